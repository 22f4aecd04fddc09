// Package entity decides which mentions mean the same thing, and which thing that is.
package entity

import (
	"claimgraph/extract/attribution"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/mention"
	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
	"claimgraph/schema"
)

// Resolution says what every mention of a document stands for.
type Resolution struct {
	Entities []schema.Entity
	// Of[m] lists the entities that mention m stands for, as indexes into Entities: none where it is not resolved,
	// several for a set ("the two leaders").
	Of [][]int
	// Why[m] says in a few words which rule resolved mention m, for the report.
	Why []string
}

// Context is what is known of a document when its entities are resolved.
type Context struct {
	Document     schema.DocumentID
	Article      text.Article
	Trees        []syntax.Tree
	Mentions     []mention.Mention
	Attributions []attribution.Attribution
}

// Resolve resolves the mentions: names first, since the others lean on them, then descriptions and pronouns in the order
// of the text.
func Resolve(c Context, gaz *gazetteer.Gazetteer) Resolution {
	r := &resolver{Context: c, gaz: gaz, byID: map[schema.EntityID]int{}, known: map[int]int{}, at: map[place]int{},
		children: map[place][]int{}, traits: map[int]*traits{}}
	r.out.Of = make([][]int, len(c.Mentions))
	r.out.Why = make([]string, len(c.Mentions))
	r.prepare()
	r.names()
	r.describe()
	r.finish()
	return r.out
}

// place is a token of the document.
type place struct{ sentence, token int }

// traits are what the text reveals of an entity beside its name.
type traits struct {
	offices map[string]bool // lemmas of its titles: president, minister
	gender  byte            // 'm', 'f' or 0
	names   map[string]bool // surfaces
	plural  bool
}

type resolver struct {
	Context
	gaz      *gazetteer.Gazetteer
	out      Resolution
	byID     map[schema.EntityID]int
	known    map[int]int   // by entry of the gazetteer
	at       map[place]int // widest mention with that head
	children map[place][]int
	traits   map[int]*traits
	history  []int // resolved mentions in the order of the text, up to the one at hand
	speakers map[int][]speech
}

func (r *resolver) prepare() {
	for m, men := range r.Mentions {
		at := place{men.Sentence, men.Head}
		if old, ok := r.at[at]; !ok || r.width(m) > r.width(old) {
			r.at[at] = m
		}
	}
	for s := range r.Trees {
		for w, word := range r.Trees[s].Words {
			if word.Head >= 0 {
				r.children[place{s, word.Head}] = append(r.children[place{s, word.Head}], w)
			}
		}
	}
	r.findSpeech()
}

func (r *resolver) width(m int) int { return r.Mentions[m].Last - r.Mentions[m].First }

// surface is the mention's wording.
func (r *resolver) surface(m int) string {
	men := r.Mentions[m]
	return r.Trees[men.Sentence].Cover(men.First, men.Last).Of(r.Article.Body)
}

// word is the token that heads the mention.
func (r *resolver) word(m int) syntax.Word {
	men := r.Mentions[m]
	return r.Trees[men.Sentence].Words[men.Head]
}

// assign resolves a mention.
func (r *resolver) assign(m int, why string, entities ...int) {
	r.out.Of[m], r.out.Why[m] = entities, why
	for _, e := range entities {
		if r.Mentions[m].Form != mention.Pronoun && len(entities) == 1 {
			r.trait(e).names[oneLine(r.surface(m))] = true
		}
	}
}

func (r *resolver) trait(e int) *traits {
	if r.traits[e] == nil {
		r.traits[e] = &traits{offices: map[string]bool{}, names: map[string]bool{}}
	}
	return r.traits[e]
}

// entity finds the entity with the identifier or makes it.
func (r *resolver) entity(e schema.Entity) int {
	if i, ok := r.byID[e.ID]; ok {
		return i
	}
	r.out.Entities = append(r.out.Entities, e)
	r.byID[e.ID] = len(r.out.Entities) - 1
	return len(r.out.Entities) - 1
}

// entry is the entity of an entry of the gazetteer.
func (r *resolver) entry(i int) int {
	if e, ok := r.known[i]; ok {
		return e
	}
	g := r.gaz.Entry(i)
	e := r.entity(schema.Entity{ID: g.ID, Kind: g.Kind, Name: g.Name, Wikidata: g.Wikidata, Country: g.Country, Sector: g.Sector})
	r.known[i] = e
	return e
}
