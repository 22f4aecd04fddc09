package clause

import "claimgraph/extract/syntax"

// temporal reports whether a phrase tells when or how long: "in 2014", "last week", "for ten years", "since the war".
func (f *finder) temporal(j int, prep string) bool {
	lemma := f.lemma(j)
	switch {
	case timeNouns[lemma], months[lemma]:
		return prep != "of" && prep != "to" && prep != "with" && prep != "against" && prep != "as"
	case lemma == "end" || lemma == "beginning" || lemma == "start":
		return prep == "by" || prep == "at" || prep == "until" || prep == "since" || prep == "before" || prep == "after"
	case f.tag(j) == syntax.NUM && f.hasMonth(j):
		return true
	case f.tag(j) == syntax.NUM || f.tag(j) == syntax.NOUN && isYear(f.form(j)):
		return isYear(f.form(j)) && (prep == "" || timePrepositions[prep])
	case timeEvents[lemma]:
		return prep == "after" || prep == "following" || prep == "before" || prep == "during" || prep == "since" || prep == "until"
	}
	return prep == "following" || prep == "during" || prep == "since" || prep == "until" || prep == "throughout" && f.tag(j) != syntax.PROPN
}

// isYear reports whether the form is a year or a decade: "1951", "1990s", "1951-52".
func isYear(form string) bool {
	if len(form) < 4 {
		return false
	}
	for i := range 4 {
		if form[i] < '0' || form[i] > '9' {
			return false
		}
	}
	rest := form[4:]
	return (form[0] == '1' || form[0] == '2') && (rest == "" || rest == "s" || rest[0] == '-' || rest[0] == '/')
}

// hasMonth reports whether a number has a month beside it: "8 July", "July 8".
func (f *finder) hasMonth(j int) bool {
	for _, k := range f.of(j) {
		if months[f.lemma(k)] {
			return true
		}
	}
	return false
}
