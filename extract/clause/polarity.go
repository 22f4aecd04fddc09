package clause

import "claimgraph/schema"

// polarity tells whether the clause denies: "does not recognise", "no state recognised it", "neither signed nor ratified",
// "nobody signed", "no longer claims"; two denials make an affirmation.
func (f *finder) polarity(c *Clause) schema.Polarity {
	p := schema.Affirmed
	nor := false
	for _, j := range f.of(c.Head) {
		switch f.base[j] {
		case "advmod", "cc", "det", "aux", "dep":
			if f.negates(j) && !nor {
				p ^= schema.Denied
				nor = f.base[j] == "cc"
			}
		case "nsubj", "obj", "obl", "iobj":
			if f.negativePhrase(j) {
				p ^= schema.Denied
			}
		}
	}
	return p
}

// negates reports whether a dependent denies its head. "Not only" does not.
func (v *view) negates(j int) bool {
	lemma := v.lemma(j)
	if negations[lemma] {
		if j+1 < len(v.tree.Words) {
			switch v.lemma(j + 1) {
			case "only", "just", "merely", "simply", "solely", "necessarily":
				return false
			}
		}
		return true
	}
	if lemma == "long" || lemma == "longer" {
		for _, k := range v.of(j) {
			if v.lemma(k) == "no" || v.lemma(k) == "not" {
				return true // "no longer"
			}
		}
	}
	return false
}

// negativePhrase reports whether an argument denies its clause: "no agreement", "none of them", "nobody".
func (f *finder) negativePhrase(j int) bool {
	if negativePronouns[f.lemma(j)] {
		return true
	}
	for _, k := range f.of(j) {
		if f.base[k] == "det" && (f.lemma(k) == "no" || f.lemma(k) == "neither") || f.rel(k) == "cc:preconj" && f.lemma(k) == "neither" {
			return true
		}
		if f.base[k] == "advmod" && k < j && f.lemma(k) == "not" && f.negates(k) && f.base[j] == "nsubj" {
			return true // "not a single state signed"
		}
	}
	return false
}
