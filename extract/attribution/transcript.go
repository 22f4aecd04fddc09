package attribution

import "claimgraph/extract/syntax"

// transcript reads the speakers of an interview and of a headline, "OKORO: We shall stay.", and gives them all of the
// paragraph. The colon after a name at a paragraph's beginning is the cue, where a verb follows it: "Mali: 12 convoys"
// reports nothing.
func transcript(trees []syntax.Tree, s int) (Attribution, bool) {
	t := &trees[s]
	if s > 0 && trees[s-1].Paragraph == t.Paragraph {
		return Attribution{}, false
	}
	colon := 0
	for colon < len(t.Words) && colon < maxName && t.Words[colon].Tag == syntax.PROPN {
		colon++
	}
	if colon == 0 || colon+1 >= len(t.Words) || t.Tokens[colon].Form != ":" {
		return Attribution{}, false
	}
	q := quotations{trees: trees}
	a := Attribution{Sentence: s, Cue: Tokens{s, colon, colon, colon}, Source: q.stretch(s, 0, colon-1).Tokens, Direct: true}
	verb := false
	for _, w := range t.Words[colon+1:] {
		verb = verb || w.Tag == syntax.VERB || w.Tag == syntax.AUX
	}
	for k := s; k < len(trees) && k-s < maxQuotation && trees[k].Paragraph == t.Paragraph; k++ {
		first := 0
		if k == s {
			first = colon + 1
		}
		a.Content = append(a.Content, q.stretch(k, first, len(trees[k].Words)-1))
	}
	return a, verb
}

// maxName is the longest name of a speaker, in words.
const maxName = 4
