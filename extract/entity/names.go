package entity

import (
	"slices"
	"strings"
	"unicode"

	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// names resolves every name: those of the gazetteer, then the longer of the others, then short forms of any of them.
func (r *resolver) names() {
	var rest []int
	for m, men := range r.Mentions {
		if men.Form != mention.Name {
			continue
		}
		if len(men.Hits) == 0 {
			rest = append(rest, m)
			continue
		}
		i, why := r.choose(m)
		r.assign(m, why, r.entry(i))
	}
	slices.SortStableFunc(rest, func(a, b int) int { return r.words(b) - r.words(a) })
	for _, m := range rest {
		if e, why := r.shortFor(m); e >= 0 {
			r.assign(m, why, e)
			continue
		}
		r.assign(m, "a new name", r.mint(m))
	}
	for m, men := range r.Mentions {
		if men.Form == mention.Name {
			r.learn(m)
		}
	}
}

func (r *resolver) words(m int) int { return len(strings.Fields(r.surface(m))) }

// choose picks among the entries of a name. A capital's name means the state where it acts: "Tokyo said", "between
// Moscow and Kyiv", "Beijing's claim"; and the city where things happen in it.
func (r *resolver) choose(m int) (entry int, why string) {
	var cands []int
	for _, h := range r.Mentions[m].Hits {
		cands = append(cands, h.Entry)
	}
	if len(cands) == 1 {
		return cands[0], "the gazetteer knows the name"
	}
	city, state := -1, -1
	for _, c := range cands {
		switch r.gaz.Entry(c).Kind {
		case schema.City:
			city = c
		case schema.Country:
			if state < 0 || r.known[c] > 0 {
				state = c
			}
		}
	}
	if city >= 0 && state >= 0 {
		if r.acts(m) {
			return state, "a capital that acts for its state"
		}
		return city, "a capital as a place"
	}
	for _, c := range cands {
		if _, met := r.known[c]; met {
			return c, "of several, the one that the text has named"
		}
	}
	if state >= 0 {
		return state, "of several, the state"
	}
	return cands[0], "of several, the first"
}

// acts reports whether the mention is in the place of an agent: a subject, an object, a possessor, a party.
func (r *resolver) acts(m int) bool {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	prep := ""
	for _, c := range r.children[place{men.Sentence, men.Head}] {
		if t.Words[c].Rel.Base() == "case" && t.Words[c].Lemma != "'s" {
			prep = t.Words[c].Lemma
		}
	}
	switch t.Words[men.Head].Rel.Base() {
	case "nsubj", "obj", "iobj":
		return prep == ""
	case "conj":
		if h, ok := r.at[place{men.Sentence, t.Words[men.Head].Head}]; ok && h != m && prep == "" {
			return r.acts(h)
		}
	}
	switch prep {
	case "between", "with", "against", "by":
		return true
	case "":
		return t.Words[men.Head].Rel == "nmod:poss"
	}
	return false
}

// shortFor finds the thing that a name is a short form of: a person's family or given name, an acronym, the beginning or end
// of a longer name.
func (r *resolver) shortFor(m int) (int, string) {
	s := oneLine(r.surface(m))
	kind := r.Mentions[m].Kind
	if i, ok := r.byID[schema.MintEntityID(s)]; ok {
		return i, "named before"
	}
	words := strings.Fields(s)
	for e := len(r.out.Entities) - 1; e >= 0; e-- {
		ent := r.out.Entities[e]
		for name := range r.trait(e).names {
			full := strings.Fields(name)
			switch {
			case len(words) < len(full) && ent.Kind == schema.Person && personal(kind) && partOf(words, full):
				return e, "a part of the person's name"
			case len(words) == 1 && len(full) > 1 && acronym(full) == strings.ReplaceAll(s, ".", ""):
				return e, "the initials of the name"
			case len(words) == len(full) && ent.Kind == schema.Person && len(words) == 2 && words[0] == full[1] && words[1] == full[0]:
				return e, "the same name in the other order"
			}
		}
	}
	return -1, ""
}

// personal reports whether a name of a guessed kind may be a person's.
func personal(k schema.Kind) bool {
	return k == schema.Person || k == schema.Thing || k == schema.Location
}

// partOf reports whether words are the beginning or the end of a person's name.
func partOf(words, full []string) bool {
	n := len(words)
	return slices.Equal(words, full[len(full)-n:]) || slices.Equal(words, full[:n])
}

// acronym joins the initials of the words that begin with a capital.
func acronym(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// mint makes an entity of a name that nobody knows. An article of a treaty bears the treaty's name too.
func (r *resolver) mint(m int) int {
	men := r.Mentions[m]
	name := strings.TrimSuffix(strings.TrimSuffix(oneLine(r.surface(m)), "'s"), "’s")
	kind := men.Kind
	if kind == schema.Treaty || kind == schema.Law {
		if of := r.complement(m, "of"); of >= 0 && schema.Agreements.Has(r.Mentions[of].Kind) && r.Mentions[of].Form == mention.Name {
			name += " of the " + oneLine(r.surface(of))
		}
	}
	e := schema.Entity{ID: schema.MintEntityID(name), Kind: kind, Name: name, Sector: sectors[kind]}
	return r.entity(e)
}

// complement is the mention that a preposition attaches to mention m, or -1.
func (r *resolver) complement(m int, preposition string) int {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	for _, c := range r.children[place{men.Sentence, men.Head}] {
		if t.Words[c].Rel.Base() != "nmod" {
			continue
		}
		for _, k := range r.children[place{men.Sentence, c}] {
			if t.Words[k].Rel == "case" && strings.ToLower(t.Tokens[k].Form) == preposition {
				if of, ok := r.at[place{men.Sentence, c}]; ok {
					return of
				}
			}
		}
	}
	return -1
}

// learn notes what stands before a person's name: titles, and the state whose title it is.
func (r *resolver) learn(m int) {
	men := r.Mentions[m]
	if len(r.out.Of[m]) != 1 {
		return
	}
	e := r.out.Of[m][0]
	ent := &r.out.Entities[e]
	if ent.Kind != schema.Person {
		r.trait(e).plural = r.trait(e).plural || strings.HasSuffix(r.word(m).XPOS, "PS") || strings.HasSuffix(ent.Name, "Islands")
		return
	}
	t := &r.Trees[men.Sentence]
	for i := men.First - 1; i >= 0 && i >= men.First-5; i-- {
		form := strings.ToLower(t.Tokens[i].Form)
		if g, ok := honorifics[form]; ok {
			r.trait(e).gender = g
		}
		if s, ok := officeSectors[form]; ok {
			r.trait(e).offices[form] = true
			if ent.Sector == "" {
				ent.Sector = s
			}
			continue
		}
		if k, ok := r.nestedAt(men.Sentence, i); ok {
			if ent.Country == "" {
				ent.Country = r.out.Entities[k].Country
			}
			break
		}
		if !titleFillers[form] {
			break
		}
	}
}

// nestedAt is the state that a name at the token means.
func (r *resolver) nestedAt(sentence, token int) (int, bool) {
	for _, m := range r.mentionsEndingAt(sentence, token) {
		if of := r.out.Of[m]; len(of) == 1 && r.out.Entities[of[0]].Kind == schema.Country {
			return of[0], true
		}
	}
	return 0, false
}

func (r *resolver) mentionsEndingAt(sentence, token int) []int {
	i, _ := slices.BinarySearchFunc(r.Mentions, place{sentence, max(0, token-4)}, func(m mention.Mention, p place) int {
		if m.Sentence != p.sentence {
			return m.Sentence - p.sentence
		}
		return m.First - p.token
	})
	var list []int
	for ; i < len(r.Mentions) && r.Mentions[i].Sentence == sentence && r.Mentions[i].First <= token; i++ {
		if r.Mentions[i].Last == token {
			list = append(list, i)
		}
	}
	return list
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
