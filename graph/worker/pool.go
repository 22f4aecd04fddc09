package worker

import (
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"sync"
	"time"

	"claimgraph/graph"
)

// idleTime is how long a worker beyond the first is kept without a query.
const idleTime = 30 * time.Second

// maxRequest bounds one encoded request, whose text the caller has bounded already.
const maxRequest = 16 << 20

// Options say how a pool works.
type Options struct {
	// Command makes the command that starts one worker. The pool connects its input and output.
	Command func() *exec.Cmd
	Workers int // at most, and so the number of queries at once; DefaultWorkers if 0
	Queue   int // queries that may wait for a worker; 16 times Workers if 0
	Limits
}

// Pool keeps worker processes ready and hands each query to one of them. Its methods may be called from several
// goroutines.
type Pool struct {
	options Options
	slots   chan struct{} // held while a query runs
	queue   chan struct{} // held while a query runs or waits
	life    context.Context
	end     context.CancelCauseFunc

	mu     sync.Mutex
	idle   []*process
	closed bool
	warm   sync.WaitGroup // processes being started ahead of need
}

// New makes a pool and starts its first worker. The error, a *StartError, says why that could not be done, such as
// that there is no graph to read.
func New(ctx context.Context, o Options) (*Pool, error) {
	o.Limits = o.Limits.orDefault()
	if o.Workers <= 0 {
		o.Workers = DefaultWorkers
	}
	if o.Queue <= 0 {
		o.Queue = 16 * o.Workers
	}
	first, err := start(ctx, &o)
	if err != nil {
		return nil, err
	}
	p := &Pool{options: o, slots: make(chan struct{}, o.Workers), queue: make(chan struct{}, o.Workers+o.Queue)}
	p.life, p.end = context.WithCancelCause(context.Background())
	p.idle = append(p.idle, first)
	return p, nil
}

// Query is graph.Query in a worker process.
func (p *Pool) Query(ctx context.Context, lang, text string, limit int) (graph.Result, error) {
	r, err := p.Do(ctx, Request{Language: lang, Text: text, Limit: limit})
	return r.Result, err
}

// Shape is graph.Shape in a worker process.
func (p *Pool) Shape(ctx context.Context, lang, text string) (json.RawMessage, error) {
	r, err := p.Do(ctx, Request{Shape: true, Language: lang, Text: text})
	return r.Shape, err
}

// Do answers one request within the pool's limits. Errors: those of this package, *graph.QueryError, or the context's.
func (p *Pool) Do(ctx context.Context, r Request) (Response, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(p.life, func() { cancel(ErrClosed) })()
	select {
	case p.queue <- struct{}{}:
		defer func() { <-p.queue }()
	default:
		return Response{}, ErrBusy
	}
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return Response{}, context.Cause(ctx)
	}
	w, err := p.take(ctx)
	if err != nil {
		return Response{}, err
	}
	f, err := w.ask(ctx, r, p.options.Limits)
	p.settle(w, err == nil && !f.Retire)
	if err != nil {
		return Response{}, err
	}
	return f.response()
}

// take gives an idle worker or starts one.
func (p *Pool) take(ctx context.Context) (*process, error) {
	for {
		w, err := p.pop()
		if err != nil {
			return nil, err
		}
		if w == nil {
			return start(ctx, &p.options)
		}
		if w.alive() {
			return w, nil
		}
	}
}

// pop gives an idle worker, nil if there is none.
func (p *Pool) pop() (*process, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, ErrClosed
	}
	n := len(p.idle)
	if n == 0 {
		return nil, nil
	}
	w := p.idle[n-1]
	p.idle = p.idle[:n-1]
	return w, nil
}

// settle takes a worker back, or ends it and starts another ahead of need.
func (p *Pool) settle(w *process, sound bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if sound && !p.closed {
		w.since = time.Now()
		p.idle = append(p.idle, w)
		if len(p.idle) > 1 {
			time.AfterFunc(idleTime, p.trim)
		}
		return
	}
	w.kill()
	if p.closed || len(p.idle) > 0 {
		return
	}
	p.warm.Go(func() {
		fresh, err := start(p.life, &p.options)
		if err != nil {
			return // the next query tries again and tells
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.closed || len(p.idle) >= p.options.Workers {
			fresh.kill()
			return
		}
		p.idle = append(p.idle, fresh)
	})
}

// trim ends workers that have had nothing to do for a while, but for one.
func (p *Pool) trim() {
	p.mu.Lock()
	defer p.mu.Unlock()
	kept := p.idle[:0]
	for i, w := range p.idle {
		if time.Since(w.since) >= idleTime && len(kept)+len(p.idle)-i > 1 {
			w.kill()
			continue
		}
		kept = append(kept, w)
	}
	clear(p.idle[len(kept):])
	p.idle = kept
}

// Close ends all workers, busy ones too, whose callers get ErrClosed.
func (p *Pool) Close() error {
	p.mu.Lock()
	p.closed = true
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	p.end(ErrClosed)
	for _, w := range idle {
		w.kill()
	}
	p.warm.Wait()
	return nil
}

func (f frame) response() (Response, error) {
	switch {
	case f.Mistake != nil:
		return Response{}, f.Mistake
	case f.Large:
		return Response{}, ErrTooLarge
	case f.Failure != "":
		return Response{}, errors.New(f.Failure)
	}
	rows, err := decodeRows(f.Rows)
	return Response{Result: graph.Result{Rows: rows, More: f.More}, Shape: f.Shape}, err
}
