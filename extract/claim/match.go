package claim

import (
	"slices"
	"strings"

	"claimgraph/extract/clause"
	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// selected lists what stands where the selector points, seen from clause c: the first alternative that finds anything
// of the right kind wins.
func (x *index) selected(c *clause.Clause, sel selector, kinds schema.Kinds, open bool) []filler {
	for _, s := range sel {
		want := kinds
		if s.kinds != 0 {
			want = s.kinds
		}
		var list []filler
		for _, f := range x.step(c, s) {
			if f == nobody || f.entity >= 0 && want.Has(x.kind(f)) || f.entity < 0 && open && s.kinds == 0 {
				list = append(list, f)
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// step follows one alternative without looking at kinds.
func (x *index) step(c *clause.Clause, s step) []filler {
	at, above := place{c.Sentence, predicateHead(c)}, c
	for _, p := range s.path {
		if p == "^" {
			above = x.verbOver(at)
			if above == nil {
				return nil
			}
			at = place{above.Sentence, predicateHead(above)}
			continue
		}
		next := x.argsOf(above, at, p)
		if len(next) == 0 {
			return nil
		}
		at, above = place{at.sentence, next[0].Head}, nil
	}
	if s.role == "self" {
		return x.fillersAt(at.sentence, at.token, clause.Range{First: at.token, Last: at.token}, nil)
	}
	if s.role == "none" {
		return []filler{nobody}
	}
	if s.role == "heading" {
		return x.heading(at)
	}
	if s.role == "dep" {
		var list []filler
		for _, w := range x.children[at] {
			list = append(list, x.fillersAt(at.sentence, w, clause.Range{First: w, Last: w}, nil)...)
		}
		return list
	}
	var list []filler
	for _, a := range x.argsOf(above, at, s.role) {
		list = append(list, x.fillers(at.sentence, a)...)
	}
	switch {
	case len(list) > 0 || len(s.path) > 0:
	case s.role == "mod":
		return x.besideName(c)
	case s.role == "subj" && c.Arg(clause.Subject) == nil:
		return x.heading(at) // "Norway-Russia: signed an agreement in 2010"
	}
	return list
}

// heading finds the states that the heading over the word names: "Benin-Niger: dispute over islands".
func (x *index) heading(at place) []filler {
	tree := &x.in.Trees[at.sentence]
	colon := -1
	for i := range min(at.token, 12) {
		if tree.Tokens[i].Form == ":" {
			colon = i
			break
		}
	}
	if colon < 0 {
		return nil
	}
	var list []filler
	for _, m := range x.bySentence[at.sentence] {
		men := x.in.Mentions[m]
		if men.Last >= colon {
			continue
		}
		for _, f := range x.fillersAt(at.sentence, men.Head, clause.Range{First: men.First, Last: men.Last}, nil) {
			if x.kind(f) == schema.Country || x.kind(f) == schema.Territory {
				list = append(list, f)
			}
		}
	}
	return list
}

// besideName finds the state or body that a title belongs to where the tree hangs it on the name: "Japanese" in "Japanese
// Prime Minister Shigeru Ishiba".
func (x *index) besideName(c *clause.Clause) []filler {
	subject := c.Arg(clause.Subject)
	if subject == nil || c.Form != clause.Title && c.Form != clause.Apposition {
		return nil
	}
	outer, ok := x.mentionAt(place{c.Sentence, subject.Head})
	if !ok {
		return nil
	}
	whole := x.in.Mentions[outer]
	for m := outer + 1; m < len(x.in.Mentions); m++ {
		men := x.in.Mentions[m]
		if men.Sentence != c.Sentence || men.First > whole.Last {
			return nil
		}
		if men.Form == mention.Name && men.Last < whole.CoreFirst {
			return x.fillersAt(c.Sentence, men.Head, clause.Range{First: men.First, Last: men.Last}, nil)
		}
	}
	return nil
}

// verbOver is the clause in which the noun is an argument: for "obligations" in "the article stipulates US defense
// obligations" the clause of "stipulates".
func (x *index) verbOver(at place) *clause.Clause {
	for _, c := range x.within[at] {
		if c.Form == clause.Verbal && predicateHead(c) != at.token {
			return c
		}
	}
	return nil
}

// argsOf lists the arguments of a word in a role. Roles of verbs are logical ones: "subj" is who acts, also in a
// passive.
func (x *index) argsOf(c *clause.Clause, at place, role string) []*clause.Arg {
	switch role {
	case "subj", "obj":
		if c == nil {
			return nil
		}
		a := c.LogicalSubject()
		if role == "obj" {
			a = c.LogicalObject()
		}
		if a == nil {
			return nil
		}
		return []*clause.Arg{a}
	}
	want, byCase := roleOf(role)
	var list []*clause.Arg
	for _, a := range x.args[at] {
		switch {
		case a.Role != want && !(byCase && a.Role == clause.Time):
		case byCase && role != "case" && a.Case != role:
		default:
			if !slices.ContainsFunc(list, func(b *clause.Arg) bool { return b.Head == a.Head }) {
				list = append(list, a)
			}
		}
	}
	return list
}

func roleOf(name string) (role clause.Role, byCase bool) {
	switch name {
	case "iobj":
		return clause.IndirectObject, false
	case "attr":
		return clause.Attribute, false
	case "poss":
		return clause.Possessor, false
	case "mod":
		return clause.Modifier, false
	case "comp":
		return clause.Complement, false
	}
	return clause.Oblique, true
}

// holds reports whether the clause meets the condition.
func (x *index) holds(c *clause.Clause, cond condition) bool {
	found := false
	for _, s := range cond.sel {
		for _, f := range x.step(c, s) {
			if s.kinds != 0 && (f.entity < 0 || !s.kinds.Has(x.kind(f))) {
				continue
			}
			lemma := strings.ToLower(x.in.Trees[f.sentence].Words[f.token].Lemma)
			if len(cond.lemmas) == 0 || slices.Contains(cond.lemmas, lemma) {
				found = true
			}
		}
	}
	return found != cond.negate
}

// candidates lists the frames that read the clause's wording.
func (x *index) candidates(c *clause.Clause, frames *Frames) []*Frame {
	head := predicateHead(c)
	words := x.words(c.Sentence, head)
	switch c.Form {
	case clause.Verbal:
		parts := strings.Fields(c.Lemma)
		slices.Reverse(parts)
		if len(parts) == 0 {
			return nil
		}
		return frames.find(verbForm, parts)
	case clause.Copular:
		return append(frames.find(roleForm, words), frames.find(adjForm, words)...)
	case clause.Apposition, clause.Title:
		return frames.find(roleForm, words)
	case clause.Nominal:
		return frames.find(nounForm, words)
	case clause.Compound:
		return append(frames.find(compForm, words), frames.find(nounForm, words)...)
	case clause.Possessive:
		return append(frames.find(possForm, words), frames.find(nounForm, words)...)
	case clause.Place:
		if len(c.Args) == 0 {
			return nil
		}
		for i := range c.Args {
			if c.Args[i].Role == clause.Oblique {
				return frames.find(placeForm, []string{strings.ToLower(c.Args[i].Case)})
			}
		}
	}
	return nil
}

// match is a frame that fits a clause, with one pair of sides.
type match struct {
	frame       *Frame
	clause      int
	left, right filler
}

// matches reads one clause with every frame that fits its wording.
func (x *index) matches(n int, frames *Frames) []match {
	c := &x.in.Clauses[n]
	var list, bare []match
	for _, f := range x.candidates(c, frames) {
		if slices.ContainsFunc(f.Conditions, func(cond condition) bool { return !x.holds(c, cond) }) {
			continue
		}
		left := x.selected(c, f.Left, f.Predicate.Domain, false)
		open := !f.Mutual && f.Predicate.Range.Has(schema.Thing)
		right := x.selected(c, f.Right, f.Predicate.Range, open)
		for _, p := range pairs(f, left, right) {
			list = append(list, match{f, n, p[0], p[1]})
		}
		if f.Bare && len(right) == 0 && f.PLOVER != schema.NoEvent && !x.stands(c, f.Right) && (!f.Mutual || len(left) == 1) {
			for _, l := range left {
				bare = append(bare, match{f, n, l, nobody})
			}
		}
	}
	// An act is directed at nobody only where no row finds at whom.
	for _, b := range bare {
		same := func(m match) bool { return m.frame.Predicate.Name == b.frame.Predicate.Name && m.left == b.left }
		if !slices.ContainsFunc(list, same) {
			list = append(list, b)
		}
	}
	return list
}

// nobody is the side of an event that is directed at none: "Students marched through the capital."
var nobody = filler{place: place{-1, -1}, mention: -1, entity: -1}

// stands reports whether anything of any kind stands where the selector points.
func (x *index) stands(c *clause.Clause, sel selector) bool {
	for _, s := range sel {
		if len(x.step(c, s)) > 0 {
			return true
		}
	}
	return false
}

// pairs combines the sides. "Ishiba and Trump met" has both on the left.
func pairs(f *Frame, left, right []filler) [][2]filler {
	var list [][2]filler
	if f.Mutual && len(right) == 0 {
		for i := range left {
			for _, r := range left[i+1:] {
				list = append(list, [2]filler{left[i], r})
			}
		}
	}
	for _, l := range left {
		for _, r := range right {
			list = append(list, [2]filler{l, r})
		}
	}
	return slices.DeleteFunc(list, func(p [2]filler) bool {
		return p[0].entity >= 0 && p[0].entity == p[1].entity || p[0].place == p[1].place && p[0].entity == p[1].entity
	})
}
