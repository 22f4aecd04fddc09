package clause

import "strings"

// prepositional reports whether a participle is a preposition in all but name: "following the resignation", "based on the
// treaty", "regarding the border".
func (f *finder) prepositional(i int) bool {
	if f.base[i] != "advcl" || !participlePrepositions[f.lemma(i)] {
		return false
	}
	x := f.xpos(i)
	return (x == "VBG" || x == "VBN") && f.child(i, "mark", "aux", "nsubj") < 0 && f.complementOf(i) >= 0
}

// complementOf is what follows such a participle.
func (f *finder) complementOf(i int) int {
	if j := f.child(i, "obj", "obl"); j > i {
		return j
	}
	return -1
}

// participlePreposition is the oblique that the participle introduces; its Case is the participle with what follows it.
func (f *finder) participlePreposition(i int) Arg {
	j := f.complementOf(i)
	a := f.arg(Oblique, j)
	a.Case = strings.TrimSpace(strings.ToLower(f.form(i)) + " " + a.Case)
	if a.Case == "following" || a.Case == "starting" || a.Case == "beginning" || f.temporal(j, "in") {
		a.Role = Time
	}
	a.Phrase = join(Range{i, i}, a.Phrase)
	return a
}
