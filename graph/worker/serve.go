package worker

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"

	"claimgraph/graph"
)

// exitMemory is the exit code of a worker that would take more memory than it may.
const exitMemory = 86

// maxStack bounds the stack of a goroutine, for a parser recurses as deeply as a query of a million brackets tells it.
const maxStack = 64 << 20

// Open gives the graph that a worker reads, and a function to be called after use. It is called for every request, so
// that an answer never comes from an older state of the graph than the question.
type Open func(context.Context) (*graph.Graph, func(), error)

// Serve is what a worker process does: it answers requests from in on out until in ends, and then ends the process,
// whatever the query at hand is doing. It never returns but with an error of the connection.
func Serve(ctx context.Context, open Open, in io.Reader, out io.Writer, limits Limits) error {
	limits = limits.orDefault()
	signal.Ignore(os.Interrupt) // Ctrl-C reaches the whole group of processes; the parent decides when to stop
	debug.SetMaxStack(maxStack)
	s := &server{open: open, out: out, limits: limits}
	if err := s.greet(ctx); err != nil {
		return err
	}
	s.atRest = runtime.NumGoroutine() + 1
	s.watch = watchMemory(limits.Memory)
	limitAddressSpace(limits.Memory)
	requests := make(chan Request)
	go readRequests(in, requests)
	for r := range requests {
		if err := s.answer(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// readRequests ends the process with its input: the parent is gone, and nobody waits for an answer.
func readRequests(in io.Reader, requests chan<- Request) {
	r := bufio.NewReader(in)
	for {
		f, err := readFrame(r, maxRequest)
		if err != nil || f.Request == nil {
			os.Exit(0)
		}
		requests <- *f.Request
	}
}

// server is the worker's side of a connection.
type server struct {
	open   Open
	out    io.Writer
	limits Limits
	atRest int // goroutines of an idle worker
	watch  memoryWatch
}

// greet opens the graph once, so that what is wrong with it is told at the start.
func (s *server) greet(ctx context.Context) error {
	var f frame
	if _, release, err := s.open(ctx); err != nil {
		f.Failure = err.Error()
	} else {
		release()
	}
	return writeFrame(s.out, f, s.limits.Response)
}

func (s *server) answer(ctx context.Context, r Request) error {
	f := s.ask(ctx, r)
	f.Retire = s.worn()
	err := writeFrame(s.out, f, s.limits.Response)
	if errors.Is(err, errLarge) {
		err = writeFrame(s.out, frame{Large: true, Retire: true}, s.limits.Response)
	}
	return err
}

func (s *server) ask(ctx context.Context, r Request) (f frame) {
	g, release, err := s.open(ctx)
	if err != nil {
		return frame{Failure: err.Error()}
	}
	defer release()
	if r.Shape {
		shape, err := graph.Shape(ctx, g, r.Language, r.Text)
		if err == nil {
			f.Shape, err = json.Marshal(shape)
		}
		return f.with(err)
	}
	result, err := graph.Query(ctx, g, r.Language, r.Text, r.Limit)
	if err == nil {
		f.More = result.More
		f.Rows, err = encodeRows(result.Rows)
	}
	return f.with(err)
}

func (f frame) with(err error) frame {
	switch {
	case err == nil:
	case errors.As(err, &f.Mistake):
	case errors.Is(err, graph.ErrQueryMemory):
		os.Exit(exitMemory)
	default:
		f.Failure = fmt.Sprint(err)
	}
	return f
}

// worn reports whether a query left something behind: memory, or a goroutine that still runs.
func (s *server) worn() bool {
	if s.watch.half() {
		debug.FreeOSMemory()
	}
	return s.watch.half() || runtime.NumGoroutine() > s.atRest+16
}
