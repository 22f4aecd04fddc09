package model

// Pack is how the words of a batch of sentences lie in rows: first words of all sentences first, then second words, and
// so on, the sentences ordered by falling length, so that the sentences still running at a step are the first rows of it.
type Pack struct {
	Lens []int // of the sentences, falling
	Off  []int // first row of each step; the last entry is the number of rows
	Rev  []int // row of a sentence's word i -> row of its word length-1-i; its own inverse
}

// Reset lays out sentences of the given lengths, which fall and are at least 1. It keeps lens.
func (p *Pack) Reset(lens []int) {
	p.Lens, p.Off = lens, append(p.Off[:0], 0)
	for s := 0; len(lens) > 0 && s < lens[0]; s++ {
		n := len(lens)
		for lens[n-1] <= s {
			n--
		}
		p.Off = append(p.Off, p.Off[s]+n)
	}
	p.Rev = append(p.Rev[:0], make([]int, p.Rows())...)
	for i, n := range lens {
		for s := range n {
			p.Rev[p.Off[s]+i] = p.Off[n-1-s] + i
		}
	}
}

// Rows is the number of words.
func (p *Pack) Rows() int { return p.Off[len(p.Off)-1] }

// Steps is the length of the longest sentence.
func (p *Pack) Steps() int { return len(p.Off) - 1 }

// Active is how many sentences have a word at step s.
func (p *Pack) Active(s int) int { return p.Off[s+1] - p.Off[s] }

// Row is the row of word s of sentence i.
func (p *Pack) Row(i, s int) int { return p.Off[s] + i }
