package main

import (
	"encoding/json"
	"io"

	"claimgraph/schema"
)

// The JSON forms of what show and conflicts print. Names are short, as queries use them.
type (
	entityJSON struct {
		ID       string   `json:"id"`
		Kind     string   `json:"kind"`
		Name     string   `json:"name"`
		Aliases  []string `json:"aliases,omitempty"`
		Wikidata string   `json:"wikidata,omitempty"`
		Country  string   `json:"country,omitempty"`
		Sector   string   `json:"sector,omitempty"`
	}
	documentJSON struct {
		ID        string `json:"id"`
		Source    string `json:"source,omitempty"`
		Title     string `json:"title,omitempty"`
		Published string `json:"date,omitempty"`
		Publisher string `json:"publisher,omitempty"`
		URL       string `json:"url,omitempty"`
		SHA256    string `json:"sha256,omitempty"`
		Sentences int    `json:"sentences"`
	}
	statementJSON struct {
		ID         string          `json:"id"`
		Subject    *argumentJSON   `json:"subject"`
		Predicate  string          `json:"predicate"`
		Wording    string          `json:"wording,omitempty"`
		PLOVER     string          `json:"plover,omitempty"`
		Object     *argumentJSON   `json:"object"`
		Qualifiers []qualifierJSON `json:"qualifiers,omitempty"`
		Polarity   string          `json:"polarity"`
		Modality   string          `json:"modality"`
		Speaker    *argumentJSON   `json:"speaker"`
		When       string          `json:"when,omitempty"`
		Implicit   bool            `json:"implicit,omitempty"`
		Confidence float64         `json:"confidence"`
		Evidence   evidenceJSON    `json:"evidence"`
	}
	argumentJSON struct {
		Entity string `json:"entity,omitempty"`
		Text   string `json:"text,omitempty"`
	}
	qualifierJSON struct {
		Role string `json:"role"`
		argumentJSON
	}
	evidenceJSON struct {
		Document string `json:"document"`
		Sentence int    `json:"sentence"`
		Quote    string `json:"quote"`
		Start    int    `json:"start"`
		End      int    `json:"end"`
	}
)

func (p *page) json(w io.Writer) error {
	out := struct {
		Entity     *entityJSON     `json:"entity,omitempty"`
		Document   *documentJSON   `json:"document,omitempty"`
		Statements []statementJSON `json:"statements"`
	}{Statements: statementsJSON(p.statements)}
	if e := p.entity; e != nil {
		out.Entity = &entityJSON{e.ID.Short(), e.Kind.String(), e.Name, e.Aliases, e.Wikidata, e.Country, string(e.Sector)}
	}
	if d := p.document; d != nil {
		out.Document = &documentJSON{d.ID.Short(), d.Source, d.Title, d.Published, d.Publisher, d.URL, d.SHA256, d.Sentences}
	}
	return printJSON(w, out)
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func statementsJSON(all []schema.Statement) []statementJSON {
	out := make([]statementJSON, 0, len(all))
	for _, s := range all {
		j := statementJSON{
			ID: s.ID.Short(), Subject: toArgumentJSON(s.Subject), Predicate: "p:" + s.Predicate.Name,
			Wording: s.Predicate.Surface, PLOVER: string(s.Predicate.PLOVER), Object: toArgumentJSON(s.Object),
			Polarity: s.Polarity.String(), Modality: s.Modality.String(), Speaker: toArgumentJSON(s.Speaker),
			When: s.When, Implicit: s.Implicit, Confidence: s.Confidence,
			Evidence: evidenceJSON{s.Evidence.Document.Short(), s.Evidence.Sentence, s.Evidence.Quote, s.Evidence.Start, s.Evidence.End},
		}
		for _, q := range s.Qualifiers {
			if a := toArgumentJSON(q.Argument); a != nil {
				j.Qualifiers = append(j.Qualifiers, qualifierJSON{string(q.Role), *a})
			}
		}
		out = append(out, j)
	}
	return out
}

// toArgumentJSON gives null for what is not there.
func toArgumentJSON(a schema.Argument) *argumentJSON {
	switch {
	case a.Entity != "":
		return &argumentJSON{Entity: a.Entity.Short()}
	case a.Surface != "":
		return &argumentJSON{Text: a.Surface}
	}
	return nil
}
