package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

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
