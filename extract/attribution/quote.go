package attribution

import (
	"claimgraph/extract/syntax"
)

// quote is a quotation from its opening to its closing mark, which may lie in a later sentence.
type quote struct{ first, last Tokens }

// maxQuote is how many sentences a quotation may take; a mark that is not closed by then was not meant to open one.
const maxQuote = 12

// extend lets what is reported of a quotation's beginning or end reach over all of the quotation: '"We shall stay. We have no
// choice," she said.'
func extend(trees []syntax.Tree, all []Attribution) {
	quotes := quotations(trees)
	for i := range all {
		a := &all[i]
		if !a.Direct {
			continue
		}
		for _, p := range a.Content {
			if q, ok := quoteAt(quotes, p.Tokens); ok && q.first.Sentence != q.last.Sentence {
				a.Content = spread(trees, a.Content, q)
				break
			}
		}
	}
}

// quotations finds the quotations of a document that reach over several sentences, in order.
func quotations(trees []syntax.Tree) []quote {
	var list []quote
	open := Tokens{Sentence: -1}
	for s := range trees {
		for i := range trees[s].Tokens {
			opens, closes := marks(&trees[s], i)
			switch {
			case closes && open.Sentence >= 0:
				if s > open.Sentence && s-open.Sentence < maxQuote {
					list = append(list, quote{open, Tokens{s, i, i, i}})
				}
				open.Sentence = -1
			case opens:
				open = Tokens{s, i, i, i}
			}
		}
	}
	return list
}

// marks tells what a quotation mark at the token may do. A straight mark closes where it stands against the word before it
// only, or ends its sentence.
func marks(t *syntax.Tree, i int) (opens, closes bool) {
	switch t.Tokens[i].Form {
	case "“", "``", "«":
		return true, false
	case "”", "''", "»":
		return false, true
	case `"`:
		before := i > 0 && t.Tokens[i-1].End == t.Tokens[i].Start
		after := i+1 < len(t.Tokens) && t.Tokens[i].End == t.Tokens[i+1].Start
		return after && !before, before && !after
	}
	return false, false
}

// quoteAt finds the quotation that holds a passage.
func quoteAt(quotes []quote, p Tokens) (quote, bool) {
	for _, q := range quotes {
		if q.first.Sentence > p.Sentence {
			break
		}
		after := q.first.Sentence < p.Sentence || q.first.First <= p.Last
		before := p.Sentence < q.last.Sentence || p.Sentence == q.last.Sentence && p.First <= q.last.Last
		if after && before {
			return q, true
		}
	}
	return quote{}, false
}

// spread puts all of the quotation's sentences into the content, beside the passages that lie elsewhere.
func spread(trees []syntax.Tree, content []Passage, q quote) []Passage {
	var out []Passage
	for _, p := range content {
		if p.Sentence < q.first.Sentence || p.Sentence > q.last.Sentence {
			out = append(out, p)
		}
	}
	for s := q.first.Sentence; s <= q.last.Sentence; s++ {
		first, last := 0, len(trees[s].Tokens)-1
		if s == q.first.Sentence {
			first = q.first.First
		}
		if s == q.last.Sentence {
			last = q.last.Last
		}
		if first <= last {
			out = append(out, Passage{Tokens: Tokens{s, first, last, first}, Span: trees[s].Cover(first, last)})
		}
	}
	return out
}
