package claim

import (
	"strings"
	"unicode/utf8"

	"claimgraph/extract/clause"
	"claimgraph/schema"
)

// maker builds claims and makes each of them once.
type maker struct {
	x        *index
	speakers *speakers
	quotes   []schema.Evidence // by sentence
	claims   []Claim
	seen     map[schema.StatementID]bool
	framedAt map[sides]bool
}

// sides are what a frame has normalised already, so that another frame or construction does not say it again.
type sides struct {
	predicate             string
	left, right, sentence int
}

func newMaker(x *index) *maker {
	return &maker{x: x, speakers: newSpeakers(x), quotes: evidence(x.in), seen: map[schema.StatementID]bool{},
		framedAt: map[sides]bool{}}
}

// evidence gives every sentence as a quote, with its offsets in code points.
func evidence(in *Input) []schema.Evidence {
	list := make([]schema.Evidence, len(in.Trees))
	at, points := 0, 0
	for i := range in.Trees {
		s := in.Trees[i].Sentence
		points += utf8.RuneCountInString(in.Body[at:s.Start])
		quote := in.Body[s.Start:s.End]
		n := utf8.RuneCountInString(quote)
		list[i] = schema.Evidence{Document: in.Document, Sentence: i, Quote: quote, Start: points, End: points + n}
		at, points = s.End, points+n
	}
	return list
}

// framed makes the claim of a match that no open statement has carried.
func (m *maker) framed(match match) {
	c := &m.x.in.Clauses[match.clause]
	if !m.first(match) {
		return
	}
	s := m.begin(c)
	s.Subject = m.argument(match.left)
	if match.right.sentence >= 0 {
		s.Object = m.argument(match.right)
	}
	s.Predicate = m.relation(match, c)
	s.Implicit = true
	s.Confidence = baseConfidence[match.frame.Form]
	s.Rule = match.frame.Source
	m.asserted(match, m.keep(s, match.left, match.right, match.clause))
}

// first reports whether the match says something new in its sentence.
func (m *maker) first(match match) bool {
	l, r := match.left.entity, match.right.entity
	if l < 0 || r < 0 {
		return true
	}
	if match.frame.Predicate.Symmetric && r < l {
		l, r = r, l
	}
	key := sides{match.frame.Predicate.Name, l, r, match.left.sentence}
	if m.framedAt[key] {
		return false
	}
	m.framedAt[key] = true
	return true
}

// baseConfidence is how often a frame of the form is right, before anything else is known.
var baseConfidence = map[Form]float64{
	verbForm: 0.8, roleForm: 0.9, nounForm: 0.65, adjForm: 0.7, placeForm: 0.75, compForm: 0.7, possForm: 0.7,
}

// begin fills in what a statement has of its clause.
func (m *maker) begin(c *clause.Clause) schema.Statement {
	s := schema.Statement{Polarity: c.Polarity, Modality: c.Modality, Evidence: m.quotes[c.Sentence]}
	if takenForGranted(c) {
		s.Polarity, s.Modality = schema.Affirmed, schema.Asserted
	}
	for i := range c.Args {
		if c.Args[i].Role == clause.Time && s.When == "" {
			s.When = m.surface(c.Sentence, c.Args[i].Words)
		}
	}
	return s
}

func (m *maker) relation(match match, c *clause.Clause) schema.Relation {
	r := schema.Relation{Name: match.frame.Predicate.Name, PLOVER: event(match.frame.PLOVER, c)}
	if !c.Wording.Empty() {
		r.Span = m.x.in.Trees[c.Sentence].Cover(c.Wording.First, c.Wording.Last)
		r.Surface = r.Span.Of(m.x.in.Body)
	}
	return r
}

// argument is a filler as it stands in the text. A filler that is one word of a name is shown by the whole name.
func (m *maker) argument(f filler) schema.Argument {
	words := f.words
	if f.mention >= 0 && words.First == words.Last {
		men := m.x.in.Mentions[f.mention]
		words = clause.Range{First: men.First, Last: men.Last}
	}
	span := m.x.in.Trees[f.sentence].Cover(words.First, words.Last)
	a := schema.Argument{Surface: span.Of(m.x.in.Body), Span: span}
	if f.entity >= 0 {
		a.Entity = m.x.in.Resolution.Entities[f.entity].ID
	}
	return a
}

func (m *maker) surface(sentence int, words clause.Range) string {
	return strings.TrimSpace(m.x.in.Trees[sentence].Cover(words.First, words.Last).Of(m.x.in.Body))
}

// keep adds a claim unless it stands already, and returns it with its speaker.
func (m *maker) keep(s schema.Statement, subject, object filler, n int) schema.Statement {
	c := &m.x.in.Clauses[n]
	said := m.speakers.ofClause(m.x, c)
	if said >= 0 {
		s.Speaker = m.speakers.list[said].Argument
	}
	s.SetID()
	if m.seen[s.ID] {
		return s
	}
	m.seen[s.ID] = true
	m.claims = append(m.claims, Claim{Statement: s, SubjectMention: mentionOf(subject), ObjectMention: mentionOf(object),
		Attribution: said, Clause: n})
	return s
}

// mentionOf leads to the side's entity; a side that is none is its wording alone.
func mentionOf(f filler) int {
	if f.entity < 0 {
		return -1
	}
	return f.mention
}

// restate marks what the sentence's own words say again.
func (m *maker) restate() {
	core := map[int]bool{}
	for _, c := range m.claims {
		if c.Predicate.Core() && c.ObjectMention >= 0 {
			core[c.Clause] = true
		}
	}
	for i := range m.claims {
		c := &m.claims[i]
		if c.Clause < 0 {
			continue
		}
		form := m.x.in.Clauses[c.Clause].Form
		c.Restated = c.Restated || !c.Predicate.Core() && core[c.Clause] && (form == clause.Copular || m.x.in.Clauses[c.Clause].Passive)
	}
}

// asserted adds what a state claims by saying that a place is its own: "Japan maintains they are part of its territory".
func (m *maker) asserted(match match, s schema.Statement) {
	if match.frame.Predicate.Name != "partOf" || s.Speaker.Entity == "" || s.Speaker.Entity != s.Object.Entity ||
		s.Polarity == schema.Denied || !schema.Places.Has(m.x.kind(match.left)) {
		return
	}
	claims, _ := schema.PredicateByName("claims")
	said := m.speakers.at(match.left.place)
	c := s
	c.Subject, c.Object, c.Speaker = s.Speaker, s.Subject, schema.Argument{}
	c.Predicate.Name, c.Predicate.PLOVER = claims.Name, claims.PLOVER
	c.SetID()
	if m.seen[c.ID] {
		return
	}
	m.seen[c.ID] = true
	m.claims = append(m.claims, Claim{Statement: c, SubjectMention: m.speakers.list[said].Mention,
		ObjectMention: match.left.mention, Attribution: -1, Clause: match.clause})
}
