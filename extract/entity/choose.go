package entity

import (
	"slices"
	"strings"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// evidence counts how often the unambiguous names of the text belong to each state.
func (r *resolver) evidence() map[string]int {
	count := map[string]int{}
	for _, men := range r.Mentions {
		var entries []int
		for _, h := range men.Hits {
			entries = append(entries, h.Entry)
		}
		if c := r.commonCountry(entries); c != "" {
			count[c]++
		}
	}
	return count
}

// choose picks among the entries of a name. A capital's name means the state where it acts: "Tokyo said", "between
// Moscow and Kyiv"; and the city where things happen in it.
func (r *resolver) choose(m int, evidence map[string]int) (hit gazetteer.Hit, why string, ok bool) {
	hits := r.Mentions[m].Hits
	if hits[0].Use == gazetteer.Bare {
		main := mainState(evidence)
		i := slices.IndexFunc(hits, func(h gazetteer.Hit) bool { return main != "" && r.gaz.Entry(h.Entry).Country == main })
		if i < 0 {
			return hit, "", false
		}
		return hits[i], "that of the state which the text is about", true
	}
	if i := slices.IndexFunc(hits, func(h gazetteer.Hit) bool { return h.Use == gazetteer.Metonym }); i >= 0 && r.acts(m) {
		return hits[i], "a capital or palace that acts for its state", true
	}
	capital := map[string]bool{} // states whose capital bears the name
	for _, h := range hits {
		if h.Use == gazetteer.Metonym {
			capital[r.gaz.Entry(h.Entry).Country] = true
		}
	}
	best, score := hits[0], -1<<30
	for n, h := range hits {
		e := r.gaz.Entry(h.Entry)
		s := -n + 2*min(evidence[e.Country], 5)
		switch {
		case h.Use == gazetteer.Metonym && len(hits) > 1:
			s -= 40
		case e.Kind == schema.Country:
			s += 4
		case e.Kind == schema.City && capital[e.Country]:
			s += 6
		case e.Kind == schema.City:
			s += 3
		case e.Kind == schema.Person && r.Mentions[m].First == r.Mentions[m].Last:
			s -= 5
		}
		if _, met := r.entries[h.Entry]; met {
			s += 3
		}
		if r.within(m, e.Country) {
			s += 20
		}
		if s > score {
			best, score = h, s
		}
	}
	switch {
	case len(hits) == 1 && best.Use == gazetteer.Name:
		return best, "the gazetteer knows the name", true
	case best.Use == gazetteer.Adjective || best.Use == gazetteer.Demonym:
		return best, "an adjective or people's name leads to its state", true
	}
	return best, "of several that bear the name, the one that fits the text", true
}

// mainState is the state that the names of a text belong to most, "" where two are equal or none is named twice.
func mainState(evidence map[string]int) string {
	best, most, second := "", 0, 0
	for code, n := range evidence {
		switch {
		case n > most:
			best, most, second = code, n, most
		case n > second:
			second = n
		}
	}
	if most < 2 || most == second {
		return ""
	}
	return best
}

// within reports whether a place of the country stands right before the name: "Atlanta, Georgia".
func (r *resolver) within(m int, country string) bool {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	if country == "" || men.First < 2 || t.Tokens[men.First-1].Form != "," {
		return false
	}
	for o := m - 1; o >= 0 && r.Mentions[o].Sentence == men.Sentence; o-- {
		if before := r.Mentions[o]; before.Last == men.First-2 && len(before.Hits) > 0 {
			return r.gaz.Entry(before.Hits[0].Entry).Country == country && r.gaz.Entry(before.Hits[0].Entry).Kind == schema.City
		}
	}
	return false
}

// acts reports whether the mention is in the place of an agent: a subject, a possessor, a party.
func (r *resolver) acts(m int) bool {
	men := r.Mentions[m]
	words := r.Trees[men.Sentence].Words
	head := men.Head
	for steps := 0; words[head].Rel.Base() == "conj" && words[head].Head >= 0 && steps < 20; steps++ {
		head = words[head].Head
	}
	rel := words[head].Rel
	switch r.preposition(men.Sentence, head) {
	case "between", "with", "against", "by", "toward", "towards":
		return true
	case "":
	default:
		return false
	}
	switch rel.Base() {
	case "nsubj":
		return words[head].Head >= 0 && stateActs[strings.ToLower(words[words[head].Head].Lemma)]
	case "obj", "iobj":
		v := words[head].Head
		return v >= 0 && dealings[strings.ToLower(words[v].Lemma)]
	case "nmod":
		return rel == "nmod:poss" && words[head].Head >= 0 && deeds[strings.ToLower(words[words[head].Head].Lemma)]
	}
	return false
}

// stateActs are verbs for what states do and say.
var stateActs = setOf(`abandon abstain accept accuse acknowledge act adopt advise agree aid announce annex appeal approve argue arm ask
	assert assure attack authorize authorise back ban begin believe blame block bomb boycott break call cancel caution cede
	challenge claim close complain concede conclude condemn confirm consider contend control cooperate counter criticize criticise
	cut decide declare decline defend defy demand deny deploy deplore describe detain disagree dispatch dismiss dispute enforce
	engage ensure escalate expand expel expect express extend extradite fear fight fire freeze fund give grant halt help hint hope
	ignore impose increase indicate insist intend intensify intervene invade invest invite issue join jail keep launch lift lodge
	maintain make manoeuvre mediate mobilize mobilise move name negotiate normalize normalise note object offer open oppose order
	persuade pledge pressure press prefer prepare press promise propose protest provide pull push raise ratify react reaffirm
	recall recognize recognise refuse regard reject release reinforce reiterate renounce reply request resist respond restore
	restrict resume retaliate reverse revoke sanction say seek seize send shun sign signal stop strengthen stress suggest supply
	support suspect suspend take tell terminate test threaten tighten try underscore urge use veto view violate vote vow want warn
	wield welcome withdraw withhold work`)

// dealings are verbs that one state's dealings with another are told with: "urged Moscow", "accused Tehran".
var dealings = setOf(`accuse urge ask warn press pressure tell blame criticize criticise condemn threaten support back assist aid
	arm sanction call force allow help persuade convince push order demand thank praise`)

// deeds are nouns for what a state has or does: "Beijing's claim", "Washington's allies".
var deeds = setOf(`claim ally allies policy position decision proposal plan demand response offer threat stance interest government
	ambassador refusal support influence relation tie view goal strategy attempt effort insistence commitment nuclear program
	programme ambition denial move army military leader leadership`)

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// preposition is the lemma of the first preposition of the phrase that a token heads, "" without one.
func (r *resolver) preposition(sentence, head int) string {
	words := r.Trees[sentence].Words
	for _, k := range r.kids[sentence][head] {
		if words[k].Rel.Base() == "case" && k < head {
			return strings.ToLower(words[k].Lemma)
		}
	}
	return ""
}

func (r *resolver) child(sentence, head int, rel syntax.Rel) int {
	for _, k := range r.kids[sentence][head] {
		if r.Trees[sentence].Words[k].Rel.Base() == rel {
			return k
		}
	}
	return -1
}
