package graph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"claimgraph/graph"
	"claimgraph/graph/export"
	"claimgraph/schema"
)

// newGraph makes an empty graph in memory, on cayley's own store: what holds there and on disk does not depend on the
// store.
func newGraph(t interface {
	Helper()
	Fatal(...any)
}) *graph.Graph {
	t.Helper()
	return graph.New(memstore.New(), graph.Create)
}

func add(t interface {
	Helper()
	Fatal(...any)
}, g *graph.Graph, readings ...schema.Reading) graph.Change {
	t.Helper()
	change, err := g.AddAll(context.Background(), readings)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

// dump exports all of a graph.
func dump(t interface {
	Helper()
	Fatal(...any)
}, g *graph.Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Formats()[0].Write(context.Background(), &b, g, graph.Filter{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// said is a statement in one line, for tests that make a reading by hand.
type said struct {
	subject, predicate, object string
	quote                      string
	change                     func(*schema.Statement)
}

// reading makes a document of one sentence for each statement. The entities are those that the statements name.
func reading(id string, statements ...said) schema.Reading {
	r := schema.Reading{Document: schema.Document{ID: schema.DocumentID(id), Source: id + ".txt", Title: "On " + id,
		Published: "2025-03-04", Publisher: "The Daily Example", URL: "https://example.org/" + id, SHA256: "00" + id,
		Sentences: len(statements)}}
	seen := map[string]bool{}
	entity := func(name string) schema.Argument {
		if name == "" {
			return schema.Argument{}
		}
		e := schema.Entity{ID: schema.MintEntityID(name), Kind: schema.Country, Name: name}
		if !seen[name] {
			seen[name] = true
			r.Entities = append(r.Entities, e)
		}
		return schema.Argument{Entity: e.ID, Surface: name}
	}
	start := 0
	for i, s := range statements {
		st := schema.Statement{
			Subject: entity(s.subject), Object: entity(s.object),
			Predicate:  schema.Relation{Name: s.predicate, Surface: s.predicate},
			Confidence: 0.9,
			Evidence: schema.Evidence{Document: r.Document.ID, Sentence: i, Quote: s.quote, Start: start,
				End: start + len([]rune(s.quote))},
		}
		if s.change != nil {
			s.change(&st)
			if st.Speaker.Entity != "" {
				entity(st.Speaker.Surface)
			}
		}
		st.SetID()
		start = st.Evidence.End + 1
		r.Statements = append(r.Statements, st)
	}
	return r
}

// anyReading draws a reading of the document. Few names make documents share entities and disagree about them.
func anyReading(doc string) *rapid.Generator[schema.Reading] {
	return rapid.Custom(func(t *rapid.T) schema.Reading {
		r := schema.Reading{Document: schema.Document{
			ID:        schema.DocumentID(doc),
			Title:     rapid.StringN(0, 8, -1).Draw(t, "title"),
			Published: rapid.SampledFrom([]string{"", "2025-02-09", "2025-02-09T10:00:00Z", "last week"}).Draw(t, "date"),
			URL:       rapid.SampledFrom([]string{"", "https://example.org/a", "no link", "d:x"}).Draw(t, "url"),
			SHA256:    rapid.StringMatching(`[0-9a-f]{4}`).Draw(t, "sha256"),
		}}
		names := []string{"Japan", "China", "Taiwan", "Senkaku Islands"}
		for _, name := range names {
			if !rapid.Bool().Draw(t, "has "+name) {
				continue
			}
			r.Entities = append(r.Entities, schema.Entity{
				ID:       schema.MintEntityID(name),
				Kind:     rapid.SampledFrom([]schema.Kind{schema.Country, schema.Territory}).Draw(t, "kind"),
				Name:     rapid.SampledFrom([]string{name, "the " + name}).Draw(t, "name"),
				Aliases:  rapid.SliceOfN(rapid.SampledFrom([]string{"A", "B", "\"q\\uote\"\n"}), 0, 2).Draw(t, "aliases"),
				Wikidata: rapid.SampledFrom([]string{"", "Q17"}).Draw(t, "wikidata"),
				Country:  rapid.SampledFrom([]string{"", "JPN"}).Draw(t, "country"),
			})
		}
		argument := rapid.Custom(func(t *rapid.T) schema.Argument {
			if name := rapid.SampledFrom(append(names, "", "")).Draw(t, "entity"); name != "" {
				return schema.Argument{Entity: schema.MintEntityID(name), Surface: "it"}
			}
			return schema.Argument{Surface: rapid.String().Draw(t, "surface")}
		})
		for i := range rapid.IntRange(0, 4).Draw(t, "statements") {
			s := schema.Statement{
				Subject:    argument.Draw(t, "subject"),
				Predicate:  schema.Relation{Name: rapid.SampledFrom([]string{"claims", "controls", "reachOut"}).Draw(t, "predicate")},
				Object:     argument.Draw(t, "object"),
				Polarity:   schema.Polarity(rapid.IntRange(0, 1).Draw(t, "polarity")),
				Modality:   schema.Modality(rapid.IntRange(0, 2).Draw(t, "modality")),
				Speaker:    argument.Draw(t, "speaker"),
				When:       rapid.StringN(0, 3, -1).Draw(t, "when"),
				Implicit:   rapid.Bool().Draw(t, "implicit"),
				Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"),
				Evidence: schema.Evidence{Document: r.Document.ID, Sentence: i / 2, Quote: fmt.Sprint("Sentence ", i/2),
					Start: 20 * (i / 2), End: 20*(i/2) + 10},
			}
			if rapid.Bool().Draw(t, "qualified") {
				s.Qualifiers = []schema.Qualifier{{Role: schema.RoleTime, Argument: argument.Draw(t, "time")}}
			}
			s.SetID()
			r.Statements = append(r.Statements, s)
		}
		if rapid.Bool().Draw(t, "attributed") {
			a := schema.Attribution{Speaker: argument.Draw(t, "who"), Cue: schema.Argument{Surface: "said"},
				Content:  []schema.Passage{{Text: "Sen", Start: 0, End: 3}, {Text: "ce", Start: 6, End: 8}},
				Evidence: schema.Evidence{Document: r.Document.ID, Quote: "Sentence 0", End: 10}}
			a.SetID()
			r.Attributions = append(r.Attributions, a)
		}
		return r
	})
}

func TestAddAndRemoveAreExact(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		a := anyReading("a").Draw(t, "a")
		a2 := anyReading("a").Draw(t, "a revised")
		b := anyReading("b").Draw(t, "b")

		onlyB := newGraph(t)
		add(t, onlyB, b)
		both := newGraph(t)
		add(t, both, a)
		add(t, both, b)

		swapped := newGraph(t)
		add(t, swapped, b)
		add(t, swapped, a)
		if dump(t, swapped) != dump(t, both) {
			t.Fatal("the order of adding shows in the export")
		}
		atOnce := newGraph(t)
		add(t, atOnce, a, b)
		if dump(t, atOnce) != dump(t, both) {
			t.Fatal("adding at once differs from adding one by one")
		}
		if change := add(t, both, a, b); change.Added != 0 || change.Removed != 0 || change.Unchanged != 2 {
			t.Fatalf("adding the same again: %+v", change)
		}
		add(t, both, a2)
		revised := newGraph(t)
		add(t, revised, b, a2)
		if got, want := dump(t, both), dump(t, revised); got != want {
			t.Fatalf("a revised document leaves traces of its former version:\n%s\nwant:\n%s", got, want)
		}
		if _, err := both.Remove(ctx, "a"); err != nil {
			t.Fatal(err)
		}
		if got, want := dump(t, both), dump(t, onlyB); got != want {
			t.Fatalf("after removal of a:\n%s\nwant:\n%s", got, want)
		}
		if _, err := both.Remove(ctx, "b", "b", "c"); err != nil {
			t.Fatal(err)
		}
		if got := dump(t, both); got != "" {
			t.Fatalf("after removal of all:\n%s", got)
		}
	})
}

// What comes out of the graph is what went in, but for wordings of entities, spans and rules.
func TestStatementsComeBack(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		r := anyReading("a").Draw(t, "a")
		g := newGraph(t)
		add(t, g, r)
		want := map[schema.StatementID]schema.Statement{}
		for _, s := range r.Statements {
			if s.Subject.Entity != "" {
				want[s.ID] = s
			}
		}
		got := 0
		for s, err := range g.Statements(ctx, graph.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			got++
			w := want[s.ID]
			back := s
			back.Subject.Surface, back.Object.Surface, back.Speaker.Surface = w.Subject.Surface, w.Object.Surface, w.Speaker.Surface
			for i := range back.Qualifiers {
				back.Qualifiers[i].Argument.Surface = w.Qualifiers[i].Argument.Surface
			}
			if len(back.Qualifiers) == 0 && len(w.Qualifiers) == 1 && w.Qualifiers[0].Argument.IsZero() {
				back.Qualifiers = w.Qualifiers
			}
			back.SetID()
			if back.ID != s.ID || back.Evidence != w.Evidence || back.Implicit != w.Implicit {
				t.Fatalf("got back\n%+v, want\n%+v", s, w)
			}
		}
		if got != len(want) {
			t.Fatalf("got back %d statements of %d", got, len(want))
		}
	})
}

