package clause

import (
	"math"

	"claimgraph/extract/syntax"
)

// implicitConfidence is how often a construction's reading is right, by its form.
var implicitConfidence = map[Form]float64{
	Nominal: 0.5, Apposition: 0.8, Title: 0.9, Possessive: 0.7, Place: 0.7, Compound: 0.6,
}

// sign is a trait of a triple that tells for or against it.
type sign struct {
	name   string
	weight float64
	holds  func(*judged) bool
}

// judged is a triple with what its confidence depends on.
type judged struct {
	clause          *Clause
	tree            *syntax.Tree
	subject, object *Arg
	triple          *Triple
}

// signs are the traits; their weights are those of a logistic regression.
var signs = []sign{
	{"no object or circumstance", -1.96, func(j *judged) bool { return j.object == nil && len(j.triple.Qualifiers) == 0 }},
	{"a clause as object", 0.31, func(j *judged) bool { return j.object != nil && j.object.Role == Complement }},
	{"passive", 0.20, func(j *judged) bool { return j.clause.Passive }},
	{"copular", -0.31, func(j *judged) bool { return j.clause.Form == Copular }},
	{"existential", -0.51, func(j *judged) bool { return j.tree.Words[j.subject.Head].XPOS == "EX" }},
	{"main clause", 0.74, func(j *judged) bool { return j.clause.Governor < 0 }},
	{"complement clause", -0.28, func(j *judged) bool { return j.link() == "ccomp" }},
	{"adverbial participle", -0.33, func(j *judged) bool { return j.link() == "advcl" && j.subject.Inherited && j.xpos() != "VB" }},
	{"infinitive of purpose", -0.43, func(j *judged) bool { return j.link() == "advcl" && j.subject.Inherited && j.xpos() == "VB" }},
	{"active participle after a noun", -0.37, func(j *judged) bool { return j.clause.Link == "acl" && !j.clause.Passive }},
	{"passive participle after a noun", -0.50, func(j *judged) bool { return j.clause.Link == "acl" && j.clause.Passive }},
	{"completes the verb above", 0.63, func(j *judged) bool { return j.link() == "xcomp" && j.joined() }},
	{"complement with another subject", -0.40, func(j *judged) bool { return j.link() == "xcomp" && !j.joined() }},
	{"coordinated", 0.18, func(j *judged) bool { return j.link() == "conj" }},
	{"name as subject", 0.13, func(j *judged) bool { return j.tree.Words[j.subject.Head].Tag == syntax.PROPN }},
	{"long subject", -0.27, func(j *judged) bool { return width(j.subject.Words) > 8 }},
	{"long object", -0.30, func(j *judged) bool { return j.object != nil && width(j.object.Words) > 10 }},
	{"several subjects", -0.65, func(j *judged) bool { return len(j.subject.Conjuncts) > 1 }},
	{"several objects", -0.18, func(j *judged) bool { return j.object != nil && len(j.object.Conjuncts) > 1 }},
	{"not asserted", -0.19, func(j *judged) bool { return j.clause.Modality != 0 }},
	{"long sentence", -0.22, func(j *judged) bool { return len(j.tree.Words) > 25 }},
	{"object before the verb", -0.35, func(j *judged) bool {
		return j.object != nil && j.object.Words.First < j.triple.Predicate.First
	}},
}

// confidence estimates how likely the triple is to be right, from traits of its construction.
func (c *Clause) confidence(t *syntax.Tree, subject, object *Arg, tr *Triple) float64 {
	j := &judged{c, t, subject, object, tr}
	sum := bias
	for i := range signs {
		if signs[i].holds(j) {
			sum += signs[i].weight
		}
	}
	return 1 / (1 + math.Exp(-sum))
}

const bias = 0.55

func (j *judged) link() string {
	if j.clause.Governor < 0 {
		return ""
	}
	return string(syntax.Rel(j.clause.Link).Base())
}

func (j *judged) xpos() string { return j.tree.Words[j.clause.Head].XPOS }

// joined reports whether the verb completes the verbs above it: "agreed to enhance".
func (j *judged) joined() bool { return j.clause.stretch.First < j.clause.Wording.First }

func width(r Range) int { return r.Last - r.First + 1 }
