package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTanhAndSigmoid(t *testing.T) {
	for x := float32(-12); x < 12; x += 1.0 / 512 {
		if want := math.Tanh(float64(x)); math.Abs(float64(Tanh(x))-want) > 1e-6 {
			t.Errorf("Tanh(%v) = %v, want %v", x, Tanh(x), want)
		}
		if want := 1 / (1 + math.Exp(-float64(x))); math.Abs(float64(Sigmoid(x))-want) > 1e-6 {
			t.Errorf("Sigmoid(%v) = %v, want %v", x, Sigmoid(x), want)
		}
	}
	for x, want := range map[float32]float32{float32(math.Inf(1)): 1, float32(math.Inf(-1)): -1, 3e38: 1, 0: 0} {
		if Tanh(x) != want {
			t.Errorf("Tanh(%v) = %v, want %v", x, Tanh(x), want)
		}
	}
}

// units are the widths that the tests run over: below, at and beside the width of the fast paths.
var units = []int{1, 7, 8, 9, 16, 31, 128, 200}

type cellInput struct {
	sum, rec                            []int32
	sumScale, recScale, bias, stateThen []float32
}

func drawCell(h int, rng *rand.Rand) cellInput {
	in := cellInput{make([]int32, 4*h), make([]int32, 4*h), make([]float32, 4*h), make([]float32, 4*h), make([]float32, 4*h), make([]float32, h)}
	for i := range in.sum {
		in.sum[i], in.rec[i] = int32(rng.IntN(1<<22)-1<<21), int32(rng.IntN(1<<22)-1<<21)
		in.sumScale[i], in.recScale[i] = rng.Float32()*4e-6, rng.Float32()*4e-6
		in.bias[i] = rng.Float32()*2 - 1
		if rng.IntN(20) == 0 {
			in.sumScale[i] = 1 // far outside the range of tanh
		}
	}
	for i := range in.stateThen {
		in.stateThen[i] = rng.Float32()*20 - 10
	}
	return in
}

func (in cellInput) run(p Path) (state []float32, out []byte) {
	state, out = slices.Clone(in.stateThen), make([]byte, len(in.stateThen))
	p.Cell(in.sum, in.rec, in.sumScale, in.recScale, in.bias, state, out)
	return state, out
}

// TestSameBits holds every path to the bits of the portable one.
func TestSameBits(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for _, n := range units {
		for range 50 {
			cell, x, scale, bias := drawCell(n, rng), make([]float32, n), make([]float32, n), make([]float32, n)
			sum := make([]int32, n)
			for i := range x {
				x[i], scale[i], bias[i] = float32(rng.NormFloat64()), rng.Float32(), rng.Float32()-0.5
				sum[i] = int32(rng.Uint32())
			}
			if rng.IntN(5) == 0 {
				clear(x)
			}
			compute := func(p Path) string {
				state, out := cell.run(p)
				scaled, plain, leaky := make([]float32, n), make([]float32, n), slices.Clone(x)
				p.Scale(scaled, sum, scale, 0.3, bias)
				p.Scale(plain, sum, scale, 0.3, nil)
				p.Rectify(leaky, 0.1)
				stored, weights := make([]byte, n), make([]int8, n)
				unit, unitW := p.Round(stored, x), p.RoundWeights(weights, x)
				return fmt.Sprintln(bits(state), out, bits(scaled), bits(plain), bits(leaky), stored, weights, bits([]float32{unit, unitW}))
			}
			want := compute(Portable)
			for _, p := range Paths()[1:] {
				if got := compute(p); got != want {
					t.Fatalf("width %d: %v gives\n%s\nportable\n%s", n, p, got, want)
				}
			}
		}
	}
}

func bits(x []float32) []uint32 {
	b := make([]uint32, len(x))
	for i, v := range x {
		b[i] = math.Float32bits(v)
	}
	return b
}

// TestCell compares an LSTM step with its definition in double precision.
func TestCell(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	sigmoid := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	const h = 19
	in := drawCell(h, rng)
	state, out := in.run(Best())
	for i := range h {
		gate := func(k int) float64 {
			return float64(in.sum[k])*float64(in.sumScale[k]) + float64(in.rec[k])*float64(in.recScale[k]) + float64(in.bias[k])
		}
		c := sigmoid(gate(i))*math.Tanh(gate(i+2*h)) + sigmoid(gate(i+h))*float64(in.stateThen[i])
		v := sigmoid(gate(i+3*h)) * math.Tanh(c)
		if math.Abs(float64(state[i])-c) > 1e-4 || math.Abs(float64(int(out[i])-Offset)-127*v) > 0.51 {
			t.Errorf("unit %d: state %v, output %v, want %v, %v", i, state[i], int(out[i])-Offset, c, 127*v)
		}
	}
}

// TestRound: the rounded values times the unit are the values to half a step, and the byte 0 does not occur.
func TestRound(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	for _, n := range units {
		x, out, weights := make([]float32, n), make([]byte, n), make([]int8, n)
		for i := range x {
			x[i] = float32(rng.NormFloat64()) * 50
		}
		unit := Best().Round(out, x)
		if u := Best().RoundWeights(weights, x); u != unit {
			t.Errorf("units %v and %v", unit, u)
		}
		for i, v := range x {
			if q := float32(int(out[i])-Offset) * unit; out[i] == 0 || math.Abs(float64(q-v)) > 0.501*float64(unit) || int(weights[i]) != int(out[i])-Offset {
				t.Errorf("%v rounds to %d and %d, unit %v", v, out[i], weights[i], unit)
			}
		}
	}
}

// FuzzMul draws shapes and values and compares every path with the portable one.
func FuzzMul(f *testing.F) {
	f.Add(uint8(33), uint8(5), uint8(9), uint64(1))
	f.Add(uint8(0), uint8(0), uint8(0), uint64(2))
	f.Fuzz(func(t *testing.T, r, c, n uint8, seed uint64) {
		rows, cols := int(r), Lane*(int(c)+1)
		rng := rand.New(rand.NewPCG(seed, 0))
		w, x := draw(rows*cols, rng), stored(draw(int(n)*cols, rng))
		var m Matrix
		m.Pack(w, rows, cols)
		want := make([]int32, int(n)*m.Stride())
		m.Mul(Portable, want, x, int(n), cols)
		for _, p := range Paths()[1:] {
			got := make([]int32, len(want))
			if m.Mul(p, got, x, int(n), cols); !slices.Equal(got, want) {
				t.Fatalf("%d rows, %d columns, %d vectors, seed %d: %v differs", rows, cols, n, seed, p)
			}
		}
	})
}

func BenchmarkCell(b *testing.B) {
	in := drawCell(128, rand.New(rand.NewPCG(1, 1)))
	state, out := slices.Clone(in.stateThen), make([]byte, 128)
	for _, p := range []Path{Portable, Best()} {
		b.Run(p.String(), func(b *testing.B) {
			for b.Loop() {
				p.Cell(in.sum, in.rec, in.sumScale, in.recScale, in.bias, state, out)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/128, "ns/unit")
		})
	}
}

func BenchmarkRound(b *testing.B) {
	x, out := make([]float32, 256), make([]byte, 256)
	for i := range x {
		x[i] = float32(i) - 100
	}
	for _, p := range []Path{Portable, Best()} {
		b.Run(p.String(), func(b *testing.B) {
			for b.Loop() {
				p.Round(out, x)
			}
		})
	}
}
