package clause

import "claimgraph/extract/syntax"

// secondObject tells apart what a parser calls two objects: an indirect one ("handed the minister a letter"), an attribute
// ("made Oslo its capital") or the halves of a compound ("enhance deterrence and response capabilities").
func (f *finder) secondObject(c *Clause) {
	first, second := -1, -1
	for i := range c.Args {
		switch {
		case c.Args[i].Role == IndirectObject && !f.untitled(c, i):
			return
		case (c.Args[i].Role == Object || c.Args[i].Role == IndirectObject) && first < 0:
			first = i
		case c.Args[i].Role == Object && second < 0:
			second = i
		}
	}
	if second < 0 || c.Args[first].Head < c.Head || c.Args[second].Head < c.Args[first].Head {
		return
	}
	a, b := &c.Args[first], &c.Args[second]
	switch {
	case f.halves(a, b) || a.Role == IndirectObject:
		b.Words = join(a.Words, b.Words)
		b.Phrase = join(a.Phrase, b.Phrase)
		c.Args = append(c.Args[:first], c.Args[first+1:]...)
	case naming[c.Lemma]:
		b.Role = Attribute
	default:
		a.Role = IndirectObject
	}
}

// halves reports whether a bare noun follows a singular noun at once, as in a compound.
func (f *finder) halves(a, b *Arg) bool {
	return b.Words.First == a.Words.Last+1 && f.tag(b.Words.First) == syntax.NOUN && f.xpos(a.Words.Last) == "NN"
}

// untitled reports whether an indirect object is what stands before the title of the object: "met US President Miller".
func (f *finder) untitled(c *Clause, i int) bool {
	a := &c.Args[i]
	title := a.Words.Last + 1
	return f.isModifier(a.Head) && title < len(f.tree.Words) && f.isTitle(title) && f.rel(title) == "nmod:desc" &&
		f.head(f.head(title)) == c.Head
}

// companions are subjects too: "Norland and Sudria are members, along with Estia".
func (f *finder) companions(c *Clause) {
	var subject *Arg
	if subject = c.Arg(Subject); subject == nil || subject.Role != Subject {
		return
	}
	for i := range c.Args {
		if a := &c.Args[i]; a.Role == Oblique && accompanying[a.Case] {
			f.accompany(subject, a)
		}
	}
	f.companionsOf(c.Head, subject)
	if !subject.Inherited {
		f.companionsOf(subject.Head, subject)
	}
}

// companionsOf adds what accompanies a noun: "Norland, together with Sudria, attacked".
func (f *finder) companionsOf(noun int, subject *Arg) {
	for _, j := range f.of(noun) {
		if f.base[j] == "nmod" && (accompanying[f.caseOf(j)] || f.caseOf(j) == "with" && f.togetherBefore(j)) {
			a := f.arg(Oblique, j)
			f.accompany(subject, &a)
		}
	}
}

// togetherBefore reports whether "together" or "along" stands before the phrase's preposition.
func (f *finder) togetherBefore(j int) bool {
	p := f.prepositions(j)
	return !p.Empty() && p.First > 0 && (f.lemma(p.First-1) == "together" || f.lemma(p.First-1) == "along")
}

// accompany adds to the conjuncts of a subject.
func (f *finder) accompany(subject, a *Arg) {
	list := subject.Conjuncts
	if len(list) == 0 {
		list = []Conjunct{{subject.Head, subject.Words}}
	}
	list = list[:len(list):len(list)]
	if len(a.Conjuncts) > 0 {
		subject.Conjuncts = append(list, a.Conjuncts...)
	} else {
		subject.Conjuncts = append(list, Conjunct{a.Head, a.Words})
	}
}
