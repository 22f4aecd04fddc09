package entity

import (
	"slices"
	"strings"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/mention"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// names resolves every name: those of the gazetteer, then the longer of the others, then short forms of any of them.
func (r *resolver) names() {
	r.aliases()
	var rest []int
	evidence := r.evidence()
	for m, men := range r.Mentions {
		hit, why, ok := gazetteer.Hit{}, "", false
		if len(men.Hits) > 0 {
			hit, why, ok = r.choose(m, evidence)
		}
		switch {
		case ok:
			r.assign(m, why, r.entry(hit.Entry))
			if hit.Use == gazetteer.Name || hit.Use == gazetteer.Bare {
				r.call(m)
			}
		case men.Form == mention.Name && (r.same[m] >= 0 || !r.generic(m)):
			rest = append(rest, m)
		}
	}
	slices.SortStableFunc(rest, func(a, b int) int { return r.coreWidth(b) - r.coreWidth(a) })
	var single []int
	for _, m := range rest {
		if r.coreWidth(m) == 0 && !r.titled(m) {
			single = append(single, m) // after those with a title, which say that the name is a person's
			continue
		}
		r.name(m)
	}
	for _, m := range single {
		r.name(m)
	}
	r.surnamesOfOthers()
}

// generic reports whether a name is a common noun with a capital: "the President of the Republic", "this Court". What it
// means depends on what was said before.
func (r *resolver) generic(m int) bool {
	men := r.Mentions[m]
	return men.CoreFirst <= men.Head && men.Head <= men.CoreLast && mention.CommonNoun(r.lemma(m)) &&
		(men.CoreFirst == men.Head && !r.numbered(m) || men.Kind == schema.Person && men.CoreLast == men.Head)
}

// numbered reports whether a number belongs to the name: "Article Five", "Resolution 1559".
func (r *resolver) numbered(m int) bool {
	men := r.Mentions[m]
	return men.CoreLast > men.Head && r.Trees[men.Sentence].Words[men.Head+1].Tag == syntax.NUM
}

// name resolves a name that the gazetteer does not know.
func (r *resolver) name(m int) {
	if len(r.out.Of[m]) > 0 {
		return
	}
	if k := r.same[m]; k >= 0 {
		if len(r.out.Of[k]) == 0 && r.same[k] < 0 {
			r.name(k)
		}
		if e := r.only(k); e >= 0 {
			r.assign(m, "the text calls the two the same", e)
			r.call(m)
			return
		}
	}
	if e, why := r.shortFor(m); e >= 0 {
		r.assign(m, why, e)
	} else if p := r.middleNamed(m); p >= 0 {
		r.assign(m, "the gazetteer knows the name without its middle", r.entry(p))
	} else if e, why := r.officeHolder(m); e >= 0 {
		r.assign(m, why, e)
	} else {
		r.assign(m, "a new name", r.mint(m))
	}
	r.call(m)
}

func (r *resolver) coreWidth(m int) int { return r.Mentions[m].CoreLast - r.Mentions[m].CoreFirst }

func (r *resolver) titled(m int) bool { return r.Mentions[m].CoreFirst > r.Mentions[m].First }

// core is the name proper, in one line and without a possessive ending.
func (r *resolver) core(m int) string {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	last := men.CoreLast
	if last > men.CoreFirst && t.Words[last].Tag == syntax.PART {
		last--
	}
	return oneLine(t.Cover(men.CoreFirst, last).Of(r.Article.Body))
}

// fold lower-cases a name's words and takes the dots from initials.
func fold(name string) []string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if len(w) > 1 {
			words[i] = strings.ReplaceAll(w, ".", "")
		}
	}
	return words
}

// call notes by which name the text calls an entity.
func (r *resolver) call(m int) {
	e := r.only(m)
	if e < 0 {
		return
	}
	name := r.core(m)
	t := r.traits[e]
	if r.generic(m) && len(r.Mentions[m].Hits) == 0 && r.out.Entities[e].Kind == schema.Person {
		return // "the Emperor of the North" is how the text describes someone
	}
	if words := fold(name); !slices.ContainsFunc(t.names, func(o []string) bool { return slices.Equal(o, words) }) {
		t.names = append(t.names, words)
		r.known.add(words, e)
	}
	if ent := r.out.Entities[e]; ent.Kind != schema.Person {
		t.plural = t.plural || r.word(m).XPOS == "NNPS" || strings.HasSuffix(ent.Name, " Islands")
		return
	}
	r.learn(m, e)
}

// surnamesOfOthers is where a headline's names are set right: "Ishiba" minted before the full name was seen is joined by
// shortFor already, since long names come first; a place that bears a person's name ("Jordan" for Michael Jordan) follows
// the person who was named before it.
func (r *resolver) surnamesOfOthers() {
	for m, men := range r.Mentions {
		if len(men.Hits) == 0 || r.coreWidth(m) > 0 || men.Kind == schema.Person || r.word(m).Tag != syntax.PROPN ||
			r.preposition(men.Sentence, men.Head) == "in" {
			continue
		}
		word := strings.ToLower(r.core(m))
		for o := m - 1; o >= 0 && o > m-200; o-- {
			e := r.only(o)
			if e < 0 || r.Mentions[o].Form != mention.Name || r.out.Entities[e].Kind != schema.Person || len(r.Mentions[o].Hits) > 0 {
				continue
			}
			if full := fold(r.core(o)); len(full) > 1 && full[len(full)-1] == word && !slices.Contains(full, "of") {
				r.assign(m, "the family name of a person named before", e)
				break
			}
		}
	}
}

// mint makes an entity of a name that nobody knows. An article of a treaty bears the treaty's name too.
func (r *resolver) mint(m int) int {
	men := r.Mentions[m]
	name := strings.Trim(r.core(m), ` "'’“”,;:()[]`)
	if name == "" {
		name = oneLine(r.surface(m))
	}
	return r.entity(schema.Entity{ID: schema.MintEntityID(name), Kind: men.Kind, Name: name, Sector: sectors[men.Kind]})
}

// learn notes what stands before a person's name: titles, and the state whose title it is.
func (r *resolver) learn(m, e int) {
	men := r.Mentions[m]
	ent, known := &r.out.Entities[e], r.traits[e]
	t := &r.Trees[men.Sentence]
	for i := men.First; i < men.CoreFirst; i++ {
		form := strings.ToLower(t.Tokens[i].Form)
		if g, ok := honorifics[form]; ok {
			known.gender = g
		}
		if s, ok := officeSectors[form]; ok {
			known.offices[form] = true
			if ent.Sector == "" {
				ent.Sector = s
			}
		} else if titleFillers[form] {
			known.offices[form] = true
		}
		if k := r.headed(men.Sentence, i); k >= 0 && k != m && ent.Country == "" {
			if s := r.only(k); s >= 0 && r.out.Entities[s].Kind == schema.Country {
				ent.Country = r.out.Entities[s].Country
			}
		}
	}
	if ent.Country == "" && r.inOffice(m) {
		ent.Country = r.commonCountry(r.gaz.Surname(r.core(m))) // "President Bush": of which of them, the state is sure
	}
	if known.gender == unknownGender && men.CoreLast > men.CoreFirst {
		known.gender = givenNames[t.Tokens[men.CoreFirst].Form]
	}
}
