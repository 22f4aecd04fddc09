package kernel

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// bytes draws n values from -127 to 127, extremes often.
func draw(n int, rng *rand.Rand) []int8 {
	v := make([]int8, n)
	for i := range v {
		switch rng.IntN(4) {
		case 0:
			v[i] = 127
		case 1:
			v[i] = -127
		default:
			v[i] = int8(rng.IntN(255) - 127)
		}
	}
	return v
}

func stored(v []int8) []byte {
	b := make([]byte, len(v))
	for i, x := range v {
		b[i] = byte(int(x) + Offset)
	}
	return b
}

// TestMul compares every path with sums taken one by one.
func TestMul(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, s := range [][3]int{{1, 4, 1}, {32, 8, 8}, {33, 320, 9}, {102, 256, 17}, {64, 12, 3}} {
		rows, cols, n := s[0], s[1], s[2]
		w, x := draw(rows*cols, rng), draw(n*cols, rng)
		var m Matrix
		m.Pack(w, rows, cols)
		for _, path := range Paths() {
			dst := make([]int32, n*m.Stride())
			m.Mul(path, dst, stored(x), n, cols)
			for i := range n {
				for r := range rows {
					want := int32(0)
					for k := range cols {
						want += int32(w[r*cols+k]) * int32(x[i*cols+k])
					}
					if got := dst[i*m.Stride()+r]; got != want {
						t.Fatalf("%v, %v: product of row %d and vector %d is %d, want %d", path, s, r, i, got, want)
					}
				}
			}
		}
	}
}

// TestPackAgain packs a smaller matrix into the room of a larger one.
func TestPackAgain(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	var m, fresh Matrix
	m.Pack(draw(64*16, rng), 64, 16)
	w, x := draw(5*8, rng), stored(draw(8, rng))
	m.Pack(w, 5, 8)
	fresh.Pack(w, 5, 8)
	a, b := make([]int32, 32), make([]int32, 32)
	m.Mul(Best(), a, x, 1, 8)
	fresh.Mul(Best(), b, x, 1, 8)
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("row %d: %d after repacking, %d afresh", i, a[i], b[i])
		}
	}
}

func BenchmarkMul(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, s := range [][3]int{{1024, 320, 256}, {512, 128, 3}, {512, 128, 7}, {512, 128, 15}, {512, 128, 64}} {
		rows, cols, n := s[0], s[1], s[2]
		var m Matrix
		m.Pack(draw(rows*cols, rng), rows, cols)
		x, dst := stored(draw(n*cols, rng)), make([]int32, n*m.Stride())
		for _, path := range Paths() {
			b.Run(fmt.Sprintf("%dx%dx%d/%v", n, cols, rows, path), func(b *testing.B) {
				for b.Loop() {
					m.Mul(path, dst, x, n, cols)
				}
				b.ReportMetric(float64(rows*cols*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
			})
		}
	}
}
