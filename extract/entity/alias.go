package entity

import (
	"strings"
	"unicode"

	"claimgraph/extract/mention"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// aliases finds the names that the text itself gives to what it has just named: in brackets ("Libyan National Army (LNA)",
// "HMS Daring (D 32)"), with "also known as", and with a title beside a name ("the Minister for Europe, Ann Lee").
func (r *resolver) aliases() {
	r.same = make([]int, len(r.Mentions))
	for m := range r.same {
		r.same[m] = -1
	}
	for m, men := range r.Mentions {
		if men.Form != mention.Name {
			continue
		}
		k := r.bracketed(m)
		if k < 0 {
			k = r.alsoKnown(m)
		}
		if k < 0 {
			k = r.roleBeside(m)
		}
		if k >= 0 && k != m {
			r.same[m] = k
		}
	}
}

// bracketed is the name right before the brackets that hold nothing but mention m, a name in capitals and figures; else -1.
func (r *resolver) bracketed(m int) int {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	open, shut := men.First-1, men.Last+1
	for open > 0 && isQuote(t.Tokens[open].Form) {
		open--
	}
	for shut < len(t.Tokens) && isQuote(t.Tokens[shut].Form) {
		shut++
	}
	if open < 1 || t.Tokens[open].Form != "(" || shut >= len(t.Tokens) || t.Tokens[shut].Form != ")" {
		return -1
	}
	for i := men.First; i <= men.Last; i++ {
		if !capitalsAndFigures(t.Tokens[i].Form) {
			return -1
		}
	}
	before := r.endingAt(men.Sentence, open-1)
	if before < 0 {
		return -1
	}
	if k := r.Mentions[before].Kind; k == schema.Person || schema.Values.Has(k) || len(men.Hits) > 0 && len(r.Mentions[before].Hits) > 0 {
		return -1
	}
	if len(men.Hits) > 0 && r.Mentions[before].Kind != men.Kind {
		return -1
	}
	return before
}

// endingAt is the longest name that ends at a token, or -1.
func (r *resolver) endingAt(sentence, token int) int {
	best := -1
	for m := range r.inSentence(sentence) {
		if men := r.Mentions[m]; men.Form == mention.Name && (men.Last == token || men.CoreLast == token) &&
			(best < 0 || men.First < r.Mentions[best].First) {
			best = m
		}
	}
	return best
}

// inSentence goes over the mentions of a sentence.
func (r *resolver) inSentence(sentence int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for m := r.starts[sentence]; m < len(r.Mentions) && r.Mentions[m].Sentence == sentence; m++ {
			if !yield(m) {
				return
			}
		}
	}
}

// alsoKnown is the name whose bearer is "also known as" or "also called" mention m, or -1.
func (r *resolver) alsoKnown(m int) int {
	men := r.Mentions[m]
	t := &r.Trees[men.Sentence]
	i := men.First - 1
	for i >= 0 && isQuote(t.Tokens[i].Form) {
		i--
	}
	word := func(at int) string {
		if at < 0 {
			return ""
		}
		return strings.ToLower(t.Tokens[at].Form)
	}
	switch {
	case word(i) == "as" && (word(i-1) == "known" || word(i-1) == "to" && word(i-2) == "referred"):
		i -= 2
	case word(i) == "called", word(i) == "aka", word(i) == "a.k.a.", word(i) == "nicknamed", word(i) == "named":
		i--
	default:
		return -1
	}
	for i >= 0 && (word(i) == "also" || word(i) == "," || word(i) == "(" || word(i) == "is" || word(i) == "was" || word(i) == "commonly" ||
		word(i) == "better" || word(i) == "referred" || word(i) == "and") {
		i--
	}
	if k := r.endingAt(men.Sentence, i); k >= 0 {
		return k
	}
	for k := range r.inSentence(men.Sentence) { // "Abboud Qanbar (Arabic: ...), also known as Abu Haidar"
		if r.Mentions[k].First == 0 && r.Mentions[k].Form == mention.Name && r.Mentions[k].Last < men.First {
			return k
		}
	}
	return -1
}

// roleBeside is the person's name beside mention m, a capitalised title: "the Minister for Europe, Ann Lee"; or -1.
func (r *resolver) roleBeside(m int) int {
	men := r.Mentions[m]
	if men.Kind != schema.Person || !mention.CommonNoun(r.lemma(m)) {
		return -1
	}
	for k := range r.inSentence(men.Sentence) {
		o := r.Mentions[k]
		if o.Kind != schema.Person || o.Form != mention.Name || mention.CommonNoun(r.lemma(k)) {
			continue
		}
		if r.besides(men.Sentence, men.Last, o.First, o.Last) || r.besides(men.Sentence, o.Last, men.First, men.Last) {
			return k
		}
	}
	return -1
}

// besides reports whether a phrase from first to last stands right after the one that ends at end, with a comma between, and
// no list goes on after it.
func (r *resolver) besides(sentence, end, first, last int) bool {
	t := &r.Trees[sentence]
	if first != end+2 || t.Tokens[end+1].Form != "," {
		return false
	}
	for i := last + 1; i < len(t.Tokens) && i <= last+2; i++ {
		if t.Words[i].Tag == syntax.CCONJ {
			return false
		}
	}
	return true
}

func isQuote(form string) bool {
	switch form {
	case `"`, "“", "”", "‘", "’", "'", "``", "''":
		return true
	}
	return false
}

func capitalsAndFigures(form string) bool {
	for _, c := range form {
		if unicode.IsLower(c) {
			return false
		}
	}
	return true
}
