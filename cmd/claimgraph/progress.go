package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress shows on a terminal how far a build is; elsewhere it is silent.
type progress struct {
	bar       *progressbar.ProgressBar
	documents atomic.Int64
	sentences atomic.Int64
	passed    atomic.Int64
}

func newProgress(w io.Writer) *progress {
	p := &progress{}
	if f, ok := w.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		p.bar = progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionSpinnerType(14), progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(true))
	}
	return p
}

// read counts a document that was read.
func (p *progress) read(sentences int) {
	p.documents.Add(1)
	p.sentences.Add(int64(sentences))
	p.show()
}

// pass counts a document that is in the graph already.
func (p *progress) pass() { p.passed.Add(1) }

func (p *progress) show() {
	if p.bar == nil {
		return
	}
	p.bar.Describe(fmt.Sprintf("%d documents, %d sentences read", p.documents.Load(), p.sentences.Load()))
	p.bar.Add(1) //nolint:errcheck // a progress line that cannot be drawn is no reason to stop
}

func (p *progress) finish() {
	if p.bar != nil {
		p.bar.Finish() //nolint:errcheck // as above
	}
}
