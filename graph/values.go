package graph

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// Term is a value of an answer in a form that needs no knowledge of cayley.
type Term struct {
	Text     string // of the literal, or the short name
	Name     bool   // it names a thing: an IRI or a blank node
	Language string // of a text, where it has one
	Datatype string // of a typed literal, as a short name
	native   any    // a number or truth value
}

// TermOf reads a value of a Row; false where it is not a term but a nested answer or an emitted value.
func TermOf(v any) (Term, bool) {
	switch v := v.(type) {
	case quad.IRI:
		return Term{Text: string(v), Name: true}, true
	case quad.BNode:
		return Term{Text: "_:" + string(v), Name: true}, true
	case quad.String:
		return Term{Text: string(v)}, true
	case quad.LangString:
		return Term{Text: string(v.Value), Language: v.Lang}, true
	case quad.Int, quad.Float, quad.Bool:
		t := exportTerm(v.(quad.Value)).(quad.TypedString)
		return Term{Text: string(t.Value), Datatype: schema.ShortenIRI(string(t.Type)), native: v.(quad.Value).Native()}, true
	case quad.TypedString:
		return Term{Text: string(v.Value), Datatype: string(v.Type)}, true
	case quad.Value:
		return Term{Text: v.String()}, true
	}
	return Term{}, false
}

// JSONLD is the term as a JSON-LD value: {"@id": ...} for names, a plain value for texts, numbers and truth values, and
// an object with "@value" for the rest.
func (t Term) JSONLD() any {
	switch {
	case t.Name:
		return map[string]string{"@id": t.Text}
	case t.native != nil:
		return t.native
	case t.Language != "":
		return map[string]string{"@value": t.Text, "@language": t.Language}
	case t.Datatype != "":
		return map[string]string{"@value": t.Text, "@type": t.Datatype}
	}
	return t.Text
}

// Limits on a nested value: what a Gizmo query gives may contain itself, once or many times over.
const (
	deepest = 64
	largest = 100_000 // values within it
)

// normal brings whatever the languages give into few forms: quad.Value, nil, bool, string, int64, float64,
// map[string]any and []any.
func normal(v any) any {
	budget := largest
	return normalWithin(v, 0, &budget)
}

func normalWithin(v any, depth int, budget *int) any {
	if *budget--; depth > deepest || *budget < 0 {
		return "…"
	}
	switch v := v.(type) {
	case nil, bool, string, int64, float64, quad.Value:
		return v
	case int:
		return int64(v)
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out[key] = normalWithin(v[key], depth+1, budget)
		}
		return out
	case []any:
		return normalList(v, depth, budget)
	case []quad.Value:
		return normalList(v, depth, budget)
	case []map[string]any:
		return normalList(v, depth, budget)
	case []string:
		return normalList(v, depth, budget)
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return fmt.Sprintf("(%T)", v) // a function or a path: nothing that could be shown
}

func normalList[T any](list []T, depth int, budget *int) []any {
	out := make([]any, 0, min(len(list), max(*budget, 0)))
	for _, inner := range list {
		if *budget <= 0 {
			break
		}
		out = append(out, normalWithin(inner, depth+1, budget))
	}
	return out
}
