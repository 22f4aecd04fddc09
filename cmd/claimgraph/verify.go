package main

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"claimgraph/extract"
	"claimgraph/graph"
	"claimgraph/schema"
)

func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "read the sources again and check that every quote stands where the graph says",
		ArgsUsage: "INPUT...",
		Description: `Takes what build took. Every sentence that a statement rests on must stand in its document, to the letter, at
its offsets. Says which do not, and exits with 1 then.

   claimgraph verify examples/articles
   claimgraph verify --db sahel.db reports/ clippings.jsonl`,
		Flags:  []cli.Flag{dbFlag()},
		Action: verify,
	}
}

// verifier counts what was checked.
type verifier struct {
	documents, quotes, wrong, unknown int
}

func verify(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("verify needs the inputs that the graph was built from")
	}
	g, err := openReading(c)
	if err != nil {
		return err
	}
	defer g.Close()
	var v verifier
	var failures []error
	seen := map[schema.DocumentID]bool{}
	for job, err := range articles(c) {
		if err != nil {
			failures = append(failures, err)
			continue
		}
		doc := extract.Describe(job.Article)
		if seen[doc.ID] {
			continue
		}
		seen[doc.ID] = true
		if err := v.check(c, g, doc, job.Article.Body); err != nil {
			return err
		}
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	absent := 0
	for d, err := range g.Documents(c.Context) {
		if err != nil {
			return err
		}
		if !seen[d.ID] {
			absent++
		}
	}
	fmt.Fprintf(c.App.Writer, "%s of %s checked: %d right, %d wrong\n", count(v.quotes, "quote"), count(v.documents, "document"),
		v.quotes-v.wrong, v.wrong)
	if absent > 0 {
		fmt.Fprintf(c.App.Writer, "%s of the graph not among the inputs\n", count(absent, "document"))
	}
	if v.unknown > 0 {
		fmt.Fprintf(c.App.Writer, "%s not in the graph\n", count(v.unknown, "input"))
	}
	if v.wrong > 0 {
		failures = append(failures, withHint(fmt.Errorf("%s not as the graph says", count(v.wrong, "quote")),
			"the sources have changed; claimgraph build reads them again"))
	}
	return errors.Join(failures...)
}

// check compares the quotes of one document with its text. Offsets count code points.
func (v *verifier) check(c *cli.Context, g *graph.Graph, doc schema.Document, body string) error {
	held, found, err := g.Document(c.Context, doc.ID)
	if err != nil {
		return err
	}
	if !found {
		v.unknown++
		return nil
	}
	v.documents++
	runes := []rune(body)
	for e, err := range g.Sentences(c.Context, doc.ID) {
		if err != nil {
			return err
		}
		v.quotes++
		if e.Start < 0 || e.End > len(runes) || e.Start > e.End || string(runes[e.Start:e.End]) != e.Quote {
			v.wrong++
			fmt.Fprintf(c.App.Writer, "%s, %d–%d: not “%s”\n", printable(documentName(held)), e.Start, e.End, printable(e.Quote))
		}
	}
	return nil
}
