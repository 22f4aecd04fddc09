package clause

import (
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// Triple is one open statement of a clause: minimal, complete and in the sentence's own words.
type Triple struct {
	Subject, Predicate, Object Range // Object is empty where the predicate has none, Predicate where the clause is implicit
	SubjectHead, ObjectHead    int   // head words; ObjectHead is -1 where there is no object
	Qualifiers                 []Qualifier
	Implicit                   bool // the predicate is not worded
	Confidence                 float64
}

// Qualifier is a circumstance of a triple, with its preposition.
type Qualifier struct {
	Role  schema.Role
	Words Range
	Head  int
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

// object chooses the clause's object, and extends the predicate to what stands between.
func (c *Clause) object(t *syntax.Tree, tr *Triple) *Arg {
	if c.Form == Copular {
		return c.copularObject(t, tr)
	}
	object := c.Arg(Object)
	if to := c.Arg(IndirectObject); to != nil && object != nil && to.Words.First == tr.Predicate.Last+1 {
		tr.Predicate.Last = to.Words.Last // "gave Israel / weapons"
	}
	if object != nil {
		return object
	}
	if a := c.Arg(Attribute); a != nil && a.Head > c.Head {
		if a.Case == "" || c.extend(tr, a) {
			return a
		}
	}
	if a := c.reported(t); a != nil {
		return a
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

func (c *Clause) adverbAt(token int) *Arg {
	for i := range c.Args {
		a := &c.Args[i]
		if (a.Role == Adverb || a.Role == Time && a.Phrase.First == a.Words.First) && a.Words.First == token && a.Words.Last < token+2 {
			return a
		}
	}
	return nil
}

// qualify adds the circumstances that are neither subject nor object.
func (c *Clause) qualify(t *syntax.Tree, tr *Triple, object *Arg) {
	for i := range c.Args {
		a := &c.Args[i]
		if a == object || a.Inherited && !a.fronted || a.Role == Subject || a.Role == Complement && !c.circumstance(t, a) {
			continue
		}
		if a.Role == IndirectObject && a.Words.Last <= tr.Predicate.Last || a.Role == Attribute && c.Form == Copular {
			continue
		}
		if a.Role == Adverb || a.connects(t) || object != nil && overlap(a.Phrase, object.Words) || a.Phrase.First >= tr.Predicate.First && a.Phrase.Last <= tr.Predicate.Last {
			continue
		}
		tr.Qualifiers = append(tr.Qualifiers, Qualifier{a.qualifies(), a.Phrase, a.Head})
	}
}

// connects reports whether an oblique only joins its sentence to another or names a source: "in addition", "according to
// officials".
func (a *Arg) connects(t *syntax.Tree) bool {
	return a.Role == Oblique && (a.Case == "accord to" || a.Words.First == a.Words.Last && connectives[a.Case+" "+t.Words[a.Head].Lemma])
}

// circumstance reports whether a clause only completes or qualifies another: "urged Iran to stop", "told them that it was
// over", "clarified it by adding water".
func (c *Clause) circumstance(t *syntax.Tree, a *Arg) bool {
	switch t.Words[a.Head].Rel.Base() {
	case "ccomp", "xcomp":
		return true
	}
	switch a.Case {
	case "to", "by", "in order to":
		return a.Head > c.Head
	}
	return false
}

// qualifies names what an argument adds, by its role and preposition.
func (a *Arg) qualifies() schema.Role {
	switch a.Role {
	case Time:
		return schema.RoleTime
	case Adverb:
		return schema.RoleManner
	case IndirectObject:
		return schema.RoleRecipient
	case Complement:
		if a.Case == "to" || a.Case == "in order to" {
			return schema.RolePurpose
		}
		return schema.RoleOther
	}
	if a.Role == Oblique && a.Case == "" {
		return schema.RoleQuantity // "rose 12 percent"
	}
	if role, ok := prepositionRoles[a.Case]; ok {
		return role
	}
	return schema.RoleOther
}

var prepositionRoles = map[string]schema.Role{
	"in": schema.RolePlace, "at": schema.RolePlace, "near": schema.RolePlace, "off": schema.RolePlace,
	"inside": schema.RolePlace, "outside": schema.RolePlace, "within": schema.RolePlace, "along": schema.RolePlace,
	"on": schema.RoleTopic, "about": schema.RoleTopic, "over": schema.RoleTopic, "regarding": schema.RoleTopic,
	"concerning": schema.RoleTopic, "with": schema.RoleInstrument, "by": schema.RoleInstrument, "through": schema.RoleInstrument,
	"for": schema.RolePurpose, "to": schema.RoleRecipient, "from": schema.RoleSource, "as": schema.RoleManner,
	"like": schema.RoleManner,
}

// parts lists the conjuncts that a statement holds of one by one. What is said of "between A and B" is said of both
// together.
func (c *Clause) parts(t *syntax.Tree, a *Arg) []Conjunct {
	if a == nil {
		return nil
	}
	if len(a.Conjuncts) < 2 || a.Case == "between" || a.Case == "among" || !separable(t, a) {
		return []Conjunct{{a.Head, a.Words}}
	}
	return a.Conjuncts
}

func (c *Clause) partsOf(t *syntax.Tree, object *Arg) []Conjunct {
	if object == nil {
		return []Conjunct{{-1, Range{0, -1}}}
	}
	if object.Role == Complement {
		return []Conjunct{{object.Head, object.Phrase}}
	}
	return c.parts(t, object)
}

func distribute(tr Triple, subjects, objects []Conjunct) []Triple {
	list := make([]Triple, 0, len(subjects)*len(objects))
	for _, s := range subjects {
		for _, o := range objects {
			one := tr
			one.Subject, one.SubjectHead = s.Words, s.Head
			one.Object, one.ObjectHead = o.Words, o.Head
			if overlap(one.Subject, one.Predicate) || overlap(one.Object, one.Predicate) || overlap(one.Subject, one.Object) {
				continue
			}
			list = append(list, one)
		}
	}
	return list
}

func overlap(a, b Range) bool {
	return !a.Empty() && !b.Empty() && a.First <= b.Last && b.First <= a.Last
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

// separable reports whether every conjunct says by itself what it says in the coordination: "Syria's army and navy" is
// not "Syria's army" and "navy".
func separable(t *syntax.Tree, a *Arg) bool {
	first := a.Conjuncts[0]
	if first.Words.First == first.Head {
		return true
	}
	for _, k := range a.Conjuncts[1:] {
		if k.Words.First == k.Head && k.Words.Last == k.Head && t.Words[k.Head].Tag != syntax.PROPN {
			return false
		}
	}
	return true
}
