package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/jsonld"

	"claimgraph/graph"
	"claimgraph/graph/worker"
)

// languages are those that cayley serves.
var languages = []string{graph.Gizmo, graph.GraphQL, graph.MQL}

// query runs a query and answers as cayley does: {"result": [...]}, and for GraphQL {"data": {...}} with errors in
// its own form. The status tells what cayley leaves to the body.
func (s *Server) query(w http.ResponseWriter, r *http.Request, lang, text, contentType string, limit int) {
	if !slices.Contains(languages, lang) {
		fail(w, http.StatusBadRequest, fmt.Sprintf("unknown query language %q: choose one of %s", lang, strings.Join(languages, ", ")))
		return
	}
	if limit <= 0 || limit > maxRows {
		limit = maxRows
	}
	ctx, cancel := s.patience(r.Context())
	defer cancel()
	result, err := s.config.Queries.Query(ctx, lang, text, limit)
	if err != nil {
		s.failQuery(w, r, lang, err)
		return
	}
	if lang == graph.GraphQL {
		answer(w, http.StatusOK, contentType, map[string]any{"data": graphQLData(result)})
		return
	}
	native := nativeJSON
	if contentType == typeJSONLD {
		native = jsonld.FromValue
	}
	body := map[string]any{"result": results(result, native)}
	if result.More {
		body["more"] = true // cut off at the limit, which cayley does not tell
	}
	answer(w, http.StatusOK, contentType, body)
}

// patience bounds the time that a query waits for its turn and runs.
func (s *Server) patience(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, 2*s.config.Time, worker.ErrBusy)
}

func (s *Server) failQuery(w http.ResponseWriter, r *http.Request, lang string, err error) {
	if r.Context().Err() != nil {
		return // nobody is there to be told
	}
	status := statusOf(err)
	switch status {
	case http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "1")
	case http.StatusInternalServerError:
		s.config.Log.Error("query failed", "error", err)
	}
	if lang != graph.GraphQL {
		fail(w, status, err.Error())
		return
	}
	told := map[string]any{"message": err.Error()}
	var mistake *graph.QueryError
	if errors.As(err, &mistake) && mistake.Line > 0 {
		told["message"] = mistake.Message
		told["locations"] = []map[string]int{{"line": mistake.Line, "column": mistake.Column}}
	}
	answer(w, status, typeJSON, map[string]any{"data": nil, "errors": []any{told}})
}

// shape answers with the shape of a query, as cayley's page draws it.
func (s *Server) shape(w http.ResponseWriter, r *http.Request, lang, text string) {
	if lang != graph.Gizmo && lang != graph.MQL {
		fail(w, http.StatusBadRequest, fmt.Sprintf("no shapes of queries in %q: choose gizmo or mql", lang))
		return
	}
	ctx, cancel := s.patience(r.Context())
	defer cancel()
	shape, err := s.config.Queries.Shape(ctx, lang, text)
	if err != nil {
		s.failQuery(w, r, lang, err)
		return
	}
	answer(w, http.StatusOK, typeText, shape)
}

// results turns rows into what cayley answers. A value that the query emitted stands for itself.
func results(r graph.Result, native func(quad.Value) any) []any {
	list := make([]any, 0, len(r.Rows))
	for _, row := range r.Rows {
		if emitted, ok := row["value"]; ok && len(row) == 1 {
			if _, isTerm := emitted.(quad.Value); !isTerm {
				list = append(list, emitted)
				continue
			}
		}
		list = append(list, convert(map[string]any(row), native))
	}
	return list
}

func graphQLData(r graph.Result) any {
	if len(r.Rows) == 0 {
		return nil
	}
	return convert(map[string]any(r.Rows[0]), func(v quad.Value) any {
		if t, ok := v.(quad.Time); ok {
			return time.Time(t)
		}
		return v // an IRI without brackets, as cayley has it
	})
}

// convert replaces terms in nested maps and lists.
func convert(v any, native func(quad.Value) any) any {
	switch v := v.(type) {
	case quad.Value:
		return native(v)
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, inner := range v {
			out[name] = convert(inner, native)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, inner := range v {
			out[i] = convert(inner, native)
		}
		return out
	}
	return v
}

// nativeJSON gives a literal as a JSON value, and a name in brackets.
func nativeJSON(v quad.Value) any {
	native := v.Native()
	if term, ok := native.(quad.Value); ok && term == v {
		return quad.StringOf(v)
	}
	return native
}

var _ Querier = (*worker.Pool)(nil)
