package clause

// existential reports whether the clause only says that something is there: "there are troops in the valley". What is there
// is the Subject; an open statement keeps the sentence's own order: (there, are, troops, in the valley).
func (f *finder) existential(c *Clause) bool {
	if c.Form != Verbal {
		return false
	}
	e := f.child(c.Head, "expl")
	return e >= 0 && f.lemma(e) == "there"
}

// existing is the open statement of an existential clause.
func (c *Clause) existing(tr *Triple) *Arg {
	what := c.Arg(Subject)
	if what == nil || what.Inherited || what.Words.First <= tr.Predicate.Last {
		return nil
	}
	return what
}
