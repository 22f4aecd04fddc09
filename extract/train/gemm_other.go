//go:build !amd64

package train

const wide = false

func tile8(c *float32, ldc uintptr, a *float32, row, step uintptr, b *float32, k int, mask uint32) {
	panic("no such instructions")
}

func tile1(c *float32, a *float32, step uintptr, b *float32, k int, mask uint32) {
	panic("no such instructions")
}

func dot32(x, y *side) float32 { panic("no such instructions") }

func push32(in, out, grad *side, e float32) { panic("no such instructions") }
