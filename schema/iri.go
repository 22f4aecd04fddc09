package schema

import "strings"

// Base is the namespace of everything that claimgraph names.
const Base = "https://w3id.org/claimgraph/"

// Namespace pairs the short prefix used inside the store with the full IRI used in every export.
type Namespace struct{ Prefix, IRI string }

// Namespaces lists every prefix that a graph uses. The prefix includes its colon.
var Namespaces = []Namespace{
	{"e:", Base + "entity/"},
	{"p:", Base + "predicate/"},
	{"c:", Base + "class/"},
	{"s:", Base + "statement/"},
	{"a:", Base + "attribution/"},
	{"d:", Base + "document/"},
	{"f:", Base + "fact/"},
	{"wd:", "http://www.wikidata.org/entity/"},
	{"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs:", "http://www.w3.org/2000/01/rdf-schema#"},
	{"owl:", "http://www.w3.org/2002/07/owl#"},
	{"xsd:", "http://www.w3.org/2001/XMLSchema#"},
	{"skos:", "http://www.w3.org/2004/02/skos/core#"},
	{"dcterms:", "http://purl.org/dc/terms/"},
	{"prov:", "http://www.w3.org/ns/prov#"},
	{"oa:", "http://www.w3.org/ns/oa#"},
}

// ExpandIRI replaces a known prefix by its full IRI; anything else comes back unchanged.
func ExpandIRI(short string) string {
	i := strings.IndexByte(short, ':') + 1
	if full, ok := fullIRIs[short[:i]]; ok {
		return full + short[i:]
	}
	return short
}

// fullIRIs maps prefixes to what they stand for.
var fullIRIs = func() map[string]string {
	full := make(map[string]string, len(Namespaces))
	for _, ns := range Namespaces {
		full[ns.Prefix] = ns.IRI
	}
	return full
}()

// ShortenIRI is the inverse of ExpandIRI.
func ShortenIRI(full string) string {
	for _, ns := range Namespaces {
		if rest, ok := strings.CutPrefix(full, ns.IRI); ok {
			return ns.Prefix + rest
		}
	}
	return full
}

// Short is the entity's name inside the store.
func (id EntityID) Short() string { return "e:" + string(id) }

// Short is the document's name inside the store.
func (id DocumentID) Short() string { return "d:" + string(id) }

// Short is the statement's name inside the store.
func (id StatementID) Short() string { return "s:" + string(id) }

// Short is the attribution's name inside the store.
func (id AttributionID) Short() string { return "a:" + string(id) }
