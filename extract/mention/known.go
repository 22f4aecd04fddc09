package mention

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// known is a name that the gazetteer knows.
type known struct {
	first, last int
	hits        []gazetteer.Hit
}

// known looks up every stretch of tokens, longest first, from left to right.
func (f *finder) known() {
	n := len(f.Words)
	f.covers = make([]int, n)
	f.taken = make([]bool, n)
	for i := range f.covers {
		f.covers[i] = -1
	}
	for i := 0; i < n; {
		k, hits := f.lookup(i, n)
		if k == 0 {
			i++
			continue
		}
		for j := i; j < i+k; j++ {
			f.covers[j] = len(f.names)
		}
		f.names = append(f.names, known{i, i + k - 1, hits})
		i += k
	}
}

// lookup finds the longest name from token i to before token end that is used as a name here.
func (f *finder) lookup(i, end int) (int, []gazetteer.Hit) {
	if !f.mayName(i) {
		return 0, nil
	}
	n, hits := f.gaz.Lookup(f.Tokens[:end], i)
	if n == 1 && f.otherWord(i) {
		return 0, nil
	}
	return n, slices.Clone(hits)
}

// mayName keeps words that no name begins with from the look-up.
func (f *finder) mayName(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.form(i))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == 'a' || r == 'e' || r == 'd' || r == 'm'
}

// otherWord reports whether a token spelt like a name is another word: "May" the month, "Will", "US" for "us" in a headline of
// capitals.
func (f *finder) otherWord(i int) bool {
	switch f.tag(i) {
	case syntax.PROPN, syntax.NOUN, syntax.ADJ, syntax.X, syntax.SYM:
		return false
	case syntax.PRON, syntax.DET, syntax.AUX, syntax.ADP, syntax.CCONJ, syntax.SCONJ, syntax.PART:
		return f.shouting() || !allCapitals(f.form(i))
	}
	return i == 0 || !f.capital(i)
}

// shouting reports whether the sentence is written in capitals.
func (f *finder) shouting() bool {
	upper, lower := 0, 0
	for i := range f.Tokens {
		for _, r := range f.form(i) {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
	}
	return upper > 2*lower
}

func (f *finder) mark(k known) {
	for i := k.first; i <= k.last; i++ {
		f.taken[i] = true
	}
}

// within makes mentions of the known names inside phrases that other mentions do not hold: "Japanese" in "the Japanese prime
// minister", "Japan" and "US" in "the Japan-US Security Treaty".
func (f *finder) within() {
	for _, k := range f.names {
		if !f.taken[k.first] {
			f.add(f.nested(k))
		}
		if k.last > k.first && f.holdsOthers(k) {
			f.inner(k)
		}
	}
}

func (f *finder) nested(k known) Mention {
	head := k.last
	for i := k.first; i <= k.last; i++ {
		if h := f.parent(i); h < k.first || h > k.last {
			head = i
			break
		}
	}
	form := Name
	if f.tag(head) == syntax.ADJ {
		form = Nominal // "Japanese" is an adjective, though it leads to a name
	}
	return Mention{Sentence: f.sentence, First: k.first, Last: k.last, Head: head, CoreFirst: k.first, CoreLast: k.last,
		Kind: f.gaz.Entry(k.hits[0].Entry).Kind, Form: form, Hits: k.hits}
}

// holdsOthers reports whether the names within a name count: those in the name of an agreement, a body or an event do, those
// in the name of a place do not ("New Mexico").
func (f *finder) holdsOthers(k known) bool {
	kind := f.gaz.Entry(k.hits[0].Entry).Kind
	return schema.Organizations.Has(kind) || schema.Agreements.Has(kind) || kind == schema.Event
}

// inner finds states within a longer name.
func (f *finder) inner(k known) {
	for i := k.first; i <= k.last; {
		end := k.last + 1
		if i == k.first {
			end-- // the whole name is found already
		}
		n, hits := f.lookup(i, end)
		if n == 0 || f.gaz.Entry(hits[0].Entry).Kind != schema.Country {
			i += max(1, n)
			continue
		}
		f.add(f.nested(known{i, i + n - 1, hits}))
		i += n
	}
}

func allCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}
