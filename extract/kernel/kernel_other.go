//go:build !amd64

package kernel

const best = Portable

func (m *Matrix) mulVNNI(dst []int32, x []byte, n, stride int) { m.mulPortable(dst, x, n, stride) }

func (m *Matrix) mulAVX2(dst []int32, x []byte, n, stride int) { m.mulPortable(dst, x, n, stride) }
