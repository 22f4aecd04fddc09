package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
)

// usage is a mistake in the command line: exit code 2.
type usage struct{ message string }

func (u *usage) Error() string { return u.message }

func usageError(format string, args ...any) error { return &usage{fmt.Sprintf(format, args...)} }

// hinted is an error with a line that says what to do.
type hinted struct {
	error
	hint string
}

func (h *hinted) Unwrap() error { return h.error }

func withHint(err error, format string, args ...any) error {
	return &hinted{err, fmt.Sprintf(format, args...)}
}

// report prints an error with its hint and gives the exit code.
func report(w io.Writer, err error) int {
	if err == nil {
		return 0
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("stopped")
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintf(w, "claimgraph: %s\n", line)
	}
	var h *hinted
	if errors.As(err, &h) {
		fmt.Fprintf(w, "  %s\n", h.hint)
	}
	var u *usage
	if errors.As(err, &u) {
		return 2
	}
	return 1
}

func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

func dbFlag() cli.Flag {
	return &cli.StringFlag{Name: "db", Value: graph.DefaultPath, EnvVars: []string{"CLAIMGRAPH_DB"},
		Usage: "the graph is kept at `PATH`"}
}

// openGraph opens the graph that --db names and says what to do where that fails.
func openGraph(c *cli.Context, mode graph.Mode) (*graph.Graph, error) {
	return openAt(c, c.String("db"), mode)
}

func openAt(c *cli.Context, path string, mode graph.Mode) (*graph.Graph, error) {
	if path == "" {
		return nil, usageError("--db is empty; name a folder, or leave it out for %s", graph.DefaultPath)
	}
	g, err := graph.Open(c.Context, path, mode)
	switch {
	case err == nil:
		return g, nil
	case errors.Is(err, graph.ErrNotExist):
		return nil, withHint(err, "build one first: claimgraph build --db %s INPUT...", path)
	case errors.Is(err, graph.ErrLocked):
		return nil, withHint(err, "wait until it is done, or stop it")
	case errors.Is(err, fs.ErrPermission):
		return nil, withHint(err, "check the permissions of %s, or name another place with --db", path)
	}
	return nil, err
}

// openReading opens the graph for a command that only reads and takes no argument, or exactly those it wants.
func openReading(c *cli.Context) (*graph.Graph, error) { return openGraph(c, graph.ReadOnly) }
