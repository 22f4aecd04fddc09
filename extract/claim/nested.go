package claim

import (
	"claimgraph/extract/mention"
	"claimgraph/schema"
)

// nested reads names within names of agreements: the states in "Japan-US Security Treaty" are party to it, and "Article
// Five of the Japan-US Security Treaty" is a part of the treaty.
func (m *maker) nested() {
	in := m.x.in
	for outer, o := range in.Mentions {
		if o.Form != mention.Name || !m.agreement(outer) {
			continue
		}
		for inner := outer + 1; inner < len(in.Mentions); inner++ {
			i := in.Mentions[inner]
			if i.Sentence != o.Sentence || i.First > o.Last {
				break
			}
			if i.Last > o.Last || i.Form != mention.Name || len(in.Resolution.Of[inner]) != 1 {
				continue
			}
			switch kind := in.Resolution.Entities[in.Resolution.Of[inner][0]].Kind; {
			case schema.Agreements.Has(kind):
				m.within("partOf", outer, inner)
			case kind == schema.Country && i.Kind == schema.Country && m.innermost(inner, outer):
				m.within("partyTo", inner, outer)
			}
		}
	}
}

func (m *maker) agreement(k int) bool {
	of := m.x.in.Resolution.Of[k]
	return len(of) == 1 && schema.Agreements.Has(m.x.in.Resolution.Entities[of[0]].Kind)
}

// innermost reports whether no other agreement's name stands between the two: the states are in the treaty's name, not in
// its article's.
func (m *maker) innermost(inner, outer int) bool {
	a := m.x.in.Mentions[inner]
	for k := outer + 1; k < len(m.x.in.Mentions); k++ {
		b := m.x.in.Mentions[k]
		if b.Sentence != a.Sentence || b.First > a.First {
			return true
		}
		if b.Last >= a.Last && k != inner && m.agreement(k) {
			return false
		}
	}
	return true
}

// within makes the claim that one mention's wording takes for granted.
func (m *maker) within(predicate string, subject, object int) {
	p, _ := schema.PredicateByName(predicate)
	in := m.x.in
	side := func(k int) filler {
		men := in.Mentions[k]
		return filler{place: place{men.Sentence, men.Head}, mention: k, entity: in.Resolution.Of[k][0]}
	}
	s, o := side(subject), side(object)
	key := sides{p.Name, s.entity, o.entity, s.sentence}
	if s.entity == o.entity || m.framedAt[key] {
		return
	}
	m.framedAt[key] = true
	st := schema.Statement{Subject: m.mentioned(subject), Object: m.mentioned(object), Evidence: m.quotes[s.sentence],
		Predicate: schema.Relation{Name: p.Name, PLOVER: p.PLOVER}, Implicit: true, Confidence: 0.9, Rule: "a name within a name"}
	st.SetID()
	if m.seen[st.ID] {
		return
	}
	m.seen[st.ID] = true
	m.claims = append(m.claims, Claim{Statement: st, SubjectMention: subject, ObjectMention: object, Attribution: -1, Clause: -1})
}

// mentioned is a mention as an argument.
func (m *maker) mentioned(k int) schema.Argument {
	men := m.x.in.Mentions[k]
	span := m.x.in.Trees[men.Sentence].Cover(men.First, men.Last)
	return schema.Argument{Entity: m.x.in.Resolution.Entities[m.x.in.Resolution.Of[k][0]].ID, Surface: span.Of(m.x.in.Body), Span: span}
}
