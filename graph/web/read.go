package web

import (
	"cmp"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
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
	if err := writeQuads(r.Context(), f, out, g.QuadStore(), r); err != nil {
		s.config.Log.Warn("reading quads", "error", err)
		panic(http.ErrAbortHandler) // a broken transfer, not one that looks complete
	}
}

func writeQuads(ctx context.Context, f *quad.Format, out io.Writer, qs cayley.QuadStore, r *http.Request) error {
	form := r.URL.Query()
	it := shape.BuildIterator(qs, shape.FilterQuads(terms(form.Get("sub")), terms(form.Get("pred")), terms(form.Get("obj")), terms(form.Get("label"))))
	defer it.Close()
	w := f.Writer(out)
	full := form.Get("iri") == "full"
	grows := !slices.Contains(streams, f.Name)
	batch := make([]quad.Quad, 0, 1000)
	for n := 0; it.Next(ctx); n++ {
		if grows && n == maxGrowing {
			return fmt.Errorf("more than %d quads are too many for %s", maxGrowing, f.Name)
		}
		q := qs.Quad(it.Result())
		if full {
			q = graph.ExportQuad(q)
		}
		if batch = append(batch, q); len(batch) == cap(batch) {
			if _, err := w.WriteQuads(batch); err != nil {
				return err
			}
			batch = batch[:0]
		}
	}
	if err := cmp.Or(it.Err(), ctx.Err()); err != nil {
		return err
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
