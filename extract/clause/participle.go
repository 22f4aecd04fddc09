package clause

// participle gives a clause that describes a noun its subject: "troops backing Haftar" and "the islands claimed by
// China" take the noun, "its plan to invade" whoever has the plan.
func (f *finder) participle(c *Clause, g *Clause) {
	noun := f.head(c.Head)
	if noun < 0 {
		return
	}
	self := f.antecedent(noun, c.Head)
	switch f.xpos(c.Head) {
	case "VBN":
		c.Rule = "participle"
		f.carry(c, &self)
	case "VBG":
		if m := f.child(c.Head, "mark", "case"); m >= 0 {
			if g.Head == f.head(noun) && f.base[noun] == "obj" && objectControl[f.lemma(g.Head)] {
				f.carry(c, &self) // "accused the other of harbouring rebels", hung on "the other"
				return
			}
			if controlNouns[f.lemma(noun)] || f.child(noun, "nmod:poss") >= 0 {
				f.holder(c, g, noun) // "its policy of arming rebels"
			}
			return
		}
		c.Rule = "participle"
		f.carry(c, &self)
	case "VB":
		c.Rule = "infinitive"
		f.infinitive(c, g, noun, &self)
	default:
		c.Rule = "participle"
		if c.Form == Copular || f.child(c.Head, "mark") < 0 {
			f.carry(c, &self)
		}
	}
}

// infinitive gives the infinitive after a noun its subject: "the first state to recognise Kosovo" is the state's act,
// "an agreement to withdraw" that of those who agreed.
func (f *finder) infinitive(c, g *Clause, noun int, self *Arg) {
	if subject := g.Arg(Subject); f.characterises(g, noun) && f.superlative(noun) && subject != nil {
		f.carry(c, subject) // "Norland was the first state to recognise Kosovo"
		return
	}
	if f.superlative(noun) || !controlNouns[f.lemma(noun)] {
		if f.superlative(noun) || f.child(c.Head, "obj") >= 0 && f.capital(noun) {
			f.carry(c, self)
		}
		return
	}
	f.holder(c, g, noun)
}

// characterises reports whether a noun is what a copula says of its subject: "is the first state", "is one of the first
// states".
func (f *finder) characterises(g *Clause, noun int) bool {
	return g.Form == Copular && (noun == g.Head || f.head(noun) == g.Head && f.lemma(g.Head) == "one" && f.caseOf(noun) == "of")
}

// holder makes whoever has the noun the subject: the possessor ("China's plan to"), what is said by "by" or "of" ("the
// refusal of Iran to"), or the subject of the verb that the noun is the object of ("Japan has an obligation to").
func (f *finder) holder(c, g *Clause, noun int) {
	for _, j := range f.of(noun) {
		if f.rel(j) == "nmod:poss" || f.base[j] == "nmod" && (f.caseOf(j) == "by" || f.caseOf(j) == "of") {
			a := f.arg(Subject, j)
			a.Words = f.own[j]
			f.carry(c, &a)
			return
		}
	}
	for i := range g.Args {
		if g.Args[i].Head == noun && (g.Args[i].Role == Object || g.Args[i].Role == Oblique || g.Args[i].Role == Attribute) {
			f.carry(c, g.Arg(Subject))
			return
		}
	}
}

// superlative reports whether a noun is singled out: "the first state to", "the only party to".
func (f *finder) superlative(noun int) bool {
	for _, j := range f.of(noun) {
		if f.base[j] == "amod" && (f.xpos(j) == "JJS" || singlesOut[f.lemma(j)]) {
			return true
		}
	}
	return singlesOut[f.lemma(noun)]
}
