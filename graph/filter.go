package graph

import (
	"slices"
	"strings"

	"claimgraph/schema"
)

// Filter picks statements. Each field that is set narrows the choice; the zero value picks all. Means the same
// wherever it is used: in show, conflicts and every export.
type Filter struct {
	About         []schema.EntityID   // any of these is subject, object or speaker
	Predicates    []string            // local names
	Speakers      []schema.EntityID   // any of these says so
	Documents     []schema.DocumentID // read in any of these
	Since, Until  string              // the document's date, YYYY-MM-DD, both included
	MinConfidence float64
	AssertedOnly  bool // affirmed and asserted
}

// IsZero reports whether the filter picks all.
func (f Filter) IsZero() bool {
	return len(f.About)+len(f.Predicates)+len(f.Speakers)+len(f.Documents) == 0 &&
		f.Since == "" && f.Until == "" && f.MinConfidence <= 0 && !f.AssertedOnly
}

// picksStatement tests everything but the document's date.
func (f Filter) picksStatement(s *schema.Statement) bool {
	about := func(id schema.EntityID) bool {
		return s.Subject.Entity == id || s.Object.Entity == id || s.Speaker.Entity == id
	}
	return (len(f.About) == 0 || slices.ContainsFunc(f.About, about)) &&
		(len(f.Predicates) == 0 || slices.Contains(f.Predicates, s.Predicate.Name)) &&
		(len(f.Speakers) == 0 || slices.Contains(f.Speakers, s.Speaker.Entity)) &&
		(len(f.Documents) == 0 || slices.Contains(f.Documents, s.Evidence.Document)) &&
		s.Confidence >= f.MinConfidence &&
		(!f.AssertedOnly || s.Polarity == schema.Affirmed && s.Modality == schema.Asserted)
}

// picksDocument tests the date. A document without one is outside every period.
func (f Filter) picksDocument(d schema.Document) bool {
	if f.Since == "" && f.Until == "" {
		return true
	}
	day, _, _ := strings.Cut(d.Published, "T")
	return day != "" && day >= f.Since && (f.Until == "" || day <= f.Until)
}
