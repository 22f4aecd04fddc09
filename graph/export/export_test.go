package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	cayleynquads "github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"claimgraph/graph"
	"claimgraph/schema"
)

var update = flag.Bool("update", false, "write the output of every format into testdata/formats.txtar")

// sample is a small graph with everything that a format must cope with: texts that need escapes, a denial, an
// intention, a speaker, a literal object and an identifier that no prefix can shorten.
func sample(t testing.TB) *graph.Graph {
	t.Helper()
	g := graph.New(memstore.New(), graph.Create)
	doc := schema.DocumentID("https://example.org/river?day=1")
	doc = schema.MintDocumentID(string(doc))
	r := schema.Reading{
		Document: schema.Document{ID: doc, Title: "=The \"river\"\\ & <dam>", Published: "2023-11-05", Publisher: "The Example",
			URL: "https://example.org/river?day=1", SHA256: "ab", Sentences: 4},
		Entities: []schema.Entity{
			{ID: "Egypt", Name: "Egypt", Kind: schema.Country, Country: "EGY", Sector: schema.Government, Wikidata: "Q79"},
			{ID: "Ethiopia", Name: "Ethiopia", Kind: schema.Country, Country: "ETH", Wikidata: "Q115"},
			{ID: "Côte_d'Ivoire", Name: "Côte d'Ivoire", Kind: schema.Country, Aliases: []string{"Ivory Coast"}},
			{ID: "Dam_on_the_Nile", Name: "Dam on the Nile", Kind: schema.Facility},
		},
	}
	entity := func(id schema.EntityID) schema.Argument { return schema.Argument{Entity: id} }
	at := 0
	say := func(s schema.Statement, quote string) {
		s.Evidence = schema.Evidence{Document: doc, Sentence: len(r.Statements), Quote: quote, Start: at, End: at + len([]rune(quote))}
		at = s.Evidence.End + 1
		s.SetID()
		r.Statements = append(r.Statements, s)
	}
	say(schema.Statement{Subject: entity("Ethiopia"), Predicate: schema.Relation{Name: "controls", Surface: "runs"},
		Object: entity("Dam_on_the_Nile"), Confidence: 0.91}, "Ethiopia runs the dam.")
	say(schema.Statement{Subject: entity("Egypt"), Predicate: schema.Relation{Name: "supports", Surface: "support", PLOVER: schema.Support},
		Object: entity("Dam_on_the_Nile"), Polarity: schema.Denied, Confidence: 0.5, Speaker: entity("Côte_d'Ivoire")},
		"Egypt \"does not\" support it,\nsaid Côte d'Ivoire.")
	say(schema.Statement{Subject: entity("Ethiopia"), Predicate: schema.Relation{Name: "visits", Surface: "visit", PLOVER: schema.Consult},
		Object: entity("Egypt"), Modality: schema.Intended, Confidence: 0.75, When: "in May",
		Qualifiers: []schema.Qualifier{{Role: schema.RoleTime, Argument: schema.Argument{Surface: "in May"}}}},
		"Ethiopians will visit Egypt in May.")
	say(schema.Statement{Subject: entity("Egypt"), Predicate: schema.Relation{Name: "buy", Surface: "bought"},
		Object: schema.Argument{Surface: "-500 \x01tonnes\tof <wheat> & \u2028more"}, Confidence: 1}, "It bought wheat.")
	a := schema.Attribution{Speaker: entity("Côte_d'Ivoire"), Cue: schema.Argument{Surface: "said"}, Evidence: r.Statements[1].Evidence,
		Content: []schema.Passage{{Text: "Egypt", Start: 23, End: 28}, {Text: "support it", Start: 44, End: 54}}}
	a.SetID()
	r.Attributions = append(r.Attributions, a)
	if _, err := g.Add(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	return g
}

func write(t testing.TB, f Format, g *graph.Graph, filter graph.Filter) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(context.Background(), &b, g, filter); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFormats compares each format with what a person has looked at.
func TestFormats(t *testing.T) {
	const golden = "testdata/formats.txtar"
	g := sample(t)
	var got txtar.Archive
	got.Comment = []byte("What each format makes of one small graph. Written by: go test ./graph/export -update\n")
	filter := graph.Filter{Predicates: []string{"supports", "buy"}}
	for _, f := range Formats() {
		got.Files = append(got.Files, txtar.File{Name: f.Name, Data: []byte(write(t, f, g, filter))})
	}
	if *update {
		if err := os.WriteFile(golden, txtar.Format(&got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := txtar.ParseFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range got.Files {
		if i >= len(want.Files) || want.Files[i].Name != f.Name {
			t.Fatalf("%s is not in %s: run with -update and look at it", f.Name, golden)
		}
		if diff := cmp.Diff(string(want.Files[i].Data), string(f.Data)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Name, diff)
		}
	}
}

func TestFormatsHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats() {
		if seen[f.Name] || seen[f.Extension] || f.Description == "" {
			t.Errorf("%s: name or extension is taken, or nothing is said about it", f.Name)
		}
		seen[f.Name], seen[f.Extension] = true, true
		if got, err := ByName(f.Name); err != nil || got.Name != f.Name {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	if _, err := ByName("nquad"); err == nil || !strings.Contains(err.Error(), "nquads") {
		t.Errorf("%v does not say what there is", err)
	}
}

// TestEmptyGraph: nothing in, a whole file out.
func TestEmptyGraph(t *testing.T) {
	g := graph.New(memstore.New(), graph.Create)
	for _, f := range Formats() {
		out := write(t, f, g, graph.Filter{})
		switch f.Name {
		case "jsonld":
			if !json.Valid([]byte(out)) {
				t.Errorf("%s: %s", f.Name, out)
			}
		case "graphml", "gexf":
			wellFormed(t, f.Name, out)
		}
	}
}

func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

func TestXMLAndCSVAreSound(t *testing.T) {
	g := sample(t)
	for _, name := range []string{"graphml", "gexf"} {
		f, err := ByName(name)
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, name, write(t, f, g, graph.Filter{}))
	}
	for _, f := range []Format{csvTable, events} {
		rows, err := csv.NewReader(strings.NewReader(write(t, f, g, graph.Filter{}))).ReadAll()
		if err != nil || len(rows) < 3 {
			t.Errorf("%s: %d rows, %v", f.Name, len(rows), err)
		}
		for _, row := range rows {
			for _, c := range row {
				if strings.HasPrefix(c, "=") {
					t.Errorf("%s: %q would be run as a formula", f.Name, c)
				}
			}
		}
	}
}

// TestRDFToolsAgree has every RDF format read by the tools that are installed. They must not warn, and all formats must
// hold the same.
func TestRDFToolsAgree(t *testing.T) {
	g := sample(t)
	dir := t.TempDir()
	names := map[string]string{"nquads": "nquads", "ntriples": "nt", "turtle": "turtle", "trig": "trig", "jsonld": "json-ld"}
	for name := range names {
		f, err := ByName(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(write(t, f, g, graph.Filter{})), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	nanopubs := filepath.Join(dir, "nanopub")
	if err := os.WriteFile(nanopubs, []byte(write(t, nanopub, g, graph.Filter{})), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Run("rapper", func(t *testing.T) {
		need(t, "rapper", "--version")
		for _, name := range []string{"nquads", "ntriples", "turtle", "trig"} {
			silent(t, "rapper", "-q", "-c", "-i", name, filepath.Join(dir, name))
		}
		silent(t, "rapper", "-q", "-c", "-i", "trig", nanopubs)
	})
	t.Run("rdflib", func(t *testing.T) {
		python := "python3"
		if exec.Command(python, "-c", "import rdflib").Run() != nil {
			python = "/usr/bin/python3" // where a distribution's rdflib is, if another Python comes first in the path
		}
		need(t, python, "-c", "import rdflib")
		for name, theirs := range names {
			silent(t, python, "-c", rdflibCompare, filepath.Join(dir, "nquads"), filepath.Join(dir, name), theirs)
		}
		silent(t, python, "-c", rdflibNanopubs, nanopubs)
	})
	t.Run("dot", func(t *testing.T) {
		need(t, "dot", "-V")
		path := filepath.Join(dir, "dot")
		if err := os.WriteFile(path, []byte(write(t, dot, g, graph.Filter{})), 0o644); err != nil {
			t.Fatal(err)
		}
		silent(t, "dot", "-Tsvg", "-o", os.DevNull, path)
	})
}

// rdflibCompare fails unless the second file holds what the first one does; a format without graphs is compared by
// its triples.
const rdflibCompare = `
import logging, sys, rdflib
logging.basicConfig(level=logging.WARNING)
def load(path, format):
    g = rdflib.ConjunctiveGraph()
    g.parse(path, format=format)
    return g
a, b = load(sys.argv[1], "nquads"), load(sys.argv[2], sys.argv[3])
graphs = sys.argv[3] in ("nquads", "trig", "json-ld")
def name(c):
    return str(c.identifier) if c is not None and isinstance(c.identifier, rdflib.URIRef) and "statement" in str(c.identifier) else ""
def content(g):
    return {(s, p, o, name(c)) for s, p, o, c in g.quads()} if graphs else {t for t in g}
x, y = content(a), content(b)
assert x == y, (x - y, y - x)
assert not [o for o in b.objects() if isinstance(o, rdflib.Literal) and o.datatype and o.value is None]
`

// rdflibNanopubs fails unless every nanopublication has its parts, none of them empty, and its provenance speaks of its
// assertion.
const rdflibNanopubs = `
import sys, rdflib
NP = rdflib.Namespace("http://www.nanopub.org/nschema#")
g = rdflib.ConjunctiveGraph()
g.parse(sys.argv[1], format="trig")
found = list(g.subjects(rdflib.RDF.type, NP.Nanopublication))
assert len(found) == 4, found
for n in found:
    parts = [g.value(n, NP[p]) for p in ("hasAssertion", "hasProvenance", "hasPublicationInfo")]
    assert all(len(g.get_context(p)) > 0 for p in parts), (n, parts)
    assert (parts[0], None, None) in g.get_context(parts[1]), n
    assert (n, None, None) in g.get_context(parts[2]), n
`

// need skips the test where a tool is missing, unless CLAIMGRAPH_REQUIRE_TOOLS asks for all.
func need(t *testing.T, tool string, args ...string) {
	t.Helper()
	if err := exec.Command(tool, args...).Run(); err != nil {
		message := fmt.Sprintf("%s %s: %v", tool, strings.Join(args, " "), err)
		if os.Getenv("CLAIMGRAPH_REQUIRE_TOOLS") != "" {
			t.Fatal(message)
		}
		t.Skip(message)
	}
}

// silent runs a tool that must succeed and say nothing.
func silent(t *testing.T, tool string, args ...string) {
	t.Helper()
	if out, err := exec.Command(tool, args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%s %s: %v\n%s", tool, strings.Join(args[len(args)-1:], " "), err, out)
	}
}

// TestNQuadsLoadBack: a graph that is loaded from an export exports the same bytes.
func TestNQuadsLoadBack(t *testing.T) {
	defer func(convert bool) { cayleynquads.AutoConvertTypedString = convert }(cayleynquads.AutoConvertTypedString)
	cayleynquads.AutoConvertTypedString = false
	text := write(t, nquads, sample(t), graph.Filter{})
	reader := cayleynquads.NewReader(strings.NewReader(text), false)
	back := graph.New(memstore.New(), graph.Create)
	loaded, err := back.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for {
			q, err := reader.ReadQuad()
			if errors.Is(err, io.EOF) || !yield(q, err) {
				return
			}
		}
	})
	if err != nil || loaded != strings.Count(text, "\n") {
		t.Fatalf("%d quads of %d: %v", loaded, strings.Count(text, "\n"), err)
	}
	if diff := cmp.Diff(text, write(t, nquads, back, graph.Filter{})); diff != "" {
		t.Error(diff)
	}
}

// TestSortingOnDisk: what does not fit into one chunk comes out in the same order.
func TestSortingOnDisk(t *testing.T) {
	g := sample(t)
	whole := write(t, nquads, g, graph.Filter{})
	defer func(n int) { sortChunk = n }(sortChunk)
	for _, n := range []int{2, 7, 50} {
		sortChunk = n
		if got := write(t, nquads, g, graph.Filter{}); got != whole {
			t.Errorf("chunks of %d: %d bytes of %d, or another order", n, len(got), len(whole))
		}
	}
	sortChunk = 2
	if err := nquads.Write(context.Background(), failing{}, g, graph.Filter{}); err == nil {
		t.Error("a write error is lost")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := nquads.Write(ctx, io.Discard, g, graph.Filter{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after cancelling: %v", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func BenchmarkNQuads(b *testing.B) {
	g := sample(b)
	for b.Loop() {
		if err := nquads.Write(context.Background(), io.Discard, g, graph.Filter{}); err != nil {
			b.Fatal(err)
		}
	}
}
