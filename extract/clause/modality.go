package clause

import (
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// modality is what the clause's own auxiliaries and adverbs say: "will", "may", "should", "reportedly".
func (f *finder) modality(c *Clause, under context) schema.Modality {
	m := schema.Asserted
	for _, j := range f.of(c.Head) {
		switch f.base[j] {
		case "aux":
			if aux, ok := auxiliaries[f.lemma(j)]; ok {
				m = aux
			}
			if m == schema.Hypothetical && under.modality == schema.Asserted && f.backshifted(c) {
				m = schema.Intended // "they confirmed that they would increase investment": the plan was "we will"
			}
		case "advmod":
			if doubtful[f.lemma(j)] && m == schema.Asserted {
				m = schema.Possible
			}
		case "mark":
			if e := conjunctions[f.markOf(c.Head)]; e.modality == schema.Conditional && f.base[c.Head] != "ccomp" {
				m = schema.Conditional
			}
		case "cop":
			if c.Form == Verbal && f.markOf(c.Head) == "to" {
				m = schema.Intended // "the aim is to protect the border"
			}
		}
	}
	return m
}

// backshifted reports whether the clause reports in the past what was said in the future.
func (f *finder) backshifted(c *Clause) bool {
	if f.base[c.Head] != "ccomp" || c.Governor < f.first {
		return false
	}
	x := f.xpos(f.clauses[c.Governor].Head)
	return x == "VBD" || x == "VBN"
}

// nominalContext sets a noun's polarity and modality: from its own modifiers ("no claim", "an alleged attack"), the noun
// above ("lack of support", "plans for an attack") and the verb that has it as its object ("demanded the withdrawal
// of troops", "did not impose sanctions on").
func (f *finder) nominalContext(c *Clause) {
	if f.negativePhrase(c.Head) {
		c.Polarity = schema.Denied
	}
	for _, j := range f.of(c.Head) {
		if e, ok := adjectives[f.lemma(j)]; ok && f.base[j] == "amod" {
			c.Modality = e
		}
	}
	if c.Governor >= 0 && f.clauses[c.Governor].Head == c.Head {
		if g := &f.clauses[c.Governor]; g.Form == Copular {
			f.put(c, context{g.Polarity, g.Modality}) // "is not a member of"
		}
		return
	}
	h := f.head(c.Head)
	if h < 0 {
		return
	}
	if f.base[c.Head] == "nmod" && f.deniedReport(h) {
		f.put(c, context{polarity: schema.Denied})
		return
	}
	if e, ok := nounComplements[f.lemma(h)]; ok && f.base[c.Head] == "nmod" && f.tag(h) == syntax.NOUN {
		if p := f.caseOf(c.Head); p == "of" || p == "for" || p == "to" {
			f.put(c, context{e.polarity, e.modality})
		}
	}
	if c.Governor < 0 {
		return
	}
	g := &f.clauses[c.Governor]
	if g.Head != h {
		return
	}
	switch rel := f.base[c.Head]; {
	case rel == "obj", rel == "nsubj" && g.Passive:
		f.put(c, f.underObject(c, g, g.Lemma))
	case rel == "obl":
		if prep := f.caseOf(c.Head); prep != "" {
			f.put(c, f.underObject(c, g, g.Lemma+" "+prep))
		}
	}
}

// underObject is what a verb puts its object under.
func (f *finder) underObject(c, g *Clause, verb string) context {
	if e, ok := objects[verb]; ok {
		return context{e.polarity, e.modality}
	}
	if changing[verb] {
		return context{modality: g.Modality}
	}
	if !lightVerbs[verb] {
		return context{}
	}
	p := g.Polarity
	if c.Polarity == schema.Denied {
		p = schema.Affirmed // "has no ties with": the noun's "no" has denied the verb already
	}
	return context{p, g.Modality}
}

func (f *finder) put(c *Clause, under context) {
	c.Polarity ^= under.polarity
	c.Modality = combine(c.Modality, under.modality)
}
