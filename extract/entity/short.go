package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/mention"
	"claimgraph/schema"
)

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
	if mayBePerson(kind) && !(kind == schema.Location && r.placed(m)) {
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

// placed reports whether a preposition of place stands before a name.
func (r *resolver) placed(m int) bool {
	switch r.preposition(r.Mentions[m].Sentence, r.Mentions[m].Head) {
	case "in", "at", "near", "into", "across", "outside", "inside", "around":
		return true
	}
	return false
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
