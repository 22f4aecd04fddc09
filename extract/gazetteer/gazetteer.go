// Package gazetteer knows names: of states and areas with their adjectives, demonyms and capitals, of who leads them
// when, and of the organisations, groups, places, agreements and people of international politics.
package gazetteer

import (
	"strings"

	"claimgraph/extract/text"
	"claimgraph/schema"
)

// Use tells how a name refers to its entry.
type Use uint8

// The uses, best first.
const (
	Name      Use = iota // Japan, NATO
	Adjective            // Japanese
	Demonym              // the Japanese, Turks
	Metonym              // Tokyo, the Kremlin: the state, where it acts
	Bare                 // the Navy: that of the state which the text is about
)

// Entry is a thing with a name.
type Entry struct {
	ID       schema.EntityID
	Name     string
	Kind     schema.Kind
	Wikidata string
	Country  string // ISO 3166-1 alpha-3
	Sector   schema.Sector
	Offices  []Office // of a person
}

// Office is a person's time at the head of a state or government.
type Office struct {
	Country  int // index of the country's entry
	Of       Branch
	From, To string // YYYY, YYYY-MM or YYYY-MM-DD; To is when the holder was last seen in office
}

// Branch is what an office is at the head of.
type Branch uint8

// The branches.
const (
	State Branch = iota
	Government
)

// Hit is what a name may mean.
type Hit struct {
	Entry int
	Use   Use
}

// Gazetteer is read-only once built and may be shared.
type Gazetteer struct {
	entries []Entry
	byID    map[schema.EntityID]int
	names   map[string][]name // by the lower-cased first word
	holders map[int][]holder  // by country
	family  map[string][]int  // people by family name
	states  map[string]int    // by ISO code
}

type name struct {
	words []string // as written
	Hit
}

type holder struct {
	person int
	Office
}

// Entry gives an entry by its index.
func (g *Gazetteer) Entry(i int) Entry { return g.entries[i] }

// Len is the number of entries.
func (g *Gazetteer) Len() int { return len(g.entries) }

// ByID finds an entry by its identifier.
func (g *Gazetteer) ByID(id schema.EntityID) (int, bool) {
	i, ok := g.byID[id]
	return i, ok
}

// Lookup finds the longest name that begins at token i, and everything that it may mean. Names match as they are
// written, or in capitals in a text of capitals; n is 0 where there is none.
func (g *Gazetteer) Lookup(tokens []text.Token, i int) (n int, hits []Hit) {
	for _, candidate := range g.names[strings.ToLower(tokens[i].Form)] {
		if len(candidate.words) < n || !matches(candidate.words, tokens[i:]) {
			continue
		}
		if len(candidate.words) > n {
			n, hits = len(candidate.words), hits[:0]
		}
		hits = append(hits, candidate.Hit)
	}
	return n, hits
}

// matches compares letter by letter; a word of four letters and more may stand in capitals, so that "TURKEY" in a
// headline is found but "WHO" is no pronoun.
func matches(words []string, tokens []text.Token) bool {
	if len(words) > len(tokens) {
		return false
	}
	for k, w := range words {
		form := tokens[k].Form
		if form != w && (len(w) < 4 || form != strings.ToUpper(w)) {
			return false
		}
	}
	return true
}

// Holder is the entry of the person who headed a country's state or government on a date (YYYY-MM-DD; empty for today's
// holder), or -1.
func (g *Gazetteer) Holder(country int, of Branch, date string) int {
	best, from := -1, ""
	for _, h := range g.holders[country] {
		if h.Of != of || date != "" && h.From > date {
			continue
		}
		if h.From >= from {
			best, from = h.person, h.From
		}
	}
	return best
}

// Surname lists the people who bear a family name, as written.
func (g *Gazetteer) Surname(name string) []int { return g.family[name] }

// State is the entry of the state with an ISO 3166-1 alpha-3 code.
func (g *Gazetteer) State(code string) (int, bool) {
	i, ok := g.states[code]
	return i, ok
}

// familyFirst are the states in whose people's names the family name comes first, in English too.
var familyFirst = map[string]bool{"CHN": true, "TWN": true, "KOR": true, "PRK": true, "VNM": true, "KHM": true, "HKG": true}

// index finds states by their codes and people by the last word of their name, or by the first where that is the family's.
func (g *Gazetteer) index() {
	g.family, g.states = map[string][]int{}, map[string]int{}
	for i, e := range g.entries {
		if e.Kind == schema.Country && e.Country != "" {
			g.states[e.Country] = i
		}
		if e.Kind != schema.Person {
			continue
		}
		words := strings.Fields(e.Name)
		if len(words) == 0 { // a user's file may leave the name out
			continue
		}
		name := words[len(words)-1]
		if familyFirst[e.Country] {
			name = words[0]
		}
		g.family[name] = append(g.family[name], i)
	}
}
