package clause

// attribute is what a copula says of its subject: "a member of the Quad", "responsible", or with its preposition
// ("in Okinawa", "under attack").
func (f *finder) attribute(i int) Arg {
	a := Arg{Role: Attribute, Head: i, Words: f.own[i], Case: f.caseOf(i), Clause: -1}
	a.Phrase = f.withPreposition(i, a.Words)
	if cop := f.child(i, "cop"); cop >= 0 && cop < i && a.Words.First <= cop {
		a.Words.First = min(cop+1, i)
		a.Phrase.First = max(a.Phrase.First, a.Words.First)
	}
	return a
}
