package entity

import (
	"slices"
	"strings"

	"claimgraph/extract/gazetteer"
	"claimgraph/schema"
)

// officeHolder finds the person that a title, a state and a family name mean together ("President Putin" beside Russia), where
// the text never names them in full.
func (r *resolver) officeHolder(m int) (int, string) {
	men := r.Mentions[m]
	if r.coreWidth(m) > 0 || !mayBePerson(men.Kind) {
		return -1, ""
	}
	var about, famous []int
	for _, p := range r.gaz.Surname(r.core(m)) {
		e := r.gaz.Entry(p)
		if slices.ContainsFunc(e.Offices, r.about) {
			about = append(about, p)
		}
		if r.inOffice(m) && (e.Wikidata != "" || len(e.Offices) == 0) {
			famous = append(famous, p)
		}
	}
	switch {
	case len(about) == 1:
		return r.entry(about[0]), "the office holder of that name"
	case len(about) == 0 && len(famous) == 1:
		return r.entry(famous[0]), "the only well-known person of that name"
	}
	return -1, ""
}

// inOffice reports whether a title of office stands before a name: "President Reagan".
func (r *resolver) inOffice(m int) bool {
	men := r.Mentions[m]
	for i := men.First; i < men.CoreFirst; i++ {
		if _, ok := branches[strings.ToLower(r.Trees[men.Sentence].Tokens[i].Form)]; ok {
			return true
		}
	}
	return false
}

// middleNamed is the person whom the gazetteer knows by the first and last word of a longer name, or -1.
func (r *resolver) middleNamed(m int) int {
	words := strings.Fields(r.core(m))
	if len(words) < 3 || !mayBePerson(r.Mentions[m].Kind) {
		return -1
	}
	for _, p := range r.gaz.Surname(words[len(words)-1]) {
		if first, _, _ := strings.Cut(r.gaz.Entry(p).Name, " "); first == words[0] {
			return p
		}
	}
	return -1
}

// about reports whether the text names an office's state and was published while the office was held, or bears no date.
func (r *resolver) about(o gazetteer.Office) bool {
	if _, named := r.entries[o.Country]; !named {
		return false
	}
	date := r.date()
	return date == "" || o.From <= date && (o.To == "" || date[:4] <= o.To[:4])
}

// date is the day of publication as YYYY-MM-DD, "" where it is not known.
func (r *resolver) date() string {
	if d := r.Article.Published; len(d) >= 10 {
		return d[:10]
	}
	return ""
}

// commonCountry is the state that all entries have in common, "" where they have none.
func (r *resolver) commonCountry(entries []int) string {
	country := ""
	for n, i := range entries {
		c := r.gaz.Entry(i).Country
		if n > 0 && c != country {
			return ""
		}
		country = c
	}
	return country
}

// branches are the offices that a title stands for.
var branches = map[string]gazetteer.Branch{"president": gazetteer.State, "king": gazetteer.State, "queen": gazetteer.State,
	"emperor": gazetteer.State, "monarch": gazetteer.State, "emir": gazetteer.State, "sultan": gazetteer.State,
	"premier": gazetteer.Government, "chancellor": gazetteer.Government, "minister": gazetteer.Government}

// holder finds the person whom a title means: "the prime minister" where the text has named one, "the French president" by
// the date of the article.
func (r *resolver) holder(m int, lemma string, state int) (int, string) {
	men := r.Mentions[m]
	if men.Kind != schema.Person || r.items[m].class == indefinite || r.items[m].plural {
		return -1, ""
	}
	if _, ok := officeSectors[lemma]; !ok {
		return -1, ""
	}
	words := []string{lemma}
	for _, k := range r.kids[men.Sentence][men.Head] {
		w := r.Trees[men.Sentence].Words[k]
		if w.Rel.Base() != "amod" && w.Rel.Base() != "compound" || k > men.Head || r.only(r.headed(men.Sentence, k)) >= 0 {
			continue
		}
		words = append(words, strings.ToLower(r.Trees[men.Sentence].Tokens[k].Form))
	}
	if e := r.bearer(words, state); e >= 0 {
		return e, "the bearer of the title"
	}
	branch, ok := branches[lemma]
	if !ok || state < 0 || len(words) > 2 || lemma == "minister" != (len(words) == 2 && words[1] == "prime") ||
		lemma != "minister" && len(words) > 1 || r.date() == "" {
		return -1, ""
	}
	entry, ok := r.gaz.ByID(r.out.Entities[state].ID)
	if !ok {
		return -1, ""
	}
	if p := r.gaz.Holder(entry, branch, r.date()); p >= 0 {
		return r.entry(p), "the office holder at the article's date"
	}
	return -1, ""
}

// bearer is the person named last who bears all words of a title, for the state if one is given; -1 if there is none.
func (r *resolver) bearer(words []string, state int) int {
	for n := len(r.history) - 1; n >= 0 && n >= len(r.history)-4*window; n-- {
		e := r.only(r.history[n])
		if e < 0 || r.out.Entities[e].Kind != schema.Person {
			continue
		}
		if state >= 0 && r.out.Entities[e].Country != "" && r.out.Entities[e].Country != r.out.Entities[state].Country {
			continue
		}
		if !slices.ContainsFunc(words, func(w string) bool { return !r.traits[e].offices[w] }) {
			return e
		}
	}
	return -1
}

// stateOfPerson is the state of the person whose government a description names: "the Reagan administration"; or -1.
func (r *resolver) stateOfPerson(m int) int {
	e := r.modifier(m)
	if e < 0 || !mayBePerson(r.out.Entities[e].Kind) || r.out.Entities[e].Local {
		return -1
	}
	country := r.out.Entities[e].Country
	if country == "" {
		words := strings.Fields(r.out.Entities[e].Name)
		country = r.commonCountry(r.gaz.Surname(words[len(words)-1]))
	}
	if i, ok := r.gaz.State(country); ok {
		return r.entry(i)
	}
	return -1
}
