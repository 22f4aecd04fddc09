package graph

import (
	"fmt"

	"claimgraph/schema"
)

// check refuses a reading that could not be taken out of the graph again: one whose names are no IRIs, or whose parts
// belong to another document.
func check(r *schema.Reading) error {
	if r.Document.ID == "" {
		return fmt.Errorf("document %q: no identifier", r.Document.Source)
	}
	doc := r.Document.ID
	names := []string{doc.Short()}
	for i := range r.Entities {
		if r.Entities[i].ID == "" {
			return fmt.Errorf("document %s: entity %q has no identifier", doc, r.Entities[i].Name)
		}
		names = append(names, r.Entities[i].ID.Short(), r.Entities[i].Wikidata)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.ID == "" || s.Predicate.Name == "" {
			return fmt.Errorf("document %s: statement %q lacks its identifier or predicate", doc, s.Evidence.Quote)
		}
		if s.Evidence.Document != doc {
			return fmt.Errorf("document %s: statement %s rests on document %s", doc, s.ID, s.Evidence.Document)
		}
		names = append(names, s.ID.Short(), s.Predicate.Name, string(s.Subject.Entity), string(s.Object.Entity),
			string(s.Speaker.Entity))
		for _, q := range s.Qualifiers {
			names = append(names, string(q.Role), string(q.Argument.Entity))
		}
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		if a.ID == "" {
			return fmt.Errorf("document %s: attribution %q has no identifier", doc, a.Cue.Surface)
		}
		if a.Evidence.Document != doc {
			return fmt.Errorf("document %s: attribution %s rests on document %s", doc, a.ID, a.Evidence.Document)
		}
		names = append(names, a.ID.Short(), string(a.Speaker.Entity))
	}
	for _, name := range names {
		if !validIRI(name) {
			return fmt.Errorf("document %s: %q cannot be part of an IRI", doc, name)
		}
	}
	return nil
}
