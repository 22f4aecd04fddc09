package record

import (
	"fmt"

	"claimgraph/extract"
	"claimgraph/schema"
)

// mentionIndex finds a mention by its sentence, first and last token.
func mentionIndex(d *extract.Document) map[[3]int]int {
	index := make(map[[3]int]int, len(d.Mentions))
	for i, m := range d.Mentions {
		index[[3]int{m.Sentence, m.First, m.Last}] = i
	}
	return index
}

// mention numbers its cluster by what it stands for; a set is a cluster of its own.
func (b *builder) mention(i int, clusters map[string]int) Mention {
	d := b.d
	m := d.Mentions[i]
	span := d.Trees[m.Sentence].Cover(m.First, m.Last)
	out := Mention{Surface: span.Of(d.Article.Body), Type: m.Kind.String(), Kind: m.Form.String()}
	out.Start, out.End = b.span(span)
	of := d.Resolution.Of[i]
	key := fmt.Sprint(of)
	if len(of) == 0 {
		key = fmt.Sprint("mention ", i)
	}
	if len(of) == 1 {
		e := d.Resolution.Entities[of[0]]
		out.Entity, out.Label, out.Wikidata = entityIRI(e.ID), e.Name, e.Wikidata
		out.Country, out.Sector = e.Country, string(e.Sector)
	}
	if _, ok := clusters[key]; !ok {
		clusters[key] = len(clusters)
	}
	out.Cluster = clusters[key]
	if b.reasons && i < len(d.Resolution.Why) {
		out.Why = d.Resolution.Why[i]
	}
	return out
}

// part is an argument with the mention that leads to its entity. The wording may be a set ("them", "both states"): then
// the mention is one that stands for the member alone.
func (b *builder) part(a schema.Argument, mention int) Part {
	p := Part{Surface: a.Surface}
	p.Start, p.End = b.span(a.Span)
	if mention >= 0 && a.Entity != "" {
		mention = b.single(mention, a.Entity)
	}
	if mention >= 0 {
		p.Mention = &mention
	}
	return p
}

// single is the mention itself where it stands for the entity alone, else the entity's first mention that does.
func (b *builder) single(mention int, id schema.EntityID) int {
	r := b.d.Resolution
	if len(r.Of[mention]) == 1 {
		return mention
	}
	for i, of := range r.Of {
		if len(of) == 1 && r.Entities[of[0]].ID == id {
			return i
		}
	}
	return mention
}

func (b *builder) statement(i int) Statement {
	c := b.d.Claims[i]
	s := Statement{ID: string(c.ID), Sentence: c.Evidence.Sentence, Subject: b.part(c.Subject, c.SubjectMention),
		Qualifiers: []Qualifier{}, Negated: c.Polarity == schema.Denied, Modality: c.Modality.String(),
		Implicit: c.Implicit, Confidence: c.Confidence}
	s.Predicate = Predicate{Surface: c.Predicate.Surface, PLOVER: string(c.Predicate.PLOVER),
		IRI: schema.ExpandIRI("p:" + c.Predicate.Name)}
	s.Predicate.Start, s.Predicate.End = b.span(c.Predicate.Span)
	if !c.Object.IsZero() {
		p := b.part(c.Object, c.ObjectMention)
		s.Object = &p
	}
	for _, q := range c.Qualifiers {
		s.Qualifiers = append(s.Qualifiers, Qualifier{Role: string(q.Role), Part: b.part(q.Argument, -1)})
	}
	if c.Attribution >= 0 {
		s.Attribution = &c.Attribution
	}
	if b.reasons {
		s.Rule = c.Rule
	}
	return s
}

func (b *builder) attribution(i int) Attribution {
	a, sp := b.d.Attributions[i], b.d.Speakers[i]
	var out Attribution
	if !a.Source.Empty() {
		p := b.part(sp.Argument, sp.Mention)
		out.Source = &p
	}
	cue := b.d.Trees[a.Cue.Sentence].Cover(a.Cue.First, a.Cue.Last)
	out.Cue = b.part(schema.Argument{Surface: cue.Of(b.d.Article.Body), Span: cue}, -1)
	out.Content = []Range{}
	for _, c := range a.Content {
		var r Range
		r.Start, r.End = b.span(c.Span)
		out.Content = append(out.Content, r)
	}
	return out
}
