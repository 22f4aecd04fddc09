package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
	"claimgraph/schema"
)

var nanopub = Format{
	Name:        "nanopub",
	Extension:   ".nanopub.trig",
	Description: "TriG, one nanopublication for each statement: assertion, provenance, publication info",
	Write:       writeNanopubs,
}

// writeNanopubs follows the guidelines of https://nanopub.net. The assertion holds the edge, or where a statement is not
// put forward as so, its description; the provenance holds who says it, the sentence and the document.
func writeNanopubs(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	v := newView(ctx, g, f)
	b := bufio.NewWriterSize(w, 1<<16)
	for _, ns := range schema.Namespaces {
		fmt.Fprintf(b, "@prefix %s <%s> .\n", ns.Prefix, ns.IRI)
	}
	b.WriteString("@prefix np: <http://www.nanopub.org/nschema#> .\n")
	for s := range v.statements() {
		writeNanopub(b, v, s)
	}
	if v.err != nil {
		return v.err
	}
	return b.Flush()
}

func writeNanopub(w io.Writer, v *view, s *schema.Statement) {
	short := s.ID.Short()
	id := name(short)
	part := func(p string) string { return name(short + "#" + p) }
	fmt.Fprintf(w, "\n%s {\n  %s a np:Nanopublication ;\n    np:hasAssertion %s ;\n    np:hasProvenance %s ;\n    np:hasPublicationInfo %s .\n}\n",
		part("head"), id, part("assertion"), part("provenance"), part("pubinfo"))
	fmt.Fprintf(w, "%s {\n%s}\n", part("assertion"), assertion(s))
	sentence := name(s.Evidence.Document.Short() + "#s" + strconv.Itoa(s.Evidence.Sentence))
	document := name(s.Evidence.Document.Short())
	fmt.Fprintf(w, "%s {\n  %s prov:wasDerivedFrom %s ;\n", part("provenance"), part("assertion"), sentence)
	if !s.Speaker.IsZero() {
		fmt.Fprintf(w, "    %s %s ;\n", schema.PropSpeaker, argument(s.Speaker))
	}
	fmt.Fprintf(w, "    %s %s .\n", schema.PropConfidence, literal(decimalForm(s.Confidence), "xsd:decimal"))
	fmt.Fprintf(w, "  %s dcterms:isPartOf %s ;\n    oa:exact %s ;\n    oa:start %d ;\n    oa:end %d .\n", sentence, document,
		literal(s.Evidence.Quote, ""), s.Evidence.Start, s.Evidence.End)
	d := v.of(s)
	for _, p := range []struct{ property, value string }{{"dcterms:title", d.Title}, {"dcterms:publisher", d.Publisher},
		{"dcterms:date", d.Published}, {schema.PropSHA256, d.SHA256}} {
		if p.value != "" {
			fmt.Fprintf(w, "  %s %s %s .\n", document, p.property, literal(p.value, ""))
		}
	}
	fmt.Fprintf(w, "}\n%s {\n  %s dcterms:creator <%s> .\n}\n", part("pubinfo"), id, strings.TrimSuffix(schema.Base, "/"))
}

// assertion gives the edge of a statement that is put forward as so, between two things; the description of any other.
func assertion(s *schema.Statement) string {
	predicate := name("p:" + s.Predicate.Name)
	if s.Polarity == schema.Affirmed && s.Modality == schema.Asserted && s.Object.Entity != "" {
		return fmt.Sprintf("  %s %s %s .\n", argument(s.Subject), predicate, argument(s.Object))
	}
	text := fmt.Sprintf("  %s a rdf:Statement ;\n    rdf:subject %s ;\n    rdf:predicate %s ;\n", name(s.ID.Short()),
		argument(s.Subject), predicate)
	if !s.Object.IsZero() {
		text += fmt.Sprintf("    rdf:object %s ;\n", argument(s.Object))
	}
	return text + fmt.Sprintf("    %s %q ;\n    %s %q .\n", schema.PropPolarity, s.Polarity, schema.PropModality, s.Modality)
}

// name writes a short name in Turtle.
func name(short string) string { return string(appendTurtle(nil, quad.IRI(schema.ExpandIRI(short)))) }

func argument(a schema.Argument) string {
	if a.Entity != "" {
		return name(a.Entity.Short())
	}
	return literal(a.Surface, "")
}

func literal(text, datatype string) string {
	b := appendQuoted(nil, text)
	if datatype != "" {
		b = append(b, "^^"+datatype...)
	}
	return string(b)
}

// decimalForm writes a number with a point, as the datatype's canonical form does.
func decimalForm(f float64) string {
	s := decimal(f)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}
