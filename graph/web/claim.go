package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode"

	"claimgraph/graph"
	"claimgraph/schema"
)

// thing is an argument of a statement: a name with a page, or only a wording.
type thing struct{ Text, Link string }

// claim is what is said, whoever says it.
type claim struct {
	Subject, Object thing
	Predicate       string // as words
	Definition      string // of a core predicate
	Marks           []string
}

// saying is one place where a claim is made.
type saying struct {
	Speaker    thing
	Quote      string
	Document   schema.Document
	Statement  string
	Detail     string // circumstances
	Confidence int    // in per cent
}

func (s saying) Link() string { return documentLink(s.Document.ID) }

// entry is a claim with the places that make it, the surest first.
type entry struct {
	claim
	Sayings []saying
}

// section is a part of an entity's page: one predicate and one side of it.
type section struct {
	Heading, Definition string
	Entries             []entry
}

func (v *view) thing(a schema.Argument) (thing, error) {
	if a.Entity == "" {
		return thing{Text: a.Surface}, nil
	}
	label, err := v.label(a.Entity)
	return thing{Text: label, Link: entityLink(a.Entity)}, err
}

func (v *view) claim(s *schema.Statement) (claim, error) {
	c := claim{Predicate: words(s.Predicate.Name)}
	if p, ok := schema.PredicateByName(s.Predicate.Name); ok {
		c.Definition = p.Definition
	}
	if s.Polarity == schema.Denied {
		c.Marks = append(c.Marks, "denied")
	}
	if s.Modality != schema.Asserted {
		c.Marks = append(c.Marks, s.Modality.String())
	}
	var err error
	if c.Subject, err = v.thing(s.Subject); err != nil {
		return c, err
	}
	c.Object, err = v.thing(s.Object)
	return c, err
}

// words takes a predicate's name apart: disputesWith is "disputes with".
func words(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func (v *view) saying(s *schema.Statement, documents map[schema.DocumentID]schema.Document) (saying, error) {
	said := saying{Quote: s.Evidence.Quote, Statement: s.ID.Short(), Confidence: int(s.Confidence*100 + 0.5)}
	id := s.Evidence.Document
	if _, known := documents[id]; !known {
		d, _, err := v.g.Document(v.r.Context(), id)
		if err != nil {
			return said, err
		}
		if d.Title == "" {
			d.Title = string(id)
		}
		documents[id] = d
	}
	said.Document = documents[id]
	var err error
	if said.Speaker, err = v.thing(s.Speaker); err != nil {
		return said, err
	}
	var details []string
	if s.When != "" {
		details = append(details, s.When)
	}
	for _, q := range s.Qualifiers {
		value, err := v.thing(q.Argument)
		if err != nil {
			return said, err
		}
		if value.Text != s.When {
			details = append(details, words(string(q.Role))+": "+value.Text)
		}
	}
	said.Detail = strings.Join(details, "; ")
	return said, nil
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

// entries puts statements that say the same together, those with the most sayings first.
func (v *view) entries(statements []schema.Statement) ([]entry, error) {
	type key struct {
		subject, object schema.Argument
		predicate       string
		polarity        schema.Polarity
		modality        schema.Modality
	}
	documents := map[schema.DocumentID]schema.Document{}
	at := map[key]int{}
	var all []entry
	for i := range statements {
		s := &statements[i]
		said, err := v.saying(s, documents)
		if err != nil {
			return nil, err
		}
		k := key{bare(s.Subject), bare(s.Object), s.Predicate.Name, s.Polarity, s.Modality}
		j, ok := at[k]
		if !ok {
			c, err := v.claim(s)
			if err != nil {
				return nil, err
			}
			j = len(all)
			at[k] = j
			all = append(all, entry{claim: c})
		}
		all[j].Sayings = append(all[j].Sayings, said)
	}
	for i := range all {
		slices.SortStableFunc(all[i].Sayings, func(a, b saying) int { return cmp.Compare(b.Confidence, a.Confidence) })
	}
	slices.SortStableFunc(all, func(a, b entry) int {
		return cmp.Or(cmp.Compare(len(a.Marks), len(b.Marks)), cmp.Compare(len(b.Sayings), len(a.Sayings)),
			cmp.Compare(a.Subject.Text, b.Subject.Text), cmp.Compare(a.Object.Text, b.Object.Text))
	})
	return all, nil
}

// bare leaves out the place in the text.
func bare(a schema.Argument) schema.Argument {
	if a.Entity != "" {
		return schema.Argument{Entity: a.Entity}
	}
	return schema.Argument{Surface: a.Surface}
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
