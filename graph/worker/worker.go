// Package worker answers queries in processes of their own, so that no query can take down, starve or stop the program
// that asks: a panic in a goroutine that nothing can catch, an endless loop, or more memory than a machine has ends
// the worker alone, and the next question finds a fresh one.
//
// The same program is started again in a mode in which it calls Serve. Requests and responses pass over the worker's
// standard input and output, each as JSON behind its length, four bytes, big-endian.
package worker

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"claimgraph/graph"
)

// Request asks a worker for one answer.
type Request struct {
	Shape    bool // the query's shape instead of its answer
	Language string
	Text     string
	Limit    int // the most rows to give; 0 or less for all that fit into a response
}

// Response is what a worker answers: a result or a shape.
type Response struct {
	Result graph.Result
	Shape  json.RawMessage // in the form that cayley's page of query shapes draws
}

// Why a worker gave no answer. An error in the query itself is a *graph.QueryError.
var (
	ErrTimeout  = errors.New("the query took too long")
	ErrMemory   = errors.New("the query took too much memory")
	ErrTooLarge = errors.New("the answer is too large; ask for less or set a limit")
	ErrBusy     = errors.New("too many queries at once; try again in a moment")
	ErrClosed   = errors.New("the query workers are shut down")
)

// CrashError says that a query ended its worker.
type CrashError struct{ Reason string }

func (e *CrashError) Error() string { return "the query failed: " + e.Reason }

// StartError says that no worker could be started.
type StartError struct{ Err error }

func (e *StartError) Error() string { return fmt.Sprintf("starting a query worker: %v", e.Err) }
func (e *StartError) Unwrap() error { return e.Err }

// Limits bound what one worker may take. The zero value of a field means the default.
type Limits struct {
	Time     time.Duration // for one query
	Memory   int64         // bytes that a query may add to those of an idle process
	Response int64         // bytes of one encoded response
}

// The defaults.
const (
	DefaultTime     = 10 * time.Second
	DefaultMemory   = 512 << 20
	DefaultResponse = 32 << 20

	// DefaultWorkers is more than a small machine has processors, so that a few that run to their limit leave room for
	// others.
	DefaultWorkers = 4
)

func (l Limits) orDefault() Limits {
	if l.Time <= 0 {
		l.Time = DefaultTime
	}
	if l.Memory <= 0 {
		l.Memory = DefaultMemory
	}
	if l.Response <= 0 {
		l.Response = DefaultResponse
	}
	return l
}
