package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
	"claimgraph/schema"
)

var turtle = Format{
	Name:        "turtle",
	Extension:   ".ttl",
	Description: "RDF 1.1 Turtle, for reading: as N-Triples, with prefixes and grouped by subject",
	Write: func(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
		return writeTurtle(ctx, w, g, f, func(q quad.Quad) quad.Quad { q.Label = nil; return q })
	},
}

var trig = Format{
	Name:        "trig",
	Extension:   ".trig",
	Description: "RDF 1.1 TriG, for reading: everything, one named graph for each statement and document",
	Write: func(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
		return writeTurtle(ctx, w, g, f, func(q quad.Quad) quad.Quad { return q })
	},
}

// tab parts the terms of a line while it is sorted; within terms it is escaped.
const tab = "\t"

// writeTurtle groups by graph, subject and predicate what comes sorted by them.
func writeTurtle(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter, change func(quad.Quad) quad.Quad) error {
	b := bufio.NewWriterSize(w, 1<<16)
	for _, ns := range schema.Namespaces {
		fmt.Fprintf(b, "@prefix %s <%s> .\n", ns.Prefix, ns.IRI)
	}
	t := turtleWriter{w: b}
	for line, err := range sortedLines(ctx, g, f, func(line []byte, q quad.Quad) []byte { return appendKeyed(line, change(q)) }) {
		if err != nil {
			return err
		}
		t.triple(strings.Split(strings.TrimSuffix(line, "\n"), tab))
	}
	t.endGraph()
	return b.Flush()
}

// appendKeyed appends a quad as its label, subject, predicate and object in Turtle, parted by tabs.
func appendKeyed(b []byte, q quad.Quad) []byte {
	if q.Label != nil {
		b = appendTurtle(b, q.Label)
	}
	for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object} {
		b = appendTurtle(append(b, tab...), v)
	}
	return append(b, '\n')
}

// turtleWriter knows what was written last, so that it is not written again.
type turtleWriter struct {
	w                         io.Writer
	label, subject, predicate string
	open                      bool // a subject awaits its full stop
}

func (t *turtleWriter) triple(terms []string) {
	label, subject, predicate, object := terms[0], terms[1], terms[2], terms[3]
	indent := ""
	if label != "" {
		indent = "  "
	}
	switch {
	case label != t.label:
		t.endGraph()
		t.label = label
		fmt.Fprintf(t.w, "\n%s {\n%s%s %s %s", label, indent, subject, predicate, object)
	case subject != t.subject || !t.open:
		t.endSubject()
		if indent == "" {
			fmt.Fprint(t.w, "\n")
		}
		fmt.Fprintf(t.w, "%s%s %s %s", indent, subject, predicate, object)
	case predicate != t.predicate:
		fmt.Fprintf(t.w, " ;\n%s  %s %s", indent, predicate, object)
	default:
		fmt.Fprintf(t.w, " ,\n%s    %s", indent, object)
	}
	t.subject, t.predicate, t.open = subject, predicate, true
}

func (t *turtleWriter) endSubject() {
	if t.open {
		fmt.Fprint(t.w, " .\n")
		t.open = false
	}
}

func (t *turtleWriter) endGraph() {
	t.endSubject()
	if t.label != "" {
		fmt.Fprint(t.w, "}\n")
		t.label = ""
	}
}

// appendTurtle appends a term in Turtle, with prefixes where they need no escapes.
func appendTurtle(b []byte, v quad.Value) []byte {
	switch v := v.(type) {
	case quad.IRI:
		if short := schema.ShortenIRI(string(v)); short != string(v) && plainLocal(short[strings.IndexByte(short, ':')+1:]) {
			return append(b, short...)
		}
	case quad.TypedString:
		return appendTurtle(append(appendQuoted(b, string(v.Value)), "^^"...), v.Type)
	}
	return appendTerm(b, v)
}

// plainLocal reports whether a local name may follow a prefix as it is.
func plainLocal(s string) bool {
	for i, r := range s {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
		if !letter && (r != '-' || i == 0) {
			return false
		}
	}
	return s != ""
}
