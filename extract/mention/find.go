package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// Find lists the mentions of a document in the order of the text, an outer one before those within it.
func Find(trees []syntax.Tree, gaz *gazetteer.Gazetteer) []Mention {
	var all []Mention
	votes := votes{}
	for s := range trees {
		f := finder{view: newView(&trees[s]), gaz: gaz, sentence: s, votes: votes}
		f.known()
		f.phrases()
		f.within()
		f.pronouns()
		slices.SortStableFunc(f.found, func(a, b Mention) int {
			if a.First != b.First {
				return a.First - b.First
			}
			return b.Last - a.Last
		})
		all = append(all, f.found...)
	}
	votes.decide(trees, all)
	return withCompounds(trees, all)
}

// withCompounds adds what stands within compounds and is also spoken of by itself: "iodine" in "iodine deficiency" where the
// text speaks of iodine, "Harrow" in "Harrow School" where it speaks of Harrow.
func withCompounds(trees []syntax.Tree, all []Mention) []Mention {
	type place struct{ sentence, head int }
	heads, names, places := map[string]bool{}, map[string]int{}, map[place]bool{}
	for n, m := range all {
		if schema.Places.Has(m.Kind) && m.Form == Name {
			places[place{m.Sentence, m.Head}] = true // "Taiwan" in "the Taiwan Strait" is not spoken of
		}
		switch {
		case m.Form == Nominal && len(m.Hits) == 0:
			heads[trees[m.Sentence].Words[m.Head].Lemma] = true
		case m.Form == Name:
			names[coreName(&trees[m.Sentence], &m)] = n
		}
	}
	var more []Mention
	for s := range trees {
		for i, w := range trees[s].Words {
			if w.Rel.Base() != "compound" {
				continue
			}
			m := Mention{Sentence: s, First: i, Last: i, Head: i, CoreFirst: i, CoreLast: i, Form: Nominal}
			switch w.Tag {
			case syntax.NOUN:
				if lemma := strings.ToLower(w.Lemma); heads[w.Lemma] && nouns[lemma] != schema.Date && len(lemma) > 1 {
					more = append(more, m)
				}
			case syntax.PROPN:
				n, ok := names[coreName(&trees[s], &m)]
				if ok && startsUpper(trees[s].Tokens[i].Form) && !CommonNoun(w.Lemma) && !places[place{s, w.Head}] {
					m.Form, m.Kind, m.Hits = Name, all[n].Kind, all[n].Hits
					more = append(more, m)
				}
			}
		}
	}
	if len(more) == 0 {
		return all
	}
	all = append(all, more...)
	slices.SortStableFunc(all, func(a, b Mention) int {
		return cmp.Or(a.Sentence-b.Sentence, a.First-b.First, b.Last-a.Last)
	})
	return slices.CompactFunc(all, func(a, b Mention) bool {
		return a.Sentence == b.Sentence && a.First == b.First && a.Last == b.Last
	})
}

type finder struct {
	*view
	gaz      *gazetteer.Gazetteer
	sentence int
	names    []known
	covers   []int // for each token the index of the known name that holds it, or -1
	taken    []bool
	found    []Mention
	guessed  func(*Mention) // is told of every name whose kind is guessed, where set
	scratch  []uint32
	votes    votes
}

// phrases makes a mention of every noun phrase.
func (f *finder) phrases() {
	for h := range f.Words {
		if !f.heads(h) && !f.numbersProvision(h) || f.provision(h) && f.parent(h) == h+1 {
			continue
		}
		first, last := f.phrase(h)
		m := Mention{Sentence: f.sentence, First: first, Last: last, Head: h, CoreFirst: h, CoreLast: h, Form: Nominal}
		if n := f.covers[h]; n >= 0 && f.names[n].first >= 0 {
			m.First, m.Last = min(first, f.names[n].first), max(last, f.names[n].last)
		}
		if f.tag(h) == syntax.PROPN || f.covers[h] >= 0 || f.namedRole(h, last) || f.provision(h) || f.numbersProvision(h) {
			f.name(&m)
		} else {
			m.Kind = f.nominalKind(h)
		}
		f.add(m)
	}
}

// provision reports whether the token and the number after it name a provision, whatever the tagger takes them for:
// "Article Five", "Resolution 2254".
func (f *finder) provision(i int) bool {
	if i+1 >= len(f.Words) || !f.capital(i) || !f.capital(i+1) && !f.numeral(i+1) {
		return false
	}
	switch f.lower[i] {
	case "article", "resolution", "chapter", "section", "annex", "clause", "paragraph", "protocol":
		return true
	}
	return false
}

// numbersProvision reports whether the token is the number of a provision that it heads: parsers differ over which of the
// two words hangs on the other.
func (f *finder) numbersProvision(i int) bool {
	return i > 0 && f.provision(i-1) && f.parent(i-1) == i
}

// heads reports whether a token heads a noun phrase of its own.
func (f *finder) heads(h int) bool {
	if nameSuffixes[f.form(h)] {
		return false // "Corolla Lines, Inc."
	}
	switch f.base(h) {
	case "flat", "fixed", "goeswith", "case", "cc", "mark", "punct", "det", "advmod", "aux", "cop", "discourse", "expl":
		return false
	case "compound":
		return f.modifierName(h)
	case "amod":
		return false
	case "nmod":
		if f.rel(h) == "nmod:desc" {
			return h > f.parent(h) && f.tag(h) == syntax.PROPN && f.tag(f.parent(h)) != syntax.PROPN
		}
	}
	switch f.tag(h) {
	case syntax.NOUN, syntax.PROPN:
		return true
	case syntax.ADJ, syntax.NUM:
		// "the wounded", "the two": what stands where a noun stands and has an article.
		return f.argument(h) && f.kid(h, "det") >= 0 || f.covers[h] >= 0 && f.argument(h)
	}
	return false
}

// nameSuffixes end names and are none of their own.
var nameSuffixes = set(`Inc Inc. Ltd Ltd. Corp Corp. LLC PLC Co. Jr Jr. Sr. II III IV VI VII VIII IX XI XII XIII XIV`)

func (f *finder) argument(h int) bool {
	switch f.base(h) {
	case "nsubj", "obj", "iobj", "obl", "nmod":
		return true
	}
	return false
}

// add keeps a mention unless one with the same range stands already.
func (f *finder) add(m Mention) {
	for _, o := range f.found {
		if o.First == m.First && o.Last == m.Last {
			return
		}
	}
	f.found = append(f.found, m)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
