package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"strings"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
	"claimgraph/schema"
)

var jsonld = Format{
	Name:        "jsonld",
	Extension:   ".jsonld",
	Description: "JSON-LD 1.1: everything, for programs that prefer JSON",
	Write:       writeJSONLD,
}

// writeJSONLD streams nodes grouped by graph and subject, the unlabelled ones first.
func writeJSONLD(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString("{\n\"@context\": {")
	for i, ns := range schema.Namespaces {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quoteJSON(strings.TrimSuffix(ns.Prefix, ":")) + ": " + quoteJSON(ns.IRI))
	}
	b.WriteString("},\n\"@graph\": [")
	j := jsonldWriter{w: b}
	for line, err := range sortedLines(ctx, g, f, appendJSONKeyed) {
		if err != nil {
			return err
		}
		j.quad(strings.Split(strings.TrimSuffix(line, "\n"), tab))
	}
	j.end(0)
	b.WriteString("\n]\n}\n")
	return b.Flush()
}

// appendJSONKeyed appends label, subject, predicate and object as JSON, parted by tabs.
func appendJSONKeyed(b []byte, q quad.Quad) []byte {
	if q.Label != nil {
		b = append(b, quoteJSON(compactIRI(q.Label))...)
	}
	b = append(b, tab+quoteJSON(compactIRI(q.Subject))+tab...)
	b = append(b, quoteJSON(compactIRI(q.Predicate))+tab...)
	return append(b, jsonObject(q.Object)+"\n"...)
}

// compactIRI shortens an IRI where a reader is sure to expand it again: what follows the prefix must not begin with
// two slashes.
func compactIRI(v quad.Value) string {
	iri, ok := v.(quad.IRI)
	if !ok {
		return v.String() // a blank node
	}
	short := schema.ShortenIRI(string(iri))
	if _, local, _ := strings.Cut(short, ":"); strings.HasPrefix(local, "//") {
		return string(iri)
	}
	return short
}

func jsonObject(v quad.Value) string {
	switch v := v.(type) {
	case quad.LangString:
		return `{"@value": ` + quoteJSON(string(v.Value)) + `, "@language": ` + quoteJSON(v.Lang) + `}`
	case quad.TypedString:
		return `{"@value": ` + quoteJSON(string(v.Value)) + `, "@type": ` + quoteJSON(compactIRI(v.Type)) + `}`
	case quad.String:
		return `{"@value": ` + quoteJSON(string(v)) + `}`
	}
	return `{"@id": ` + quoteJSON(compactIRI(v)) + `}`
}

func quoteJSON(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return `""` // a string always encodes
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// jsonldWriter keeps count of what is open: a graph, a node, a list of values.
type jsonldWriter struct {
	w                         *bufio.Writer
	label, subject, predicate string
	open                      int // 1 graph, 2 node, 3 list
	begun                     bool
}

func (j *jsonldWriter) quad(terms []string) {
	label, subject, predicate, object := terms[0], terms[1], terms[2], terms[3]
	newGraph := !j.begun || label != j.label
	newNode := newGraph || subject != j.subject
	switch {
	case newGraph:
		j.end(0)
		j.separate()
		if label != "" {
			j.w.WriteString(`{"@id": ` + label + `, "@graph": [` + "\n")
		}
		j.node(subject)
	case newNode:
		j.end(1)
		j.w.WriteString(",\n")
		j.node(subject)
	case predicate != j.predicate:
		j.end(2)
	default:
		j.w.WriteString(", " + object)
		return
	}
	j.w.WriteString(`, ` + predicate + `: [` + object)
	j.label, j.subject, j.predicate, j.open, j.begun = label, subject, predicate, 3, true
}

func (j *jsonldWriter) node(subject string) { j.w.WriteString(`{"@id": ` + subject) }

func (j *jsonldWriter) separate() {
	if j.begun {
		j.w.WriteString(",")
	}
	j.w.WriteString("\n")
}

// end closes what is open down to the level.
func (j *jsonldWriter) end(level int) {
	if j.open > 2 && level <= 2 {
		j.w.WriteString("]")
	}
	if j.open > 1 && level <= 1 {
		j.w.WriteString("}")
	}
	if j.open > 0 && level == 0 && j.label != "" {
		j.w.WriteString("\n]}")
	}
	j.open = level
}
