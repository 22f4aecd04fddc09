//go:build !linux

package worker

// limitAddressSpace does nothing where the kernel offers no such limit that the Go runtime could live with.
func limitAddressSpace(int64) {}