// importSelection puts what the filter picks into another graph by way of plain RDF.
func importSelection(t interface {
	Helper()
	Fatal(...any)
}, into, from *graph.Graph, f graph.Filter) {
	t.Helper()
	_, err := into.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for q, err := range from.Select(context.Background(), f) {
			if !yield(graph.ExportQuad(q), err) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// absolute matches what N-Quads takes for an absolute IRI.
var absolute = regexp.MustCompile("^https?://[^\\x00-\\x20<>\"{}|^`\\\\]+$")

func TestPlainRDFLoadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, back := newGraph(t), newGraph(t)
		a, b := anyReading("a").Draw(t, "a"), anyReading("b").Draw(t, "b")
		add(t, g, a, b)
		for q, err := range g.Quads(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range quad.Directions {
				if iri, ok := graph.ExportQuad(q).Get(d).(quad.IRI); ok && !absolute.MatchString(string(iri)) {
					t.Fatalf("%q is no absolute IRI", iri)
				}
			}
		}
		importSelection(t, back, g, graph.Filter{})
		if dump(t, back) != dump(t, g) {
			t.Fatal("what was exported loads back as something else")
		}
		// And it is the same graph for all further changes.
		if change := add(t, back, a, b); change.Added+change.Removed != 0 {
			t.Fatalf("adding what is there: %+v", change)
		}
	})
}

