package main

import (
	"bytes"
	"fmt"

	"github.com/urfave/cli/v2"

	"claimgraph/extract"
	"claimgraph/extract/explain"
)

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show how a text was read: trees, mentions, clauses, statements, and the rule behind each",
		ArgsUsage: "INPUT...",
		Description: `Takes what build takes. Use it to find out why a statement is there, or why it is not.

   claimgraph explain examples/articles/senkaku.txt
   echo 'China and Taiwan claim the Senkaku Islands.' | claimgraph explain -`,
		Flags:  []cli.Flag{workersFlag(), gazetteerFlag()},
		Action: explainDocuments,
	}
}

func explainDocuments(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("explain needs a file, a folder or - for standard input")
	}
	know, err := knowledge(c)
	if err != nil {
		return err
	}
	return writeAll(c, extract.Map(c.Context, know, workers(c), articles(c), func(d *extract.Document) ([]byte, error) {
		var out bytes.Buffer
		if err := explain.Write(&out, d); err != nil {
			return nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		return out.Bytes(), nil
	}))
}
