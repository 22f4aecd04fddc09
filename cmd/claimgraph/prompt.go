package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/peterh/liner"

	"claimgraph/graph"
)

const promptHelp = `Type a query; it runs when it is complete: a line that ends in a point or within brackets goes on. Names stand
in angle brackets.
  g.V("<e:Japan>").Out("<p:controls>").All()      what Japan controls
  g.V("<e:Japan>").In("<p:attacks>").All()        who attacks it
:lang NAME     query language: gizmo, graphql, mql, sexp
:format NAME   table, json, csv
:limit N       at most N answers; 0 for all
:help          this
:quit          leave (also Ctrl-D)
`

// prompt asks queries as they are typed, until :quit or Ctrl-D. Ctrl-C drops what has been typed, or stops a query.
func (a *asker) prompt(ctx context.Context) error {
	line := liner.NewLiner()
	defer line.Close()
	line.SetCtrlCAborts(true)
	history := historyFile()
	if f, err := os.Open(history); err == nil {
		_, _ = line.ReadHistory(f) // without its history a prompt is still a prompt
		f.Close()
	}
	defer saveHistory(line, history)
	fmt.Fprintf(a.out, "%s query; :help for help, :quit to leave\n", a.lang)
	var typed []string
	for {
		mark := a.lang + "> "
		if len(typed) > 0 {
			mark = strings.Repeat(" ", len(a.lang)-1) + "... "
		}
		text, err := line.Prompt(mark)
		switch {
		case errors.Is(err, liner.ErrPromptAborted):
			typed = nil
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(a.out)
			return nil
		case err != nil:
			return err
		}
		if len(typed) == 0 && strings.HasPrefix(strings.TrimSpace(text), ":") && a.lang != graph.SExp {
			line.AppendHistory(text)
			if quit := a.setting(strings.Fields(text)); quit {
				return nil
			}
			continue
		}
		typed = append(typed, text)
		query := strings.Join(typed, "\n")
		if strings.TrimSpace(query) == "" {
			typed = nil
			continue
		}
		if text != "" && !graph.Complete(a.lang, query) { // an empty line ends a query that never will be
			continue
		}
		typed = nil
		line.AppendHistory(strings.ReplaceAll(query, "\n", " "))
		if err := a.askInterruptibly(ctx, query); err != nil {
			report(a.notes, err)
		}
	}
}

// askInterruptibly lets Ctrl-C stop the query and not the prompt.
func (a *asker) askInterruptibly(ctx context.Context, query string) error {
	ctx, stop := signal.NotifyContext(context.WithoutCancel(ctx), os.Interrupt)
	defer stop()
	return a.ask(ctx, query)
}

// setting obeys a line that begins with a colon and reports whether to leave.
func (a *asker) setting(words []string) bool {
	argument := ""
	if len(words) > 1 {
		argument = words[1]
	}
	before := *a
	switch words[0] {
	case ":quit", ":q", ":exit":
		return true
	case ":lang":
		a.lang = argument
	case ":format":
		a.format = argument
	case ":limit":
		n, err := strconv.Atoi(argument)
		if err != nil {
			fmt.Fprintf(a.notes, "%q is no number\n", argument)
			return false
		}
		a.limit = n
	default:
		if !slices.Contains([]string{":help", ":h", ":?"}, words[0]) {
			fmt.Fprintf(a.notes, "unknown command %s\n", words[0])
		}
		fmt.Fprint(a.out, promptHelp)
	}
	if err := a.check(); err != nil {
		fmt.Fprintln(a.notes, err)
		*a = before
	}
	return false
}

func historyFile() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "claimgraph", "query_history")
}

// saveHistory keeps what was asked for the next time; where that cannot be, nothing is lost but convenience.
func saveHistory(line *liner.State, path string) {
	if path == "" || os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return
	}
	defer f.Close()
	_, _ = line.WriteHistory(f)
}
