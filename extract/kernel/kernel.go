// Package kernel computes what a network of 8-bit weights needs: products of matrices and vectors, and between them the
// cells of an LSTM, scaling, rectifying and rounding.
//
// Every path gives the same bits on every processor. Sums of products of 8-bit numbers are whole numbers that fit in 32 bits,
// so the order in which they are added does not matter. Everything else is float32 arithmetic element by element, each
// product rounded before it is added, in one order that all paths follow.
//
// A network stores its inputs with Round, multiplies with Mul, and turns the products into numbers again with Scale, or
// into the output of an LSTM, which is an input once more, with Cell. Nothing here keeps or allocates anything but
// a Matrix that is packed; goroutines may share packed matrices.
package kernel

// Path is a way to compute products; all give the same numbers.
type Path int

// The paths, from the one that runs everywhere to the fastest.
const (
	Portable Path = iota
	AVX2
	AVX512VNNI
)

func (p Path) String() string { return [...]string{"portable", "AVX2", "AVX-512 VNNI"}[p] }

// Best is the fastest path of this processor.
func Best() Path { return best }

// Paths lists the paths that this processor can take.
func Paths() []Path {
	list := []Path{Portable}
	for p := AVX2; p <= best; p++ {
		list = append(list, p)
	}
	return list
}

// Sizes of the packing.
const (
	Lane  = 4  // columns of a matrix come in groups of so many
	Panel = 32 // rows of a matrix come in panels of so many
)

// Offset is added to a vector's signed values, -127 to 127, to store them as bytes.
const Offset = 128

// Zero is the byte that stands for 0 in a vector.
const Zero = byte(Offset)

// Matrix is a matrix of signed weights, -127 to 127, packed for products. It may be shared by goroutines as long as none of them packs it.
type Matrix struct {
	rows, cols int
	data       []int8  // panel by panel, group of columns by group, Panel rows, Lane columns
	init       []int32 // what Offset adds to each row's product, negated
}

// Pack fills m with weights in row-major order, keeping its room. Rows are padded with 0 to a multiple of Panel; cols must
// be a multiple of Lane.
func (m *Matrix) Pack(weights []int8, rows, cols int) {
	if cols%Lane != 0 || len(weights) < rows*cols {
		panic("kernel: columns do not come in groups of 4, or weights are missing")
	}
	m.rows, m.cols = rows, cols
	padded := m.Stride()
	m.data, m.init = resize(m.data, padded*cols), resize(m.init, padded)
	for p := 0; p < padded; p += Panel {
		panel := m.data[p*cols : (p+Panel)*cols]
		for i := range Panel {
			r := p + i
			sum := int32(0)
			if r >= rows {
				for k := 0; k < cols; k += Lane {
					clear(panel[k*Panel+i*Lane : k*Panel+i*Lane+Lane])
				}
			} else {
				row := weights[r*cols : (r+1)*cols]
				for k := 0; k+Lane <= cols; k += Lane {
					a, b, c, d := row[k], row[k+1], row[k+2], row[k+3]
					out := panel[k*Panel+i*Lane : k*Panel+i*Lane+Lane : k*Panel+i*Lane+Lane]
					out[0], out[1], out[2], out[3] = a, b, c, d
					sum += int32(a) + int32(b) + int32(c) + int32(d)
				}
			}
			m.init[r] = -Offset * sum
		}
	}
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// Rows is the number of rows, and so of products with one vector.
func (m *Matrix) Rows() int { return m.rows }

// Cols is the length of the vectors that m multiplies.
func (m *Matrix) Cols() int { return m.cols }

// Stride is the room that the products with one vector take: Rows rounded up to full panels.
func (m *Matrix) Stride() int { return (m.rows + Panel - 1) / Panel * Panel }

// Mul multiplies n vectors by m: dst[i*Stride+r] = Σ weight(r, k)·(x[i*stride+k]-Offset). A vector's bytes are its values plus Offset; the
// byte 0 is not allowed.
func (m *Matrix) Mul(path Path, dst []int32, x []byte, n, stride int) {
	if n == 0 || m.rows == 0 {
		return
	}
	width := m.Stride()
	if len(dst) < n*width || len(x) < (n-1)*stride+m.cols || m.cols == 0 {
		panic("kernel: too little room for the products")
	}
	switch path {
	case AVX512VNNI:
		m.mulVNNI(dst, x, n, stride)
	case AVX2:
		m.mulAVX2(dst, x, n, stride)
	default:
		m.mulPortable(dst, x, n, stride)
	}
}

// mulPortable is Mul in plain Go.
func (m *Matrix) mulPortable(dst []int32, x []byte, n, stride int) {
	width := m.Stride()
	for p := 0; p < width; p += Panel {
		panel := m.data[p*m.cols : (p+Panel)*m.cols]
		for i := range n {
			var sum [Panel]int32
			for k := 0; k < m.cols; k += Lane {
				v := x[i*stride+k : i*stride+k+Lane]
				a, b, c, d := int32(v[0])-Offset, int32(v[1])-Offset, int32(v[2])-Offset, int32(v[3])-Offset
				w := panel[k*Panel : (k+Lane)*Panel]
				for r := range sum {
					q := w[r*Lane : r*Lane+Lane : r*Lane+Lane]
					sum[r] += a*int32(q[0]) + b*int32(q[1]) + c*int32(q[2]) + d*int32(q[3])
				}
			}
			copy(dst[i*width+p:], sum[:])
		}
	}
}
