package graph

import (
	"context"
	"fmt"
	"iter"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// loadBatch is how many quads are written in one step.
const loadBatch = 10_000

// Load adds quads of plain RDF, as exports hold them: full IRIs, and literals by their lexical form. Quads that the graph
// holds already are passed over. Unlike Add it goes in steps: what was loaded before an error stays.
func (g *Graph) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (loaded int, err error) {
	if g.mode == ReadOnly {
		return 0, ErrReadOnly
	}
	g.write.Lock()
	defer g.write.Unlock()
	batch := make([]cayley.Delta, 0, loadBatch)
	flush := func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := g.qs.ApplyDeltas(batch, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
			return fmt.Errorf("graph: write: %w", err)
		}
		loaded += len(batch)
		batch = batch[:0]
		return nil
	}
	for q, err := range quads {
		if err != nil {
			return loaded, err
		}
		batch = append(batch, cayley.Delta{Quad: ImportQuad(q), Action: cayley.Add})
		if len(batch) == loadBatch {
			if err := flush(); err != nil {
				return loaded, err
			}
		}
	}
	if len(batch) == 0 {
		return loaded, ctx.Err()
	}
	return loaded, flush()
}
