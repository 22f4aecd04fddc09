package clause

import (
	"strings"

	"claimgraph/extract/syntax"
)

// relative replaces the relative pronoun by what it stands for: in "the army that captured the town" the army captures,
// in "the islands which China claims" and "the islands China claims" it claims the islands.
func (f *finder) relative(c *Clause) {
	if f.rel(c.Head) != "acl:relcl" {
		return
	}
	noun := f.head(c.Head)
	if noun < 0 {
		return
	}
	c.Rule = "relative"
	antecedent := f.described(noun, c.Head)
	found := false
	for i := range c.Args {
		a := &c.Args[i]
		switch {
		case f.relativePronoun(a.Head):
			found = true
			f.stand(a, antecedent)
		case a.Role == Adverb && f.xpos(a.Head) == "WRB":
			found = true
			f.stand(a, antecedent)
			a.Role, a.Case = Oblique, "in" // "the city where they met"
			if f.lemma(f.head(c.Head)) != "" && f.temporal(noun, "in") {
				a.Role = Time // "the year when they met"
			}
		}
	}
	if found || f.whose(c.Head) {
		return
	}
	if c.Arg(Subject) == nil {
		f.carry(c, &antecedent)
		return
	}
	if c.Form == Verbal && !c.Passive && c.Arg(Object) == nil && !f.hasOwnComplement(c) && !f.temporal(noun, "in") {
		antecedent.Role, antecedent.Inherited = Object, true
		c.Args = append(c.Args, antecedent)
	}
}

// described is what a relative clause says something of: its antecedent, or the subject that an indefinite noun
// characterises ("Sudria is a state that exports oil" has Sudria export it).
func (f *finder) described(noun, verb int) Arg {
	if at := f.at[noun]; at >= f.first && f.clauses[at].Form == Copular && f.clauses[at].Head == noun {
		det := f.child(noun, "det")
		if s := f.clauses[at].Arg(Subject); s != nil && det >= 0 && (f.lemma(det) == "a" || f.lemma(det) == "an") {
			a := *s
			a.Case = ""
			return a
		}
	}
	return f.antecedent(noun, verb)
}

// stand makes the argument one of the antecedent, keeping its role and preposition.
func (f *finder) stand(a *Arg, antecedent Arg) {
	role, prep := a.Role, a.Case
	*a = antecedent
	a.Role, a.Case, a.Inherited = role, prep, true
}

// antecedent is the phrase that a relative clause describes; with all its conjuncts where the clause follows them all
// ("China and Taiwan, which claim the reef").
func (f *finder) antecedent(noun, verb int) Arg {
	if h := f.head(noun); h >= 0 && f.joins(h, noun) && f.ofAll(noun, verb) {
		return f.arg(Subject, h)
	}
	a := f.phraseArg(Subject, noun)
	if a.Words.Last >= f.yield[verb].First && noun < f.yield[verb].First {
		a.Words = f.trim(Range{a.Words.First, f.yield[verb].First - 1})
		a.Phrase.Last = a.Words.Last
	}
	if last := f.whole[noun].Last; last > a.Words.Last && last < verb && f.child(noun, "conj") < f.yield[verb].First {
		a.Words = f.whole[noun]
		a.Phrase = f.withPreposition(noun, a.Words)
		a.Conjuncts = f.conjuncts(noun)
	}
	return a
}

// ofAll reports whether a relative clause on the last conjunct says something of all: "the reef, the cay and the bank, which
// are occupied by Norland".
func (f *finder) ofAll(noun, verb int) bool {
	if f.rel(verb) != "acl:relcl" || !f.commaBetween(noun, f.trim(f.yield[verb]).First) {
		return false
	}
	if aux := f.child(verb, "aux", "cop"); aux >= 0 {
		switch strings.ToLower(f.form(aux)) {
		case "are", "were", "have", "do":
			return true
		}
		return false
	}
	return f.xpos(verb) == "VBP"
}

func (f *finder) relativePronoun(j int) bool {
	switch f.xpos(j) {
	case "WDT", "WP":
		return f.lemma(j) != "what"
	}
	switch f.lemma(j) {
	case "who", "which", "whom":
		return f.tag(j) == syntax.PRON
	case "that":
		return f.xpos(j) == "IN" // a conjunction that stands as an argument
	}
	return false
}

// whose reports whether an argument of the verb is possessed by the antecedent: "a state whose army invaded its
// neighbour".
func (f *finder) whose(i int) bool {
	for _, j := range f.of(i) {
		for _, k := range f.of(j) {
			if f.rel(k) == "nmod:poss" && f.xpos(k) == "WP$" {
				return true
			}
		}
	}
	return false
}
