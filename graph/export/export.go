// Package export writes a graph, or the part of it that a filter picks, in the formats of other tools. Each format has
// a file of its own. Output depends on what the graph says and on nothing else: the same statements give the same
// bytes, in whatever order they came in.
package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"claimgraph/graph"
)

// Format writes graphs in one form.
type Format struct {
	Name        string // as the user gives it
	Extension   string // of files in this format, with its dot
	Description string // one phrase
	Write       func(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error
}

// Formats lists the formats, the default one first.
func Formats() []Format {
	return []Format{nquads, ntriples, turtle, trig, nanopub, jsonld, graphml, gexf, dot, csvTable, events}
}

// ByName finds a format; the error lists what there is.
func ByName(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("unknown format %q: choose one of %s", name, strings.Join(names, ", "))
}
