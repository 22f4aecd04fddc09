package clause

import "claimgraph/extract/syntax"

// attribute is what a copula says of its subject: "a member of the Quad", "responsible", or with its preposition
// ("in Okinawa", "under attack").
func (f *finder) attribute(i int) Arg {
	a := Arg{Role: Attribute, Head: i, Words: f.own[i], Case: f.caseOf(i), Clause: -1}
	for k := a.Words.First - 1; k >= 0 && f.head(k) == i && f.base[k] == "advmod" && f.measures(k); k-- {
		a.Words.First = k
	}
	a.Phrase = f.withPreposition(i, a.Words)
	cop := f.child(i, "cop")
	if cop >= 0 && cop < i && a.Words.First <= cop {
		a.Words.First = min(cop+1, i)
		a.Phrase.First = max(a.Phrase.First, a.Words.First)
	}
	if f.tag(i) == syntax.VERB && cop >= 0 && cop < i { // "the aim is to win the war"
		a.Words = f.trim(Range{cop + 1, f.yield[i].Last})
		a.Phrase = a.Words
	}
	return a
}
