package clause

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

var (
	anyRel = []syntax.Rel{"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss", "nmod:desc",
		"amod", "compound", "compound:prt", "conj", "cc", "case", "mark", "aux", "aux:pass", "cop", "xcomp", "ccomp", "advcl", "acl",
		"acl:relcl", "appos", "flat", "punct", "det", "advmod", "expl", "csubj", "parataxis", "root", "dep", "nonsense", ""}
	anyTag  = []syntax.Tag{"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "PRON", "PUNCT", "ADV", "PART", "NUM", "", "SCONJ"}
	anyXPOS = []string{"NN", "NNP", "VB", "VBD", "VBG", "VBN", "WDT", "WP", "WP$", "WRB", "IN", "TO", "JJ", "CD", ""}
	anyForm = []string{"China", "claims", "no", "not", "who", "that", "1951", ",", "\"", "-", "(", "to", "president", "of", "", "É"}
)

// randomTree is a tree of n words that no grammar would allow, with cycles and heads out of range where wild.
func randomTree(r *rand.Rand, n int, wild bool) syntax.Tree {
	var t syntax.Tree
	for i := range n {
		form := anyForm[r.IntN(len(anyForm))]
		head := r.IntN(i+1) - 1
		if wild {
			head = r.IntN(n+4) - 2
		}
		t.Words = append(t.Words, syntax.Word{Tag: anyTag[r.IntN(len(anyTag))], XPOS: anyXPOS[r.IntN(len(anyXPOS))],
			Lemma: form, Head: head, Rel: anyRel[r.IntN(len(anyRel))]})
		t.Tokens = append(t.Tokens, text.Token{Form: form})
	}
	return t
}

// FuzzFind checks that any tree gives clauses and triples whose ranges lie within the sentence.
func FuzzFind(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed, uint8(seed%40), seed%2 == 0)
	}
	f.Fuzz(func(t *testing.T, seed uint64, n uint8, wild bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		trees := []syntax.Tree{randomTree(r, int(n), wild), randomTree(r, int(n)/2, !wild)}
		if err := sound(trees, Find(trees)); err != nil {
			t.Error(err)
		}
	})
}

func sound(trees []syntax.Tree, clauses []Clause) error {
	for k := range clauses {
		c := &clauses[k]
		n := len(trees[c.Sentence].Words)
		inside := func(r Range) bool { return r.Empty() || r.First >= 0 && r.Last < n }
		if c.Head < 0 || c.Head >= n || !inside(c.Wording) || c.Governor >= len(clauses) {
			return fmt.Errorf("clause %d lies outside its sentence: %+v", k, c)
		}
		for _, a := range c.Args {
			if a.Head < 0 || a.Head >= n || a.Words.Empty() || !inside(a.Words) || !inside(a.Phrase) || a.Clause >= len(clauses) {
				return fmt.Errorf("clause %d: argument outside its sentence: %+v", k, a)
			}
			for _, j := range a.Conjuncts {
				if j.Words.Empty() || !inside(j.Words) {
					return fmt.Errorf("clause %d: conjunct outside its sentence: %+v", k, j)
				}
			}
		}
		for _, tr := range c.Triples(&trees[c.Sentence]) {
			if tr.Subject.Empty() || !inside(tr.Subject) || !inside(tr.Predicate) || !inside(tr.Object) {
				return fmt.Errorf("clause %d: triple outside its sentence: %+v", k, tr)
			}
			if !tr.Implicit && tr.Predicate.Empty() {
				return fmt.Errorf("clause %d: a worded triple without a predicate: %+v", k, tr)
			}
			if tr.Confidence < 0 || tr.Confidence > 1 {
				return fmt.Errorf("clause %d: confidence %v", k, tr.Confidence)
			}
		}
	}
	return nil
}

// TestLongSentence checks that a sentence of 10,000 words, as broken input holds them, takes no more than its share.
func TestLongSentence(t *testing.T) {
	for _, shape := range []string{"random", "star", "chain", "list"} {
		tree := randomTree(rand.New(rand.NewPCG(7, 7)), 10_000, false)
		for i := range tree.Words {
			switch shape {
			case "star":
				tree.Words[i].Head = 0
			case "chain":
				tree.Words[i].Head = i - 1
			case "list": // thousands of circumstances, conjuncts and verbs on one verb
				tree.Words[i] = syntax.Word{Head: 0, XPOS: "VBD", Tag: "VERB",
					Rel: []syntax.Rel{"obl", "nsubj", "conj", "obj"}[i*4/len(tree.Words)]}
				if rel := tree.Words[i].Rel; rel == "obl" || i%2 == 0 {
					tree.Words[i].Tag = "NOUN"
				}
				if i > len(tree.Words)/2 {
					tree.Words[i].Rel = "conj"
				}
			}
		}
		tree.Words[0].Head = syntax.Root
		began := time.Now()
		clauses := Find([]syntax.Tree{tree})
		for i := range clauses {
			clauses[i].Triples(&tree)
		}
		if d := time.Since(began); d > 5*time.Second {
			t.Errorf("%s: %v for 10,000 words", shape, d)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	trees := []syntax.Tree{readTree(b, "The/DT<islands:det islands=island/NNS<claimed:nsubj:pass ,/,<claimed'2:punct "+
		"claimed=claim/VBN<islands:acl by/IN<China:case China/NNP<claimed:obl:agent ,/,<claimed:punct "+
		"were=be/VBD<claimed'2:aux:pass also/RB<claimed'2:advmod claimed=claim/VBN<root by/IN<Taiwan:case "+
		"Taiwan/NNP<claimed'2:obl:agent and/CC<controlled:cc controlled=control/VBN<claimed'2:conj by/IN<minister:case "+
		"the/DT<minister:det Japanese/JJ<minister:amod foreign/JJ<minister:amod minister/NN<controlled:obl:agent ./.<claimed'2:punct")}
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range Find(trees) {
			c.Triples(&trees[0])
		}
	}
}
