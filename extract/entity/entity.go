// Package entity decides which mentions mean the same thing, and which thing that is.
package entity

import (
	"strings"

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
	r := newResolver(c, gaz)
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
	gender  gender
	names   [][]string // folded words of the names that the text calls it by
	plural  bool
}

type resolver struct {
	Context
	gaz      *gazetteer.Gazetteer
	out      Resolution
	byID     map[schema.EntityID]int
	entries  map[int]int             // entity by entry of the gazetteer
	states   map[string]int          // by ISO code
	taken    map[schema.EntityID]int // how many things have asked for a local identifier
	known    names
	at       map[place]int // widest mention with that head
	kids     [][][]int     // by sentence and token
	traits   []*traits     // by entity
	history  []int         // resolved mentions in the order of the text, up to the one at hand
	speakers map[int][]speech
	items    []item
	pairs    []pairing
	lists    [][]int     // coordinations, as mentions
	same     []int       // for names the mention that the text says is the same, or -1
	starts   []int       // first mention of every sentence
	above    []int       // subjects of the clauses above the mention at hand
	skipped  []uint32    // for the candidates at hand the names between
	list     []candidate // scratch
	identity []int       // 0, 1, 2, ...
	features []uint32    // scratch
}

func newResolver(c Context, gaz *gazetteer.Gazetteer) *resolver {
	r := &resolver{Context: c, gaz: gaz, byID: map[schema.EntityID]int{}, entries: map[int]int{}, states: map[string]int{},
		taken: map[schema.EntityID]int{}, known: newNames(), at: map[place]int{}}
	r.out.Of = make([][]int, len(c.Mentions))
	r.out.Why = make([]string, len(c.Mentions))
	for m, men := range c.Mentions {
		at := place{men.Sentence, men.Head}
		if old, ok := r.at[at]; !ok || r.width(m) > r.width(old) {
			r.at[at] = m
		}
	}
	r.kids = make([][][]int, len(c.Trees))
	for s := range c.Trees {
		r.kids[s] = kidsOf(&c.Trees[s])
	}
	r.starts = make([]int, len(c.Trees))
	for m := len(c.Mentions) - 1; m >= 0; m-- {
		r.starts[c.Mentions[m].Sentence] = m
	}
	r.identity = make([]int, len(c.Mentions))
	for m := range r.identity {
		r.identity[m] = m
	}
	r.findSpeech()
	return r
}

func kidsOf(t *syntax.Tree) [][]int {
	counts := make([]int, len(t.Words))
	for _, w := range t.Words {
		if w.Head >= 0 {
			counts[w.Head]++
		}
	}
	room, kids, at := make([]int, len(t.Words)), make([][]int, len(t.Words)), 0
	for i, n := range counts {
		kids[i] = room[at : at : at+n]
		at += n
	}
	for i, w := range t.Words {
		if w.Head >= 0 {
			kids[w.Head] = append(kids[w.Head], i)
		}
	}
	return kids
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

func (r *resolver) lemma(m int) string { return strings.ToLower(r.word(m).Lemma) }

// headed is the mention that a token heads, or -1.
func (r *resolver) headed(sentence, token int) int {
	if m, ok := r.at[place{sentence, token}]; ok {
		return m
	}
	return -1
}

// only is the entity that a mention stands for alone, or -1.
func (r *resolver) only(m int) int {
	if m < 0 || len(r.out.Of[m]) != 1 {
		return -1
	}
	return r.out.Of[m][0]
}

// assign resolves a mention.
func (r *resolver) assign(m int, why string, entities ...int) {
	r.out.Of[m], r.out.Why[m] = entities, why
}

// entity finds the entity with the identifier or makes it.
func (r *resolver) entity(e schema.Entity) int {
	if i, ok := r.byID[e.ID]; ok {
		return i
	}
	r.out.Entities = append(r.out.Entities, e)
	r.traits = append(r.traits, &traits{offices: map[string]bool{}})
	i := len(r.out.Entities) - 1
	r.byID[e.ID] = i
	if e.Kind == schema.Country && e.Country != "" {
		r.states[e.Country] = i
	}
	return i
}

// entry is the entity of an entry of the gazetteer.
func (r *resolver) entry(i int) int {
	if e, ok := r.entries[i]; ok {
		return e
	}
	g := r.gaz.Entry(i)
	e := r.entity(schema.Entity{ID: g.ID, Kind: g.Kind, Name: g.Name, Wikidata: g.Wikidata, Country: g.Country, Sector: g.Sector})
	r.entries[i] = e
	return e
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
