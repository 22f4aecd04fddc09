package syntax

// negInf scores what may not be.
const negInf = float32(-1e30)

// decoder finds the best tree for a matrix of scores. Normalising the scores of a word's heads to a distribution would add a
// constant per word, every word has one head, so the raw scores have the same best tree.
type decoder struct {
	state []byte
	stack []int

	n                    int
	open, shut           [2][]float32 // [0] leftwards (head on the right), [1] rightwards
	openSplit, shutSplit [2][]int32
	heads                []int
	score                []float32
	cols                 int
}

// decode fills heads with the best projective tree under score, where score[d*cols+h] is that of h as head of d and h = n
// the root's. Exactly one word hangs from the root (heads[d] = Root).
//
// If the best head of every word gives such a tree, no other can score more; that spares most sentences the search. Trees
// with crossing arcs are not considered: few arcs of
// English cross, and fewer of those that the scores propose are right (0.1 points of LAS on EWT's dev part).
func (d *decoder) decode(heads []int, score []float32, cols int) {
	n := len(heads)
	for i := range heads {
		row := score[i*cols : i*cols+n+1]
		best, top := n, row[n]
		for h, s := range row[:n] {
			if s > top && h != i {
				best, top = h, s
			}
		}
		heads[i] = best
		if best == n {
			heads[i] = Root
		}
	}
	if d.tree(heads) && projective(heads) {
		return
	}
	d.eisner(heads, score, cols)
}

// tree reports whether heads form a tree with one root.
func (d *decoder) tree(heads []int) bool {
	n := len(heads)
	d.state = resize(d.state, n)
	clear(d.state)
	roots := 0
	for i := range heads {
		if heads[i] == Root {
			roots++
		}
		d.stack = d.stack[:0]
		j := i
		for j != Root && d.state[j] == 0 {
			d.state[j] = 1
			d.stack = append(d.stack, j)
			j = heads[j]
		}
		if j != Root && d.state[j] == 1 {
			return false
		}
		for _, k := range d.stack {
			d.state[k] = 2
		}
	}
	return roots == 1
}

// projective reports whether no two arcs of a tree cross and none spans the root.
func projective(heads []int) bool {
	for i, h := range heads {
		from, to := min(i, h), max(i, h)
		for j := from + 1; j < to; j++ {
			if g := heads[j]; g < from || g > to {
				return false
			}
		}
	}
	return true
}

// resize makes a slice n long, keeping its room.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// Directions of an arc.
const (
	left  = iota // the head is the last word of the range
	right        // the head is the first word of the range
)

// eisner is the algorithm of Eisner (1996) over the words; the root then takes the word that is worth most as the top of
// the sentence, which keeps it to one child.
func (d *decoder) eisner(heads []int, score []float32, cols int) {
	n := len(heads)
	d.n, d.heads, d.score, d.cols = n, heads, score, cols
	for dir := range 2 {
		d.open[dir], d.shut[dir] = resize(d.open[dir], n*n), resize(d.shut[dir], n*n)
		d.openSplit[dir], d.shutSplit[dir] = resize(d.openSplit[dir], n*n), resize(d.shutSplit[dir], n*n)
	}
	for i := range n {
		d.shut[left][i*n+i], d.shut[right][i*n+i] = 0, 0
	}
	for width := 1; width < n; width++ {
		for i := 0; i+width < n; i++ {
			d.span(i, i+width)
		}
	}
	best, top := 0, negInf
	for r := range n {
		s := score[r*cols+n] + d.shut[left][r*n] + d.shut[right][r*n+n-1]
		if s > top {
			best, top = r, s
		}
	}
	heads[best] = Root
	d.back(0, best, left)
	d.back(best, n-1, right)
}

// span fills the four entries of the range from i to j. Those with the head at i lie at row i, those with the head at j at
// row j.
func (d *decoder) span(i, j int) {
	n := d.n
	fromLeft, fromRight := d.shut[right][i*n:(i+1)*n], d.shut[left][j*n:(j+1)*n]
	split, top := i, negInf
	for k := i; k < j; k++ { // i's words up to k, j's words from k+1
		if s := fromLeft[k] + fromRight[k+1]; s > top {
			split, top = k, s
		}
	}
	d.open[left][j*n+i], d.openSplit[left][j*n+i] = top+d.score[i*d.cols+j], int32(split)
	d.open[right][i*n+j], d.openSplit[right][i*n+j] = top+d.score[j*d.cols+i], int32(split)

	split, top = i, negInf
	for k := i; k < j; k++ { // j heads k, k's words reach left to i
		if s := d.shut[left][k*n+i] + d.open[left][j*n+k]; s > top {
			split, top = k, s
		}
	}
	d.shut[left][j*n+i], d.shutSplit[left][j*n+i] = top, int32(split)

	split, top = j, negInf
	for k := i + 1; k <= j; k++ { // i heads k, k's words reach right to j
		if s := d.open[right][i*n+k] + d.shut[right][k*n+j]; s > top {
			split, top = k, s
		}
	}
	d.shut[right][i*n+j], d.shutSplit[right][i*n+j] = top, int32(split)
}

// back reads the heads within the complete range i to j off the tables. Recursion is as deep as the sentence is long.
func (d *decoder) back(i, j, dir int) {
	if i == j {
		return
	}
	n := d.n
	if dir == left {
		k := int(d.shutSplit[left][j*n+i])
		d.heads[k] = j
		d.back(i, k, left)
		s := int(d.openSplit[left][j*n+k])
		d.back(k, s, right)
		d.back(s+1, j, left)
		return
	}
	k := int(d.shutSplit[right][i*n+j])
	d.heads[k] = i
	s := int(d.openSplit[right][i*n+k])
	d.back(i, s, right)
	d.back(s+1, k, left)
	d.back(k, j, right)
}
