package export

import (
	"bufio"
	"context"
	"io"

	"claimgraph/graph"
)

var nquads = Format{
	Name:        "nquads",
	Extension:   ".nq",
	Description: "RDF 1.1 N-Quads with absolute IRIs, sorted: everything the graph holds",
	Write:       writeNQuads,
}

func writeNQuads(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	b := bufio.NewWriterSize(w, 1<<16)
	for line, err := range sortedLines(ctx, g, f, appendNQuad) {
		if err != nil {
			return err
		}
		if _, err := b.WriteString(line); err != nil {
			return err
		}
	}
	return b.Flush()
}
