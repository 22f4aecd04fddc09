package train

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"claimgraph/extract/syntax"
)

// school is a treebank small enough to be learnt by heart: form, lemma, tags, head, relation.
const school = `The the DET DT 2 det
ferry ferry NOUN NN 3 nsubj
reached reach VERB VBD 0 root
Aland Aland PROPN NNP 3 obj
. . PUNCT . 3 punct

Farmers farmer NOUN NNS 2 nsubj
sold sell VERB VBD 0 root
the the DET DT 4 det
mill mill NOUN NN 2 obj
in in ADP IN 6 case
June June PROPN NNP 2 obl
. . PUNCT . 2 punct

The the DET DT 2 det
mill mill NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
sold sell VERB VBN 0 root
. . PUNCT . 4 punct
`

// conllu writes school as CoNLL-U, several times over so that no word is rare.
func conllu() string {
	var b strings.Builder
	for range 3 {
		n := 0
		for line := range strings.Lines(school + "\n") {
			f := strings.Fields(line)
			if len(f) == 0 {
				b.WriteString("\n")
				n = 0
				continue
			}
			n++
			b.WriteString(strings.Join([]string{string(rune('0' + n)), f[0], f[1], f[2], f[3], "_", f[4], f[5], "_", "_"}, "\t") + "\n")
		}
	}
	return b.String()
}

// TestRun learns a small treebank by heart, twice, and gets the same bytes.
func TestRun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "school.conllu")
	if err := os.WriteFile(path, []byte(conllu()), 0o644); err != nil {
		t.Fatal(err)
	}
	cfg := Config{Treebanks: []string{path}, Epochs: 150, Hidden: 16, Seed: 1}
	var files [2]bytes.Buffer
	for i := range files {
		m, err := Run(context.Background(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		if err := m.Write(&files[i]); err != nil {
			t.Fatal(err)
		}
		trees, err := ReadTrees(cfg.Treebanks)
		if err != nil {
			t.Fatal(err)
		}
		if s := Measure(syntax.NewParser(m), trees); s.UPOS < 1 || s.Lemma < 1 || s.LASSub < 1 {
			t.Errorf("not learnt by heart: %v", s)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("two runs give different models")
	}
}

// TestCancel stops a run.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, Config{Epochs: 1, Hidden: 4}); err == nil {
		t.Error("a cancelled run gives a model")
	}
}

// TestReadText splits raw and tokenised text alike.
func TestReadText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	body := `{"id": "1", "text": "It isn't far. Two miles, they said."}` + "\n"
	if err := os.WriteFile(path, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := readText(path, func(words []string) { got = append(got, strings.Join(words, " ")) }); err != nil {
		t.Fatal(err)
	}
	want := "It is n't far .|Two miles , they said ."
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %q, want %q", s, want)
	}
}
