package clause

import (
	"strings"

	"claimgraph/extract/syntax"
)

// arguments adds what stands in the clause itself, in the order of the sentence.
func (f *finder) arguments(c *Clause) {
	for _, j := range f.of(c.Head) {
		switch f.base[j] {
		case "nsubj", "csubj":
			if f.rel(j) == "nsubj:outer" && c.Form == Verbal && f.markOf(c.Head) != "to" {
				continue // "the problem is that it lacks money": the noun is the subject of "is", "it" that of "lacks"
			}
			if f.rel(j) == "csubj" || f.clausal(j) && f.at[c.Head] < 0 && f.tag(j) == syntax.VERB {
				c.Args = append(c.Args, f.clauseArg(Subject, j))
				continue
			}
			f.subject(c, f.afterHeading(j))
		case "obj":
			c.Args = append(c.Args, f.arg(Object, j))
		case "iobj":
			c.Args = append(c.Args, f.arg(IndirectObject, j))
		case "obl":
			c.Args = append(c.Args, f.oblique(j))
		case "nmod":
			if c.Form == Verbal && f.rel(j) != "nmod:poss" {
				c.Args = append(c.Args, f.oblique(j)) // a verb has no nmod but by a parser's error
			}
		case "advmod":
			if !f.negates(j) {
				c.Args = append(c.Args, f.adverb(j))
			}
		case "ccomp", "advcl":
			if f.prepositional(j) {
				c.Args = append(c.Args, f.participlePreposition(j))
				continue
			}
			c.Args = append(c.Args, f.clauseArg(Complement, j))
		case "xcomp":
			if f.clausal(j) {
				c.Args = append(c.Args, f.clauseArg(Complement, j))
			} else {
				c.Args = append(c.Args, f.arg(Attribute, j)) // "became president"
			}
		case "expl":
			switch {
			case f.existential(c):
				c.there = f.yield[j]
				existentialNoun(c)
			case f.extraposed(c, j):
				c.there = f.yield[j]
			}
		}
	}
	f.secondObject(c)
}

// subject adds a subject. Of two the one next to the verb is it: the other is a heading ("Norland-Sudria: the states dispute
// the reef") or, in a relative clause, the object ("the reef which Norland claims") that the parser took for one.
func (f *finder) subject(c *Clause, j int) {
	for i := range c.Args {
		if a := &c.Args[i]; a.Role == Subject && a.Head < j && j < c.Head {
			if f.rel(c.Head) == "acl:relcl" && f.relativePronoun(a.Head) && f.child(c.Head, "obj") < 0 {
				a.Role = Object
				break
			}
			*a = f.arg(Subject, j)
			return
		}
	}
	c.Args = append(c.Args, f.arg(Subject, j))
}

// afterHeading passes over a heading that the parser took for the subject: "Caspian Sea: Iran and Russia signed".
func (f *finder) afterHeading(j int) int {
	for _, k := range f.of(j) {
		if k > j && (f.base[k] == "appos" || f.base[k] == "conj") && f.form(f.own[k].First-1) == ":" {
			return k
		}
	}
	return j
}

// arg is the phrase that token j heads, with its conjuncts.
func (f *finder) arg(role Role, j int) Arg {
	a := Arg{Role: role, Head: j, Words: f.whole[j], Clause: -1, Case: f.caseOf(j)}
	a.Phrase = f.withPreposition(j, a.Words)
	a.Conjuncts = f.conjuncts(j)
	return a
}

// oblique is an argument with a preposition, or a time: "on Iran", "last week".
func (f *finder) oblique(j int) Arg {
	a := f.arg(Oblique, j)
	switch {
	case f.rel(j) == "obl:agent":
		a.Case = "by"
	case f.temporal(j, a.Case):
		a.Role = Time
	case a.Case == "" && f.likeObject(j):
		a.Role = Object
	}
	return a
}

// likeObject reports whether a phrase without a preposition is an object that the parser missed, and no measure: "cut off
// its finance", but "rose 12 percent".
func (f *finder) likeObject(j int) bool {
	verb := f.head(j)
	if verb < 0 || j < verb || f.tag(verb) != syntax.VERB || f.child(verb, "obj") >= 0 || f.child(verb, "nsubj:pass", "aux:pass") >= 0 {
		return false
	}
	return f.tag(j) == syntax.PROPN || f.tag(j) == syntax.NOUN && f.child(j, "det", "nmod:poss") >= 0 && f.child(j, "nummod") < 0
}

func (f *finder) adverb(j int) Arg {
	words := f.trim(f.yield[j])
	a := Arg{Role: Adverb, Head: j, Words: words, Phrase: words, Clause: -1}
	if temporalAdverbs[f.lemma(j)] {
		a.Role = Time
	}
	return a
}

// clauseArg is an argument that is a clause; Case is what introduces it: "that", "to", "after".
func (f *finder) clauseArg(role Role, j int) Arg {
	words := f.trim(f.yield[j])
	return Arg{Role: role, Head: j, Words: words, Phrase: words, Clause: -1, Case: f.markOf(j)}
}

// withPreposition is the phrase of token j with the prepositions before it.
func (f *finder) withPreposition(j int, words Range) Range {
	if p := f.prepositions(j); !p.Empty() && p.Last < words.First {
		words.First = p.First
	}
	return words
}

// caseOf joins the prepositions of a phrase: "on", "because of", "from inside".
func (f *finder) caseOf(j int) string { return f.joined(j, "case") }

// markOf joins the words that introduce a clause: "to", "in order to".
func (f *finder) markOf(j int) string {
	if m := f.joined(j, "mark"); m != "" {
		return m
	}
	return f.caseOf(j)
}

func (f *finder) joined(j int, rel syntax.Rel) string {
	var words []string
	text := ""
	for _, k := range f.of(j) {
		if f.base[k] != rel || f.xpos(k) == "POS" {
			continue
		}
		text = f.lemma(k)
		if f.xpos(k) == "VBG" {
			text = strings.ToLower(f.form(k)) // "following", "according to"
		}
		words = append(words, text)
		for _, m := range f.of(k) {
			if f.base[m] == "fixed" {
				words = append(words, f.lemma(m))
			}
		}
	}
	if len(words) > 1 {
		return strings.Join(words, " ")
	}
	return text
}

// prepositions is the range of the prepositions before a phrase, empty where it has none.
func (v *view) prepositions(j int) Range {
	r := Range{0, -1}
	for _, k := range v.of(j) {
		if v.base[k] == "case" && k < j && v.xpos(k) != "POS" {
			if r.Empty() {
				r = v.yield[k]
			}
			r = join(r, v.yield[k])
		}
	}
	return r
}
