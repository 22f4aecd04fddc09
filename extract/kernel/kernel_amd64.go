package kernel

import "golang.org/x/sys/cpu"

var best = func() Path {
	switch {
	case cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI:
		return AVX512VNNI
	case cpu.X86.HasAVX2:
		return AVX2
	}
	return Portable
}()

// vnni8 multiplies 8 vectors, vnni4 four, vnni1 one, by a panel of groups·4 columns. Strides are in bytes.
//
//go:noescape
func vnni8(dst *int32, dstStride uintptr, x *byte, stride uintptr, panel *int8, init *int32, groups int)

//go:noescape
func vnni4(dst *int32, dstStride uintptr, x *byte, stride uintptr, panel *int8, init *int32, groups int)

//go:noescape
func vnni1(dst *int32, x *byte, panel *int8, init *int32, groups int)

// avx2 multiplies 2 vectors, which may be the same, by a panel.
//
//go:noescape
func avx2(dst, dst2 *int32, x, x2 *byte, panel *int8, groups int)

// The element by element functions of gate.go, for a count n that is a multiple of lanes.

//go:noescape
func cell(sum, rec *int32, sumScale, recScale, bias, state *float32, out *byte, n, units int)

//go:noescape
func rescale(out *float32, sum *int32, scale, bias *float32, unit float32, n int)

//go:noescape
func rectify(x *float32, leak float32, n int)

//go:noescape
func largest(x *float32, n int) float32

//go:noescape
func round(out *byte, x *float32, up float32, n int)

//go:noescape
func roundSigned(out *int8, x *float32, up float32, n int)

func (m *Matrix) mulVNNI(dst []int32, x []byte, n, stride int) {
	width, groups := m.Stride(), m.cols/Lane
	for p := 0; p < width; p += Panel {
		panel, init := &m.data[p*m.cols], &m.init[p]
		for i := 0; i < n; {
			switch left := n - i; {
			case left > 4 && n >= 8: // the last eight vectors, some of them again, take less time than the rest one by one
				i = min(i, n-8)
				vnni8(&dst[i*width+p], uintptr(4*width), &x[i*stride], uintptr(stride), panel, init, groups)
				i += 8
			case left > 2 && n >= 4:
				i = min(i, n-4)
				vnni4(&dst[i*width+p], uintptr(4*width), &x[i*stride], uintptr(stride), panel, init, groups)
				i += 4
			default:
				vnni1(&dst[i*width+p], &x[i*stride], panel, init, groups)
				i++
			}
		}
	}
}

func (m *Matrix) mulAVX2(dst []int32, x []byte, n, stride int) {
	width, groups := m.Stride(), m.cols/Lane
	for p := 0; p < width; p += Panel {
		panel := &m.data[p*m.cols]
		for i := 0; i < n; i += 2 {
			j := min(i+1, n-1)
			avx2(&dst[i*width+p], &dst[j*width+p], &x[i*stride], &x[j*stride], panel, groups)
		}
	}
}
