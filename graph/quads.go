// Package graph keeps what was read in a graph of claims: it adds and removes readings, answers questions and gives
// back statements. It is the only part of the program that knows cayley.
//
// # The mapping
//
// A statement is a node of its own and the label of its edge, as a nanopublication's assertion is a named graph. Names
// inside the store are short (see schema.Namespaces); exports hold full IRIs. From "China claims the Senkaku Islands."
// in a document "summit":
//
//	<e:China> <p:claims> <e:Senkaku_Islands> <s:9f2c> .               the edge, only if affirmed and asserted
//	<s:9f2c> <rdf:type> <rdf:Statement> <s:9f2c> .
//	<s:9f2c> <rdf:subject> <e:China> <s:9f2c> .
//	<s:9f2c> <rdf:predicate> <p:claims> <s:9f2c> .
//	<s:9f2c> <rdf:object> <e:Senkaku_Islands> <s:9f2c> .              a literal where it is no entity
//	<s:9f2c> <p:polarity> "affirmed" <s:9f2c> .
//	<s:9f2c> <p:modality> "asserted" <s:9f2c> .
//	<s:9f2c> <p:confidence> "0.97"^^<xsd:decimal> <s:9f2c> .
//	<s:9f2c> <p:wording> "claims" <s:9f2c> .
//	<s:9f2c> <prov:wasDerivedFrom> <d:summit#s14> <s:9f2c> .
//
// and, where the text gives them, p:speaker, p:plover, p:when, p:implicit and one property for each qualifier's role,
// such as p:time. Sentences and documents bear the document as label:
//
//	<d:summit#s14> <rdf:type> <c:Sentence> <d:summit> .
//	<d:summit#s14> <dcterms:isPartOf> <d:summit> <d:summit> .
//	<d:summit#s14> <oa:exact> "China claims the Senkaku Islands." <d:summit> .
//	<d:summit#s14> <oa:start> "102"^^<xsd:integer> <d:summit> .
//	<d:summit> <rdf:type> <c:Document> <d:summit> .
//	<d:summit> <dcterms:title> "Leaders meet" <d:summit> .
//	<d:summit> <dcterms:references> <e:China> <d:summit> .            and so on for every entity
//
// An attribution is a node <a:...> and its own label, with p:speaker, p:cue and a node <a:...#1> for each passage.
//
// What is known of an entity stands once, however many documents say so, and without a label, so that a plain question
// gets one answer. Who says so is kept beside it as one support for each fact and document, and the fact goes with its
// last support:
//
//	<e:China> <rdf:type> <c:Country> .
//	<f:HASH> <prov:wasDerivedFrom> <d:summit> <d:summit> .            HASH identifies the fact
//
// So a document's removal takes what is labelled by it, by its statements and by its attributions, and nothing else.
package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// The properties of other vocabularies that the mapping uses.
const (
	rdfType       = quad.IRI("rdf:type")
	rdfSubject    = quad.IRI("rdf:subject")
	rdfPredicate  = quad.IRI("rdf:predicate")
	rdfObject     = quad.IRI("rdf:object")
	rdfStatement  = quad.IRI("rdf:Statement")
	rdfsLabel     = quad.IRI("rdfs:label")
	skosAltLabel  = quad.IRI("skos:altLabel")
	owlSameAs     = quad.IRI("owl:sameAs")
	derivedFrom   = quad.IRI("prov:wasDerivedFrom")
	isPartOf      = quad.IRI("dcterms:isPartOf")
	references    = quad.IRI("dcterms:references")
	dcIdentifier  = quad.IRI("dcterms:identifier")
	dcTitle       = quad.IRI("dcterms:title")
	dcDate        = quad.IRI("dcterms:date")
	dcPublisher   = quad.IRI("dcterms:publisher")
	dcSource      = quad.IRI("dcterms:source")
	oaExact       = quad.IRI("oa:exact")
	oaStart       = quad.IRI("oa:start")
	oaEnd         = quad.IRI("oa:end")
	propSpeaker   = quad.IRI(schema.PropSpeaker)
	propPolarity  = quad.IRI(schema.PropPolarity)
	propModality  = quad.IRI(schema.PropModality)
	propConfident = quad.IRI(schema.PropConfidence)
	propPLOVER    = quad.IRI(schema.PropPLOVER)
	propWhen      = quad.IRI(schema.PropWhen)
	propImplicit  = quad.IRI(schema.PropImplicit)
	propWording   = quad.IRI(schema.PropWording)
	propCue       = quad.IRI(schema.PropCue)
	propPassage   = quad.IRI(schema.PropPassage)
	propSHA256    = quad.IRI(schema.PropSHA256)
	propSentences = quad.IRI(schema.PropSentences)
	propCountry   = quad.IRI(schema.PropCountry)
	propSector    = quad.IRI(schema.PropSector)
)

