package train

import (
	"fmt"
	"time"

	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

// Scores are shares of words that a parser gets right, and its speed.
type Scores struct {
	Words                               int
	UPOS, XPOS, Lemma, UAS, LAS, LASSub float64 // LAS without, LASSub with subtypes of relations
	Speed                               float64 // words a second
}

func (s Scores) String() string {
	return fmt.Sprintf("%d words: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f (with subtypes %.2f), %.0f words/s",
		s.Words, 100*s.UPOS, 100*s.XPOS, 100*s.Lemma, 100*s.UAS, 100*s.LAS, 100*s.LASSub, s.Speed)
}

// Measure parses sentences of a treebank anew and compares, punctuation included.
func Measure(p *syntax.Parser, gold []syntax.Tree) Scores {
	sentences := make([]text.Sentence, len(gold))
	for i := range gold {
		sentences[i] = gold[i].Sentence
	}
	start := time.Now()
	trees := p.Parse(sentences)
	seconds := time.Since(start).Seconds()
	var s Scores
	count := func(x *float64, ok bool) {
		if ok {
			*x++
		}
	}
	for i := range gold {
		for j, g := range gold[i].Words {
			w := trees[i].Words[j]
			s.Words++
			count(&s.UPOS, w.Tag == g.Tag)
			count(&s.XPOS, w.XPOS == g.XPOS)
			count(&s.Lemma, w.Lemma == g.Lemma)
			count(&s.UAS, w.Head == g.Head)
			count(&s.LAS, w.Head == g.Head && w.Rel.Base() == g.Rel.Base())
			count(&s.LASSub, w.Head == g.Head && w.Rel == g.Rel)
		}
	}
	for _, x := range []*float64{&s.UPOS, &s.XPOS, &s.Lemma, &s.UAS, &s.LAS, &s.LASSub} {
		*x /= float64(max(s.Words, 1))
	}
	s.Speed = float64(s.Words) / seconds
	return s
}
