package model

// The non-linear functions of the network, in plain float32 arithmetic: every product is rounded before it is added, so that no
// compiler may fuse the two and all processors compute the same bits.

// tanhLimit is where tanh reaches 1 in float32.
const tanhLimit = 7.9

// Tanh approximates the hyperbolic tangent with an error below 1e-6, by a truncated continued fraction (Lambert 1768):
// x(135135 + 17325x² + 378x⁴ + x⁶) / (135135 + 62370x² + 3150x⁴ + 28x⁶), applied to x/2 for the double argument
// tanh x = 2t/(1+t²).
func Tanh(x float32) float32 {
	if !(x > -tanhLimit) {
		return -1
	}
	if x > tanhLimit {
		return 1
	}
	h := 0.5 * x
	q := h * h
	p := float32(float32(float32(q+378)*q)+17325) * q
	a := h * float32(p+135135)
	b := float32(float32(float32(float32(28*q)+3150)*q)+62370) * q
	b += 135135
	return float32(2*a) * b / float32(float32(a*a)+float32(b*b))
}

// Sigmoid is the logistic function 1/(1+e⁻ˣ).
func Sigmoid(x float32) float32 {
	return float32(0.5*Tanh(0.5*x)) + 0.5
}
