package export

import (
	"context"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/lanrat/extsort"

	"claimgraph/graph"
)

// sortChunk is how many lines are sorted in memory at a time; beyond it, sorted runs go to temporary files. Lines of a
// claim graph are about 150 bytes long, so that a chunk takes some 50 MB.
var sortChunk = 250_000

// sortedLines turns every quad that the filter picks into a line and gives the lines in the order of their bytes, each
// once.
func sortedLines(ctx context.Context, g *graph.Graph, f graph.Filter, appendLine func([]byte, quad.Quad) []byte) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		next, stop := iter.Pull2(g.Select(ctx, f))
		defer stop()
		var buf []byte
		line := func() (string, bool, error) {
			q, err, ok := next()
			if !ok || err != nil {
				return "", false, err
			}
			buf = appendLine(buf[:0], graph.ExportQuad(q))
			return string(buf), true, nil
		}
		first := make([]string, 0, 1024)
		for len(first) < sortChunk {
			s, ok, err := line()
			if err != nil {
				yield("", err)
				return
			}
			if !ok {
				slices.Sort(first)
				yieldDistinct(slices.Values(first), yield)
				return
			}
			first = append(first, s)
		}
		sortOnDisk(ctx, first, line, yield)
	}
}

// sortOnDisk goes on where memory ends: the lines read so far, then the rest.
func sortOnDisk(ctx context.Context, first []string, line func() (string, bool, error), yield func(string, error) bool) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	lines := make(chan string, 1024)
	var readErr error
	read := func() (string, bool) {
		if len(first) > 0 {
			s := first[0]
			first = first[1:]
			return s, true
		}
		s, ok, err := line()
		readErr = err
		return s, ok
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(lines)
		for s, ok := read(); ok; s, ok = read() {
			select {
			case lines <- s:
			case <-ctx.Done():
				readErr = ctx.Err()
				return
			}
		}
	}()
	sorter, sorted, sortErr := extsort.Strings(lines, &extsort.Config{ChunkSize: sortChunk})
	go sorter.Sort(ctx)
	goOn := yieldDistinct(channel(sorted), yield)
	cancel()
	for range sorted { // let the sorter see that nobody waits for it
	}
	<-done
	if !goOn {
		return
	}
	if readErr != nil {
		yield("", readErr)
	} else if err := <-sortErr; err != nil {
		yield("", err)
	}
}

func channel(c <-chan string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s := range c {
			if !yield(s) {
				return
			}
		}
	}
}

// yieldDistinct passes sorted lines on, each once, for a selection may meet a quad by two ways. It reports whether the
// receiver took all.
func yieldDistinct(lines iter.Seq[string], yield func(string, error) bool) bool {
	previous := ""
	for line := range lines {
		if line == previous {
			continue
		}
		previous = line
		if !yield(line, nil) {
			return false
		}
	}
	return true
}
