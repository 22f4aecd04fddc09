package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"claimgraph/extract/text"
	"claimgraph/schema"
)

// Reading is what a graph keeps of the document: its statements between entities, the entities that they or the
// attributions speak of, and who said what.
func (d *Document) Reading() schema.Reading {
	r := schema.Reading{Document: Describe(d.Article)}
	r.Document.Sentences = len(d.Trees)
	used := map[schema.EntityID]bool{}
	for _, c := range d.Claims {
		if c.Restated || c.Speech {
			continue
		}
		r.Statements = append(r.Statements, c.Statement)
		for _, a := range arguments(c.Statement) {
			used[a.Entity] = true
		}
	}
	r.Attributions = d.attributions()
	for _, a := range r.Attributions {
		used[a.Speaker.Entity] = true
	}
	for _, e := range d.Resolution.Entities {
		if !e.Local || used[e.ID] {
			r.Entities = append(r.Entities, e)
		}
	}
	slices.SortFunc(r.Entities, func(a, b schema.Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return r
}

func arguments(s schema.Statement) []schema.Argument {
	list := []schema.Argument{s.Subject, s.Object, s.Speaker}
	for _, q := range s.Qualifiers {
		list = append(list, q.Argument)
	}
	return list
}

// Describe is the document that an article will be in a graph, but for the number of its sentences.
func Describe(a text.Article) schema.Document {
	sum := sha256.Sum256([]byte(a.Body))
	return schema.Document{ID: schema.MintDocumentID(a.ID), Source: a.ID, Title: a.Title, Published: a.Published,
		Publisher: a.Publisher, URL: a.URL, SHA256: hex.EncodeToString(sum[:])}
}

func (d *Document) attributions() []schema.Attribution {
	points := newCounter(d.Article.Body)
	var list []schema.Attribution
	for i, a := range d.Attributions {
		if len(a.Content) == 0 {
			continue
		}
		cue := d.Trees[a.Cue.Sentence].Cover(a.Cue.First, a.Cue.Last)
		out := schema.Attribution{Speaker: d.Speakers[i].Argument,
			Cue: schema.Argument{Surface: cue.Of(d.Article.Body), Span: cue}}
		for _, c := range a.Content {
			out.Content = append(out.Content, schema.Passage{Text: c.Span.Of(d.Article.Body), Span: c.Span,
				Start: points.at(c.Span.Start), End: points.at(c.Span.End)})
		}
		s := d.Trees[a.Content[0].Sentence].Span
		out.Evidence = schema.Evidence{Document: d.ID, Sentence: a.Content[0].Sentence, Quote: s.Of(d.Article.Body),
			Start: points.at(s.Start), End: points.at(s.End)}
		out.SetID()
		list = append(list, out)
	}
	return list
}

// counter counts code points up to byte offsets, with a mark every so many bytes.
type counter struct {
	body  string
	marks []int
}

const markEvery = 256

func newCounter(body string) *counter {
	c := &counter{body: body, marks: []int{0}}
	for at := markEvery; at <= len(body); at += markEvery {
		c.marks = append(c.marks, c.marks[len(c.marks)-1]+countRunes(body[at-markEvery:at]))
	}
	return c
}

func (c *counter) at(offset int) int {
	m := offset / markEvery
	return c.marks[m] + countRunes(c.body[m*markEvery:offset])
}

// countRunes counts the first bytes of characters, so that a cut within a character counts it once.
func countRunes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
