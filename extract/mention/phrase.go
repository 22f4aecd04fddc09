package mention

import (
	"strings"

	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// view is a tree with what the finder asks of it again and again.
type view struct {
	*syntax.Tree
	kids        [][]int
	first, last []int // range of tokens below each token
	lower       []string
}

func newView(t *syntax.Tree) *view {
	n := len(t.Words)
	v := &view{Tree: t, kids: make([][]int, n), first: make([]int, n), last: make([]int, n), lower: make([]string, n)}
	counts := make([]int, n)
	for _, w := range t.Words {
		if w.Head >= 0 {
			counts[w.Head]++
		}
	}
	room := make([]int, n)
	for i, at := 0, 0; i < n; i++ {
		v.kids[i] = room[at : at : at+counts[i]]
		at += counts[i]
	}
	queue := make([]int, 0, n)
	for i, w := range t.Words {
		v.first[i], v.last[i] = i, i
		v.lower[i] = strings.ToLower(w.Lemma)
		if w.Head >= 0 {
			v.kids[w.Head] = append(v.kids[w.Head], i)
		} else {
			queue = append(queue, i)
		}
	}
	for at := 0; at < len(queue); at++ {
		queue = append(queue, v.kids[queue[at]]...)
	}
	for at := len(queue) - 1; at >= 0; at-- {
		i := queue[at]
		if h := t.Words[i].Head; h >= 0 {
			v.first[h], v.last[h] = min(v.first[h], v.first[i]), max(v.last[h], v.last[i])
		}
	}
	return v
}

func (v *view) form(i int) string     { return v.Tokens[i].Form }
func (v *view) tag(i int) syntax.Tag  { return v.Words[i].Tag }
func (v *view) rel(i int) syntax.Rel  { return v.Words[i].Rel }
func (v *view) base(i int) syntax.Rel { return v.Words[i].Rel.Base() }
func (v *view) nominal(i int) bool    { return v.tag(i) == syntax.NOUN || v.tag(i) == syntax.PROPN }
func (v *view) capital(i int) bool    { return startsUpper(v.form(i)) }
func (v *view) parent(i int) int      { return v.Words[i].Head }
func (v *view) kid(i int, rel syntax.Rel) int {
	for _, k := range v.kids[i] {
		if v.base(k) == rel {
			return k
		}
	}
	return -1
}

// preposition is the lemma of a phrase's first preposition, "" without one.
func (v *view) preposition(i int) string {
	for _, k := range v.kids[i] {
		if v.base(k) == "case" && k < i {
			return v.lower[k]
		}
	}
	return ""
}

// phrase is the base noun phrase of head h: what stands before it, and an of-phrase after it. "a base for Kurdish
// fighters" is "a base", "the government of Iraq" is whole.
func (v *view) phrase(h int) (first, last int) { return v.phraseWithin(h, 0) }

// maxNesting bounds of-phrases within of-phrases.
const maxNesting = 6

func (v *view) phraseWithin(h, depth int) (first, last int) {
	first, last = v.leftEdge(h), v.rightEdge(h, depth)
	for first < h && v.joint(first) {
		first++
	}
	return first, last
}

// joint reports whether a word joins phrases and so begins none, though a parser may hang it on the wrong word: "and US
// President ...".
func (v *view) joint(i int) bool {
	switch v.tag(i) {
	case syntax.CCONJ, syntax.SCONJ, syntax.PUNCT:
		return true
	case syntax.ADP:
		return i+1 >= len(v.lower) || v.form(i+1) != "least" && v.form(i+1) != "most" // "at least ten ships"
	}
	return false
}

func (v *view) leftEdge(h int) int {
	edge := h // of what is taken
	near := h // of what is taken or passed over
	kids := v.kids[h]
	for n := len(kids) - 1; n >= 0; n-- {
		k := kids[n]
		if k > h {
			continue
		}
		if v.last[k]+1 != near {
			break
		}
		switch v.base(k) {
		case "det", "amod", "compound", "nummod", "flat", "goeswith":
		case "nmod":
			if v.preposition(k) != "" && v.rel(k) != "nmod:poss" {
				return edge
			}
		case "punct":
			if near = v.first[k]; opens(v.form(k)) {
				return edge
			}
			continue
		default:
			return edge
		}
		edge, near = v.first[k], v.first[k]
	}
	return edge
}

func (v *view) rightEdge(h, depth int) int {
	edge, near := h, h
	for _, k := range v.kids[h] {
		if k < h {
			continue
		}
		if v.first[k] != near+1 {
			break
		}
		switch v.base(k) {
		case "flat", "fixed", "goeswith", "compound", "nummod":
			edge, near = v.last[k], v.last[k]
		case "nmod":
			if v.rel(k) == "nmod:desc" {
				edge, near = v.last[k], v.last[k]
				continue
			}
			if depth < maxNesting && v.joins(h, k) {
				return v.coordinated(k, depth+1)
			}
			return edge
		case "punct":
			if !hyphen(v.form(k)) {
				return edge
			}
			near = k
		default:
			return edge
		}
	}
	return edge
}

// joins reports whether a prepositional phrase belongs to its noun's phrase: with "of" always, with another preposition
// within a name ("Convention on the Law of the Sea", "Minister for the Middle East").
func (v *view) joins(h, k int) bool {
	switch v.preposition(k) {
	case "of":
		return true
	case "for", "on":
		if v.tag(h) != syntax.PROPN || v.tag(k) != syntax.PROPN {
			return false
		}
		kind := nameWords[v.lower[h]]
		return schema.Organizations.Has(kind) || schema.Agreements.Has(kind) || nouns[v.lower[h]] == schema.Person
	}
	return false
}

// coordinated is the right edge of a phrase with what is joined to it: "the governments of Japan and China".
func (v *view) coordinated(k, depth int) int {
	edge := v.rightEdge(k, depth)
	for _, c := range v.kids[k] {
		if v.base(c) == "conj" && c > k && v.nominal(c) && depth < maxNesting {
			edge = max(edge, v.rightEdge(c, depth+1))
		}
	}
	return edge
}

func opens(form string) bool {
	switch form {
	case "(", "[", "{", "-LRB-", "-LSB-", ",", ";", ":", "--", "—":
		return true
	}
	return false
}

func hyphen(form string) bool {
	switch form {
	case "-", "–", "‑", "/":
		return true
	}
	return false
}
