package entity

import (
	"strings"

	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// window is how many resolved mentions a description or pronoun looks back over.
const window = 60

// describe resolves descriptions and pronouns in the order of the text.
func (r *resolver) describe() {
	for m, men := range r.Mentions {
		switch men.Form {
		case mention.Nominal:
			r.nominal(m)
		case mention.Pronoun:
			r.pronoun(m)
		}
		if len(r.out.Of[m]) > 0 {
			r.history = append(r.history, m)
		}
	}
}

func (r *resolver) nominal(m int) {
	men := r.Mentions[m]
	if schema.Values.Has(men.Kind) {
		return
	}
	lemma := strings.ToLower(r.word(m).Lemma)
	state := r.modifierState(m)
	if e, why := r.apposed(m); e >= 0 {
		r.assign(m, why, e)
		return
	}
	if state >= 0 && actsForState[lemma] {
		r.assign(m, "a government is its state", state)
		return
	}
	if r.definite(m) {
		if set := r.pairOf(m, lemma); len(set) > 1 {
			r.assign(m, "the two last named of the kind", set...)
			return
		}
		if e, why := r.antecedent(m, lemma, state); e >= 0 {
			r.assign(m, why, e)
			return
		}
	}
	r.assign(m, "a description of its own", r.local(m, lemma, state))
}

// actsForState are heads of descriptions that mean the state they belong to.
var actsForState = map[string]bool{"government": true, "official": true, "authority": true, "administration": true,
	"regime": true, "leadership": true}

// modifierState is the state that a description belongs to: "Syrian troops", "the government of Japan", "Iran's navy".
func (r *resolver) modifierState(m int) int {
	men := r.Mentions[m]
	for _, c := range r.children[place{men.Sentence, men.Head}] {
		k, ok := r.at[place{men.Sentence, c}]
		if !ok || len(r.out.Of[k]) != 1 {
			continue
		}
		e := r.out.Of[k][0]
		if r.out.Entities[e].Kind != schema.Country {
			continue
		}
		rel := r.Trees[men.Sentence].Words[c].Rel
		if rel == "amod" || rel == "compound" || rel == "nmod:poss" || rel == "nmod" && r.complement(m, "of") == k {
			return e
		}
	}
	return -1
}

// apposed finds what the description is set beside: "Tokyo, the capital of Japan".
func (r *resolver) apposed(m int) (int, string) {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	try := func(token int) int {
		k, ok := r.at[place{men.Sentence, token}]
		if !ok || k == m || len(r.out.Of[k]) != 1 || r.Mentions[k].Form != mention.Name || !r.agrees(men.Kind, r.out.Of[k][0]) {
			return -1
		}
		return r.out.Of[k][0]
	}
	if w := t.Words[men.Head]; w.Rel == "appos" {
		if e := try(w.Head); e >= 0 {
			return e, "an apposition"
		}
	}
	for _, c := range r.children[place{men.Sentence, men.Head}] {
		if t.Words[c].Rel == "appos" {
			if e := try(c); e >= 0 {
				return e, "an apposition"
			}
		}
	}
	return -1, ""
}

// agrees reports whether a description of the kind may mean the entity.
func (r *resolver) agrees(kind schema.Kind, e int) bool {
	k := r.out.Entities[e].Kind
	switch {
	case kind == k || kind == schema.Thing && k != schema.Person:
		return true
	case kind == schema.Person || k == schema.Person:
		return kind == k
	case kind == schema.Group:
		return schema.Organizations.Has(k) || k == schema.People
	case schema.Organizations.Has(kind):
		return schema.Organizations.Has(k)
	case kind == schema.Country:
		return false
	case schema.Places.Has(kind):
		return schema.Places.Has(k) && k != schema.Country
	case schema.Agreements.Has(kind):
		return schema.Agreements.Has(k)
	}
	return false
}

// definite reports whether the description points back: with "the", "this", "both" or a number after "the".
func (r *resolver) definite(m int) bool {
	men := r.Mentions[m]
	switch strings.ToLower(r.Trees[men.Sentence].Tokens[men.First].Form) {
	case "the", "this", "that", "these", "those", "both":
		return true
	}
	return false
}

// pairOf is the set that "the two leaders" or "both governments" means: the two last named of the kind.
func (r *resolver) pairOf(m int, lemma string) []int {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	both := false
	for i := men.First; i < men.Head; i++ {
		switch strings.ToLower(t.Tokens[i].Form) {
		case "two", "both":
			both = true
		}
	}
	var kind schema.Kind
	switch lemma {
	case "leader", "man", "president", "minister", "woman":
		kind = schema.Person
	case "country", "nation", "state", "government", "neighbor", "neighbour", "side", "ally", "party", "power":
		kind = schema.Country
	default:
		return nil
	}
	if !both && (kind != schema.Person || r.word(m).XPOS != "NNS") {
		return nil
	}
	return r.lastOf(kind, 2)
}

// lastOf is the last n entities of a kind, the earlier named first.
func (r *resolver) lastOf(kind schema.Kind, n int) []int {
	var set []int
	for i := len(r.history) - 1; i >= 0 && i >= len(r.history)-window && len(set) < n; i-- {
		for _, e := range r.out.Of[r.history[i]] {
			if r.out.Entities[e].Kind == kind && !contains(set, e) && len(set) < n {
				set = append([]int{e}, set...)
			}
		}
	}
	if len(set) < n {
		return nil
	}
	return set
}

func contains(set []int, e int) bool {
	for _, x := range set {
		if x == e {
			return true
		}
	}
	return false
}

// antecedent finds what a definite description means.
func (r *resolver) antecedent(m int, lemma string, state int) (int, string) {
	men := r.Mentions[m]
	plural := r.word(m).XPOS == "NNS"
	for i := len(r.history) - 1; i >= 0 && i >= len(r.history)-window; i-- {
		k := r.history[i]
		if len(r.out.Of[k]) != 1 || r.overlaps(k, m) {
			continue
		}
		e := r.out.Of[k][0]
		if men.Kind == schema.Person && r.trait(e).offices[lemma] && r.out.Entities[e].Kind == schema.Person {
			return e, "the bearer of the title"
		}
		if r.Mentions[k].Form == mention.Nominal && strings.EqualFold(r.word(k).Lemma, lemma) && r.word(k).XPOS == r.word(m).XPOS &&
			r.sameModifiers(k, m) {
			return e, "described so before"
		}
		if r.Mentions[k].Form != mention.Name || state >= 0 {
			continue
		}
		if r.describes(lemma, men.Kind, plural, e, k) {
			return e, "the last named " + lemma
		}
	}
	return -1, ""
}

// describes reports whether a bare description such as "the country" fits a name.
func (r *resolver) describes(lemma string, kind schema.Kind, plural bool, e, k int) bool {
	ent := r.out.Entities[e]
	name := " " + strings.ToLower(ent.Name) + " " + strings.ToLower(r.surface(k)) + " "
	if strings.Contains(name, " "+lemma+" ") || plural && strings.Contains(name, " "+lemma+"s ") {
		return kind != schema.Person && kind != schema.Thing
	}
	if plural {
		return false
	}
	switch lemma {
	case "country", "nation", "state", "republic", "kingdom":
		return ent.Kind == schema.Country && r.Mentions[k].Kind != schema.Nationality
	case "group", "organization", "organisation", "bloc", "alliance", "union", "body":
		return schema.Organizations.Has(ent.Kind) && ent.Kind != schema.GovernmentBody
	case "treaty", "pact", "accord", "agreement", "deal", "convention":
		return ent.Kind == schema.Treaty && !strings.HasPrefix(ent.Name, "Article")
	case "company", "firm":
		return ent.Kind == schema.Company
	case "city", "town":
		return ent.Kind == schema.City
	case "territory", "region", "island":
		return ent.Kind == schema.Territory
	case "movement", "militia":
		return ent.Kind == schema.ArmedGroup
	}
	return false
}

func (r *resolver) overlaps(a, b int) bool {
	x, y := r.Mentions[a], r.Mentions[b]
	return x.Sentence == y.Sentence && x.First <= y.Last && y.First <= x.Last
}

// sameModifiers reports whether no word of the later description contradicts the earlier: "the Syrian army" is not "the
// Iraqi army".
func (r *resolver) sameModifiers(earlier, later int) bool {
	a := strings.Fields(strings.ToLower(r.surface(earlier)))
	x := r.Mentions[later]
	for i := x.First; i < x.Head; i++ {
		switch r.Trees[x.Sentence].Words[i].Rel.Base() {
		case "amod", "compound", "nummod", "nmod":
			w := strings.ToLower(r.Trees[x.Sentence].Tokens[i].Form)
			found := false
			for _, v := range a {
				found = found || v == w
			}
			if !found {
				return false
			}
		}
	}
	return true
}

// local is the entity of a description that means nothing named: known within its document only.
func (r *resolver) local(m int, lemma string, state int) int {
	men := r.Mentions[m]
	words := strings.Fields(r.surface(m))
	if len(words) > 1 {
		switch strings.ToLower(words[0]) {
		case "the", "a", "an", "this", "that", "these", "those", "some", "its", "his", "her", "their", "our", "my":
			words = words[1:]
		}
	}
	name := strings.Join(words, " ")
	sector := nounSectors[lemma]
	if sector == "" {
		sector = sectors[men.Kind]
	}
	e := schema.Entity{ID: schema.MintLocalEntityID(r.Document, name), Kind: men.Kind, Name: name, Local: true, Sector: sector}
	if state >= 0 && schema.Agents.Has(men.Kind) {
		e.Country = r.out.Entities[state].Country
	}
	i := r.entity(e)
	r.trait(i).plural = r.word(m).XPOS == "NNS" || men.Kind == schema.Group
	return i
}