// entityFacts are the properties of entities that stand without a label.
var entityFacts = []quad.IRI{rdfType, rdfsLabel, skosAltLabel, owlSameAs, propCountry, propSector}

// quadList gathers quads under one label and leaves out those whose object is empty.
type quadList struct {
	label quad.Value
	quads []quad.Quad
}

func (l *quadList) add(s, p quad.IRI, o quad.Value) {
	if o != nil {
		l.quads = append(l.quads, quad.Quad{Subject: s, Predicate: p, Object: o, Label: l.label})
	}
}

// labelledQuads gives everything of a reading that bears a label, supports of entity facts included. A statement
// whose subject is no entity is left out, for RDF has no literal subjects.
func labelledQuads(r *schema.Reading) []quad.Quad {
	doc := quad.IRI(r.Document.ID.Short())
	l := &quadList{label: doc}
	addDocument(l, doc, &r.Document)
	for i := range r.Entities {
		l.add(doc, references, quad.IRI(r.Entities[i].ID.Short()))
		for _, f := range factsOf(&r.Entities[i]) {
			l.add(supportOf(f), derivedFrom, doc)
		}
	}
	for _, s := range distinctStatements(r.Statements) {
		l.label = doc
		addSentence(l, &s.Evidence)
		l.label = quad.IRI(s.ID.Short())
		addStatement(l, s)
	}
	for i := range r.Attributions {
		a := &r.Attributions[i]
		l.label = doc
		addSentence(l, &a.Evidence)
		l.label = quad.IRI(a.ID.Short())
		addAttribution(l, a)
	}
	return l.quads
}

// distinctStatements leaves out what has no entity as subject, and of those that say the same keeps the surest.
func distinctStatements(all []schema.Statement) []*schema.Statement {
	at := make(map[schema.StatementID]int, len(all))
	kept := make([]*schema.Statement, 0, len(all))
	for i := range all {
		s := &all[i]
		if s.Subject.Entity == "" {
			continue
		}
		if j, ok := at[s.ID]; !ok {
			at[s.ID] = len(kept)
			kept = append(kept, s)
		} else if s.Confidence > kept[j].Confidence {
			kept[j] = s
		}
	}
	return kept
}

func addDocument(l *quadList, doc quad.IRI, d *schema.Document) {
	l.add(doc, rdfType, quad.IRI(schema.ClassDocument))
	l.add(doc, dcIdentifier, text(d.Source))
	l.add(doc, dcTitle, text(d.Title))
	l.add(doc, dcDate, date(d.Published))
	l.add(doc, dcPublisher, text(d.Publisher))
	l.add(doc, dcSource, link(d.URL))
	l.add(doc, propSHA256, text(d.SHA256))
	l.add(doc, propSentences, quad.Int(d.Sentences))
}