// Literals of other makers stay as they are, to the letter.
func TestForeignLiteralsAreKept(t *testing.T) {
	xsd := func(lexical, name string) quad.Value {
		return quad.TypedString{Value: quad.String(lexical), Type: quad.IRI("http://www.w3.org/2001/XMLSchema#" + name)}
	}
	literals := []quad.Value{xsd("0042", "integer"), xsd("42", "integer"), xsd("1.0", "decimal"), xsd("1", "decimal"),
		xsd("+1.50", "decimal"), xsd("true", "boolean"), xsd("1", "boolean"), xsd("1e3", "double"), xsd("", "integer"),
		xsd("12345678901234567890", "integer"), xsd("0.1234567890123456789", "decimal"),
		quad.LangString{Value: "chat", Lang: "fr"}, quad.String("<x>"), quad.String("\x01\u0085\"\\")}
	g := newGraph(t)
	var quads []quad.Quad
	for _, o := range literals {
		quads = append(quads, quad.Quad{Subject: quad.IRI("http://example.org/s"), Predicate: quad.IRI("http://example.org/p"), Object: o})
	}
	_, err := g.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	left := map[quad.Quad]bool{}
	for _, q := range quads {
		left[q] = true
	}
	for q, err := range g.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if back := graph.ExportQuad(q); !left[back] {
			t.Errorf("%v came back", back)
		} else {
			delete(left, back)
		}
	}
	for q := range left {
		t.Errorf("%v is lost", q)
	}
}

// TestOnDisk goes through the same changes on disk and in memory and compares after each, as a reader sees them.
func TestOnDisk(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph")
	disk, err := graph.Open(ctx, path, graph.Create)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { disk.Close() }()
	memory := newGraph(t)
	for step := range 60 {
		doc := string(rune('a' + step%4))
		if step%7 == 6 {
			for _, g := range []*graph.Graph{disk, memory} {
				if _, err := g.Remove(ctx, schema.DocumentID(doc)); err != nil {
					t.Fatal(err)
				}
			}
		} else {
			r := anyReading(doc).Example(step)
			onDisk, inMemory := add(t, disk, r), add(t, memory, r)
			if onDisk != inMemory {
				t.Fatalf("step %d: %+v on disk, %+v in memory", step, onDisk, inMemory)
			}
		}
		reader, err := graph.Open(ctx, path, graph.ReadOnly)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := dump(t, reader), dump(t, memory); got != want {
			t.Fatalf("step %d: on disk\n%s\nin memory\n%s", step, got, want)
		}
		if _, err := reader.Add(ctx, schema.Reading{Document: schema.Document{ID: "x"}}); !errors.Is(err, graph.ErrReadOnly) {
			t.Fatalf("a reader may write: %v", err)
		}
		reader.Close()
		if step == 30 {
			if err := disk.Close(); err != nil {
				t.Fatal(err)
			}
			if disk, err = graph.Open(ctx, path, graph.ReadWrite); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := graph.Open(ctx, path, graph.ReadWrite); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("a second writer: %v", err)
	}
	if _, err := graph.Open(ctx, path+"-none", graph.ReadWrite); !errors.Is(err, graph.ErrNotExist) {
		t.Errorf("none there: %v", err)
	}
}
