package worker

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// memoryWatch bounds what queries may add to the memory of an idle process.
type memoryWatch struct{ idle, limit int64 }

// watchMemory ends the process when a query takes more than the limit. It looks often: a loop that fills arrays takes a
// gigabyte in a few seconds.
func watchMemory(limit int64) memoryWatch {
	w := memoryWatch{idle: memoryInUse(), limit: limit}
	debug.SetMemoryLimit(w.idle + limit)
	go func() {
		for range time.Tick(5 * time.Millisecond) {
			if w.exceeded() {
				os.Exit(exitMemory)
			}
		}
	}()
	return w
}

// exceeded looks at all that the process holds, and at what the collector of garbage found in use: when that comes near
// the limit, the collector takes more and more of the time, and the query has no prospect.
func (w memoryWatch) exceeded() bool {
	return memoryInUse() > w.idle+w.limit || read("/gc/heap/live:bytes") > w.idle+w.limit*3/4
}

// half reports whether half of the limit is in use.
func (w memoryWatch) half() bool { return memoryInUse() > w.idle+w.limit/2 }

// memoryInUse is what the process holds of the machine's memory, as the Go runtime counts it.
func memoryInUse() int64 {
	return read("/memory/classes/total:bytes") - read("/memory/classes/heap/released:bytes")
}

func read(metric string) int64 {
	sample := []metrics.Sample{{Name: metric}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
