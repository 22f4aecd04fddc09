package claim

import (
	"strings"
	"unicode"

	"claimgraph/extract/clause"
)

// mint names a predicate after its own lemmatised wording, as local names of predicates are written: "reach out to"
// becomes reachOutTo.
func mint(c *clause.Clause, preposition string) string {
	words := strings.Fields(c.Lemma)
	if c.Form == clause.Copular {
		words = append([]string{"be"}, words...)
	}
	words = append(words, strings.Fields(preposition)...)
	var b strings.Builder
	for _, w := range words {
		w = strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, w)
		if w == "" {
			continue
		}
		if b.Len() > 0 {
			r := []rune(w)
			r[0] = unicode.ToUpper(r[0])
			w = string(r)
		}
		b.WriteString(w)
	}
	if b.Len() == 0 {
		return "relatesTo"
	}
	return b.String()
}
