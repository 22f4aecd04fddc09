package entity

import (
	"strconv"
	"strings"

	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// describe resolves descriptions and pronouns in the order of the text.
func (r *resolver) describe() {
	r.describeItems()
	for m, men := range r.Mentions {
		if len(r.out.Of[m]) == 0 {
			switch men.Form {
			case mention.Nominal, mention.Name:
				r.nominal(m)
			case mention.Pronoun:
				r.pronoun(m)
			}
		}
		r.remember(m)
	}
}

// nominal resolves a description: by what it is set beside, by the state or office that it names, as a set, by what fits it
// before; else it is a thing of its own.
func (r *resolver) nominal(m int) {
	men := r.Mentions[m]
	if schema.Values.Has(men.Kind) {
		return
	}
	lemma := r.lemma(m)
	if e := r.apposed(m); e >= 0 {
		r.assign(m, "an apposition", e)
		return
	}
	if e := r.equated(m); e >= 0 {
		r.assign(m, "said to be the same", e)
		return
	}
	state := r.stateOf(m)
	if state >= 0 && actsForState[lemma] {
		r.assign(m, "a government is its state", state)
		return
	}
	if actsForState[lemma] {
		if s := r.stateOfPerson(m); s >= 0 {
			r.assign(m, "a leader's government is the state", s)
			return
		}
	}
	if e, why := r.holder(m, lemma, state); e >= 0 {
		r.assign(m, why, e)
		return
	}
	c := r.items[m].class
	if c == definite || c == demonstrative || lemma == "side" && r.items[m].plural {
		if set, why := r.pair(m, lemma); len(set) > 0 {
			r.assign(m, why, set...)
			return
		}
		if set := r.listed(m); len(set) > 0 {
			r.assign(m, "those listed before", set...)
			return
		}
		if e, why := r.fitting(m, lemma, state); e >= 0 {
			r.assign(m, why, e)
			return
		}
	}
	if e := r.ranked(m, state); e >= 0 {
		r.assign(m, "ranked first among what was said before", e)
		return
	}
	if men.Form == mention.Name {
		r.name(m)
		return
	}
	r.assign(m, "a description of its own", r.local(m, lemma, state))
}

// ranked is what the ranking of antecedents finds for a description, or -1. A description of a state's own is never that of
// another state: "the Syrian army", "the Iraqi army".
func (r *resolver) ranked(m, state int) int {
	best, margin := r.rank(m)
	least := float32(threshold)
	if r.Mentions[m].Kind == schema.Thing {
		least = thingThreshold
	}
	if margin <= least || len(best.mentions) != 1 {
		return -1
	}
	e := r.only(best.mentions[0])
	if e < 0 {
		return -1
	}
	ent := &r.out.Entities[e]
	if !alike(r.Mentions[m].Kind, ent.Kind) || state >= 0 && ent.Country != "" && ent.Country != r.out.Entities[state].Country {
		return -1
	}
	if state >= 0 && e == state {
		return -1
	}
	return e
}

// stateOf is the state that a description belongs to: "Syrian troops", "the government of Japan", "Iran's navy".
func (r *resolver) stateOf(m int) int {
	men := r.Mentions[m]
	for _, k := range r.kids[men.Sentence][men.Head] {
		e := r.only(r.headed(men.Sentence, k))
		if e < 0 || r.out.Entities[e].Kind != schema.Country {
			continue
		}
		switch r.Trees[men.Sentence].Words[k].Rel {
		case "amod", "compound", "nmod:poss", "nmod:desc":
			return e
		case "nmod":
			if p := r.preposition(men.Sentence, k); p == "of" || p == "" {
				return e
			}
		}
	}
	return -1
}

// modifier is what a name before a description stands for, or its possessor: "Red Cross officials"; or -1.
func (r *resolver) modifier(m int) int {
	men := r.Mentions[m]
	for _, k := range r.kids[men.Sentence][men.Head] {
		switch r.Trees[men.Sentence].Words[k].Rel {
		case "compound", "nmod:poss", "nmod:desc":
			if e := r.only(r.headed(men.Sentence, k)); e >= 0 {
				return e
			}
		}
	}
	return -1
}

// apposed is what the description is set beside: "Tokyo, the capital of Japan", or -1.
func (r *resolver) apposed(m int) int {
	men := r.Mentions[m]
	words := r.Trees[men.Sentence].Words
	try := func(token int) int {
		k := r.headed(men.Sentence, token)
		e := r.only(k)
		if e < 0 || k == m || r.Mentions[k].Form != mention.Name || !r.agrees(men.Kind, e) {
			return -1
		}
		return e
	}
	if words[men.Head].Rel == "appos" {
		if e := try(words[men.Head].Head); e >= 0 {
			return e
		}
	}
	for _, k := range r.kids[men.Sentence][men.Head] {
		if words[k].Rel == "appos" {
			if e := try(k); e >= 0 {
				return e
			}
		}
	}
	if men.Kind == schema.Person && !r.items[m].plural { // "spokesman Jonas Lindqvist", whatever the tree makes of it
		for k := range r.inSentence(men.Sentence) {
			if r.Mentions[k].First == men.Last+1 && r.Mentions[k].Kind == schema.Person {
				if e := try(r.Mentions[k].Head); e >= 0 {
					return e
				}
			}
		}
	}
	return -1
}

// equated is the name that a description is said to be: "his chief of staff is General Hassan", "Lagos is the largest city";
// or -1.
func (r *resolver) equated(m int) int {
	men, it := r.Mentions[m], r.items[m]
	if it.class != definite && it.class != possessive {
		return -1
	}
	other := -1
	words := r.Trees[men.Sentence].Words
	switch {
	case it.role == predicateRole:
		other = r.subjectOf(men.Sentence, men.Head)
	case it.role == subjectRole && words[men.Head].Head >= 0 && r.child(men.Sentence, words[men.Head].Head, "cop") >= 0:
		other = r.headed(men.Sentence, words[men.Head].Head)
	}
	e := r.only(other)
	if e < 0 || other == m || r.Mentions[other].Form != mention.Name || men.Kind == schema.Thing || !r.agrees(men.Kind, e) ||
		r.negated(men.Sentence, men.Head) || r.negated(men.Sentence, r.Mentions[other].Head) {
		return -1
	}
	return e
}

// negated reports whether "not" or "never" belongs to a predicate.
func (r *resolver) negated(sentence, token int) bool {
	for _, k := range r.kids[sentence][token] {
		switch strings.ToLower(r.Trees[sentence].Words[k].Lemma) {
		case "not", "never", "n't":
			return true
		}
	}
	return false
}

// agrees reports whether a description of the kind may mean the entity.
func (r *resolver) agrees(kind schema.Kind, e int) bool {
	k := r.out.Entities[e].Kind
	switch {
	case kind == k || kind == schema.Thing && k != schema.Person || k == schema.Thing:
		return true
	case kind == schema.Person || k == schema.Person:
		return kind == k
	case kind == schema.Group:
		return schema.Organizations.Has(k) || k == schema.People
	case schema.Organizations.Has(kind):
		return schema.Organizations.Has(k)
	case kind == schema.Country:
		return k == schema.Territory
	case schema.Places.Has(kind):
		return schema.Places.Has(k)
	case schema.Agreements.Has(kind):
		return schema.Agreements.Has(k)
	}
	return false
}

// fitting finds what a definite description means by its noun: "the group" the last organisation, "the article" what is
// named an article, "the country" the last state.
func (r *resolver) fitting(m int, lemma string, state int) (int, string) {
	if state >= 0 || r.modifiers(m) > 0 && !stateNouns[lemma] || r.Mentions[m].Kind == schema.Region && lemma != "region" && lemma != "peninsula" {
		return -1, ""
	}
	plural := r.items[m].plural
	kind := r.Mentions[m].Kind
	for n := len(r.history) - 1; n >= 0 && n >= len(r.history)-window; n-- {
		k := r.history[n]
		e := r.only(k)
		if e < 0 || r.overlaps(k, m) || r.Mentions[k].Form == mention.Nominal && r.lemma(k) != lemma {
			continue
		}
		if r.named(e, lemma, plural) && kind != schema.Person && kind != schema.Thing {
			return e, "the last that has the word in its name"
		}
		if r.Mentions[k].Form == mention.Name && !plural && r.describes(lemma, e, k) {
			return e, "the last named " + lemma
		}
	}
	return -1, ""
}

// stateNouns mean states whatever modifies them: "the island nation".
var stateNouns = setOf(`country nation state republic kingdom`)

// named reports whether the noun is a word of the entity's name.
func (r *resolver) named(e int, lemma string, plural bool) bool {
	for _, words := range r.traits[e].names {
		if len(words) < 2 {
			continue
		}
		for _, w := range []string{words[0], words[len(words)-1]} {
			if w == lemma && !plural || plural && w == lemma+"s" {
				return true
			}
		}
	}
	return false
}

// describes reports whether a bare description fits what a name means.
func (r *resolver) describes(lemma string, e, k int) bool {
	ent := &r.out.Entities[e]
	switch lemma {
	case "country", "nation", "state", "republic", "kingdom":
		return ent.Kind == schema.Country
	case "group", "organization", "organisation", "bloc", "alliance", "union", "body":
		return schema.Organizations.Has(ent.Kind) && ent.Kind != schema.GovernmentBody && ent.Kind != schema.NewsOrganization
	case "treaty", "pact", "accord", "agreement", "deal", "convention":
		return ent.Kind == schema.Treaty && !strings.HasPrefix(ent.Name, "Article")
	case "company", "firm":
		return ent.Kind == schema.Company
	case "newspaper", "broadcaster":
		return ent.Kind == schema.NewsOrganization
	case "city", "town":
		return ent.Kind == schema.City
	case "province":
		return ent.Kind == schema.AdministrativeArea
	case "territory", "region", "island", "archipelago":
		return ent.Kind == schema.Territory
	case "river", "lake", "sea", "strait", "gulf":
		return ent.Kind == schema.Waters && r.named(e, lemma, false)
	case "party":
		return ent.Kind == schema.PoliticalParty
	case "movement", "militia":
		return ent.Kind == schema.ArmedGroup
	case "ministry", "agency":
		return ent.Kind == schema.GovernmentBody
	}
	return false
}

// local is the entity of a description that means nothing named: known within its document only.
func (r *resolver) local(m int, lemma string, state int) int {
	men := r.Mentions[m]
	words := strings.Fields(r.surface(m))
	if len(words) > 1 && determiners[strings.ToLower(words[0])] {
		words = words[1:]
	}
	name := strings.Join(words, " ")
	sector := nounSectors[lemma]
	if sector == "" {
		sector = sectors[men.Kind]
	}
	if b := r.modifier(m); b >= 0 && sector == schema.Government && schema.Organizations.Has(r.out.Entities[b].Kind) {
		sector = r.out.Entities[b].Sector // "Red Cross officials" are no state's
	}
	e := schema.Entity{ID: r.unused(name), Kind: men.Kind, Name: name, Local: true, Sector: sector}
	if state >= 0 && schema.Agents.Has(men.Kind) {
		e.Country = r.out.Entities[state].Country
	}
	i := r.entity(e)
	r.traits[i].plural = r.items[m].plural || men.Kind == schema.Group
	return i
}

// unused is a local identifier that no other thing of the document bears: two men in one text are "man" and "man_2".
func (r *resolver) unused(name string) schema.EntityID {
	id := schema.MintLocalEntityID(r.Document, name)
	for {
		r.taken[id]++
		other := id
		if n := r.taken[id]; n > 1 {
			other = schema.EntityID(string(id) + "_" + strconv.Itoa(n))
		}
		if _, taken := r.byID[other]; !taken {
			return other
		}
	}
}

var determiners = setOf(`the a an this that these those some any its his her their our my your both`)
