package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/graph/worker"
)

func queryCommand() *cli.Command {
	return &cli.Command{
		Name:      "query",
		Usage:     "ask the graph in Gizmo, GraphQL, MQL or S-expressions",
		ArgsUsage: "[QUERY]",
		Description: `Without a query, on a terminal, it opens a prompt. Names inside the graph are short: <e:Japan> is a thing,
<p:claims> a predicate, <s:...> a statement, <d:...> a document.

   claimgraph query 'g.V("<e:Senkaku_Islands>").In("<p:claims>").All()'
   claimgraph query 'g.V("<e:Japan>").Out("<p:controls>").Out("<rdfs:label>").All()'
   claimgraph query --format json -f who-says-so.js
   claimgraph query --lang graphql '{ nodes(id: <e:Japan>) { <rdfs:label>, <p:controls> { id } } }'

What is denied or only intended is a statement without an edge:

   claimgraph query 'g.V("denied").In("<p:polarity>").Out("<prov:wasDerivedFrom>").Out("<oa:exact>").All()'`,
		Flags: []cli.Flag{
			dbFlag(),
			&cli.StringFlag{Name: "lang", Value: graph.Gizmo, Usage: "`LANGUAGE` of the query: " + strings.Join(graph.Languages(), ", ")},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "`FORMAT` of the answers: " + strings.Join(answerFormats(), ", ")},
			&cli.IntFlag{Name: "limit", Value: 100, Usage: "give at most `N` answers; 0 gives all"},
			&cli.DurationFlag{Name: "timeout", Value: 30 * time.Second, Usage: "stop after `TIME`, such as 10s or 2m"},
			&cli.StringFlag{Name: "file", Aliases: []string{"f"}, Usage: "read the query from `FILE`, - for standard input"},
		},
		Action: queryGraph,
	}
}

// What a query of one's own may take; a server's clients get less.
const (
	queryMemory = 2 << 30
	queryAnswer = 1 << 30
)

// asker runs queries with the settings of one command, in a process of their own: whatever a query does to its engine,
// this one goes on.
type asker struct {
	pool    *worker.Pool
	lang    string
	format  string
	limit   int
	timeout time.Duration
	out     io.Writer
	notes   io.Writer
}

func queryGraph(c *cli.Context) error {
	text, prompt, err := queryText(c)
	if err != nil {
		return err
	}
	a := &asker{lang: c.String("lang"), format: c.String("format"), limit: c.Int("limit"), timeout: c.Duration("timeout"),
		out: c.App.Writer, notes: c.App.ErrWriter}
	if err := a.check(); err != nil {
		return err
	}
	g, err := openReading(c) // to say here what is wrong with it, if anything is
	if err != nil {
		return err
	}
	if err := g.Close(); err != nil {
		return err
	}
	a.pool, err = newPool(c, 1, worker.Limits{Time: a.timeout, Memory: queryMemory, Response: queryAnswer})
	if err != nil {
		return err
	}
	defer a.pool.Close()
	if prompt {
		return a.prompt(c.Context)
	}
	return a.ask(c.Context, text)
}

// queryText gives the query from the argument or the file, or asks for a prompt.
func queryText(c *cli.Context) (text string, prompt bool, err error) {
	file := c.String("file")
	switch {
	case file != "" && c.NArg() > 0:
		return "", false, usageError("give either a query or --file, not both")
	case c.NArg() > 1:
		return "", false, usageError("query takes one argument; put the query in single quotes")
	case c.NArg() == 1:
		return c.Args().First(), false, nil
	case file == "-" || file == "" && !isTerminal(c.App.Reader):
		data, err := io.ReadAll(c.App.Reader)
		return string(data), false, err
	case file != "":
		data, err := os.ReadFile(file)
		return string(data), false, err
	}
	return "", true, nil
}

func (a *asker) check() error {
	known := false
	for _, lang := range graph.Languages() {
		known = known || lang == a.lang
	}
	if !known {
		return usageError("unknown query language %q: choose one of %s", a.lang, strings.Join(graph.Languages(), ", "))
	}
	if printers[a.format] == nil {
		return usageError("unknown format %q: choose one of %s", a.format, strings.Join(answerFormats(), ", "))
	}
	if a.timeout <= 0 {
		return usageError("--timeout must be longer than nothing")
	}
	return nil
}

// ask runs one query and prints its answers.
func (a *asker) ask(ctx context.Context, text string) error {
	result, err := a.pool.Query(ctx, a.lang, text, a.limit)
	if errors.Is(err, worker.ErrTimeout) {
		return withHint(fmt.Errorf("the query was stopped after %v", a.timeout), "narrow it, or allow more with --timeout")
	}
	if err != nil {
		return err
	}
	if err := printers[a.format](a.out, result); err != nil {
		return err
	}
	if len(result.Rows) == 0 {
		fmt.Fprintf(a.notes, "no answers%s\n", bracketAdvice(a.lang, text))
	}
	if result.More {
		fmt.Fprintf(a.notes, "these are the first %d answers; --limit 0 gives all\n", a.limit)
	}
	return nil
}

// bracketAdvice explains the commonest reason for finding nothing: "e:Japan" without brackets is a text, not a name.
func bracketAdvice(lang, text string) string {
	if lang == graph.Gizmo && (strings.Contains(text, `"e:`) || strings.Contains(text, `"p:`)) {
		return `; names stand in angle brackets: "<e:Japan>"`
	}
	return ""
}
