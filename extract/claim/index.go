package claim

import (
	"strings"

	"claimgraph/extract/clause"
	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// place is a token of the document.
type place struct{ sentence, token int }

// index finds the arguments of a word and the clause that a word is an argument of, whatever clauses say so: a copula's
// noun has a subject from one clause and an of-phrase from another.
type index struct {
	in       *Input
	args     map[place][]*clause.Arg
	within   map[place][]*clause.Clause // clauses that have the token as an argument's head
	mentions map[place]int              // widest mention with that head
	covering map[place]int              // widest name that holds the token
	children map[place][]int

	bySentence map[int][]int // mentions
}

func newIndex(in *Input) *index {
	x := &index{in: in, args: map[place][]*clause.Arg{}, within: map[place][]*clause.Clause{},
		mentions: map[place]int{}, covering: map[place]int{}, children: map[place][]int{}, bySentence: map[int][]int{}}
	for i := range in.Clauses {
		c := &in.Clauses[i]
		at := place{c.Sentence, predicateHead(c)}
		for j := range c.Args {
			a := &c.Args[j]
			x.args[at] = append(x.args[at], a)
			if a.Role == clause.Complement {
				continue
			}
			x.within[place{c.Sentence, a.Head}] = append(x.within[place{c.Sentence, a.Head}], c)
			for _, k := range a.Conjuncts {
				if k.Head != a.Head {
					x.within[place{c.Sentence, k.Head}] = append(x.within[place{c.Sentence, k.Head}], c)
				}
			}
		}
	}
	for m, men := range in.Mentions {
		x.bySentence[men.Sentence] = append(x.bySentence[men.Sentence], m)
		at := place{men.Sentence, men.Head}
		if old, ok := x.mentions[at]; !ok || width(in, m) > width(in, old) {
			x.mentions[at] = m
		}
	}
	x.cover()
	for s := range in.Trees {
		for w, word := range in.Trees[s].Words {
			x.children[place{s, word.Head}] = append(x.children[place{s, word.Head}], w)
		}
	}
	return x
}

// cover finds the names that hold tokens: parsers tear unknown names apart ("claim Liancourt | Rocks").
func (x *index) cover() {
	for m, men := range x.in.Mentions {
		if men.Form != mention.Name {
			continue
		}
		for i := men.First; i <= men.Last; i++ {
			at := place{men.Sentence, i}
			if old, ok := x.covering[at]; !ok || width(x.in, m) > width(x.in, old) {
				x.covering[at] = m
			}
		}
	}
}

// mentionAt is the mention that a token heads, or the name that holds it.
func (x *index) mentionAt(at place) (int, bool) {
	if m, ok := x.mentions[at]; ok {
		return m, true
	}
	m, ok := x.covering[at]
	return m, ok
}

func width(in *Input, m int) int { return in.Mentions[m].Last - in.Mentions[m].First }

// predicateHead is the token that a clause's wording is looked up by: the title or apposition where there is one.
func predicateHead(c *clause.Clause) int {
	if c.Form == clause.Apposition || c.Form == clause.Title {
		if a := c.Arg(clause.Attribute); a != nil {
			return a.Head
		}
	}
	return c.Head
}

// filler is one thing that stands in a selected argument.
type filler struct {
	place
	words   clause.Range
	mention int // -1: none
	entity  int // index into Resolution.Entities, -1: none
	arg     *clause.Arg
}

// fillers lists what stands in an argument: every conjunct, and for a set every member.
func (x *index) fillers(sentence int, a *clause.Arg) []filler {
	parts := a.Conjuncts
	if len(parts) < 2 {
		parts = []clause.Conjunct{{Head: a.Head, Words: a.Words}}
	}
	var list []filler
	for _, p := range parts {
		list = append(list, x.fillersAt(sentence, p.Head, p.Words, a)...)
	}
	return list
}

func (x *index) fillersAt(sentence, head int, words clause.Range, a *clause.Arg) []filler {
	f := filler{place: place{sentence, head}, words: words, mention: -1, entity: -1, arg: a}
	m, ok := x.mentionAt(f.place)
	if !ok {
		return []filler{f}
	}
	f.mention = m
	if members := x.members(m); members != nil {
		list := make([]filler, 0, len(members))
		for _, k := range members {
			f.mention, f.entity = k, x.in.Resolution.Of[k][0]
			list = append(list, f)
		}
		return list
	}
	var list []filler
	for _, e := range x.in.Resolution.Of[m] {
		if entity := x.in.Resolution.Entities[e]; entity.Local && entity.Kind == schema.Thing {
			continue // "stability" is no node of a graph of politics
		}
		f.entity = e
		list = append(list, f)
	}
	if list == nil {
		return []filler{f}
	}
	return list
}

// kind is the filler's kind, Thing where nothing is known.
func (x *index) kind(f filler) schema.Kind {
	if f.entity < 0 {
		return schema.Thing
	}
	return x.in.Resolution.Entities[f.entity].Kind
}

// words gives the lower-cased lemmas of a token and of up to four words before it, nearest first.
func (x *index) words(sentence, token int) []string {
	var list []string
	tree := &x.in.Trees[sentence]
	for i := token; i >= 0 && i > token-5; i-- {
		list = append(list, strings.ToLower(tree.Words[i].Lemma))
	}
	return list
}

// members are the names that a description lists: "the Greater Tunb and Abu Musa islands" are two islands.
func (x *index) members(m int) []int {
	men := x.in.Mentions[m]
	if men.Form != mention.Nominal {
		return nil
	}
	var list []int
	for _, k := range x.bySentence[men.Sentence] {
		inner := x.in.Mentions[k]
		if k == m || inner.First < men.First || inner.Last > men.Last || inner.Kind != men.Kind || inner.Head == men.Head {
			continue
		}
		if of := x.in.Resolution.Of[k]; len(of) == 1 && !x.in.Resolution.Entities[of[0]].Local {
			list = append(list, k)
		}
	}
	if len(list) < 2 {
		return nil
	}
	return list
}
