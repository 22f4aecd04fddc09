package clause

import (
	"strings"

	"claimgraph/extract/syntax"
)

// apposition says that two phrases side by side mean the same: "Taro Kono, Japan's foreign minister,". The Subject is the
// one that is a name where only one is ("the minister, Taro Kono"), else the first. An acronym in brackets is another
// spelling of the name and says nothing.
func (f *finder) apposition(i, j int) {
	if f.acronym(j) || f.tag(j) == syntax.VERB || f.form(f.own[j].First-1) == ":" {
		return
	}
	if f.own[j].First == f.own[i].Last+1 && f.isTitle(i) && f.tag(j) == syntax.PROPN {
		f.titleBefore(j, i)
		return
	}
	name, description := i, j
	if f.tag(i) != syntax.PROPN && f.tag(j) == syntax.PROPN {
		name, description = j, i
	}
	c := f.implicit(Apposition, i, "apposition")
	c.Lemma = f.lemma(description)
	subject, attribute := f.phraseArg(Subject, name), f.phraseArg(Attribute, description)
	if f.child(description, "conj") >= 0 {
		attribute = f.arg(Attribute, description)
		attribute.Case = ""
	}
	c.Args = []Arg{subject, attribute}
	f.clauses = append(f.clauses, c)
}

// acronym reports whether a phrase is one word in capitals, in brackets: "(LNA)".
func (f *finder) acronym(j int) bool {
	if f.own[j].First != f.own[j].Last || j == 0 {
		return false
	}
	form := f.form(j)
	open := f.form(j - 1)
	return (open == "(" || open == "[" || open == "-LRB-") && len(form) > 1 && strings.ToUpper(form) == form
}
