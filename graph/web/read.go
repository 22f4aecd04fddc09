package web

import (
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"

	"claimgraph/graph"
)

// maxGrowing is the most quads that are written in a format that grows in memory.
const maxGrowing = 200_000

// readV2 gives the quads that match the parameters sub, pred, obj and label, each a list of terms with commas.
func (s *Server) readV2(w http.ResponseWriter, r *http.Request) {
	f := formatOf(w, r, accepted(r))
	if f == nil {
		return
	}
	if f.Writer == nil {
		fail(w, http.StatusNotAcceptable, fmt.Sprintf("quads cannot be written as %s", f.Name))
		return
	}
	select {
	case s.read <- struct{}{}:
		defer func() { <-s.read }()
	case <-r.Context().Done():
		return
	}
	g, release, err := s.config.Open(r.Context())
	if err != nil {
		s.failInside(w, err)
		return
	}
	defer release()
	allowTransfer(w)
	quads := selected(r.Context(), g.QuadStore(), r.URL.Query())
	if !slices.Contains(streams, f.Name) {
		if quads, err = gathered(quads); err != nil {
			fail(w, http.StatusUnprocessableEntity, fmt.Sprintf("%v for %s; ask for fewer, or for nquads", err, f.Name))
			return
		}
	}
	if len(f.Mime) > 0 {
		w.Header().Set("Content-Type", f.Mime[0])
	}
	var out io.Writer = w
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.Header().Set("Content-Encoding", "gzip")
		packer := gzip.NewWriter(w)
		defer packer.Close()
		out = packer
	}
	if err := writeQuads(f.Writer(out), quads); err != nil {
		s.config.Log.Warn("reading quads", "error", err)
		panic(http.ErrAbortHandler) // a broken transfer, not one that looks complete
	}
}

// selected gives the quads that a form picks, with full names if it says iri=full.
func selected(ctx context.Context, qs cayley.QuadStore, form url.Values) iter.Seq2[quad.Quad, error] {
	filter := shape.FilterQuads(terms(form.Get("sub")), terms(form.Get("pred")), terms(form.Get("obj")), terms(form.Get("label")))
	full := form.Get("iri") == "full"
	return func(yield func(quad.Quad, error) bool) {
		it := shape.BuildIterator(qs, filter)
		defer it.Close()
		for it.Next(ctx) {
			q := qs.Quad(it.Result())
			if full {
				q = graph.ExportQuad(q)
			}
			if !yield(q, nil) {
				return
			}
		}
		if err := cmp.Or(it.Err(), ctx.Err()); err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

// gathered reads quads ahead for a format that grows in memory, so that too many of them are an error, not an answer
// that breaks off.
func gathered(quads iter.Seq2[quad.Quad, error]) (iter.Seq2[quad.Quad, error], error) {
	var all []quad.Quad
	for q, err := range quads {
		if err != nil {
			return nil, err
		}
		if len(all) == maxGrowing {
			return nil, fmt.Errorf("more than %d quads are too many", maxGrowing)
		}
		all = append(all, q)
	}
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range all {
			if !yield(q, nil) {
				return
			}
		}
	}, nil
}

func writeQuads(w quad.WriteCloser, quads iter.Seq2[quad.Quad, error]) error {
	batch := make([]quad.Quad, 0, 1000)
	for q, err := range quads {
		if err != nil {
			return err
		}
		if batch = append(batch, q); len(batch) == cap(batch) {
			if _, err := w.WriteQuads(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if _, err := w.WriteQuads(batch); err != nil {
		return err
	}
	return w.Close()
}

func terms(list string) []quad.Value {
	var values []quad.Value
	for term := range strings.SplitSeq(list, ",") {
		if v := quad.StringToValue(term); v != nil {
			values = append(values, v)
		}
	}
	return values
}

func (s *Server) failInside(w http.ResponseWriter, err error) {
	s.config.Log.Error("request failed", "error", err)
	fail(w, http.StatusInternalServerError, err.Error())
}
