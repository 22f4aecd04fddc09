package syntax_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"claimgraph/extract/model/english"
	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

// parser makes a parser of the model that ships.
func parser(t testing.TB) *syntax.Parser {
	t.Helper()
	m, err := english.Load()
	if err != nil {
		t.Fatal(err)
	}
	return syntax.NewParser(m)
}

// sentence makes a sentence of words separated by spaces.
func sentence(s string) text.Sentence {
	out := text.Sentence{Span: text.Span{End: len(s)}}
	at := 0
	for _, w := range strings.Split(s, " ") {
		out.Tokens = append(out.Tokens, text.Token{Span: text.Span{Start: at, End: at + len(w)}, Form: w})
		at += len(w) + 1
	}
	return out
}

// wellFormed reports what is wrong with a tree.
func wellFormed(t *testing.T, tree *syntax.Tree) {
	t.Helper()
	if len(tree.Words) != len(tree.Tokens) {
		t.Fatalf("%d words for %d tokens", len(tree.Words), len(tree.Tokens))
	}
	roots := 0
	for i, w := range tree.Words {
		if w.Tag == "" || w.Rel == "" || (w.Lemma == "") != (tree.Tokens[i].Form == "") {
			t.Fatalf("word %d is incomplete: %+v", i, w)
		}
		if (w.Rel == "root") != (w.Head == syntax.Root) {
			t.Fatalf("word %d has relation %s and head %d", i, w.Rel, w.Head)
		}
		if w.Head == syntax.Root {
			roots++
		}
		j := i
		for steps := 0; j != syntax.Root; steps++ {
			if j < 0 || j >= len(tree.Words) || steps > len(tree.Words) {
				t.Fatalf("word %d is not below the root", i)
			}
			j = tree.Words[j].Head
		}
	}
	if roots != 1 && len(tree.Words) > 0 {
		t.Fatalf("%d roots", roots)
	}
}

func TestParse(t *testing.T) {
	p := parser(t)
	for _, c := range []struct{ sentence, want string }{
		{"The minister visited Oslo .",
			"the/DET/2/det minister/NOUN/3/nsubj visit/VERB/0/root Oslo/PROPN/3/obj ./PUNCT/3/punct"},
		{"The bridges were closed in June .",
			"the/DET/2/det bridge/NOUN/4/nsubj:pass be/AUX/4/aux:pass close/VERB/0/root in/ADP/6/case June/PROPN/4/obl ./PUNCT/4/punct"},
	} {
		tree := p.Parse([]text.Sentence{sentence(c.sentence)})[0]
		wellFormed(t, &tree)
		var got []string
		for _, w := range tree.Words {
			got = append(got, strings.Join([]string{w.Lemma, string(w.Tag), string(rune('1' + w.Head)), string(w.Rel)}, "/"))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.sentence, s, c.want)
		}
	}
}

// TestHostile feeds what no sentence should look like.
func TestHostile(t *testing.T) {
	p := parser(t)
	words := strings.Repeat("peace talks in Geneva , ", 2000)
	for name, s := range map[string]text.Sentence{
		"empty":          {},
		"ten thousand":   sentence(strings.TrimSpace(words)),
		"one long word":  sentence(strings.Repeat("x", 5<<20)),
		"only dots":      sentence(strings.TrimSpace(strings.Repeat(". ", 1000))),
		"controls":       sentence("\x00\x01 \x02 \u202e \ufeff"),
		"right to left":  sentence("שלום עולם مرحبا"),
		"emoji":          sentence("👍🏽 👩‍👩‍👧 🇯🇵"),
		"invalid UTF-8":  sentence("\xff\xfe \x80 a\xc3"),
		"empty words":    sentence("a  b"),
		"long non-latin": sentence(strings.Repeat("語", 1000)),
	} {
		tree := p.Parse([]text.Sentence{s})[0]
		t.Run(name, func(t *testing.T) { wellFormed(t, &tree) })
	}
}

// TestBatch shows that a sentence's tree does not depend on what is parsed beside it.
func TestBatch(t *testing.T) {
	p := parser(t)
	rng := rand.New(rand.NewPCG(1, 1))
	vocabulary := strings.Fields("the a treaty signed , and Paris border of in 1919 was he not ceded by which to . province")
	var list []text.Sentence
	for range 150 {
		var words []string
		for range 1 + rng.IntN(30) {
			words = append(words, vocabulary[rng.IntN(len(vocabulary))])
		}
		list = append(list, sentence(strings.Join(words, " ")))
	}
	together := p.Parse(list)
	for i := range list {
		alone := p.Parse(list[i : i+1])[0]
		wellFormed(t, &alone)
		for j, w := range alone.Words {
			if w != together[i].Words[j] {
				t.Fatalf("sentence %d word %d: %+v alone, %+v in a batch", i, j, w, together[i].Words[j])
			}
		}
	}
}

// FuzzParse: whatever stands between the spaces, the tree is well formed.
func FuzzParse(f *testing.F) {
	f.Add("The envoy 's car , a 1998 model , broke down .")
	f.Add("\xff 👍 \x00 ... ''  ``")
	p := parser(f)
	f.Fuzz(func(t *testing.T, s string) {
		tree := p.Parse([]text.Sentence{sentence(s)})[0]
		wellFormed(t, &tree)
	})
}
