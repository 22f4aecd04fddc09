package claim

import (
	"claimgraph/extract/clause"
	"claimgraph/schema"
)

// open makes the claims that a clause words for itself, each with the core predicate of a match that has the same sides,
// else with a predicate minted from its words. It returns the matches that no claim has carried.
func (m *maker) open(n int, matches []match) []match {
	c := &m.x.in.Clauses[n]
	tree := &m.x.in.Trees[c.Sentence]
	used := make([]bool, len(matches))
	for _, t := range c.Triples(tree) {
		if t.Implicit {
			m.unworded(n, t, matches)
			continue
		}
		carried := false
		for i, match := range matches {
			if used[i] || !carries(t, c, match) {
				continue
			}
			used[i] = true
			if m.first(match) {
				m.worded(n, t, &matches[i], carried)
				carried = true
			}
		}
		if !carried {
			m.worded(n, t, nil, false)
		}
	}
	var rest []match
	for i := range matches {
		if !used[i] {
			rest = append(rest, matches[i])
		}
	}
	return rest
}

// carries reports whether the triple's sides are those of the match.
func carries(t clause.Triple, c *clause.Clause, match match) bool {
	return match.left.sentence == c.Sentence && match.left.token == t.SubjectHead && (match.right.token == t.ObjectHead || match.right.token < 0)
}

// worded makes the claim of a triple. A set's further members are claims too, but they are not worded a second time.
func (m *maker) worded(n int, t clause.Triple, match *match, again bool) {
	c := &m.x.in.Clauses[n]
	s := schema.Statement{Polarity: c.Polarity, Modality: c.Modality, Evidence: m.quotes[c.Sentence],
		Confidence: t.Confidence, Rule: c.Rule, Implicit: again}
	subject := m.x.side(c.Sentence, t.SubjectHead, t.Subject)
	object := filler{mention: -1, entity: -1}
	if t.ObjectHead >= 0 {
		object = m.x.side(c.Sentence, t.ObjectHead, t.Object)
		if isClause(c, t.ObjectHead) {
			object.mention, object.entity = -1, -1 // "said Japan is the largest investor" speaks of no investor
		}
	}
	s.Predicate = schema.Relation{Name: mint(c, preposition(c, t))}
	if match != nil {
		s.Predicate = schema.Relation{Name: match.frame.Predicate.Name, PLOVER: event(match.frame.PLOVER, c)}
		subject.entity, subject.mention = match.left.entity, match.left.mention
		object.entity, object.mention = match.right.entity, match.right.mention
		s.Rule = match.frame.Source
	}
	s.Subject = m.argument(subject)
	if t.ObjectHead >= 0 {
		s.Object = m.argument(object)
	}
	s.Predicate.Span = m.x.in.Trees[c.Sentence].Cover(t.Predicate.First, t.Predicate.Last)
	s.Predicate.Surface = s.Predicate.Span.Of(m.x.in.Body)
	for _, q := range t.Qualifiers {
		s.Qualifiers = append(s.Qualifiers, schema.Qualifier{Role: q.Role, Argument: m.argument(m.x.side(c.Sentence, q.Head, q.Words))})
		if q.Role == schema.RoleTime && s.When == "" {
			s.When = s.Qualifiers[len(s.Qualifiers)-1].Argument.Surface
		}
	}
	before := len(m.claims)
	m.keep(s, subject, object, n)
	if !again {
		m.circumstances(n, t, s, subject)
	}
	if len(m.claims) > before {
		m.claims[before].Speech = match == nil && m.speakers.cues[place{c.Sentence, c.Head}]
	}
}

// side is what stands at one side of a triple: an entity only where it is one and not a set.
func (x *index) side(sentence, head int, words clause.Range) filler {
	list := x.fillersAt(sentence, head, words, nil)
	f := list[0]
	if len(list) > 1 {
		f.entity = -1
	}
	return f
}

// preposition is the last word of the triple's predicate where it leads to the object: "withdrew from".
func preposition(c *clause.Clause, t clause.Triple) string {
	for i := range c.Args {
		if a := &c.Args[i]; a.Head == t.ObjectHead && a.Role == clause.Oblique {
			return a.Case
		}
	}
	return ""
}

// isClause reports whether the argument with that head is a clause.
func isClause(c *clause.Clause, head int) bool {
	a := argument(c, head)
	return a != nil && a.Role == clause.Complement
}

// unworded makes the claim of a construction without a predicate of its own ("Syria's army", "the party's congress in
// Riga") that relates two things, where no frame says more of it.
func (m *maker) unworded(n int, t clause.Triple, matches []match) {
	c := &m.x.in.Clauses[n]
	subject := m.x.side(c.Sentence, t.SubjectHead, t.Subject)
	object := m.x.side(c.Sentence, t.ObjectHead, t.Object)
	if subject.entity < 0 || object.entity < 0 || subject.entity == object.entity {
		return
	}
	for _, match := range matches {
		if match.left.entity == subject.entity && match.right.entity == object.entity ||
			match.left.entity == object.entity && match.right.entity == subject.entity {
			return
		}
	}
	s := m.begin(c)
	s.Subject, s.Object = m.argument(subject), m.argument(object)
	s.Predicate = schema.Relation{Name: mint(c, preposition(c, t))}
	s.Implicit, s.Confidence, s.Rule = true, t.Confidence, c.Rule
	before := len(m.claims)
	m.keep(s, subject, object, n)
	if len(m.claims) > before {
		m.claims[before].Restated = true
	}
}

// circumstances relate the subject to the things that qualify a statement: "ran for the Senate in Ohio" relates the
// candidate to Ohio.
func (m *maker) circumstances(n int, t clause.Triple, said schema.Statement, subject filler) {
	c := &m.x.in.Clauses[n]
	if subject.entity < 0 {
		return
	}
	for _, q := range t.Qualifiers {
		a := argument(c, q.Head)
		if a == nil || a.Role == clause.Complement {
			continue
		}
		for _, f := range m.x.fillers(c.Sentence, a) {
			if f.entity < 0 || f.entity == subject.entity {
				continue
			}
			s := said
			s.Object, s.Qualifiers, s.Implicit = m.argument(f), nil, true
			s.Predicate = schema.Relation{Name: mint(c, a.Case), Surface: said.Predicate.Surface, Span: said.Predicate.Span}
			before := len(m.claims)
			m.keep(s, subject, f, n)
			if len(m.claims) > before {
				m.claims[before].Restated = true
			}
		}
	}
}

// argument is the clause's argument with that head.
func argument(c *clause.Clause, head int) *clause.Arg {
	for i := range c.Args {
		if c.Args[i].Head == head {
			return &c.Args[i]
		}
	}
	return nil
}
