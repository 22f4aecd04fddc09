package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"claimgraph/graph"
	"claimgraph/schema"
)

// renderer writes statements for people. It remembers the names that it has looked up.
type renderer struct {
	ctx       context.Context
	g         *graph.Graph
	w         io.Writer
	screen    screen
	labels    map[schema.EntityID]string
	documents map[schema.DocumentID]schema.Document
	err       error // the first that occurred
}

func newRenderer(ctx context.Context, g *graph.Graph, w io.Writer) *renderer {
	return &renderer{ctx: ctx, g: g, w: w, screen: screenOf(w),
		labels: map[schema.EntityID]string{}, documents: map[schema.DocumentID]schema.Document{}}
}

func (r *renderer) keep(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *renderer) printf(format string, args ...any) {
	_, err := fmt.Fprintf(r.w, format, args...)
	r.keep(err)
}

// wrapped prints text in lines that fit, each behind the indent.
func (r *renderer) wrapped(indent, s string, style func(string) string) {
	width := max(20, r.screen.width-len(indent))
	for line := range strings.SplitSeq(text.WrapSoft(printable(s), width), "\n") {
		r.printf("%s%s\n", indent, style(strings.TrimRight(line, " ")))
	}
}

// entity gives an entity's label.
func (r *renderer) entity(id schema.EntityID) string {
	label, known := r.labels[id]
	if !known {
		var err error
		label, err = r.g.Label(r.ctx, id)
		r.keep(err)
		label = printable(label)
		r.labels[id] = label
	}
	return label
}

// argument names one side of a statement: an entity by its label, anything else by its wording in quotes.
func (r *renderer) argument(a schema.Argument) string {
	switch {
	case a.Entity != "":
		return r.entity(a.Entity)
	case a.Surface != "":
		return "“" + printable(a.Surface) + "”"
	}
	return "—"
}

func (r *renderer) document(id schema.DocumentID) schema.Document {
	d, known := r.documents[id]
	if !known {
		var err error
		d, _, err = r.g.Document(r.ctx, id)
		r.keep(err)
		r.documents[id] = d
	}
	return d
}

// manner says in words what is not plain about a statement: that it is denied, intended, and so on.
func manner(s *schema.Statement) string {
	var words []string
	if s.Polarity == schema.Denied {
		words = append(words, "denied")
	}
	if s.Modality != schema.Asserted {
		words = append(words, s.Modality.String())
	}
	return strings.Join(words, ", ")
}

func percent(confidence float64) string {
	return fmt.Sprintf("%.0f %%", math.Round(confidence*100))
}

// circumstances joins qualifiers and time in the text's words.
func (r *renderer) circumstances(s *schema.Statement) string {
	var parts []string
	if s.When != "" {
		parts = append(parts, printable(s.When))
	}
	for _, q := range s.Qualifiers {
		if q.Role == schema.RoleTime && q.Argument.Surface == s.When {
			continue
		}
		words := r.argument(q.Argument)
		parts = append(parts, fmt.Sprintf("%s: %s", q.Role, strings.Trim(words, "“”")))
	}
	return strings.Join(parts, "; ")
}

// predicateWords reads a core predicate by its name and any other in the words of the text.
func predicateWords(s *schema.Statement) string {
	if s.Predicate.Core() || s.Predicate.Surface == "" {
		return s.Predicate.Words()
	}
	return printable(s.Predicate.Surface)
}

// remarks follow the other side of a statement on its line.
func (r *renderer) remarks(s *schema.Statement) string {
	var parts []string
	if m := manner(s); m != "" {
		parts = append(parts, r.screen.warn(m))
	}
	if !s.Speaker.IsZero() {
		parts = append(parts, "according to "+r.argument(s.Speaker))
	}
	if c := r.circumstances(s); c != "" {
		parts = append(parts, c)
	}
	parts = append(parts, r.screen.faint(percent(s.Confidence)))
	return strings.Join(parts, r.screen.faint(" · "))
}

// evidence prints the sentence and where it stands.
func (r *renderer) evidence(indent string, e schema.Evidence) {
	r.quote(indent, e)
	r.wrapped(indent, r.source(e), r.screen.faint)
}

func (r *renderer) quote(indent string, e schema.Evidence) {
	r.wrapped(indent, "“"+strings.Join(strings.Fields(e.Quote), " ")+"”", asIs)
}

func asIs(s string) string { return s }

func (r *renderer) source(e schema.Evidence) string {
	d := r.document(e.Document)
	parts := []string{}
	for _, s := range []string{d.Title, d.Publisher, d.Published, fmt.Sprintf("%s, %d–%d", e.Document, e.Start, e.End)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// sentence reads a statement as words: "Japan controls Senkaku Islands".
func (r *renderer) sentence(s *schema.Statement) string {
	words := r.screen.bold(r.argument(s.Subject)) + " " + predicateWords(s)
	if !s.Object.IsZero() {
		words += " " + r.screen.bold(r.argument(s.Object))
	}
	return words
}
