package clause

import (
	"fmt"
	"strings"
	"testing"

	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

// readTree reads a sentence in the tests' notation: one word after the other as
//
//	form=lemma/TAG<head:relation
//
// where TAG is the Penn Treebank's, the lemma is left out where it is the form in lower case (for names: the form), and
// the head is given by its form, with '2 for the second word of that form; the root has no head: "claimed=claim/VBD<root".
func readTree(t testing.TB, line string) syntax.Tree {
	t.Helper()
	var tree syntax.Tree
	var heads []string
	at := map[string]int{}
	seen := map[string]int{}
	offset := 0
	for i, cell := range strings.Fields(line) {
		word, dependency, ok := cutLast(cell, "<")
		word, xpos, tagged := cutLast(word, "/")
		if !ok || !tagged {
			t.Fatalf("%q is not form=lemma/TAG<head:relation", cell)
		}
		form, lemma, hasLemma := strings.Cut(word, "=")
		if form == "" {
			form, lemma, hasLemma = word, word, true
		}
		head, rel, hasHead := strings.Cut(dependency, ":")
		if !hasHead {
			head, rel = "", dependency
		}
		tag := universal(xpos, rel, form)
		if !hasLemma {
			lemma = strings.ToLower(form)
			if tag == syntax.PROPN {
				lemma = form
			}
		}
		seen[form]++
		name := form
		if n := seen[form]; n > 1 {
			name = fmt.Sprintf("%s'%d", form, n)
		}
		at[name] = i
		heads = append(heads, head)
		tree.Words = append(tree.Words, syntax.Word{Tag: tag, XPOS: xpos, Lemma: lemma, Rel: syntax.Rel(rel)})
		tree.Tokens = append(tree.Tokens, text.Token{Span: text.Span{Start: offset, End: offset + len(form)}, Form: form})
		offset += len(form) + 1
	}
	for i, head := range heads {
		tree.Words[i].Head = syntax.Root
		if head == "" {
			continue
		}
		h, ok := at[head]
		if !ok {
			t.Fatalf("%q hangs on %q, which is no word of the sentence", tree.Tokens[i].Form, head)
		}
		tree.Words[i].Head = h
	}
	tree.Span = text.Span{Start: 0, End: max(0, offset-1)}
	return tree
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// universal is the universal tag of a Penn Treebank tag, as the English treebanks pair them.
func universal(xpos, rel, form string) syntax.Tag {
	helper := strings.HasPrefix(rel, "aux") || rel == "cop"
	switch {
	case strings.HasPrefix(xpos, "NNP"):
		return syntax.PROPN
	case strings.HasPrefix(xpos, "NN"):
		return syntax.NOUN
	case strings.HasPrefix(xpos, "VB") && helper, xpos == "MD":
		return syntax.AUX
	case strings.HasPrefix(xpos, "VB"):
		return syntax.VERB
	case strings.HasPrefix(xpos, "JJ"):
		return syntax.ADJ
	case xpos == "RB" && (form == "not" || form == "n't"), xpos == "TO" && rel == "mark", xpos == "POS":
		return syntax.PART
	case strings.HasPrefix(xpos, "RB"), xpos == "WRB":
		return syntax.ADV
	case xpos == "IN" && rel == "mark":
		return syntax.SCONJ
	case xpos == "IN", xpos == "TO", xpos == "RP":
		return syntax.ADP
	case strings.HasPrefix(xpos, "PRP"), strings.HasPrefix(xpos, "W"), xpos == "EX":
		return syntax.PRON
	case xpos == "DT" || xpos == "PDT":
		if rel == "det" || rel == "det:predet" {
			return syntax.DET
		}
		return syntax.PRON
	case xpos == "CD":
		return syntax.NUM
	case xpos == "CC":
		return syntax.CCONJ
	case rel == "punct":
		return syntax.PUNCT
	}
	return syntax.X
}

// show writes a range as it stands in the sentence.
func show(t *syntax.Tree, r Range) string {
	var words []string
	for i := r.First; i <= r.Last; i++ {
		words = append(words, t.Tokens[i].Form)
	}
	return strings.Join(words, " ")
}

// describe writes a clause on one line:
//
//	verbal claim, passive: subject=The islands by=China
//
// with "^" before an argument that stands elsewhere and "|" between conjuncts.
func describe(c *Clause, t *syntax.Tree) string {
	var b strings.Builder
	b.WriteString(c.Form.String())
	if c.Lemma != "" {
		b.WriteString(" " + c.Lemma)
	}
	for _, mark := range []struct {
		on   bool
		name string
	}{{c.Passive, "passive"}, {c.Polarity != 0, "denied"}, {c.Modality != 0, c.Modality.String()}} {
		if mark.on {
			b.WriteString(", " + mark.name)
		}
	}
	b.WriteString(":")
	for _, a := range c.Args {
		name := a.Role.String()
		if a.Case != "" && a.Role != Complement {
			name = a.Case
		}
		if a.Role == Time {
			name = strings.TrimSpace("time " + a.Case)
		}
		if a.Inherited {
			name = "^" + name
		}
		words := show(t, a.Words)
		if len(a.Conjuncts) > 1 {
			var parts []string
			for _, k := range a.Conjuncts {
				parts = append(parts, show(t, k.Words))
			}
			words = strings.Join(parts, " | ")
		}
		fmt.Fprintf(&b, " %s=[%s]", name, words)
	}
	return b.String()
}

// describeTriple writes a worded triple: (subject; predicate; object; qualifiers).
func describeTriple(tr *Triple, t *syntax.Tree) string {
	parts := []string{show(t, tr.Subject), show(t, tr.Predicate)}
	if !tr.Object.Empty() {
		parts = append(parts, show(t, tr.Object))
	}
	for _, q := range tr.Qualifiers {
		parts = append(parts, string(q.Role)+": "+show(t, q.Words))
	}
	return "(" + strings.Join(parts, "; ") + ")"
}
