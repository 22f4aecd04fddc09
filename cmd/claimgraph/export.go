package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"claimgraph/graph/export"
)

func exportCommand() *cli.Command {
	var formats strings.Builder
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
		formats.WriteString("\n   " + f.Name + strings.Repeat(" ", max(1, 12-len(f.Name))) + f.Description)
	}
	return &cli.Command{
		Name:  "export",
		Usage: "write the graph, or a part of it, for other tools",
		Description: `The same statements give the same bytes, whatever the order in which they came in.

   claimgraph export -o graph.nq
   claimgraph export --about "Senkaku Islands" --since 2025-01-01
   claimgraph export --predicate claims --asserted-only | grep -c claims

Formats:` + formats.String(),
		Flags: append([]cli.Flag{
			dbFlag(),
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + strings.Join(names, ", ") + "; by default what the file's name says, or " + names[0]},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE`, not to standard output"},
		}, filterFlags()...),
		Action: exportGraph,
	}
}

func exportGraph(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageError("export takes no arguments; to write to a file: claimgraph export -o %s", c.Args().First())
	}
	format, err := formatOf(c)
	if err != nil {
		return err
	}
	g, err := openReading(c)
	if err != nil {
		return err
	}
	defer g.Close()
	filter, err := filterOf(c, g)
	if err != nil {
		return err
	}
	return toOutput(c, func(w io.Writer) error { return format.Write(c.Context, w, g, filter) })
}

func formatOf(c *cli.Context) (export.Format, error) {
	name := c.String("format")
	if name == "" {
		for _, f := range export.Formats() {
			if ext := filepath.Ext(c.String("output")); ext != "" && ext == f.Extension {
				return f, nil
			}
		}
		return export.Formats()[0], nil
	}
	f, err := export.ByName(name)
	if err != nil {
		return f, usageError("%s", err)
	}
	return f, nil
}

// toOutput writes to the file that --output names, which appears only when it is whole, or to standard output.
func toOutput(c *cli.Context, write func(io.Writer) error) error {
	path := c.String("output")
	if path == "" || path == "-" {
		return write(c.App.Writer)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".claimgraph-*")
	if err != nil {
		return withHint(err, "choose a folder that can be written to")
	}
	defer os.Remove(f.Name()) // nothing is left of it after the rename
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
