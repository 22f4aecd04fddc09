package clause

import "claimgraph/extract/syntax"

// object chooses the clause's object, and extends the predicate to what stands between.
func (c *Clause) object(t *syntax.Tree, tr *Triple) *Arg {
	if c.Form == Copular {
		return c.copularObject(t, tr)
	}
	object := c.Arg(Object)
	if object == nil {
		object = c.reported(t)
	}
	if to := c.Arg(IndirectObject); to != nil && object != nil && to.Words.First == tr.Predicate.Last+1 {
		tr.Predicate.Last = to.Words.Last // "gave the rebels / weapons", "told them / that it was over"
	}
	if object != nil {
		return object
	}
	if a := c.Arg(Attribute); a != nil && a.Head > c.Head {
		if a.Case == "" || c.extend(tr, a) {
			return a
		}
	}
	for i := range c.Args {
		a := &c.Args[i]
		if a.Inherited || a.Head < c.Head {
			continue
		}
		switch a.Role {
		case Oblique:
			if c.extend(tr, a) {
				return a
			}
		case IndirectObject:
			return a
		case Complement:
			if t.Words[a.Head].Rel.Base() == "xcomp" {
				return a
			}
		}
	}
	return nil
}

// reported is the clause that the verb has for its object: "said in Oslo that they had left", or before it, as quotations
// stand: "They have left, he said".
func (c *Clause) reported(t *syntax.Tree) *Arg {
	for i := range c.Args {
		if a := &c.Args[i]; a.Role == Complement && !a.Inherited && t.Words[a.Head].Rel == "ccomp" {
			return a
		}
	}
	return nil
}

// copularObject is the predicate noun, or what follows a predicate's preposition: (the reef, is near, Taiwan), (Iran, is
// responsible for, the attack).
func (c *Clause) copularObject(t *syntax.Tree, tr *Triple) *Arg {
	a := c.Arg(Attribute)
	if a == nil || a.Words.First <= tr.Predicate.Last {
		return nil
	}
	if a.Case != "" {
		c.extend(tr, a)
		return a
	}
	if t.Words[c.Head].Tag != syntax.ADJ {
		return a
	}
	for i := range c.Args {
		o := &c.Args[i]
		if o.Role != Oblique || o.Head < c.Head || o.Inherited || o.Phrase.First != a.Words.Last+1 || o.Words.First <= o.Phrase.First {
			continue
		}
		tr.Predicate.Last = o.Words.First - 1
		return o
	}
	return a
}

// extend lets the predicate reach over adverbs to the argument's preposition; it reports whether it could.
func (c *Clause) extend(tr *Triple, a *Arg) bool {
	if a.Words.First <= a.Phrase.First || a.Phrase.First <= tr.Predicate.Last {
		return false
	}
	next := tr.Predicate.Last + 1
	for next < a.Phrase.First {
		b := c.adverbAt(next)
		if b == nil {
			return false
		}
		next = b.Words.Last + 1
	}
	if next != a.Phrase.First {
		return false
	}
	tr.Predicate.Last = a.Words.First - 1
	return true
}

// extendOverAdverbs lets the predicate of a verb without an object take the adverbs that follow it.
func (c *Clause) extendOverAdverbs(tr *Triple) {
	for a := c.adverbAt(tr.Predicate.Last + 1); a != nil && a.Role == Adverb; a = c.adverbAt(tr.Predicate.Last + 1) {
		tr.Predicate.Last = a.Words.Last
	}
}

// adverbAt is the adverb that begins at the token, if it is one or two words long.
func (c *Clause) adverbAt(token int) *Arg {
	for i := range c.Args {
		a := &c.Args[i]
		if (a.Role == Adverb || a.Role == Time && a.Phrase.First == a.Words.First) && a.Words.First == token && a.Words.Last < token+2 {
			return a
		}
	}
	return nil
}
