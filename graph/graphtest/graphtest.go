// Package graphtest holds a small graph for tests of what is built upon graphs.
package graphtest

import (
	"context"
	"unicode/utf8"

	"github.com/cayleygraph/cayley/graph/memstore"

	"claimgraph/graph"
	"claimgraph/schema"
)

// Islands gives a new graph in memory of two documents that disagree about the Senkaku Islands.
func Islands(ctx context.Context) (*graph.Graph, error) {
	g := graph.New(memstore.New(), graph.Create)
	_, err := g.AddAll(ctx, Readings())
	return g, err
}

// Readings gives the two documents.
func Readings() []schema.Reading {
	gazette := document("gazette", "Who holds the islands", "2025-03-04", "The Harbour Gazette")
	gazette.say("Japan governs the Senkaku Islands.", "Japan", "controls", "Senkaku Islands")
	gazette.say("China and Taiwan both claim the islands as their own.", "China", "claims", "Senkaku Islands")
	gazette.say("China and Taiwan both claim the islands as their own.", "Taiwan", "claims", "Senkaku Islands")
	courier := document("courier", "Tokyo & Beijing <differ>", "2025-04-01", "The Strait Courier")
	courier.say("There is no dispute about who controls them, Tokyo says.", "Japan", "controls", "Senkaku Islands").
		Speaker = courier.entity("Japan")
	courier.say("Beijing denies that Japan controls the islands.", "Japan", "controls", "Senkaku Islands").deny(courier.entity("China"))
	courier.say("Japan will strengthen its coast guard.", "Japan", "strengthens", "Coast Guard").Modality = schema.Intended
	return []schema.Reading{gazette.reading(), courier.reading()}
}

// draft is a reading in the making.
type draft struct {
	schema.Reading
	statements []*statement
	known      map[string]bool
	end        int // of the text so far, in code points
}

type statement struct{ schema.Statement }

func document(id, title, date, publisher string) *draft {
	d := &draft{known: map[string]bool{}}
	d.Document = schema.Document{ID: schema.DocumentID(id), Source: id + ".txt", Title: title, Published: date,
		Publisher: publisher, URL: "https://example.org/" + id, SHA256: "00" + id}
	return d
}

func (d *draft) entity(name string) schema.Argument {
	id := schema.MintEntityID(name)
	if !d.known[name] {
		d.known[name] = true
		kind := schema.Country
		switch name {
		case "Senkaku Islands":
			kind = schema.Territory
		case "Coast Guard":
			kind = schema.MilitaryOrganization
		}
		d.Entities = append(d.Entities, schema.Entity{ID: id, Kind: kind, Name: name})
	}
	return schema.Argument{Entity: id, Surface: name}
}

// say adds a sentence with one statement; a sentence that is repeated is the same sentence.
func (d *draft) say(quote, subject, predicate, object string) *statement {
	n := len(d.statements)
	s := &statement{schema.Statement{
		Subject: d.entity(subject), Object: d.entity(object), Confidence: 0.9,
		Predicate: schema.Relation{Name: predicate, Surface: predicate},
	}}
	if n > 0 && d.statements[n-1].Evidence.Quote == quote {
		s.Evidence = d.statements[n-1].Evidence
	} else {
		length := utf8.RuneCountInString(quote)
		s.Evidence = schema.Evidence{Document: d.Document.ID, Sentence: d.Document.Sentences, Quote: quote,
			Start: d.end, End: d.end + length}
		d.end += length + 1
		d.Document.Sentences++
	}
	d.statements = append(d.statements, s)
	return s
}

func (s *statement) deny(speaker schema.Argument) {
	s.Polarity, s.Speaker = schema.Denied, speaker
}

func (d *draft) reading() schema.Reading {
	for _, s := range d.statements {
		s.SetID()
		d.Statements = append(d.Statements, s.Statement)
	}
	return d.Reading
}
