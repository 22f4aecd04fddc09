package graph

import (
	"context"
	"errors"
	"reflect"
	"runtime/metrics"
	"time"
	"unsafe"

	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"
)

// What one query may take. Beyond it lies nothing that a question about a graph needs.
const (
	maxQueryMemory = 1 << 30 // bytes that the heap may grow by
	maxCallDepth   = 2000    // functions that may call each other
)

// ErrQueryMemory stops a query whose own values fill the memory.
var ErrQueryMemory = errors.New("the query takes more than 1 GiB of memory")

// limitMemory ends the context with ErrQueryMemory when the heap grows too far. The engine knows no limit of its own:
// "a = []; while (true) a.push(a.slice())" would take all there is.
func limitMemory(ctx context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(ctx)
	start := heapInUse()
	go func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				if now := heapInUse(); now > start+maxQueryMemory {
					cancel(ErrQueryMemory)
					return
				}
			}
		}
	}()
	return ctx, func() { cancel(nil) }
}

func heapInUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// limitRecursion makes "function f() { f() } f()" an error of the query. Unlimited, it takes half a gigabyte a
// second, faster than a time limit helps. Gizmo keeps its engine to itself and offers no setting, so the field is
// reached by reflection; should a later cayley rename it, the memory limit remains.
func limitRecursion(s *gizmo.Session) {
	field := reflect.ValueOf(s).Elem().FieldByName("vm")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*goja.Runtime]() {
		return
	}
	vm := *(**goja.Runtime)(unsafe.Pointer(field.UnsafeAddr()))
	vm.SetMaxCallStackSize(maxCallDepth)
}
