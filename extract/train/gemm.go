package train

import "github.com/viterin/vek/vek32"

// mul sets c = a·b for row-major a (m×k), b (k×n) and c (m×n).
func mul(c, a, b []float32, m, k, n int) {
	if m == 0 || n == 0 {
		return
	}
	vek32.MatMul_Into(c[:m*n], a[:m*k], b[:k*n], k)
}

// mulT adds aᵀ·b to c for row-major a (k×m), b (k×n) and c (m×n); scratch grows as needed.
func mulT(c, a, b []float32, m, k, n int, scratch *[]float32) {
	if k == 0 {
		return
	}
	s := grow(scratch, m*k+m*n)
	transpose(s[:m*k], a, k, m)
	mul(s[m*k:], s[:m*k], b, m, k, n)
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
