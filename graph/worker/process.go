package worker

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// startTime is how long a worker may take to open the graph.
const startTime = 30 * time.Second

// process is the parent's side of a connection to one worker.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *os.File
	read   *bufio.Reader
	stderr beginning
	done   chan struct{} // closed when the process has ended
	since  time.Time     // when it fell idle
}

// start starts a worker and waits until it has opened its graph.
func start(ctx context.Context, o *Options) (*process, error) {
	w := &process{cmd: o.Command(), done: make(chan struct{})}
	if err := w.connect(); err != nil {
		return nil, &StartError{err}
	}
	go func() {
		w.cmd.Wait()
		close(w.done)
	}()
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	f, err := w.exchange(ctx, frame{}, o.Limits)
	if err == nil && f.Failure != "" {
		err = errors.New(f.Failure)
	}
	if err != nil {
		w.kill()
		return nil, &StartError{err}
	}
	return w, nil
}

// connect starts the process. Its output is a pipe of our own, for the one that exec makes is closed when the process
// ends, read or not.
func (w *process) connect() error {
	in, err := w.cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, theirs, err := os.Pipe()
	if err != nil {
		return err
	}
	defer theirs.Close()
	w.in, w.out, w.read = in, out, bufio.NewReader(out)
	w.cmd.Stdout, w.cmd.Stderr = theirs, &w.stderr
	if err := w.cmd.Start(); err != nil {
		out.Close()
		return err
	}
	return nil
}

func (w *process) alive() bool {
	select {
	case <-w.done:
		w.out.Close()
		return false
	default:
		return true
	}
}

// kill ends the process at once.
func (w *process) kill() {
	w.cmd.Process.Kill()
	w.in.Close()
	w.out.Close()
}

// ask sends a request and waits for its answer, for as long as a query may take.
func (w *process) ask(ctx context.Context, r Request, limits Limits) (frame, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limits.Time, fmt.Errorf("%w: it was stopped after %v", ErrTimeout, limits.Time))
	defer cancel()
	return w.exchange(ctx, frame{Request: &r}, limits)
}

// exchange sends a frame, unless it is empty, and reads one. When the context ends, so does the process: there is no
// gentler way that a query cannot withstand.
func (w *process) exchange(ctx context.Context, f frame, limits Limits) (frame, error) {
	stop := context.AfterFunc(ctx, w.kill)
	var err error
	if f.Request != nil {
		err = writeFrame(w.in, f, maxRequest)
	}
	if err == nil {
		f, err = readFrame(w.read, limits.Response)
	}
	if !stop() {
		return frame{}, context.Cause(ctx)
	}
	if err != nil {
		return frame{}, w.explain(err, limits)
	}
	return f, nil
}

// explain says why a worker ended instead of answering.
func (w *process) explain(err error, limits Limits) error {
	if errors.Is(err, errLarge) {
		return ErrTooLarge
	}
	select {
	case <-w.done:
	case <-time.After(time.Second):
		return &CrashError{err.Error()}
	}
	said := w.stderr.String()
	for _, sign := range []string{"out of memory", "cannot allocate memory", "stack exceeds", "stack overflow"} {
		if strings.Contains(said, sign) {
			return fmt.Errorf("%w: it may have %d MiB", ErrMemory, limits.Memory>>20)
		}
	}
	if w.cmd.ProcessState.ExitCode() == exitMemory {
		return fmt.Errorf("%w: it may have %d MiB", ErrMemory, limits.Memory>>20)
	}
	for line := range strings.Lines(said) {
		if reason, ok := strings.CutPrefix(line, "panic: "); ok {
			return &CrashError{strings.TrimSpace(reason)}
		}
	}
	first, _, _ := strings.Cut(said, "\n")
	return &CrashError{strings.TrimSpace(first + " (" + w.cmd.ProcessState.String() + ")")}
}

// beginning keeps the beginning of what a process says on its error output: a crash tells its cause first and then the
// stack of every goroutine.
type beginning struct {
	mu   sync.Mutex
	said bytes.Buffer
}

const maxSaid = 4 << 10

func (t *beginning) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.said.Write(p[:min(len(p), maxSaid-t.said.Len())])
	return len(p), nil
}

func (t *beginning) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.said.String()
}
