package train

import "github.com/viterin/vek/vek32"

// Products take most of the training's time. Where the processor has AVX-512 they run in tiles of our own, which keep two to three
// times the pace of vek32's AVX2; elsewhere vek32 does them. Sums are taken in another order there, so a model's bytes are the same on
// machines of one of the two kinds.

// panelWidth is the width of a tile.
const panelWidth = 32

// panels is the right factor of a product, cut into panels of 32 columns that lie one after the other, k by k. Without
// wide tiles it is the matrix itself.
type panels struct {
	k, n int
	data []float32
}

// set packs b (k×n).
func (p *panels) set(b []float32, k, n int) {
	p.k, p.n = k, n
	if !wide {
		copy(grow(&p.data, k*n), b)
		return
	}
	count := (n + panelWidth - 1) / panelWidth
	grow(&p.data, count*k*panelWidth)
	for j := 0; j < n; j += panelWidth {
		out := p.data[j*k:]
		width := min(panelWidth, n-j)
		for i := range k {
			copy(out[i*panelWidth:i*panelWidth+width], b[i*n+j:])
			clear(out[i*panelWidth+width : (i+1)*panelWidth])
		}
	}
}

// mul adds a·p to c, where a's element (i, j) lies at a[i*row+j*step].
func (p *panels) mul(c, a []float32, m, row, step int) {
	if m == 0 || p.k == 0 || p.n == 0 {
		return
	}
	for j := 0; j < p.n; j += panelWidth {
		mask := ^uint32(0)
		if left := p.n - j; left < panelWidth {
			mask = 1<<left - 1
		}
		panel := &p.data[j*p.k]
		i := 0
		for ; i+8 <= m; i += 8 {
			tile8(&c[i*p.n+j], uintptr(4*p.n), &a[i*row], uintptr(4*row), uintptr(4*step), panel, p.k, mask)
		}
		for ; i < m; i++ {
			tile1(&c[i*p.n+j], &a[i*row], uintptr(4*step), panel, p.k, mask)
		}
	}
}

// times sets c = a·p for a row-major a of m rows.
func (p *panels) times(c, a []float32, m int) {
	if m == 0 {
		return
	}
	if !wide {
		vek32.MatMul_Into(c[:m*p.n], a[:m*p.k], p.data, p.k)
		return
	}
	clear(c[:m*p.n])
	p.mul(c, a, m, p.k, 1)
}

// factor is room for products.
type factor struct {
	right panels
	buf   []float32
}

// mul sets c = a·b for row-major a (m×k), b (k×n) and c (m×n).
func (f *factor) mul(c, a, b []float32, m, k, n int) {
	f.right.set(b, k, n)
	f.right.times(c, a, m)
}

// mulT adds aᵀ·b to c for row-major a (k×m), b (k×n) and c (m×n).
func (f *factor) mulT(c, a, b []float32, m, k, n int) {
	if k == 0 {
		return
	}
	f.right.set(b, k, n)
	if wide {
		f.right.mul(c, a, m, 1, m)
		return
	}
	s := grow(&f.buf, m*k+m*n)
	transpose(s[:m*k], a, k, m)
	f.right.times(s[m*k:], s[:m*k], m)
	vek32.Add_Inplace(c[:m*n], s[m*k:m*k+m*n])
}

// transpose sets dst (cols×rows) to the transpose of src (rows×cols).
func transpose(dst, src []float32, rows, cols int) {
	const block = 16
	for i0 := 0; i0 < rows; i0 += block {
		for j0 := 0; j0 < cols; j0 += block {
			for j := j0; j < min(j0+block, cols); j++ {
				for i := i0; i < min(i0+block, rows); i++ {
					dst[j*rows+i] = src[i*cols+j]
				}
			}
		}
	}
}

// grow makes *buf at least n long and returns its first n values, which are not cleared.
func grow(buf *[]float32, n int) []float32 {
	if cap(*buf) < n {
		*buf = make([]float32, n+n/4)
	}
	*buf = (*buf)[:n]
	return *buf
}
