package export

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
)

var csvTable = Format{
	Name:        "csv",
	Extension:   ".csv",
	Description: "one line for each statement, for spreadsheets",
	Write:       writeCSV,
}

var events = Format{
	Name:        "events",
	Extension:   ".events.csv",
	Description: "CSV of events in PLOVER terms: date, source and target with country and sector, type, mode, sentence",
	Write:       writeEvents,
}

// column is a heading with what stands below it.
type column struct {
	name  string
	value func(v *view, s *schema.Statement) string
}

var statementColumns = []column{
	{"statement", func(_ *view, s *schema.Statement) string { return string(s.ID) }},
	{"subject", func(v *view, s *schema.Statement) string { return v.name(s.Subject) }},
	{"predicate", func(_ *view, s *schema.Statement) string { return s.Predicate.Name }},
	{"object", func(v *view, s *schema.Statement) string { return v.name(s.Object) }},
	{"polarity", func(_ *view, s *schema.Statement) string { return s.Polarity.String() }},
	{"modality", func(_ *view, s *schema.Statement) string { return s.Modality.String() }},
	{"speaker", func(v *view, s *schema.Statement) string { return v.name(s.Speaker) }},
	{"confidence", func(_ *view, s *schema.Statement) string { return decimal(s.Confidence) }},
	{"when", func(_ *view, s *schema.Statement) string { return s.When }},
	{"qualifiers", func(v *view, s *schema.Statement) string { return qualifiers(v, s) }},
	{"plover", func(_ *view, s *schema.Statement) string { return string(s.Predicate.PLOVER) }},
	{"wording", func(_ *view, s *schema.Statement) string { return s.Predicate.Surface }},
	{"subject_id", func(_ *view, s *schema.Statement) string { return string(s.Subject.Entity) }},
	{"object_id", func(_ *view, s *schema.Statement) string { return string(s.Object.Entity) }},
	{"speaker_id", func(_ *view, s *schema.Statement) string { return string(s.Speaker.Entity) }},
	{"quote", func(_ *view, s *schema.Statement) string { return s.Evidence.Quote }},
	{"start", func(_ *view, s *schema.Statement) string { return strconv.Itoa(s.Evidence.Start) }},
	{"end", func(_ *view, s *schema.Statement) string { return strconv.Itoa(s.Evidence.End) }},
	{"document", func(_ *view, s *schema.Statement) string { return string(s.Evidence.Document) }},
	{"title", func(v *view, s *schema.Statement) string { return v.of(s).Title }},
	{"date", func(v *view, s *schema.Statement) string { return v.of(s).Published }},
	{"publisher", func(v *view, s *schema.Statement) string { return v.of(s).Publisher }},
	{"url", func(v *view, s *schema.Statement) string { return v.of(s).URL }},
}

var eventColumns = []column{
	{"date", func(v *view, s *schema.Statement) string { return v.of(s).Published }},
	{"source", func(v *view, s *schema.Statement) string { return v.name(s.Subject) }},
	{"source_country", func(v *view, s *schema.Statement) string { return v.entity(s.Subject.Entity).Country }},
	{"source_sector", func(v *view, s *schema.Statement) string { return string(v.entity(s.Subject.Entity).Sector) }},
	{"type", func(_ *view, s *schema.Statement) string { return string(s.Predicate.PLOVER) }},
	{"target", func(v *view, s *schema.Statement) string { return v.name(s.Object) }},
	{"target_country", func(v *view, s *schema.Statement) string { return v.entity(s.Object.Entity).Country }},
	{"target_sector", func(v *view, s *schema.Statement) string { return string(v.entity(s.Object.Entity).Sector) }},
	{"when", func(_ *view, s *schema.Statement) string { return s.When }},
	{"polarity", func(_ *view, s *schema.Statement) string { return s.Polarity.String() }},
	{"modality", func(_ *view, s *schema.Statement) string { return s.Modality.String() }},
	{"predicate", func(_ *view, s *schema.Statement) string { return s.Predicate.Name }},
	{"speaker", func(v *view, s *schema.Statement) string { return v.name(s.Speaker) }},
	{"confidence", func(_ *view, s *schema.Statement) string { return decimal(s.Confidence) }},
	{"sentence", func(_ *view, s *schema.Statement) string { return s.Evidence.Quote }},
	{"document", func(_ *view, s *schema.Statement) string { return string(s.Evidence.Document) }},
	{"statement", func(_ *view, s *schema.Statement) string { return string(s.ID) }},
}

func writeCSV(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	return writeTable(newView(ctx, g, f), w, statementColumns, func(*schema.Statement) bool { return true })
}

func writeEvents(ctx context.Context, w io.Writer, g *graph.Graph, f graph.Filter) error {
	return writeTable(newView(ctx, g, f), w, eventColumns, func(s *schema.Statement) bool {
		return s.Predicate.PLOVER != schema.NoEvent
	})
}

func writeTable(v *view, w io.Writer, columns []column, picks func(*schema.Statement) bool) error {
	out := csv.NewWriter(w)
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.name
	}
	if err := out.Write(cells); err != nil {
		return err
	}
	for s := range v.statements() {
		if !picks(s) {
			continue
		}
		for i, c := range columns {
			cells[i] = safeCell(c.value(v, s))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	if v.err != nil {
		return v.err
	}
	out.Flush()
	return out.Error()
}

// safeCell keeps a text from being run as a formula when a spreadsheet opens the file: "=HYPERLINK(...)" in an article
// would be. An apostrophe in front makes it a text.
func safeCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// qualifiers joins the circumstances of a statement: "time: in 2014; place: Geneva".
func qualifiers(v *view, s *schema.Statement) string {
	parts := make([]string, len(s.Qualifiers))
	for i, q := range s.Qualifiers {
		parts[i] = string(q.Role) + ": " + v.name(q.Argument)
	}
	return strings.Join(parts, "; ")
}
