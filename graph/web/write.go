package web

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// change makes a transaction of quads.
type change func(context.Context, cayley.QuadStore, []quad.Quad) ([]cayley.Delta, error)

func addQuads(_ context.Context, _ cayley.QuadStore, quads []quad.Quad) ([]cayley.Delta, error) {
	return deltas(quads, cayley.Add), nil
}

func removeQuads(_ context.Context, _ cayley.QuadStore, quads []quad.Quad) ([]cayley.Delta, error) {
	return deltas(quads, cayley.Delete), nil
}

func removeNode(node quad.Value) change {
	return func(ctx context.Context, qs cayley.QuadStore, _ []quad.Quad) ([]cayley.Delta, error) {
		seen := map[quad.Quad]bool{}
		var quads []quad.Quad
		for _, d := range quad.Directions {
			it := shape.BuildIterator(qs, shape.Quads{{Dir: d, Values: shape.Lookup{node}}})
			defer it.Close()
			for it.Next(ctx) {
				if q := qs.Quad(it.Result()); !seen[q] {
					seen[q] = true
					quads = append(quads, q)
				}
			}
			if err := errors.Join(it.Err(), ctx.Err()); err != nil {
				return nil, err
			}
		}
		return deltas(quads, cayley.Delete), nil
	}
}

func deltas(quads []quad.Quad, action cayley.Procedure) []cayley.Delta {
	list := make([]cayley.Delta, len(quads))
	for i, q := range quads {
		list[i] = cayley.Delta{Quad: q, Action: action}
	}
	return list
}

// writing lets a request through if the graph may be written to.
func (s *Server) writing(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.config.Writable {
			fail(w, http.StatusForbidden, "this graph is served for reading only; start the server with --writable to change it")
			return
		}
		allowTransfer(w)
		next(w, r)
	}
}

// apply writes quads in one transaction: all or none. To add what is there or delete what is not changes nothing.
// Where it returns false it has answered.
func (s *Server) apply(w http.ResponseWriter, r *http.Request, c change, quads []quad.Quad) bool {
	select {
	case s.write <- struct{}{}:
		defer func() { <-s.write }()
	case <-r.Context().Done():
		return false
	}
	g, release, err := s.config.Open(r.Context())
	if err == nil {
		defer release()
		var list []cayley.Delta
		if list, err = c(r.Context(), g.QuadStore(), quads); err == nil {
			err = g.QuadStore().ApplyDeltas(list, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
		}
	}
	if err != nil {
		s.failInside(w, err)
		return false
	}
	return true
}

// readQuads reads all quads, so that an error at the end leaves the graph as it was.
func readQuads(r quad.ReadCloser) ([]quad.Quad, error) {
	defer r.Close()
	var quads []quad.Quad
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			return quads, nil
		}
		if err == nil {
			err = checkQuad(q)
		}
		if err != nil {
			return nil, fmt.Errorf("quad %d: %w", len(quads)+1, err)
		}
		quads = append(quads, q)
	}
}

// checkQuad refuses what could never be exported as RDF.
func checkQuad(q quad.Quad) error {
	if !isName(q.Subject) {
		return fmt.Errorf("the subject must be a name such as <e:Japan>, not %v", q.Subject)
	}
	if p, ok := q.Predicate.(quad.IRI); !ok || !isName(p) {
		return fmt.Errorf("the predicate must be an IRI such as <p:claims>, not %v", q.Predicate)
	}
	if q.Label != nil && !isName(q.Label) {
		return fmt.Errorf("the label must be a name such as <s:9f2c>, not %v", q.Label)
	}
	switch o := q.Object.(type) {
	case nil:
		return errors.New("no object")
	case quad.IRI, quad.BNode:
		if !isName(o) {
			return fmt.Errorf("the object %v holds what no IRI may", o)
		}
	}
	return nil
}

func isName(v quad.Value) bool {
	switch v := v.(type) {
	case quad.IRI:
		return v != "" && utf8.ValidString(string(v)) && !strings.ContainsFunc(string(v), func(r rune) bool {
			return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) || unicode.IsControl(r)
		})
	case quad.BNode:
		return v != "" && !strings.ContainsFunc(string(v), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-'
		})
	}
	return false
}

// unpacked reads a gzip stream, by its first bytes, or anything else as it is. The limit holds for what comes out:
// a small archive may hold gigabytes.
func unpacked(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReader(r)
	if magic, _ := buffered.Peek(2); string(magic) != "\x1f\x8b" {
		return buffered, nil
	}
	z, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, err
	}
	return http.MaxBytesReader(nil, io.NopCloser(z), maxWrite), nil
}
