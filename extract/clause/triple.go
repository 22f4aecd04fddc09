package clause

import "claimgraph/extract/syntax"

// Triple is one open statement of a clause: minimal, complete and in the sentence's own words.
type Triple struct {
	Subject, Predicate, Object Range // Object is empty where the predicate has none, Predicate where the clause is implicit
	SubjectHead, ObjectHead    int   // head words; ObjectHead is -1 where there is no object
	Qualifiers                 []Qualifier
	Implicit                   bool // the predicate is not worded
	Confidence                 float64
}

// Triples gives the clause's open statements: (subject, predicate, object) and qualifiers, one for every combination of
// the conjuncts that it may be distributed over. Where a verb has no object, its first oblique is the object and the
// preposition belongs to the predicate: (the treaty, was signed in, Paris).
func (c *Clause) Triples(t *syntax.Tree) []Triple {
	switch c.Form {
	case Verbal, Copular:
		return c.worded(t)
	}
	return c.unworded(t)
}

func (c *Clause) worded(t *syntax.Tree) []Triple {
	subject := c.Arg(Subject)
	if subject == nil && c.there.Empty() || c.stretch.Empty() || c.merged || subject != nil && pronounWithout(t, subject) {
		return nil
	}
	tr := Triple{Predicate: c.stretch, Object: Range{0, -1}, ObjectHead: -1}
	object := c.object(t, &tr)
	if !c.there.Empty() {
		tr.Predicate = c.stretch
		object = c.existing(&tr)
		subject = &Arg{Role: Subject, Head: c.there.First, Words: c.there, Phrase: c.there}
	}
	if object == nil {
		c.extendOverAdverbs(&tr) // "went back"
	}
	c.qualify(t, &tr, object)
	if c.beside && object == nil && len(tr.Qualifiers) == 0 {
		return nil // what was said makes the statement: it is the attribution's
	}
	tr.Confidence = c.confidence(t, subject, object, &tr)
	return distribute(tr, c.parts(t, subject), c.partsOf(t, object))
}

// pronounWithout reports whether the subject is a pronoun that stands for nothing the triple could say: a relative
// pronoun that found no antecedent, "its" of "its plan to invade".
func pronounWithout(t *syntax.Tree, a *Arg) bool {
	if a.Words.First != a.Words.Last {
		return false
	}
	switch t.Words[a.Head].XPOS {
	case "WDT", "WP", "WP$", "WRB", "PRP$":
		return true
	}
	return false
}

// unworded is the statement of a construction: who has what, who is what, what is where.
func (c *Clause) unworded(t *syntax.Tree) []Triple {
	subject, object := c.Arg(Subject), (*Arg)(nil)
	switch c.Form {
	case Apposition, Title:
		object = c.Arg(Attribute)
	case Place:
		object = c.Arg(Oblique)
	case Possessive:
		subject, object = c.Arg(Possessor), c.Arg(Subject)
	case Compound:
		subject, object = c.Arg(Modifier), c.Arg(Subject)
	case Nominal:
		subject, object = c.sides()
	}
	if subject == nil || object == nil {
		return nil
	}
	tr := Triple{Predicate: c.Wording, Implicit: true, Confidence: implicitConfidence[c.Form]}
	return distribute(tr, c.parts(t, subject), c.parts(t, object))
}

// sides are the two arguments that a noun relates best: "the abduction of tourists by rebels", "China's claim to the reef".
func (c *Clause) sides() (subject, object *Arg) {
	if subject = c.Oblique("by"); subject == nil {
		subject = c.Arg(Possessor)
	}
	for i := range c.Args {
		a := &c.Args[i]
		if a.Role != Oblique || a == subject {
			continue
		}
		if subject == nil && a.Case == "of" {
			subject = a
		} else if object == nil {
			object = a
		}
	}
	return subject, object
}
