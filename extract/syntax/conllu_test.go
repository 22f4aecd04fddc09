package syntax_test

import (
	"bytes"
	"strings"
	"testing"

	"claimgraph/extract/syntax"
)

// tabs turns a table written with single spaces into CoNLL-U.
func tabs(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if !strings.HasPrefix(line, "#") {
			line = strings.ReplaceAll(line, " ", "\t")
		}
		b.WriteString(line)
	}
	return b.String()
}

const twoDocuments = `# newdoc id = first
# sent_id = 1
# text = They don't know.
1 They they PRON PRP _ 4 nsubj _ _
2-3 don't _ _ _ _ _ _ _ _
2 do do AUX VBP Mood=Ind 4 aux _ _
3 n't not PART RB _ 4 advmod _ _
4 know know VERB VB _ 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _

# newpar
# sent_id = 2
1 Why why ADV WRB _ 0 root _ SpaceAfter=No
2 ? ? PUNCT . _ 1 punct _ _

# newdoc id = second
1 Zum zu ADP IN _ 0 root _ _

`

func TestReadCoNLLU(t *testing.T) {
	var docs []*syntax.Document
	for d, err := range syntax.ReadCoNLLU(strings.NewReader(tabs(twoDocuments))) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	if len(docs) != 2 || docs[0].ID != "first" || docs[1].ID != "second" {
		t.Fatalf("documents %+v", docs)
	}
	if want := "They don't know.\n\nWhy?"; docs[0].Body != want {
		t.Errorf("body %q, want %q", docs[0].Body, want)
	}
	for _, tree := range docs[0].Trees {
		for _, tok := range tree.Tokens {
			if got := docs[0].Body[tok.Start:tok.End]; got != tok.Form {
				t.Errorf("token %q lies at %q", tok.Form, got)
			}
		}
	}
	if p := docs[0].Trees[1].Paragraph; p != 1 {
		t.Errorf("second sentence is in paragraph %d", p)
	}
	if w := docs[0].Trees[0].Words[3]; w.Head != syntax.Root || w.Tag != syntax.VERB || w.XPOS != "VB" || w.Rel != "root" {
		t.Errorf("root is %+v", w)
	}
}

func TestWriteCoNLLU(t *testing.T) {
	var out bytes.Buffer
	for d, err := range syntax.ReadCoNLLU(strings.NewReader(tabs(twoDocuments))) {
		if err != nil {
			t.Fatal(err)
		}
		if err := syntax.WriteCoNLLU(&out, d); err != nil {
			t.Fatal(err)
		}
	}
	if got := out.String(); got != tabs(twoDocuments) {
		t.Errorf("written back:\n%s", got)
	}
}

// TestWritePlain writes a document that did not come from CoNLL-U.
func TestWritePlain(t *testing.T) {
	for d, err := range syntax.ReadCoNLLU(strings.NewReader(tabs("1 No no DET DT _ 2 det _ _\n2 way way NOUN NN _ 0 root _ SpaceAfter=No\n3 ! ! PUNCT . _ 2 punct _ _\n"))) {
		if err != nil {
			t.Fatal(err)
		}
		d.ID, d.Sources = "x", nil
		var out bytes.Buffer
		if err := syntax.WriteCoNLLU(&out, d); err != nil {
			t.Fatal(err)
		}
		want := tabs("# newdoc id = x\n# newpar\n# sent_id = 1\n# text = No way!\n1 No no DET DT _ 2 det _ _\n2 way way NOUN NN _ 0 root _ SpaceAfter=No\n3 ! ! PUNCT . _ 2 punct _ _\n\n")
		if out.String() != want {
			t.Errorf("got\n%s\nwant\n%s", &out, want)
		}
	}
}

func TestReadCoNLLUErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1 a\n", "line 1: 2 columns"},
		{"1 a _ _ _ _ _ _ _ _\n3 b _ _ _ _ _ _ _ _\n", `line 2: word number "3" where 2 is due`},
		{"1 a _ _ _ _ x _ _ _\n", `line 1: head "x"`},
		{"1 a _ _ _ _ 7 _ _ _\n\n", "line 2: word 1 has head 7"},
		{"1-2 ab _ _ _ _ _ _ _ _\n1 a _ _ _ _ 0 _ _ _\n", "line 2: a multiword token reaches beyond"},
		{"1-2 ab _ _ _ _ _ _ _ _\n1-1 a _ _ _ _ _ _ _ _\n", `line 2: multiword token "1-1" overlaps`},
		{"2-1 ab _ _ _ _ _ _ _ _\n", `line 1: "2-1" is no range`},
	} {
		var got error
		for _, err := range syntax.ReadCoNLLU(strings.NewReader(tabs(c.in))) {
			got = err
		}
		if got == nil || !strings.HasPrefix(got.Error(), c.want) {
			t.Errorf("%q: error %v, want %s", c.in, got, c.want)
		}
	}
}

// FuzzReadCoNLLU: no input crashes the reader, and what it reads it can write and read again to the same.
func FuzzReadCoNLLU(f *testing.F) {
	f.Add(tabs(twoDocuments))
	f.Add("1\ta\t_\t_\t_\t_\t_\t_\t_\t_")
	f.Add("#\r\r\r\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_")
	f.Fuzz(func(t *testing.T, in string) {
		var first, second bytes.Buffer
		for d, err := range syntax.ReadCoNLLU(strings.NewReader(in)) {
			if err != nil {
				return
			}
			for _, tree := range d.Trees {
				for _, tok := range tree.Tokens {
					if tok.Start > tok.End || tok.End > len(d.Body) {
						t.Fatalf("token %+v in a body of %d bytes", tok, len(d.Body))
					}
				}
			}
			syntax.WriteCoNLLU(&first, d)
		}
		for d, err := range syntax.ReadCoNLLU(bytes.NewReader(first.Bytes())) {
			if err != nil {
				t.Fatalf("%v in\n%s", err, &first)
			}
			syntax.WriteCoNLLU(&second, d)
		}
		if first.String() != second.String() {
			t.Fatalf("written once:\n%s\ntwice:\n%s", &first, &second)
		}
	})
}
