package claim

import "claimgraph/extract/clause"

// speakers says whose words a token is.
type speakers struct {
	list []Speaker
	of   map[int][]passage // by sentence
	cues map[place]bool
}

type passage struct{ first, last, attribution int }

func newSpeakers(x *index) *speakers {
	s := &speakers{of: map[int][]passage{}, cues: map[place]bool{}}
	for i, a := range x.in.Attributions {
		s.cues[place{a.Cue.Sentence, a.Cue.Head}] = true
		for _, p := range a.Content {
			s.of[p.Sentence] = append(s.of[p.Sentence], passage{p.First, p.Last, i})
		}
		s.list = append(s.list, x.speaker(i))
	}
	return s
}

// at gives the outermost attribution whose content holds the token, since that is whom the text itself reports: in
// "Ishiba said the leaders confirmed that the article applies" it is Ishiba. -1 means that the text itself speaks.
func (s *speakers) at(p place) int {
	best, width := -1, 0
	for _, c := range s.of[p.sentence] {
		if c.first <= p.token && p.token <= c.last && c.last-c.first > width {
			best, width = c.attribution, c.last-c.first
		}
	}
	return best
}

// of a clause: what a noun phrase takes for granted ("Japanese nationals", "the islands in Okinawa Prefecture") is the text's
// own statement unless the phrase stands within quotation marks.
func (s *speakers) ofClause(x *index, c *clause.Clause) int {
	said := s.at(place{c.Sentence, c.Head})
	if said >= 0 && takenForGranted(c) && !x.in.Attributions[said].Direct {
		return -1
	}
	return said
}

func takenForGranted(c *clause.Clause) bool {
	switch c.Form {
	case clause.Compound, clause.Title, clause.Possessive, clause.Place, clause.Apposition:
		return true
	}
	return false
}

// speaker resolves an attribution's source: the entity where it is known, the wording else, nothing where the text
// names nobody.
func (x *index) speaker(n int) Speaker {
	a := x.in.Attributions[n]
	sp := Speaker{Mention: -1}
	if a.Source.Empty() {
		return sp
	}
	sp.Span = x.in.Trees[a.Source.Sentence].Cover(a.Source.First, a.Source.Last)
	sp.Surface = sp.Span.Of(x.in.Body)
	m, ok := x.mentionAt(place{a.Source.Sentence, a.Source.Head})
	if !ok {
		return sp
	}
	sp.Mention = m
	if of := x.in.Resolution.Of[m]; len(of) > 0 {
		sp.Entity = x.in.Resolution.Entities[of[0]].ID
	}
	return sp
}
