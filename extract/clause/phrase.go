package clause

import "claimgraph/extract/syntax"

// phrase computes the words of the phrase that a token heads, from its dependents outwards: "the islands claimed by
// China" of "in the islands claimed by China, which were uninhabited, and Taiwan".
func (v *view) phrase(i int) {
	kids := v.of(i)
	split := len(kids)
	for k, j := range kids {
		if j > i {
			split = k
			break
		}
	}
	own := Range{i, i}
	for k := split - 1; k >= 0; k-- {
		j := kids[k]
		if j == own.First-1 && isQuote(v.form(j)) && !isQuote(v.form(own.First)) && v.hasQuote(kids[split:]) {
			own.First = j
			continue
		}
		if !v.leads(i, j) || v.whole[j].Last != own.First-1 && !v.fillsGap(v.whole[j].Last+1, own.First) {
			break
		}
		own.First = v.whole[j].First
	}
	cut := false
	for _, j := range kids[split:] {
		if v.base[j] == "punct" {
			if isQuote(v.form(j)) && own.Last == j-1 && isQuote(v.form(own.First)) {
				own.Last = j
			}
			continue
		}
		if cut || !v.trails(i, j) || v.whole[j].First < own.Last {
			break
		}
		if v.loose(j) && v.commaBetween(own.Last, v.trim(v.yield[j]).First) {
			break
		}
		own.Last = v.whole[j].Last
		cut = own.Last < v.yield[j].Last && v.base[j] != "flat"
	}
	v.own[i] = own
	v.whole[i] = own
	for _, j := range kids {
		if v.joins(i, j) && v.whole[j].Last > v.whole[i].Last {
			v.whole[i].Last = v.whole[j].Last
		}
	}
}

// clause computes the words of a clause within a phrase, up to what a comma adds to it: "claimed by China" of "the islands
// claimed by China, which needs them".
func (v *view) clause(i int) {
	r := Range{v.yield[i].First, i}
	for _, j := range v.of(i) {
		switch {
		case j < i || v.base[j] == "punct":
			continue
		case v.base[j] == "parataxis", v.loose(j) && v.commaBetween(r.Last, v.trim(v.yield[j]).First) && v.base[j] != "obl":
			v.whole[i] = v.trim(r)
			return
		}
		r.Last = max(r.Last, v.whole[j].Last)
		if v.whole[j].Last < v.trim(v.yield[j]).Last {
			break
		}
	}
	v.whole[i] = v.trim(r)
}

// leads reports whether dependent j, before its head i, is a part of the phrase.
func (v *view) leads(i, j int) bool {
	switch v.base[j] {
	case "det", "amod", "nummod", "compound", "nmod", "flat", "goeswith", "fixed", "dep":
		return true
	case "advmod":
		return !v.says[i] && !negations[v.lemma(j)]
	case "punct":
		f := v.form(j)
		return f == "-" || f == "–" || f == "/" || f == "$" || f == "#" || f == "."
	case "obl", "advcl", "acl":
		return v.tag(i) == syntax.ADJ && !v.says[i]
	}
	return false
}

// trails reports whether dependent j, after its head i, is a part of the phrase. Appositions and relative clauses say
// something of their own about it and are left out.
func (v *view) trails(i, j int) bool {
	switch v.base[j] {
	case "amod", "nummod", "compound", "flat", "goeswith", "fixed", "det", "dep":
		return true
	case "nmod":
		return !v.exemplifies(j)
	case "advmod":
		return !v.says[i]
	case "acl":
		return v.tree.Words[j].Rel != "acl:relcl"
	case "case":
		return v.tree.Words[j].Lemma == "'s" || v.form(j) == "'"
	case "obl", "advcl", "xcomp", "ccomp":
		return v.tag(i) == syntax.ADJ && !v.says[i]
	}
	return false
}

// loose reports whether a modifier is no part of the phrase when a comma sets it off: "the army, backed by Russia,"; but
// "12 July, 2006".
func (v *view) loose(j int) bool {
	switch v.base[j] {
	case "flat", "goeswith", "fixed", "compound", "nummod":
		return false
	case "nmod": // "Aleppo, Syria"; but "a camp, near the border"
		return v.child(j, "case") >= 0
	}
	return true
}

// exemplifies reports whether a modifier only gives examples: "companies such as Toyota", "several states, including
// Chad".
func (v *view) exemplifies(j int) bool {
	for _, k := range v.of(j) {
		if v.base[k] == "case" {
			switch v.lemma(k) {
			case "include", "including", "such", "like", "excluding", "except":
				return true
			}
		}
	}
	return false
}

// joins reports whether token j is a conjunct of the phrase that i heads; a semicolon ends the phrase, and "not" keeps
// its conjunct out.
func (v *view) joins(i, j int) bool {
	return v.base[j] == "conj" && !v.clausal(j) && !v.stopBetween(i, j) && !v.denied(j)
}

// denied reports whether a phrase has a negation of its own: "Norland but not Sudria".
func (v *view) denied(j int) bool {
	for _, k := range v.of(j) {
		if v.negates(k) {
			return true
		}
	}
	return false
}

// stopBetween reports whether the conjunct j follows a semicolon or colon that hangs on it.
func (v *view) stopBetween(i, j int) bool {
	for k := v.yield[j].First; k < j && k >= i && k < v.yield[j].First+2; k++ {
		if f := v.form(k); f == ";" || f == ":" {
			return true
		}
	}
	return false
}

// clausal reports whether a token carries a clause of its own rather than a phrase.
func (v *view) clausal(i int) bool {
	return v.tag(i) == syntax.VERB || v.tag(i) == syntax.AUX || v.says[i]
}

// fillsGap reports whether only hyphens and marks of quotation stand in [from, to).
func (v *view) fillsGap(from, to int) bool {
	for i := from; i < to; i++ {
		if f := v.form(i); v.base[i] != "punct" || f == "," || f == ";" || f == ":" {
			return false
		}
	}
	return from < to
}

// commaBetween reports whether a comma, bracket or dash stands between two tokens.
func (v *view) commaBetween(from, to int) bool {
	for i := from + 1; i < to; i++ {
		switch v.form(i) {
		case ",", "(", "[", "-LRB-", "--", "—", "–", ";", ":":
			return true
		}
	}
	return false
}

func isQuote(form string) bool {
	switch form {
	case "\"", "“", "”", "``", "''", "‘", "’", "«", "»", "„", "`", "'":
		return true
	}
	return false
}

func (v *view) hasQuote(tokens []int) bool {
	for _, j := range tokens {
		if isQuote(v.form(j)) {
			return true
		}
	}
	return false
}

// trim is the range without punctuation at its ends.
func (v *view) trim(r Range) Range {
	for r.First < r.Last && v.base[r.Last] == "punct" {
		r.Last--
	}
	for r.First < r.Last && v.base[r.First] == "punct" {
		r.First++
	}
	return r
}
