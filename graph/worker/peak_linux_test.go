package worker_test

import "syscall"

// peakOfWorkers is the most memory, in bytes, that any ended worker held.
func peakOfWorkers() int64 {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_CHILDREN, &usage) != nil {
		return 0
	}
	return usage.Maxrss << 10
}
