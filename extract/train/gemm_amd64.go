package train

import "golang.org/x/sys/cpu"

// wide reports whether the tiles of gemm_amd64.s run here.
var wide = cpu.X86.HasAVX512F

//go:noescape
func tile8(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, k int, mask uint32)

//go:noescape
func tile1(c *float32, a *float32, step uintptr, b *float32, k int, mask uint32)

//go:noescape
func dot32(x, y *side) float32

//go:noescape
func push32(in, out, grad *side, e float32)
