package text_test

import (
	"os"
	"path/filepath"
	"testing"

	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

// TestTreebanks measures the splitter against the sentences and words of treebanks, as F1 over spans (the CoNLL 2018
// shared task's measure). CLAIMGRAPH_TREEBANKS names CoNLL-U files, separated by ":".
func TestTreebanks(t *testing.T) {
	list := os.Getenv("CLAIMGRAPH_TREEBANKS")
	if list == "" {
		t.Skip("set CLAIMGRAPH_TREEBANKS to CoNLL-U files to measure the splitter against them")
	}
	for _, name := range filepath.SplitList(list) {
		sentences, tokens := measure(t, name)
		t.Logf("%s: sentences F1 %.2f, tokens F1 %.2f", filepath.Base(name), sentences.f1(), tokens.f1())
		if sentences.f1() < 90 || tokens.f1() < 99 {
			t.Errorf("%s: below 90 and 99", name)
		}
	}
}

type count struct{ right, gold, found int }

func (c count) f1() float64 { return 200 * float64(c.right) / float64(c.gold+c.found) }

func measure(t *testing.T, name string) (sentences, tokens count) {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for d, err := range syntax.ReadCoNLLU(f) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		gold, goldTokens := map[text.Span]bool{}, map[text.Span]bool{}
		for i := range d.Trees {
			gold[d.Trees[i].Span] = true
			for _, tok := range d.Trees[i].Tokens {
				goldTokens[tok.Span] = true
			}
		}
		sentences.gold += len(gold)
		tokens.gold += len(goldTokens)
		for _, s := range text.Split(d.Body) {
			sentences.found++
			if gold[s.Span] {
				sentences.right++
			} else if os.Getenv("SHOW") != "" {
				t.Logf("SENT %q", s.Span.Of(d.Body))
			}
			for _, tok := range s.Tokens {
				tokens.found++
				if goldTokens[tok.Span] {
					tokens.right++
				} else if os.Getenv("SHOW") != "" {
					t.Logf("TOK %q in %q", tok.Form, d.Body[max(0, tok.Start-8):min(len(d.Body), tok.End+8)])
				}
			}
		}
	}
	return sentences, tokens
}
