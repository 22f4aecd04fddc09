package train

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func random(n int, rng *rand.Rand) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	return x
}

// TestProducts compares both products with sums taken one by one, at sizes that fill the tiles and sizes that do not.
func TestProducts(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var f factor
	for _, s := range [][3]int{{1, 1, 1}, {8, 5, 32}, {9, 7, 33}, {16, 64, 48}, {23, 10, 3}} {
		m, k, n := s[0], s[1], s[2]
		a, b := random(m*k, rng), random(k*n, rng)
		at := make([]float32, m*k)
		transpose(at, a, m, k)
		c, ct := make([]float32, m*n), make([]float32, m*n)
		f.mul(c, a, b, m, k, n)
		f.mulT(ct, at, b, m, k, n)
		for i := range m {
			for j := range n {
				want := 0.0
				for l := range k {
					want += float64(a[i*k+l]) * float64(b[l*n+j])
				}
				if math.Abs(want-float64(c[i*n+j])) > 1e-4 || math.Abs(want-float64(ct[i*n+j])) > 1e-4 {
					t.Fatalf("%v: element %d,%d is %g and %g, not %g", s, i, j, c[i*n+j], ct[i*n+j], want)
				}
			}
		}
	}
}

func BenchmarkProduct(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, s := range [][3]int{{16, 128, 512}, {272, 320, 1024}, {320, 272, 1024}, {272, 1024, 320}} {
		m, k, n := s[0], s[1], s[2]
		x, y, z := random(m*k, rng), random(k*n, rng), make([]float32, m*n)
		b.Run(fmt.Sprint(m, "x", k, "x", n), func(b *testing.B) {
			var f factor
			for b.Loop() {
				f.mul(z, x, y, m, k, n)
			}
			b.ReportMetric(float64(2*m*k*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
}
