package clause

// compoundParticiple reads a participle that is joined to its agent by a hyphen before a noun: "the Norland-administered
// islands" are administered by Norland, "a Moscow-based company" is based in Moscow.
func (f *finder) compoundParticiple(noun, participle int) {
	agent := f.joinedAgent(participle)
	if agent < 0 {
		return
	}
	c := f.implicit(Verbal, participle, "compound participle")
	c.Lemma, c.Passive = f.lemma(participle), true
	c.Wording = Range{participle, participle}
	c.stretch, c.there = Range{0, -1}, Range{0, -1}
	c.Args = []Arg{f.phraseArg(Subject, noun), f.agentArg(c.Lemma, agent)}
	f.clauses = append(f.clauses, c)
}

// joinedAgent is the name that a hyphen joins to a participle, or -1.
func (f *finder) joinedAgent(participle int) int {
	if f.xpos(participle) != "VBN" {
		return -1
	}
	for _, k := range f.of(participle) {
		if k < participle && f.hyphenated(k, participle) && f.capital(k) {
			return k
		}
	}
	return -1
}

func (f *finder) agentArg(lemma string, agent int) Arg {
	a := f.phraseArg(Oblique, agent)
	a.Case = "by"
	if lemma == "base" || lemma == "locate" {
		a.Case = "in"
	}
	return a
}
