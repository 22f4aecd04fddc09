package claim

import (
	"strings"

	"claimgraph/extract/clause"
	"claimgraph/schema"
)

// obliges are auxiliaries by which a speaker demands something of the subject.
var obliges = map[string]bool{"must": true, "should": true, "shall": true}

// demands makes what somebody asks for by saying that another must do it: "Chirac said that Iraq must cooperate".
func (m *maker) demands(n int) {
	in := m.x.in
	c := &in.Clauses[n]
	said := m.speakers.at(place{c.Sentence, c.Head})
	subject := c.LogicalSubject()
	if c.Form != clause.Verbal || said < 0 || subject == nil || c.Polarity == schema.Denied || !m.obliged(c) {
		return
	}
	speaker := m.speakers.list[said]
	if speaker.Entity == "" || in.Attributions[said].Source.Sentence != c.Sentence {
		return
	}
	p, _ := schema.PredicateByName("requests")
	for _, f := range m.x.fillers(c.Sentence, subject) {
		if f.entity < 0 || !p.Range.Has(m.x.kind(f)) || in.Resolution.Entities[f.entity].ID == speaker.Entity {
			continue
		}
		s := schema.Statement{Subject: speaker.Argument, Object: m.argument(f), Evidence: m.quotes[c.Sentence], Implicit: true,
			Predicate: schema.Relation{Name: p.Name, PLOVER: p.PLOVER}, Confidence: 0.6, Rule: "who says that another must, demands"}
		s.SetID()
		if m.seen[s.ID] {
			continue
		}
		m.seen[s.ID] = true
		m.claims = append(m.claims, Claim{Statement: s, SubjectMention: speaker.Mention, ObjectMention: f.mention,
			Attribution: -1, Clause: n})
	}
}

// obliged reports whether the clause's verb has an auxiliary of obligation.
func (m *maker) obliged(c *clause.Clause) bool {
	tree := &m.x.in.Trees[c.Sentence]
	for _, w := range m.x.children[place{c.Sentence, c.Head}] {
		if tree.Words[w].Rel.Base() == "aux" && obliges[strings.ToLower(tree.Words[w].Lemma)] {
			return true
		}
	}
	return false
}
