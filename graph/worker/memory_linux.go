package worker

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// limitAddressSpace stops what the watch is too slow for: one allocation of gigabytes, as "x".repeat(4e9) makes. The
// Go runtime reserves addresses beyond what it uses, so the limit counts from the present size. Where it cannot be set
// the watch remains.
func limitAddressSpace(limit int64) {
	size, ok := addressSpace()
	if !ok {
		return
	}
	most := uint64(size + limit + limit/2)
	syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: most, Max: most})
}

// addressSpace is the size of the process in bytes, by the first field of /proc/self/statm, in pages.
func addressSpace() (int64, bool) {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, false
	}
	pages, _, _ := bytes.Cut(statm, []byte(" "))
	n, err := strconv.ParseInt(string(pages), 10, 64)
	return n * int64(os.Getpagesize()), err == nil
}
