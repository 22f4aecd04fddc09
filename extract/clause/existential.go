package clause

// existential reports whether the clause only says that something is there: "there are troops in the valley". What is there
// is the Subject; an open statement keeps the sentence's own order: (there, are, troops, in the valley).
func (f *finder) existential(c *Clause) bool {
	e := f.child(c.Head, "expl")
	return e >= 0 && f.lemma(e) == "there"
}

// existentialNoun turns a clause in which the noun carries the copula ("there has been much speculation") into the same.
func existentialNoun(c *Clause) {
	if a := c.Arg(Attribute); c.Form == Copular && a != nil && c.Arg(Subject) == nil {
		a.Role, c.Form, c.Lemma = Subject, Verbal, "be"
	}
}

// extraposed reports whether "it" stands for a clause that follows: "it was announced that they had left", "it is necessary
// to act". The clause is the Subject; an open statement keeps "it": (it, was announced, that they had left).
func (f *finder) extraposed(c *Clause, j int) bool {
	return f.lemma(j) == "it" && f.child(c.Head, "csubj", "ccomp") > c.Head
}

// existing turns the triple of a clause with "there" or "it" into the sentence's own order and gives its object.
func (c *Clause) existing(tr *Triple) *Arg {
	what := c.Arg(Subject)
	if what == nil {
		what = c.Arg(Complement)
	}
	if c.Form == Copular {
		if a := c.Arg(Attribute); a != nil && a.Phrase.First == tr.Predicate.Last+1 {
			tr.Predicate.Last = a.Words.Last
		}
	}
	if what == nil || what.Inherited || what.Words.First <= tr.Predicate.Last {
		return nil
	}
	return what
}