func addSentence(l *quadList, e *schema.Evidence) {
	s := sentenceIRI(e.Document, e.Sentence)
	l.add(s, rdfType, quad.IRI(schema.ClassSentence))
	l.add(s, isPartOf, quad.IRI(e.Document.Short()))
	addQuote(l, s, e.Quote, e.Start, e.End)
}

func addQuote(l *quadList, node quad.IRI, exact string, start, end int) {
	l.add(node, oaExact, text(exact))
	l.add(node, oaStart, quad.Int(start))
	l.add(node, oaEnd, quad.Int(end))
}

func addStatement(l *quadList, s *schema.Statement) {
	id, predicate := quad.IRI(s.ID.Short()), quad.IRI("p:"+s.Predicate.Name)
	if s.Polarity == schema.Affirmed && s.Modality == schema.Asserted && s.Object.Entity != "" {
		l.add(quad.IRI(s.Subject.Entity.Short()), predicate, quad.IRI(s.Object.Entity.Short()))
	}
	l.add(id, rdfType, rdfStatement)
	l.add(id, rdfSubject, argument(s.Subject))
	l.add(id, rdfPredicate, predicate)
	l.add(id, rdfObject, argument(s.Object))
	l.add(id, propSpeaker, argument(s.Speaker))
	l.add(id, propPolarity, quad.String(s.Polarity.String()))
	l.add(id, propModality, quad.String(s.Modality.String()))
	l.add(id, propConfident, decimal(s.Confidence))
	l.add(id, propPLOVER, text(string(s.Predicate.PLOVER)))
	l.add(id, propWording, text(s.Predicate.Surface))
	l.add(id, propWhen, text(s.When))
	if s.Implicit {
		l.add(id, propImplicit, quad.Bool(true))
	}
	for _, q := range s.Qualifiers {
		l.add(id, quad.IRI(q.Role.Short()), argument(q.Argument))
	}
	l.add(id, derivedFrom, sentenceIRI(s.Evidence.Document, s.Evidence.Sentence))
}

func addAttribution(l *quadList, a *schema.Attribution) {
	id := quad.IRI(a.ID.Short())
	l.add(id, rdfType, quad.IRI(schema.ClassAttribution))
	l.add(id, propSpeaker, argument(a.Speaker))
	l.add(id, propCue, text(a.Cue.Surface))
	l.add(id, derivedFrom, sentenceIRI(a.Evidence.Document, a.Evidence.Sentence))
	for i, c := range a.Content {
		passage := quad.IRI(fmt.Sprintf("%s#%d", a.ID.Short(), i+1))
		l.add(id, propPassage, passage)
		addQuote(l, passage, c.Text, c.Start, c.End)
	}
}

// factsOf gives what is known of an entity, without a label.
func factsOf(e *schema.Entity) []quad.Quad {
	l := &quadList{}
	id := quad.IRI(e.ID.Short())
	l.add(id, rdfType, quad.IRI(e.Kind.Short()))
	l.add(id, rdfsLabel, text(e.Name))
	for _, alias := range e.Aliases {
		l.add(id, skosAltLabel, text(alias))
	}
	if e.Wikidata != "" {
		l.add(id, owlSameAs, quad.IRI("wd:"+e.Wikidata))
	}
	l.add(id, propCountry, text(e.Country))
	l.add(id, propSector, text(string(e.Sector)))
	return l.quads
}

// supportOf names the node that stands for a fact in the record of who supports it.
func supportOf(fact quad.Quad) quad.IRI {
	sum := sha256.Sum256([]byte(fact.Subject.String() + " " + fact.Predicate.String() + " " + fact.Object.String()))
	return quad.IRI("f:" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:10])))
}

func sentenceIRI(doc schema.DocumentID, index int) quad.IRI {
	return quad.IRI(fmt.Sprintf("%s#s%d", doc.Short(), index))
}

func argument(a schema.Argument) quad.Value {
	if a.Entity != "" {
		return quad.IRI(a.Entity.Short())
	}
	return text(a.Surface)
}
