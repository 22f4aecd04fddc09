package worker

import (
	"os"
	"runtime/metrics"
	"time"
)

// watchMemory ends the process when it holds more than it may. It looks often: a loop that fills arrays takes a
// gigabyte in a few seconds.
func watchMemory(limit int64) {
	for range time.Tick(5 * time.Millisecond) {
		if memoryInUse() > limit || liveMemory() > limit*3/4 {
			os.Exit(exitMemory)
		}
	}
}

// memoryInUse is what the process holds of the machine's memory, as the Go runtime counts it.
func memoryInUse() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
}

// liveMemory is what the collector of garbage found in use. When that comes near the limit, the collector takes more
// and more of the time, and the query has no prospect.
func liveMemory() int64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
