package export

import (
	"bufio"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"claimgraph/graph"
	"claimgraph/schema"
)

var graphml = Format{
	Name:        "graphml",
	Extension:   ".graphml",
	Description: "GraphML for Gephi, yEd and Cytoscape: statements between two things, as edges with all their attributes",
	Write:       writeGraphML,
}

// attribute is a column of nodes or edges in GraphML and GEXF.
type attribute[T any] struct {
	name, kind string // kind: string or double, boolean
	value      func(v *view, of T) string
}

var nodeAttributes = []attribute[*schema.Entity]{
	{"label", "string", func(_ *view, e *schema.Entity) string { return e.Name }},
	{"kind", "string", func(_ *view, e *schema.Entity) string { return e.Kind.String() }},
	{"wikidata", "string", func(_ *view, e *schema.Entity) string { return e.Wikidata }},
	{"country", "string", func(_ *view, e *schema.Entity) string { return e.Country }},
	{"sector", "string", func(_ *view, e *schema.Entity) string { return string(e.Sector) }},
}

var edgeAttributes = []attribute[*schema.Statement]{
	{"label", "string", func(_ *view, s *schema.Statement) string { return s.Predicate.Words() }},
	{"predicate", "string", func(_ *view, s *schema.Statement) string { return s.Predicate.Name }},
	{"plover", "string", func(_ *view, s *schema.Statement) string { return string(s.Predicate.PLOVER) }},
	{"polarity", "string", func(_ *view, s *schema.Statement) string { return s.Polarity.String() }},
	{"modality", "string", func(_ *view, s *schema.Statement) string { return s.Modality.String() }},
	{"confidence", "double", func(_ *view, s *schema.Statement) string { return decimal(s.Confidence) }},
	{"speaker", "string", func(v *view, s *schema.Statement) string { return v.name(s.Speaker) }},
	{"when", "string", func(_ *view, s *schema.Statement) string { return s.When }},
	{"quote", "string", func(_ *view, s *schema.Statement) string { return s.Evidence.Quote }},
	{"document", "string", func(_ *view, s *schema.Statement) string { return string(s.Evidence.Document) }},
	{"title", "string", func(v *view, s *schema.Statement) string { return v.of(s).Title }},
	{"date", "string", func(v *view, s *schema.Statement) string { return v.of(s).Published }},
	{"publisher", "string", func(v *view, s *schema.Statement) string { return v.of(s).Publisher }},
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func writeGraphML(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	v := newView(ctx, g, f)
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
		`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">` + "\n")
	for i, a := range nodeAttributes {
		fmt.Fprintf(b, "  <key id=\"n%d\" for=\"node\" attr.name=\"%s\" attr.type=\"%s\"/>\n", i, a.name, a.kind)
	}
	for i, a := range edgeAttributes {
		fmt.Fprintf(b, "  <key id=\"e%d\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n", i, a.name, a.kind)
	}
	b.WriteString("  <graph id=\"claims\" edgedefault=\"directed\">\n")
	for _, e := range v.nodes() {
		fmt.Fprintf(b, "    <node id=\"%s\">\n", escapeXML(e.ID.Short()))
		for i, a := range nodeAttributes {
			writeData(b, "n", i, a.value(v, &e))
		}
		b.WriteString("    </node>\n")
	}
	for s := range v.edges() {
		fmt.Fprintf(b, "    <edge id=\"%s\" source=\"%s\" target=\"%s\">\n", escapeXML(s.ID.Short()),
			escapeXML(s.Subject.Entity.Short()), escapeXML(s.Object.Entity.Short()))
		for i, a := range edgeAttributes {
			writeData(b, "e", i, a.value(v, s))
		}
		b.WriteString("    </edge>\n")
	}
	b.WriteString("  </graph>\n</graphml>\n")
	if v.err != nil {
		return v.err
	}
	return b.Flush()
}

func writeData(b *bufio.Writer, prefix string, i int, value string) {
	if value != "" {
		fmt.Fprintf(b, "      <data key=\"%s%d\">%s</data>\n", prefix, i, escapeXML(value))
	}
}
