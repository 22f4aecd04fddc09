package graph

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/cayley/query/mql"
	"github.com/cayleygraph/cayley/query/sexp"
	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// The query languages.
const (
	Gizmo   = gizmo.Name
	GraphQL = graphql.Name
	MQL     = mql.Name
	SExp    = sexp.Name
)

// Languages lists the query languages, the default one first.
func Languages() []string { return []string{Gizmo, GraphQL, MQL, SExp} }

// Row is one answer: a value for each name that the query gives, "id" for the end of a path. A value is a quad.Value,
// so that a name can be told from a text; in nested answers a map[string]any or []any of such; and nil, bool, string,
// int64 or float64 in what a Gizmo query emits.
type Row map[string]any

// Result is what a query found.
type Result struct {
	Rows []Row
	More bool // the limit was reached before the answers ended
}

// Columns gives the names that occur in the rows, sorted, with "id" first.
func (r Result) Columns() []string {
	names := map[string]bool{}
	for _, row := range r.Rows {
		for name := range row {
			names[name] = true
		}
	}
	columns := slices.Sorted(maps.Keys(names))
	if i := slices.Index(columns, gizmo.TopResultTag); i > 0 {
		columns = slices.Insert(slices.Delete(columns, i, i+1), 0, gizmo.TopResultTag)
	}
	return columns
}

// Query runs a query in one of the Languages and gives at most limit answers; a limit of 0 or less means all. It stops
// when ctx ends. A mistake in the text is returned as a *QueryError that names its place.
func Query(ctx context.Context, g *Graph, lang, text string, limit int) (result Result, err error) {
	if !slices.Contains(Languages(), lang) {
		return Result{}, fmt.Errorf("unknown query language %q: choose one of %s", lang, strings.Join(Languages(), ", "))
	}
	defer func() {
		// The parsers of the smaller languages panic on some of what they do not understand.
		if r := recover(); r != nil {
			result, err = Result{}, &QueryError{Language: lang, Message: fmt.Sprintf("not understood (%v)", r)}
		}
	}()
	if err := checkSyntax(lang, text); err != nil {
		return Result{}, err
	}
	ctx, release := limitMemory(ctx)
	defer release()
	it, err := start(ctx, g.qs, lang, text, limit)
	if err != nil {
		return Result{}, describe(lang, text, err)
	}
	defer it.Close()
	for it.Next(ctx) {
		row := rowOf(g.qs, it.Result())
		if row == nil {
			continue
		}
		if limit > 0 && len(result.Rows) == limit {
			result.More = true
			return result, nil
		}
		for name, v := range row {
			row[name] = normal(v)
		}
		result.Rows = append(result.Rows, row)
	}
	if err := context.Cause(ctx); err != nil {
		return result, err
	}
	if err := it.Err(); err != nil {
		return result, describe(lang, text, err)
	}
	return result, nil
}

//go:embed guard.js
var guard string

// start begins a query in a session of its own. The limit is one more than asked for, so that it shows whether there
// are more answers.
func start(ctx context.Context, qs cayley.QuadStore, lang, text string, limit int) (query.Iterator, error) {
	options := query.Options{Collation: query.Raw, Limit: -1}
	if limit > 0 {
		options.Limit = limit + 1
	}
	qs = looseNames{QuadStore: qs, textsToo: lang == SExp}
	switch lang {
	case MQL:
		options.Collation = query.JSON
	case Gizmo:
		session := gizmo.NewSession(qs)
		harden(session)
		if err := prepare(ctx, session); err != nil {
			return nil, err
		}
		return session.Execute(ctx, text, options)
	}
	return query.NewSession(qs, lang).Execute(ctx, text, options)
}

// prepare runs the guard. Its iterator is not closed: that would interrupt the engine for the query to come.
func prepare(ctx context.Context, session *gizmo.Session) error {
	it, err := session.Execute(ctx, guard, query.Options{Collation: query.Raw})
	if err != nil {
		return err
	}
	for it.Next(ctx) {
	}
	return it.Err()
}

