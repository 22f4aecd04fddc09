package attribution

import "claimgraph/extract/syntax"

// maxQuotation is how many sentences a quotation is followed for, so that unbalanced marks cost no more than that.
const maxQuotation = 40

// quotations says of every token of a document whether it stands within quotation marks, the marks included.
type quotations struct {
	trees  []syntax.Tree
	inside [][]bool
	open   []bool // per sentence: the quotation goes on after its last token
}

// readQuotations pairs the marks. A mark that tells not whether it opens or closes does what the ones before it leave to
// do; every paragraph starts anew, for a quotation that goes on after a paragraph opens again there.
func readQuotations(trees []syntax.Tree) quotations {
	q := quotations{trees: trees, inside: make([][]bool, len(trees)), open: make([]bool, len(trees))}
	open := false
	for s := range trees {
		if s > 0 && trees[s].Paragraph != trees[s-1].Paragraph {
			open = false
		}
		q.inside[s] = make([]bool, len(trees[s].Tokens))
		for i, t := range trees[s].Tokens {
			before := open
			switch t.Form {
			case "“", "``", "«", "„":
				open = true
			case "”", "»":
				open = false
			case `"`, "''":
				open = !open
			}
			q.inside[s][i] = open || before
		}
		q.open[s] = open
	}
	return q
}

// begins reports whether a quotation starts with the sentence.
func (q *quotations) begins(s int) bool {
	return len(q.inside[s]) > 0 && q.inside[s][0] && isMark(q.trees[s].Tokens[0].Form)
}

// continued reports whether the sentence begins within a quotation that an earlier one opened.
func (q *quotations) continued(s int) bool {
	return s > 0 && q.open[s-1] && q.trees[s].Paragraph == q.trees[s-1].Paragraph
}

// follows reports whether the quotation at the end of sentence s goes on in the next one, at a new paragraph's opening mark
// too.
func (q *quotations) follows(s int) bool {
	return s+1 < len(q.trees) && q.open[s] && (q.continued(s+1) || q.begins(s+1))
}

// spans lists the quoted stretches of a sentence as first and last tokens.
func (q *quotations) spans(s int) [][2]int {
	var list [][2]int
	tokens := q.trees[s].Tokens
	for i := 0; i < len(tokens); i++ {
		if !q.inside[s][i] {
			continue
		}
		first := i
		for i+1 < len(tokens) && q.inside[s][i+1] {
			i++
		}
		list = append(list, [2]int{first, i})
	}
	return list
}

// extendAll lets attributions reach over all of the quotations that they begin or end: "We shall stay. We must," she said.
func (q *quotations) extendAll(all []Attribution) {
	for i := range all {
		q.extend(&all[i])
	}
}

// apart lists the quoted stretches that stand outside the speaker's phrase, for a verb of saying whose quotation the tree
// hangs elsewhere: "We stay" -- so she said. Single words in marks are titles and terms.
func (q *quotations) apart(source Tokens) []Passage {
	var list []Passage
	for _, span := range q.spans(source.Sentence) {
		if span[1]-span[0] >= minQuoted && (span[1] < source.First || span[0] > source.Last) {
			list = append(list, q.stretch(source.Sentence, span[0], span[1]))
		}
	}
	return list
}

// minQuoted is how many tokens stand at least from a mark to the other one, both counted but one.
const minQuoted = 4

// extend adds to a direct attribution what its quotation holds in the sentences around: "A. B," she said. "C. D."
func (q *quotations) extend(a *Attribution) {
	s := a.Sentence
	if len(a.Content) == 0 || q.inside[s][a.Cue.Head] {
		return
	}
	spans := q.spans(s)
	if len(spans) == 0 {
		return
	}
	first, last := spans[0], spans[len(spans)-1]
	start, end := len(q.inside[s]), -1
	for _, c := range a.Content {
		start, end = min(start, c.First), max(end, c.Last)
	}
	if q.continued(s) && first[0] == 0 && start <= first[1] {
		a.Content = append(q.before(s), a.Content...)
	}
	switch {
	case q.open[s] && end >= last[0]:
		a.Content = append(a.Content, q.after(s)...)
	case first[0] == 0 && a.Cue.Head > first[1] && len(spans) == 1 && q.resumes(s+1):
		a.Content = append(a.Content, q.passage(s+1))
		a.Content = append(a.Content, q.after(s+1)...)
	}
}

// resumes reports whether sentence s, in the paragraph of the one before it, is quoted from its beginning to its end.
func (q *quotations) resumes(s int) bool {
	if s >= len(q.trees) || q.trees[s].Paragraph != q.trees[s-1].Paragraph || !q.begins(s) {
		return false
	}
	return q.whole(s)
}

// whole reports whether all of a sentence but its last stop is quoted.
func (q *quotations) whole(s int) bool {
	n := len(q.inside[s])
	spans := q.spans(s)
	return len(spans) == 1 && spans[0][0] == 0 && spans[0][1] >= n-2
}

// before is what the quotation that goes on into sentence s holds of those before it.
func (q *quotations) before(s int) []Passage {
	first := s
	for first > 0 && s-first < maxQuotation && q.continued(first) {
		first--
	}
	var list []Passage
	for k := first; k < s; k++ {
		list = append(list, q.passage(k))
	}
	return list
}

// after is what the quotation that is open at the end of sentence s holds of those after it.
func (q *quotations) after(s int) []Passage {
	var list []Passage
	for k := s; len(list) < maxQuotation && q.follows(k); k++ {
		if !q.open[k+1] && !q.whole(k+1) {
			// "... goes on," she said: another cue may follow, and the words up to the mark are quoted all the same.
			spans := q.spans(k + 1)
			list = append(list, q.stretch(k+1, spans[0][0], spans[0][1]))
			break
		}
		list = append(list, q.passage(k+1))
	}
	return list
}

// passage is the last quoted stretch of a sentence.
func (q *quotations) passage(s int) Passage {
	spans := q.spans(s)
	span := spans[len(spans)-1]
	return q.stretch(s, span[0], span[1])
}

// stretch is a passage whose head is the word that hangs on none within it.
func (q *quotations) stretch(s, first, last int) Passage {
	t := &q.trees[s]
	head := first
	for i := first; i <= last; i++ {
		if h := t.Words[i].Head; (h < first || h > last) && t.Words[i].Tag != syntax.PUNCT {
			head = i
			break
		}
	}
	return Passage{Tokens: Tokens{s, first, last, head}, Span: t.Cover(first, last)}
}

func isMark(form string) bool {
	switch form {
	case "“", "``", "«", "„", "”", "»", `"`, "''":
		return true
	}
	return false
}
