package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/syntax"
)

// view is a tree with what the rules ask for again and again, computed once per sentence in linear time. Its slices are
// used again for the next sentence.
type view struct {
	tree  *syntax.Tree
	base  []syntax.Rel // relations without subtypes
	order []int        // every token after its head; the tokens of a cycle come last
	start []int        // the dependents of i are kids[start[i]:start[i+1]], in the order of the sentence
	kids  []int
	yield []Range // everything below a token, itself included
	own   []Range // the phrase that a token heads, without preposition, conjuncts and what is added after a comma
	whole []Range // own with all conjuncts
	says  []bool  // the token is the predicate of a copula, or has a subject though it is no verb
}

// reset makes the view one of the tree.
func (v *view) reset(t *syntax.Tree) {
	n := len(t.Words)
	v.tree = t
	v.base = resize(v.base, n)
	v.start = resize(v.start, n+1)
	v.kids = resize(v.kids, n)
	v.yield = resize(v.yield, n)
	v.own = resize(v.own, n)
	v.whole = resize(v.whole, n)
	v.says = resize(v.says, n)
	clear(v.says)
	v.order = v.order[:0]
	clear(v.start)
	for i := range t.Words {
		v.base[i] = t.Words[i].Rel.Base()
		if h := v.head(i); h >= 0 {
			v.start[h+1]++
			v.says[h] = v.says[h] || v.base[i] == "cop" || v.base[i] == "nsubj"
		}
	}
	for i := range n {
		v.start[i+1] += v.start[i]
	}
	v.fillKids()
	v.sort()
	v.ranges()
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// head is a token's head, or -1 for the root and for a head that is no token of the sentence.
func (v *view) head(i int) int {
	h := v.tree.Words[i].Head
	if h < 0 || h >= len(v.tree.Words) || h == i {
		return -1
	}
	return h
}

func (v *view) fillKids() {
	for i := range v.tree.Words {
		if h := v.head(i); h >= 0 {
			v.kids[v.start[h]] = i
			v.start[h]++
		}
	}
	copy(v.start[1:], v.start[:len(v.start)-1])
	v.start[0] = 0
}

// of lists the dependents of a token in the order of the sentence.
func (v *view) of(i int) []int { return v.kids[v.start[i]:v.start[i+1]] }

// sort puts every token after its head. A parser gives no cycles, but a file may: their tokens are left without a head.
func (v *view) sort() {
	n := len(v.tree.Words)
	for i := range n {
		if v.head(i) < 0 {
			v.order = append(v.order, i)
		}
	}
	for next := 0; next < len(v.order); next++ {
		v.order = append(v.order, v.of(v.order[next])...)
	}
	if len(v.order) == n {
		return
	}
	seen := make([]bool, n)
	for _, i := range v.order {
		seen[i] = true
	}
	for i := range n {
		if !seen[i] {
			v.order = append(v.order, i)
		}
	}
}

// ranges computes yields and phrases from the leaves up.
func (v *view) ranges() {
	for i := range v.yield {
		v.yield[i] = Range{i, i}
		v.own[i], v.whole[i] = v.yield[i], v.yield[i]
	}
	for k := len(v.order) - 1; k >= 0; k-- {
		i := v.order[k]
		v.phrase(i)
		switch v.base[i] {
		case "acl", "xcomp", "ccomp", "advcl":
			v.clause(i)
		}
		if h := v.head(i); h >= 0 {
			v.yield[h] = join(v.yield[h], v.yield[i])
		}
	}
}

func join(a, b Range) Range { return Range{min(a.First, b.First), max(a.Last, b.Last)} }

func (v *view) tag(i int) syntax.Tag { return v.tree.Words[i].Tag }

func (v *view) rel(i int) syntax.Rel { return v.tree.Words[i].Rel }

func (v *view) xpos(i int) string { return v.tree.Words[i].XPOS }

// form is the token as it stands, "" where a tree has more words than tokens.
func (v *view) form(i int) string {
	if i < 0 || i >= len(v.tree.Tokens) {
		return ""
	}
	return v.tree.Tokens[i].Form
}

// lemma is the token's lemma in lower case.
func (v *view) lemma(i int) string { return strings.ToLower(v.tree.Words[i].Lemma) }

// child is the first dependent of i with the relation, which may have a subtype or stand for all of them; -1 if none.
func (v *view) child(i int, rels ...syntax.Rel) int {
	for _, j := range v.of(i) {
		for _, r := range rels {
			if v.rel(j) == r || v.base[j] == r {
				return j
			}
		}
	}
	return -1
}

// capital reports whether the token begins with an upper-case letter.
func (v *view) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(v.form(i))
	return unicode.IsUpper(r)
}
