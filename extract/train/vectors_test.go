package train

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestPush compares a step of the word vectors with its definition.
func TestPush(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	in, out, grad := side(random(vectorHalf, rng)), side(random(vectorHalf, rng)), side(random(vectorHalf, rng))
	gotOut, gotGrad := out, grad
	push(&in, &gotOut, &gotGrad, 1, 0.1)
	dot := 0.0
	for j := range in {
		dot += float64(in[j]) * float64(out[j])
	}
	e := 0.1 * (1 - 1/(1+math.Exp(-dot)))
	for j := range in {
		wantOut, wantGrad := float64(out[j])+e*float64(in[j]), float64(grad[j])+e*float64(out[j])
		if math.Abs(wantOut-float64(gotOut[j])) > 1e-5 || math.Abs(wantGrad-float64(gotGrad[j])) > 1e-5 {
			t.Fatalf("element %d: %g and %g, not %g and %g", j, gotOut[j], gotGrad[j], wantOut, wantGrad)
		}
	}
}
