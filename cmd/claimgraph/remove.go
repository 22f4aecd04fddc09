package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/schema"
)

func removeCommand() *cli.Command {
	return &cli.Command{
		Name:      "remove",
		Usage:     "take documents out of the graph, with everything that rests on them alone",
		ArgsUsage: "DOCUMENT...",
		Description: `A document is named by its identifier, path, URL or title. What other documents say too stays.

   claimgraph remove examples/articles/islands.txt
   claimgraph remove "Leaders meet in Washington"`,
		Flags:  []cli.Flag{dbFlag()},
		Action: remove,
	}
}

func remove(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("remove needs a document: its identifier, path, URL or title")
	}
	g, err := openGraph(c, graph.ReadWrite)
	if err != nil {
		return err
	}
	defer g.Close()
	var docs []schema.Document
	var ids []schema.DocumentID
	for _, name := range c.Args().Slice() {
		id, err := g.FindDocument(c.Context, name)
		if err != nil {
			return notFound(err) // before anything is removed: all or nothing
		}
		d, _, err := g.Document(c.Context, id)
		if err != nil {
			return err
		}
		docs, ids = append(docs, d), append(ids, id)
	}
	change, err := g.Remove(c.Context, ids...)
	if err != nil {
		return err
	}
	for _, d := range docs {
		fmt.Fprintf(c.App.Writer, "removed %s\n", printable(documentName(d)))
	}
	fmt.Fprintf(c.App.Writer, "%s and %s are gone\n", count(change.Documents, "document"), count(change.Removed, "quad"))
	return nil
}

// notFound gives a NotFoundError the hint that it holds.
func notFound(err error) error {
	var missing *graph.NotFoundError
	if !errors.As(err, &missing) || missing.Several || len(missing.Near) == 0 {
		return err
	}
	quoted := make([]string, len(missing.Near))
	for i, name := range missing.Near {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return withHint(err, "did you mean %s?", strings.Join(quoted, " or "))
}

func documentName(d schema.Document) string {
	if d.Title == "" {
		return string(d.ID)
	}
	return fmt.Sprintf("%s (%s)", d.Title, d.ID)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
