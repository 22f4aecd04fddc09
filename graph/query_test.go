package graph_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
	"claimgraph/schema"
)

// islands is a graph of two documents that disagree.
func islands(t *testing.T) *graph.Graph {
	t.Helper()
	g := newGraph(t)
	denied := func(s *schema.Statement) { s.Polarity = schema.Denied }
	said := func(name string) func(*schema.Statement) {
		return func(s *schema.Statement) {
			s.Speaker = schema.Argument{Entity: schema.MintEntityID(name), Surface: name}
		}
	}
	add(t, g,
		reading("gazette",
			said2("Argentina", "claims", "Falkland Islands", "Argentina claims the Falkland Islands."),
			said2("United Kingdom", "controls", "Falkland Islands", "The islands are under British control."),
		),
		reading("courier",
			said2("United Kingdom", "claims", "Falkland Islands", "London says they are its own.", said("United Kingdom")),
			said2("Argentina", "controls", "Falkland Islands", "Argentina does not control them.", denied),
		))
	return g
}

func said2(s, p, o, quote string, change ...func(*schema.Statement)) said {
	line := said{subject: s, predicate: p, object: o, quote: quote}
	if len(change) > 0 {
		line.change = change[0]
	}
	return line
}

// show writes rows in a form that tells names from texts.
func show(r graph.Result) string {
	var lines []string
	for _, row := range r.Rows {
		var cells []string
		for _, c := range r.Columns() {
			if v, ok := row[c]; ok {
				cells = append(cells, fmt.Sprintf("%s=%v", c, v))
			}
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	return strings.Join(lines, "\n")
}

func TestQueryLanguages(t *testing.T) {
	g := islands(t)
	for _, test := range []struct{ name, lang, query, want string }{
		{"an edge against its direction", graph.Gizmo, `g.V("<e:Falkland_Islands>").In("<p:controls>").All()`,
			"id=<e:United_Kingdom>"},
		{"old spelling and new", graph.Gizmo, `graph.Vertex("<e:Argentina>").out("<p:claims>").getLimit(5)`,
			"id=<e:Falkland_Islands>"},
		{"a full IRI", graph.Gizmo,
			`g.V("<https://w3id.org/claimgraph/entity/Argentina>").out("<https://w3id.org/claimgraph/predicate/claims>").all()`,
			"id=<e:Falkland_Islands>"},
		{"a denial answers no plain question", graph.Gizmo, `g.V("<e:Argentina>").out("<p:controls>").all()`, ""},
		{"but is asked for as a statement", graph.Gizmo,
			`g.V("denied").in("<p:polarity>").out("<prov:wasDerivedFrom>").out("<oa:exact>").all()`,
			`id="Argentina does not control them."`},
		{"labels give the statement", graph.Gizmo,
			`g.V("<e:United_Kingdom>").labelContext(g.V().has("<p:speaker>", "<e:United_Kingdom>")).out("<p:claims>").all()`,
			"id=<e:Falkland_Islands>"},
		{"tags", graph.Gizmo, `g.V("<e:Argentina>").tag("who").out("<p:claims>").out("<rdfs:label>").all()`,
			`id="Falkland Islands" who=<e:Argentina>`},
		{"numbers compare", graph.Gizmo, `g.V().has("<p:confidence>", gt(0.95)).all()`, ""},
		{"a count", graph.Gizmo, `g.V("<e:Falkland_Islands>").in("<p:claims>").count()`, "value=2"},
		{"emit", graph.Gizmo, `g.emit({name: "x", list: [1, 2]})`, "list=[1 2] name=x"},
		{"paths combine", graph.Gizmo,
			`var m = g.M().in("<p:claims>"); g.V("<e:Falkland_Islands>").follow(m).and(g.V("<e:Argentina>")).all()`,
			"id=<e:Argentina>"},
		{"callbacks", graph.Gizmo, `g.V("<e:Argentina>").out("<p:claims>").forEach(function (d) { g.emit({n: d.id}) })`,
			"n=<e:Falkland_Islands>"},
		{"graphql", graph.GraphQL, `{ nodes(id: <e:Argentina>) { id, <p:claims> { <rdfs:label> } } }`,
			`nodes=map[<p:claims>:map[<rdfs:label>:"Falkland Islands"] id:<e:Argentina>]`},
		{"mql", graph.MQL, `[{"id": "<e:Argentina>", "<p:claims>": null}]`,
			"id=<e:Argentina> <p:claims>=<e:Falkland_Islands>"},
		{"s-expressions", graph.SExp, `($a (:p:controls :e:Falkland_Islands))`, "a=<e:United_Kingdom>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := graph.Query(context.Background(), g, test.lang, test.query, 0)
			if err != nil {
				t.Fatal(err)
			}
			if got := show(result); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestQueryKeepsNamesAndTextsApart(t *testing.T) {
	g := newGraph(t)
	r := reading("d", said2("Japan", "claims", "Senkaku Islands", "x"))
	r.Document.Title = "<e:Japan>"
	add(t, g, r)
	result, err := graph.Query(context.Background(), g, graph.Gizmo, `g.V("<d:d>").out("<dcterms:title>").all()`, 0)
	if err != nil || len(result.Rows) != 1 {
		t.Fatal(result, err)
	}
	if v, ok := result.Rows[0]["id"].(quad.String); !ok || v != "<e:Japan>" {
		t.Errorf("got %#v", result.Rows[0]["id"])
	}
}

func TestQueryLimit(t *testing.T) {
	g := islands(t)
	for limit, more := range map[int]bool{1: true, 2: false, 3: false, 0: false} {
		result, err := graph.Query(context.Background(), g, graph.Gizmo, `g.V("<e:Falkland_Islands>").in("<p:claims>").all()`, limit)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]int{true: 1, false: 2}[limit == 1]; len(result.Rows) != want || result.More != more {
			t.Errorf("limit %d: %d rows, more %v", limit, len(result.Rows), result.More)
		}
	}
}

// Every mistake is named with its place, and none of them ends the process.
func TestQueryMistakes(t *testing.T) {
	g := islands(t)
	for _, test := range []struct{ name, lang, query, want string }{
		{"empty", graph.Gizmo, "  \n", "gizmo query: empty query"},
		{"syntax", graph.Gizmo, "g.V(\n  g.V(]", "gizmo query, line 2, column 7: unexpected token ]"},
		{"unknown name", graph.Gizmo, "g.M();\n  h.V()", "gizmo query, line 2, column 3: h is not defined"},
		{"unknown step", graph.Gizmo, `g.V("<e:Japan>").outwards()`, "gizmo query, line 1, column 26: there is no outwards()"},
		{"an object for an IRI", graph.Gizmo, "iri({})", "gizmo query, line 1, column 4: iri cannot take {}"},
		{"an object for a predicate", graph.Gizmo, "g.V().out({})", "gizmo query, line 1, column 10: out cannot take {}"},
		{"an object in a list", graph.Gizmo, "g.V().has([1, {a: 2}], 3)", "has cannot take {\"a\":2}"},
		{"wrong number of arguments", graph.Gizmo, "\niri()", "gizmo query, line 2, column 4: iri: expected 1 argument"},
		{"thrown", graph.Gizmo, "throw new Error('Stop')", "gizmo query, line 1, column 7: stop"},
		{"endless recursion", graph.Gizmo, "function f() { f() }\nf()", "line 1, column 17: functions call each other"},
		{"a value that contains itself", graph.Gizmo, "var a = [];\na.push({b: a});\ng.emit(a)", "line 3, column 7: emit cannot take a value that contains itself"},
		{"graphql syntax", graph.GraphQL, "{ nodes(", "graphql query, line 1, column 9: expected Name, found EOF"},
		{"mql syntax", graph.MQL, "[\n{]", "mql query, line 2, column 2: invalid character"},
		{"mql nonsense", graph.MQL, "[[1, 2]]", "mql query: multiple fields"},
		{"s-expression syntax", graph.SExp, "((", "sexp query: "},
		{"unknown language", "sparql", "SELECT", "unknown query language \"sparql\": choose one of gizmo, graphql, mql, sexp"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := graph.Query(context.Background(), g, test.lang, test.query, 10)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("got  %s\nwant %s", err, test.want)
			}
			for _, jargon := range []string{"TypeError", "ReferenceError", "<eval>", "goja", "anonymous", "%!"} {
				if strings.Contains(err.Error(), jargon) {
					t.Errorf("jargon %q in %s", jargon, err)
				}
			}
		})
	}
}

func TestQueryThatRunsAwayIsStopped(t *testing.T) {
	g := islands(t)
	for _, text := range []string{
		"while (true) {}",
		"while (true) { g.V().all() }",
		"for (;;) { try { for (;;) {} } catch (e) {} }",
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		begin := time.Now()
		_, err := graph.Query(ctx, g, graph.Gizmo, text, 3)
		cancel()
		if text != "while (true) { g.V().all() }" && !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", text, err)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("%s: stopped after %v", text, took)
		}
	}
}

func TestShapes(t *testing.T) {
	g := islands(t)
	shape, err := graph.Shape(context.Background(), g, graph.Gizmo, `g.V("<e:Argentina>").out("<p:claims>").all()`)
	if err != nil || len(shape.(map[string]any)) == 0 {
		t.Fatal(shape, err)
	}
	if _, err := graph.Shape(context.Background(), g, graph.Gizmo, `g.V().out({}).all()`); err == nil {
		t.Error("no error")
	}
}

// Gizmo's own functions panic on much that they do not expect. Here it is an error of the query, or nothing at all; a
// process that ends fails the test.
func TestNoCallEndsTheProcess(t *testing.T) {
	g := islands(t)
	steps := strings.Fields(`all and back both count difference except filter follow followR followRecursive forEach
		getLimit has hasR in inPredicates intersect is labelContext labels limit or order out outPredicates save saveOpt
		saveR skip tag tagArray toArray toValue union unique`)
	arguments := []string{"null", "-1", `"x"`, "[]", "[null]", "{}", "function(x) { return x.y.z }", "g.V()", "g.V",
		"gt(3)", "Symbol('x')", "new Date()", "null, null", "1, 'a', {}", "[g.V()], [], g.M()"}
	for _, step := range steps {
		for _, a := range arguments {
			for _, base := range []string{"V", "M"} {
				call := fmt.Sprintf("var x = g.%s().%s(%s); if (x && x.limit) { x.limit(2).all() }", base, step, a)
				ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
				_, err := graph.Query(ctx, g, graph.Gizmo, call, 3)
				cancel()
				if errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%s: %v", call, err)
				}
			}
		}
	}
}

func FuzzGizmo(f *testing.F) {
	g := newGraph(f)
	for _, seed := range []string{`g.V("<e:Japan>").out("<p:claims>").all()`, "iri({})", "g.V().and(null).all()",
		"var a = []; a.push(a); g.emit(a)", "var a = []; a.push(a, a, a); a",
		"g.emit({x: g.V()})", "throw g", "new Proxy(g, {}).V()"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_, _ = graph.Query(ctx, g, graph.Gizmo, text, 5) // must come back, with whatever error
	})
}

func BenchmarkQuery(b *testing.B) {
	g := newGraph(b)
	for b.Loop() {
		if _, err := graph.Query(context.Background(), g, graph.Gizmo, `g.V("<e:Japan>").out("<p:claims>").all()`, 5); err != nil {
			b.Fatal(err)
		}
	}
}
