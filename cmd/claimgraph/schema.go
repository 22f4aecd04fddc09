package main

import (
	"github.com/urfave/cli/v2"

	"claimgraph/schema"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "print what a graph can say: predicates, kinds of things, properties",
		Description: `For people as a list, for programs as an OWL ontology in Turtle.

   claimgraph schema | less
   claimgraph schema --format turtle > claimgraph.ttl`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of the output: text or turtle"},
		},
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usageError("schema takes no arguments")
			}
			switch format := c.String("format"); format {
			case "text":
				return schema.WriteText(c.App.Writer)
			case "turtle":
				return schema.WriteTurtle(c.App.Writer)
			default:
				return usageError("unknown format %q: choose text or turtle", format)
			}
		},
	}
}
