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

// harden sets what Gizmo leaves open in its JavaScript engine. Gizmo keeps the engine to itself, so the field is reached
// by reflection; should a later cayley rename it, the guard in JavaScript and the limits on memory and time remain.
func harden(s *gizmo.Session) {
	field := reflect.ValueOf(s).Elem().FieldByName("vm")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*goja.Runtime]() {
		return
	}
	vm := *(**goja.Runtime)(unsafe.Pointer(field.UnsafeAddr()))
	// "function f() { f() } f()" takes half a gigabyte a second, faster than a time limit helps.
	vm.SetMaxCallStackSize(maxCallDepth)
	_ = vm.Set("guard$apply", func(call goja.FunctionCall) goja.Value { return applySafely(vm, call) })
}

// applySafely calls a function on an object with a list of arguments, the three arguments of the call. Gizmo's own functions panic on
// some arguments, such as g.V().and(null), in a goroutine where nothing can catch it; here it becomes an error of the
// query. The engine has put its stacks back in order by the time such a panic comes by.
func applySafely(vm *goja.Runtime, call goja.FunctionCall) goja.Value {
	fn, ok := goja.AssertFunction(call.Argument(0))
	if !ok {
		panic(vm.NewTypeError("not a function"))
	}
	result, err := func() (v goja.Value, err error) {
		defer func() {
			if r := recover(); r != nil {
				err = vm.Try(func() { panic(vm.NewTypeError("the arguments make no sense here (%v)", r)) })
			}
		}()
		var args []goja.Value
		vm.ForOf(call.Argument(2), func(arg goja.Value) bool {
			args = append(args, arg)
			return true
		})
		return fn(call.Argument(1), args...)
	}()
	if err != nil {
		panic(err) // goes on as the exception or interruption that it is
	}
	return result
}
