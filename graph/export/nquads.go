package export

import (
	"bufio"
	"context"
	"io"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
)

var nquads = Format{
	Name:        "nquads",
	Extension:   ".nq",
	Description: "RDF 1.1 N-Quads with absolute IRIs, sorted: everything the graph holds",
	Write: func(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
		return writeLines(ctx, w, g, f, appendNQuad)
	},
}

// writeLines writes one line for each quad, sorted.
func writeLines(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter, appendLine func([]byte, quad.Quad) []byte) error {
	b := bufio.NewWriterSize(w, 1<<16)
	for line, err := range sortedLines(ctx, g, f, appendLine) {
		if err != nil {
			return err
		}
		if _, err := b.WriteString(line); err != nil {
			return err
		}
	}
	return b.Flush()
}
