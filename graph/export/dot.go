package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
)

var dot = Format{
	Name:        "dot",
	Extension:   ".dot",
	Description: "Graphviz: dashed what is denied, dotted what is not put forward as so, the speaker on the edge",
	Write:       writeDOT,
}

func writeDOT(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	v := newView(ctx, g, f)
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString("digraph claims {\n  rankdir=LR;\n" +
		"  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11, color=\"#8899aa\", fillcolor=\"#eeeeee\"];\n" +
		"  edge [fontname=\"Helvetica\", fontsize=9, color=\"#556677\", fontcolor=\"#334455\"];\n")
	for _, e := range v.nodes() {
		fmt.Fprintf(b, "  %s [label=%s, tooltip=%s, fillcolor=\"%s\"];\n", quoteDOT(string(e.ID)), quoteDOT(e.Name),
			quoteDOT(e.Kind.String()), kindColour(e.Kind))
	}
	for s := range v.edges() {
		label := s.Predicate.Words()
		if !s.Speaker.IsZero() {
			label += "\n(" + v.name(s.Speaker) + ")"
		}
		fmt.Fprintf(b, "  %s -> %s [label=%s, tooltip=%s%s];\n", quoteDOT(string(s.Subject.Entity)),
			quoteDOT(string(s.Object.Entity)), quoteDOT(label), quoteDOT(s.Evidence.Quote), edgeStyle(s))
	}
	b.WriteString("}\n")
	if v.err != nil {
		return v.err
	}
	return b.Flush()
}

func edgeStyle(s *schema.Statement) string {
	switch {
	case s.Polarity == schema.Denied:
		return ", style=dashed, color=\"#aa3333\""
	case s.Modality != schema.Asserted:
		return ", style=dotted"
	}
	return ""
}

// kindColour gives agents, places and papers each a pale colour.
func kindColour(k schema.Kind) string {
	switch {
	case k == schema.Country:
		return "#cfe2f3"
	case k == schema.Person:
		return "#fce5cd"
	case schema.Places.Has(k):
		return "#d9ead3"
	case schema.Organizations.Has(k):
		return "#d9d2e9"
	case schema.Agreements.Has(k):
		return "#fff2cc"
	}
	return "#eeeeee"
}

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", "")

func quoteDOT(s string) string { return `"` + dotEscapes.Replace(s) + `"` }
