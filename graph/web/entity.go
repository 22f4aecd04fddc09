package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"claimgraph/graph"
	"claimgraph/schema"
)

// section is a part of an entity's page: one predicate and one side of it.
type section struct {
	Heading, Definition string
	Entries             []entry
}

// entity is the page of a thing: what is said about it, by predicate, and what it says.
func (c *claimPages) entity(v *view) error {
	ctx, id := v.r.Context(), schema.EntityID(v.r.URL.Query().Get("id"))
	e, found, err := v.g.Entity(ctx, id)
	if err != nil {
		return err
	}
	statements, more, err := v.statements(graph.Filter{About: []schema.EntityID{id}})
	if err != nil {
		return err
	}
	if !found && len(statements) == 0 {
		return v.missing(&graph.NotFoundError{What: "entity", Name: string(id)})
	}
	if e.Name == "" {
		if e.Name, err = v.label(id); err != nil {
			return err
		}
	}
	data := struct {
		page
		Entity   schema.Entity
		Sections []section
		Said     []entry
		More     bool
		Query    string
	}{page: c.s.page(e.Name), Entity: e, More: more}
	var about, said []schema.Statement
	for _, s := range statements {
		if s.Subject.Entity == id || s.Object.Entity == id {
			about = append(about, s)
		} else {
			said = append(said, s)
		}
	}
	if data.Sections, err = v.sections(id, about); err != nil {
		return err
	}
	if data.Said, err = v.entries(said); err != nil {
		return err
	}
	data.Query = queryAbout(id, about)
	return v.render("entity", http.StatusOK, data)
}

// queryAbout asks for the edges of a thing, tagged so that cayley's Visualize page draws them.
func queryAbout(id schema.EntityID, statements []schema.Statement) string {
	var out, in []string
	for _, s := range statements {
		list, predicate := &out, fmt.Sprintf("%q", "<p:"+s.Predicate.Name+">")
		if s.Subject.Entity != id {
			list = &in
		}
		if !slices.Contains(*list, predicate) {
			*list = append(*list, predicate)
		}
	}
	query := fmt.Sprintf("var it = g.V(%q)", "<"+id.Short()+">")
	if len(out) > 0 {
		query += "\nit.Tag(\"source\").Out([" + strings.Join(out, ", ") + "]).Tag(\"target\").All()"
	}
	if len(in) > 0 {
		query += "\nit.Tag(\"target\").In([" + strings.Join(in, ", ") + "]).Tag(\"source\").All()"
	}
	return query
}

func (v *view) statements(f graph.Filter) (all []schema.Statement, more bool, err error) {
	for s, err := range v.g.Statements(v.r.Context(), f) {
		if err != nil {
			return nil, false, err
		}
		if len(all) == maxShown {
			return all, true, nil
		}
		all = append(all, s)
	}
	return all, false, nil
}

// sections sorts statements by predicate, those of the schema first and in its order, and by which side the thing is.
func (v *view) sections(id schema.EntityID, statements []schema.Statement) ([]section, error) {
	type key struct {
		predicate string
		asObject  bool
	}
	by := map[key][]schema.Statement{}
	for _, s := range statements {
		k := key{s.Predicate.Name, s.Subject.Entity != id}
		by[k] = append(by[k], s)
	}
	var keys []key
	for k := range by {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(rank(a.predicate), rank(b.predicate)), cmp.Compare(a.predicate, b.predicate), cmpBool(a.asObject, b.asObject))
	})
	var all []section
	for _, k := range keys {
		entries, err := v.entries(by[k])
		if err != nil {
			return nil, err
		}
		s := section{Entries: entries, Definition: entries[0].Definition}
		name, err := v.label(id)
		if err != nil {
			return nil, err
		}
		if k.asObject {
			s.Heading = "… " + words(k.predicate) + " " + name
		} else {
			s.Heading = name + " " + words(k.predicate) + " …"
		}
		all = append(all, s)
	}
	return all, nil
}

// rank is a predicate's place in the schema; others come after.
func rank(predicate string) int {
	i := slices.IndexFunc(schema.Predicates, func(p schema.Predicate) bool { return p.Name == predicate })
	if i < 0 {
		return len(schema.Predicates)
	}
	return i
}

func cmpBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// document is the page of a document: its sentences that make claims, in their order.
func (c *claimPages) document(v *view) error {
	id := schema.DocumentID(v.r.URL.Query().Get("id"))
	d, found, err := v.g.Document(v.r.Context(), id)
	if err != nil {
		return err
	}
	if !found {
		return v.missing(&graph.NotFoundError{What: "document", Name: string(id)})
	}
	statements, more, err := v.statements(graph.Filter{Documents: []schema.DocumentID{id}})
	if err != nil {
		return err
	}
	if d.Title == "" {
		d.Title = string(id)
	}
	type sentence struct {
		Quote  string
		Claims []entry
	}
	data := struct {
		page
		Document  schema.Document
		Sentences []sentence
		More      bool
	}{page: c.s.page(d.Title), Document: d, More: more}
	for len(statements) > 0 {
		n := 1
		for n < len(statements) && statements[n].Evidence.Sentence == statements[0].Evidence.Sentence {
			n++
		}
		entries, err := v.entries(statements[:n])
		if err != nil {
			return err
		}
		data.Sentences = append(data.Sentences, sentence{statements[0].Evidence.Quote, entries})
		statements = statements[n:]
	}
	return v.render("document", http.StatusOK, data)
}
