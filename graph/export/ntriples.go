package export

import (
	"context"
	"io"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
)

var ntriples = Format{
	Name:        "ntriples",
	Extension:   ".nt",
	Description: "RDF 1.1 N-Triples: the same without the labels that tie edges to their statements",
	Write: func(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
		return writeLines(ctx, w, g, f, func(b []byte, q quad.Quad) []byte {
			return append(appendTriple(b, q), " .\n"...)
		})
	},
}
