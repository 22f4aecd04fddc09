package entity

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// maxPairs is how many pairs are kept in mind.
const maxPairs = 64

// pairing is two people or two states that the text has put together, with how often and where last.
type pairing struct {
	kind    schema.Kind
	members []int
	times   int
	last    int // sentence
}

// remember keeps a mention for those that look back, and counts the pairs that it makes.
func (r *resolver) remember(m int) {
	if len(r.out.Of[m]) == 0 {
		return
	}
	r.history = append(r.history, m)
	r.together(m)
	members := r.out.Of[m]
	if len(members) == 1 {
		set := r.coordination(m)
		if n := r.hyphenated(m); n >= 0 {
			set = []int{m, n}
		}
		if len(set) == 2 {
			members = r.members(set)
		}
	}
	r.count(members, r.Mentions[m].Sentence)
}

// hyphenated is the mention that a hyphen joins to the end of mention m: "Laos-Cambodia"; or -1.
func (r *resolver) hyphenated(m int) int {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	if men.Last+2 >= len(t.Tokens) || t.Tokens[men.Last+1].Form != "-" && t.Tokens[men.Last+1].Form != "–" {
		return -1
	}
	for n := m + 1; n < len(r.Mentions) && r.Mentions[n].Sentence == men.Sentence && r.Mentions[n].First <= men.Last+2; n++ {
		if r.Mentions[n].First == men.Last+2 && len(r.Mentions[n].Hits) > 0 {
			return n
		}
	}
	return -1
}

// together keeps coordinations of three and more, and of two that are no people or states: "the Greater Tunb, the Lesser Tunb
// and Abu Musa".
func (r *resolver) together(m int) {
	if set := r.coordination(m); len(set) > 1 {
		r.lists = append(r.lists, set)
	}
}

// listed is what a plural description means by its kind: "the disputed islands" after the last coordination of such things,
// as many as it counts.
func (r *resolver) listed(m int) []int {
	kind := r.Mentions[m].Kind
	if !r.items[m].plural || kind == schema.Thing || kind == schema.Group || kind == schema.Person || schema.Values.Has(kind) {
		return nil
	}
	for n := len(r.lists) - 1; n >= 0 && n >= len(r.lists)-8; n-- {
		set := r.lists[n]
		if r.Mentions[m].Sentence-r.Mentions[set[0]].Sentence > lookback {
			return nil
		}
		members := r.members(set)
		if len(members) < 2 || r.contains(m, set) || r.two(m) && len(members) != 2 ||
			slices.ContainsFunc(members, func(e int) bool { return r.out.Entities[e].Kind != kind }) {
			continue
		}
		return members
	}
	return nil
}

// members are the entities that mentions stand for together.
func (r *resolver) members(set []int) []int {
	var all []int
	for _, m := range set {
		for _, e := range r.out.Of[m] {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return all
}

// count notes a pair of people or states. Two leaders stand for their states too: "both governments".
func (r *resolver) count(members []int, sentence int) {
	if len(members) != 2 {
		return
	}
	a, b := &r.out.Entities[members[0]], &r.out.Entities[members[1]]
	if a.Kind != b.Kind || a.Kind != schema.Person && a.Kind != schema.Country {
		return
	}
	r.countPair(a.Kind, members, sentence)
	if a.Kind == schema.Person && a.Country != "" && b.Country != "" && a.Country != b.Country {
		if s, t := r.state(a.Country), r.state(b.Country); s >= 0 && t >= 0 {
			r.countPair(schema.Country, []int{s, t}, sentence)
		}
	}
}

func (r *resolver) countPair(kind schema.Kind, members []int, sentence int) {
	for i := range r.pairs {
		p := &r.pairs[i]
		if p.kind == kind && slices.Contains(members, p.members[0]) && slices.Contains(members, p.members[1]) {
			p.times++
			p.last = sentence
			return
		}
	}
	if len(r.pairs) == maxPairs {
		r.pairs = slices.Delete(r.pairs, 0, 1)
	}
	r.pairs = append(r.pairs, pairing{kind, members, 1, sentence})
}

// state is the entity of the state with the code that the text has named, or -1.
func (r *resolver) state(code string) int {
	if i, ok := r.states[code]; ok {
		return i
	}
	return -1
}

// fading is how many sentences take as much from a pair as one more naming adds.
const fading = 6

// pair is the set that "the two leaders" or "both governments" means: the two that the text puts together most, the later the
// better; without any, the two last named.
func (r *resolver) pair(m int, lemma string) ([]int, string) {
	kind, ok := pairNouns[lemma]
	if !ok || !r.items[m].plural || !r.two(m) && lemma != "leader" {
		return nil, ""
	}
	best, score := -1, 0
	for i, p := range r.pairs {
		s := fading*min(p.times, 8) - (r.Mentions[m].Sentence - p.last)
		if r.paragraph(p.last) == r.paragraph(r.Mentions[m].Sentence) {
			s += 100 // a paragraph has its own pair
		}
		if p.kind == kind && (best < 0 || s >= score) {
			best, score = i, s
		}
	}
	if score < 100 && r.two(m) {
		if set := r.lastOf(kind, 2, r.paragraph(r.Mentions[m].Sentence)); len(set) == 2 {
			return set, "the two last named in the paragraph"
		}
	}
	if best >= 0 {
		return r.pairs[best].members, "the two that are named together"
	}
	if set := r.lastOf(kind, 2, -1); r.two(m) && len(set) == 2 {
		return set, "the two last named of the kind"
	}
	return nil, ""
}

func (r *resolver) paragraph(sentence int) int { return r.Trees[sentence].Paragraph }

// pairNouns head descriptions of two people or two states.
var pairNouns = map[string]schema.Kind{"leader": schema.Person, "man": schema.Person, "woman": schema.Person,
	"president": schema.Person, "minister": schema.Person, "statesman": schema.Person, "country": schema.Country,
	"nation": schema.Country, "state": schema.Country, "government": schema.Country, "neighbor": schema.Country,
	"neighbour": schema.Country, "side": schema.Country, "ally": schema.Country, "party": schema.Country,
	"power": schema.Country}

// two reports whether the description counts two: "both governments", "the two sides".
func (r *resolver) two(m int) bool {
	men := r.Mentions[m]
	for i := men.First; i < men.Head; i++ {
		switch strings.ToLower(r.Trees[men.Sentence].Tokens[i].Form) {
		case "two", "both":
			return true
		}
	}
	return false
}

// lastOf is the last n entities of a kind that the paragraph (-1 for any) names, the earlier named first.
func (r *resolver) lastOf(kind schema.Kind, n, paragraph int) []int {
	var set []int
	for i := len(r.history) - 1; i >= 0 && i >= len(r.history)-window && len(set) < n; i-- {
		if paragraph >= 0 && r.paragraph(r.Mentions[r.history[i]].Sentence) != paragraph {
			break
		}
		for _, e := range r.out.Of[r.history[i]] {
			if r.out.Entities[e].Kind == kind && !slices.Contains(set, e) && len(set) < n {
				set = append([]int{e}, set...)
			}
		}
	}
	return set
}
