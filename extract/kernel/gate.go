package kernel

// What stands between the products: the same float32 operations in the same order on every path. Every product is converted to
// float32 before it is added, because the language lets a compiler fuse the two otherwise, even across statements.

// lanes is how many numbers the fast paths take at once.
const lanes = 8

// leastTop is the scale of a vector of zeros, so that nothing is divided by 0.
const leastTop = 1e-20

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
	h := float32(0.5 * x)
	q := float32(h * h)
	p := float32((float32((q+378)*q) + 17325) * q)
	a := float32(h * (p + 135135))
	b := float32((float32((float32(28*q)+3150)*q)+62370)*q) + 135135
	return float32(float32(a+a)*b) / (float32(a*a) + float32(b*b))
}

// Sigmoid is the logistic function 1/(1+e⁻ˣ), with an error below 1e-6.
func Sigmoid(x float32) float32 { return float32(0.5*Tanh(float32(0.5*x))) + 0.5 }

// Cell computes one step of an LSTM for one vector of len(state) units. The four gates, input, forget, cell and output,
// lie one after the other in sum, rec, their scales and bias: a gate's argument is sum·sumScale + rec·recScale + bias. The
// state is updated; out gets the output, which lies between -1 and 1, in steps of 1/127, plus Offset.
func (p Path) Cell(sum, rec []int32, sumScale, recScale, bias, state []float32, out []byte) {
	h := len(state)
	sum, rec, sumScale, recScale, bias, out = sum[:4*h], rec[:4*h], sumScale[:4*h], recScale[:4*h], bias[:4*h], out[:h]
	from := 0
	if p != Portable && h >= lanes {
		from = h &^ (lanes - 1)
		cell(&sum[0], &rec[0], &sumScale[0], &recScale[0], &bias[0], &state[0], &out[0], from, h)
	}
	for i := from; i < h; i++ {
		gate := func(k int) float32 {
			return float32(float32(sum[k])*sumScale[k]) + float32(float32(rec[k])*recScale[k]) + bias[k]
		}
		c := float32(Sigmoid(gate(i))*Tanh(gate(i+2*h))) + float32(Sigmoid(gate(i+h))*state[i])
		state[i] = c
		v := float32(Sigmoid(gate(i+3*h)) * Tanh(c))
		out[i] = byte(int32(float32(v*127) + (Offset + 0.5)))
	}
}

// Scale turns products into numbers: out = sum·(scale·unit) + bias. A nil bias is 0.
func (p Path) Scale(out []float32, sum []int32, scale []float32, unit float32, bias []float32) {
	n := len(out)
	sum, scale = sum[:n], scale[:n]
	if bias != nil {
		bias = bias[:n]
	}
	from := 0
	if p != Portable && n >= lanes {
		from = n &^ (lanes - 1)
		var b *float32
		if bias != nil {
			b = &bias[0]
		}
		rescale(&out[0], &sum[0], &scale[0], b, unit, from)
	}
	for i := from; i < n; i++ {
		b := float32(0)
		if bias != nil {
			b = bias[i]
		}
		out[i] = float32(float32(sum[i])*float32(scale[i]*unit)) + b
	}
}

// Rectify multiplies the values of x below 0 by leak, which lies between 0 and 1.
func (p Path) Rectify(x []float32, leak float32) {
	from := 0
	if p != Portable && len(x) >= lanes {
		from = len(x) &^ (lanes - 1)
		rectify(&x[0], leak, from)
	}
	for i, v := range x[from:] {
		if v < 0 {
			x[from+i] = float32(leak * v)
		}
	}
}

// Round stores a vector of finite numbers as bytes for Mul, the largest as 127, and returns the unit: what one step is worth.
func (p Path) Round(out []byte, x []float32) (unit float32) {
	top := p.top(x)
	out = out[:len(x)]
	up := 127 / top
	from := 0
	if p != Portable && len(x) >= lanes {
		from = len(x) &^ (lanes - 1)
		round(&out[0], &x[0], up, from)
	}
	for i := from; i < len(x); i++ {
		out[i] = byte(int32(float32(x[i]*up) + (Offset + 0.5)))
	}
	return top / 127
}

// RoundWeights stores a row of finite numbers as weights for Pack, the largest as 127, and returns the unit: what one step is worth.
func (p Path) RoundWeights(out []int8, x []float32) (unit float32) {
	top := p.top(x)
	out = out[:len(x)]
	up := 127 / top
	from := 0
	if p != Portable && len(x) >= lanes {
		from = len(x) &^ (lanes - 1)
		roundSigned(&out[0], &x[0], up, from)
	}
	for i := from; i < len(x); i++ {
		out[i] = int8(int32(float32(x[i]*up)+(Offset+0.5)) - Offset)
	}
	return top / 127
}

// top is the largest absolute value, not quite 0 if all are.
func (p Path) top(x []float32) float32 {
	top := float32(leastTop)
	from := 0
	if p != Portable && len(x) >= lanes {
		from = len(x) &^ (lanes - 1)
		top = max(top, largest(&x[0], from))
	}
	for _, v := range x[from:] {
		top = max(top, v, -v)
	}
	return top
}