// Shape describes how a Gizmo or MQL query would be answered, in the form that cayley's page of query shapes draws.
func Shape(ctx context.Context, g *Graph, lang, text string) (shape any, err error) {
	defer func() {
		if r := recover(); r != nil {
			shape, err = nil, &QueryError{Language: lang, Message: fmt.Sprintf("not understood (%v)", r)}
		}
	}()
	if err := checkSyntax(lang, text); err != nil {
		return nil, err
	}
	language := query.GetLanguage(lang)
	if language == nil || language.HTTP == nil {
		return nil, fmt.Errorf("no shapes of queries in %q", lang)
	}
	session := language.HTTP(unoptimized{g.qs})
	if s, ok := session.(*gizmo.Session); ok {
		harden(s)
		// Not prepare: a session that has run a query waits for ever for somebody to take what g.Emit gives.
		if _, err := s.ShapeOf(guard); err != nil {
			return nil, err
		}
	}
	shape, err = session.ShapeOf(text)
	if err != nil {
		return nil, describe(lang, text, err)
	}
	return shape, nil
}

// unoptimized hides a store's own ways of answering, for only cayley's general ones can be drawn.
type unoptimized struct{ cayley.QuadStore }

func (u unoptimized) QuadIterator(d quad.Direction, v cayley.Ref) cayley.Iterator {
	return iterator.NewLinksTo(u.QuadStore, iterator.NewFixed(v), d)
}

// looseNames finds things by names that the store does not hold to the letter: a full IRI as exports have it, and in
// S-expressions, whose syntax has no brackets for IRIs, a thing written as :e:Japan.
type looseNames struct {
	cayley.QuadStore
	textsToo bool
}

func (l looseNames) ValueOf(v quad.Value) cayley.Ref {
	ref := l.QuadStore.ValueOf(v)
	if ref != nil {
		return ref
	}
	switch v := v.(type) {
	case quad.IRI:
		if short := schema.ShortenIRI(string(v)); short != string(v) {
			return l.QuadStore.ValueOf(quad.IRI(short))
		}
	case quad.String:
		if l.textsToo {
			return l.QuadStore.ValueOf(quad.IRI(v))
		}
	}
	return nil
}

// OptimizeShape passes on what the store can do better than cayley.
func (l looseNames) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	if o, ok := l.QuadStore.(shape.Optimizer); ok {
		return o.OptimizeShape(s)
	}
	return s, false
}

// rowOf turns what a session yields into a row; nil where it yields none.
func rowOf(qs cayley.QuadStore, answer any) Row {
	switch a := answer.(type) {
	case *gizmo.Result:
		switch {
		case a.Tags != nil:
			return namesOf(qs, a.Tags)
		case a.Meta:
			return metaRow(a.Val)
		case a.Val != nil:
			return emittedRow(a.Val)
		}
	case map[string]cayley.Ref:
		return namesOf(qs, a)
	case map[string]any:
		return Row(a)
	case nil:
	default:
		return Row{gizmo.TopResultTag: a}
	}
	return nil
}

func namesOf(qs cayley.Namer, tags map[string]cayley.Ref) Row {
	row := make(Row, len(tags))
	for tag, ref := range tags {
		if v := qs.NameOf(ref); v != nil {
			row[strings.TrimPrefix(tag, "$")] = v
		}
	}
	return row
}

// metaRow shows the value of a query that ends in a plain value, as g.V().Count() does.
func metaRow(v any) Row {
	switch v := v.(type) {
	case int64, float64, string, bool, []any:
		return Row{"value": v}
	}
	return nil
}

func emittedRow(v any) Row {
	if m, ok := v.(map[string]any); ok {
		return Row(m)
	}
	return Row{"value": v}
}

// QueryError is a mistake in a query.
type QueryError struct {
	Language     string
	Line, Column int // from 1; 0 where the place is not known
	Message      string
}

func (e *QueryError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s query: %s", e.Language, e.Message)
	}
	return fmt.Sprintf("%s query, line %d, column %d: %s", e.Language, e.Line, e.Column, e.Message)
}

// describe turns an engine's error into ours, unless it only says that time ran out.
func describe(lang, text string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if e := locate(err, text); e != nil {
		e.Language = lang
		return e
	}
	return &QueryError{Language: lang, Message: err.Error()}
}
