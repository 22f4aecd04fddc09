package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		switch {
		case len(men.Hits) > 0:
			hit, why := r.choose(m, evidence)
			r.assign(m, why, r.entry(hit.Entry))
			if hit.Use == gazetteer.Name {
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

// evidence counts how often the unambiguous names of the text belong to each state.
func (r *resolver) evidence() map[string]int {
	count := map[string]int{}
	for _, men := range r.Mentions {
		if len(men.Hits) == 1 || len(men.Hits) > 1 && men.Hits[1].Use == gazetteer.Metonym {
			if c := r.gaz.Entry(men.Hits[0].Entry).Country; c != "" {
				count[c]++
			}
		}
	}
	return count
}

// choose picks among the entries of a name. A capital's name means the state where it acts: "Tokyo said", "between
// Moscow and Kyiv"; and the city where things happen in it.
func (r *resolver) choose(m int, evidence map[string]int) (gazetteer.Hit, string) {
	hits := r.Mentions[m].Hits
	if i := slices.IndexFunc(hits, func(h gazetteer.Hit) bool { return h.Use == gazetteer.Metonym }); i >= 0 && r.acts(m) {
		return hits[i], "a capital or palace that acts for its state"
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
		return best, "the gazetteer knows the name"
	case best.Use == gazetteer.Adjective || best.Use == gazetteer.Demonym:
		return best, "an adjective or people's name leads to its state"
	}
	return best, "of several that bear the name, the one that fits the text"
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

// shortFor finds the thing that a name is another form of: the same words, a person's family or given name, initials, the
// beginning or the kind of a longer name.
func (r *resolver) shortFor(m int) (int, string) {
	name := r.core(m)
	words := fold(name)
	if len(words) == 0 {
		return -1, ""
	}
	kind := r.Mentions[m].Kind
	for _, e := range r.known.whole[strings.Join(words, " ")] {
		if alike(kind, r.out.Entities[e].Kind) {
			return e, "named before"
		}
	}
	if mayBePerson(kind) {
		for _, e := range r.known.sharing(words) {
			if r.out.Entities[e].Kind == schema.Person &&
				slices.ContainsFunc(r.traits[e].names, func(full []string) bool { return partOfName(words, full) }) {
				return e, "a part of the person's name"
			}
		}
	}
	if len(words) == 1 && capitalsAndFigures(name) {
		for _, e := range r.known.initials[strings.ReplaceAll(name, ".", "")] {
			if r.out.Entities[e].Kind != schema.Person {
				return e, "the initials of the name"
			}
		}
	}
	for _, e := range r.known.sharing(words) {
		ent := &r.out.Entities[e]
		if ent.Kind != schema.Person && slices.ContainsFunc(r.traits[e].names, func(full []string) bool {
			return len(words) < len(full) && r.shortened(m, words, full, ent.Kind)
		}) {
			return e, "a short form of the name"
		}
	}
	return -1, ""
}

// names finds entities by what the text calls them; of several the one that was named last comes first.
type names struct {
	whole    map[string][]int // by all words
	edges    map[string][]int // by the first and the last word of longer names
	initials map[string][]int
}

func newNames() names {
	return names{map[string][]int{}, map[string][]int{}, map[string][]int{}}
}

// maxNamesakes is how many bearers of a word are looked at.
const maxNamesakes = 20

func (n names) add(words []string, e int) {
	put := func(m map[string][]int, key string) {
		list := append([]int{e}, m[key]...)
		m[key] = list[:min(len(list), maxNamesakes)]
	}
	put(n.whole, strings.Join(words, " "))
	if len(words) < 2 {
		return
	}
	put(n.edges, words[0])
	put(n.edges, words[len(words)-1])
	all, main := initials(words)
	put(n.initials, all)
	if main != all {
		put(n.initials, main)
	}
}

// sharing lists the entities whose names begin or end with the first or last of the words.
func (n names) sharing(words []string) []int {
	list := n.edges[words[0]]
	if last := words[len(words)-1]; last != words[0] {
		list = slices.Concat(list, n.edges[last])
	}
	return list
}

// alike reports whether a name of one guessed kind may be that of a thing of the other kind.
func alike(a, b schema.Kind) bool {
	if a == b || a == schema.Thing || b == schema.Thing {
		return true
	}
	return (a == schema.Person) == (b == schema.Person) || a == schema.Location || b == schema.Location
}

// mayBePerson reports whether a name of a guessed kind may be a person's.
func mayBePerson(k schema.Kind) bool {
	return k == schema.Person || k == schema.Thing || k == schema.Location
}

// partOfName reports whether words are the beginning or end of a person's name, or the same name in another order or
// without middle names.
func partOfName(words, full []string) bool {
	if slices.Contains(full, "of") {
		return false // "Athens" is no family name in "King of Athens"
	}
	if n := len(words); n == 2 && romanNumeral(words[1]) {
		words = words[:1] // "Norton I"
	}
	n := len(words)
	switch {
	case n > len(full):
		return false
	case n == 1:
		return len(words[0]) > 1 && (words[0] == full[len(full)-1] || words[0] == full[0])
	case n == 2 && words[0] == full[len(full)-1] && words[1] == full[0]:
		return true
	case n == 2 && len(full) > 2 && words[0] == full[0] && words[1] == full[len(full)-1]:
		return true
	}
	return n < len(full) && (slices.Equal(words, full[len(full)-n:]) || slices.Equal(words, full[:n]))
}

// romanNumeral reports whether a lower-cased word counts a ruler.
func romanNumeral(w string) bool { return strings.Trim(w, "ivx") == "" && len(w) < 6 }

// initials are the first letters of a name's words in capitals, with and without those of small words.
func initials(words []string) (all, main string) {
	var a, b strings.Builder
	for _, w := range words {
		for part := range strings.SplitSeq(w, "-") {
			r, _ := utf8.DecodeRuneInString(part)
			if !unicode.IsLetter(r) {
				continue
			}
			a.WriteRune(unicode.ToUpper(r))
			if !smallWords[part] {
				b.WriteRune(unicode.ToUpper(r))
			}
		}
	}
	return a.String(), b.String()
}

var smallWords = setOf(`of the and for in on to a an de la du des`)

// shortened reports whether a name with an article is the last word of a longer one ("the Court" for "the Supreme Court"), or
// a name its beginning ("Human Rights Watch" for "Human Rights Watch Asia").
func (r *resolver) shortened(m int, words, full []string, kind schema.Kind) bool {
	men := r.Mentions[m]
	if !schema.Organizations.Has(kind) && !schema.Agreements.Has(kind) && kind != schema.Facility && kind != schema.Event &&
		kind != schema.Thing {
		return false
	}
	definite := strings.EqualFold(r.Trees[men.Sentence].Tokens[men.First].Form, "the")
	if definite && len(words) == 1 && words[0] == full[len(full)-1] {
		return true
	}
	if len(words) == 1 && (len(full) != 2 || !mention.CommonNoun(full[1])) {
		return false // "Cambridge" is not the Cambridge Whig Club
	}
	return slices.Equal(words, full[:len(words)]) && (men.Kind == schema.Thing || men.Kind == kind) && len(words[0]) > 2
}

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
