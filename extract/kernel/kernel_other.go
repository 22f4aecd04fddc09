//go:build !amd64

package kernel

const best = Portable

func (m *Matrix) mulVNNI(dst []int32, x []byte, n, stride int) { m.mulPortable(dst, x, n, stride) }

func (m *Matrix) mulAVX2(dst []int32, x []byte, n, stride int) { m.mulPortable(dst, x, n, stride) }

// No path but Portable exists here, so none of these is called.

func cell(sum, rec *int32, sumScale, recScale, bias, state *float32, out *byte, n, units int) {}

func rescale(out *float32, sum *int32, scale, bias *float32, unit float32, n int) {}

func rectify(x *float32, leak float32, n int) {}

func largest(x *float32, n int) float32 { return 0 }

func round(out *byte, x *float32, up float32, n int) {}

func roundSigned(out *int8, x *float32, up float32, n int) {}
