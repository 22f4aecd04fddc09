package schema

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteTurtle writes the schema as an OWL ontology in Turtle: classes, core predicates and claimgraph's own
// properties. A predicate's inverse reading is declared as its owl:inverseOf; a Wikidata property of about the same
// meaning as skos:closeMatch.
func WriteTurtle(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, ns := range Namespaces {
		fmt.Fprintf(b, "@prefix %s <%s> .\n", ns.Prefix, ns.IRI)
	}
	fmt.Fprintf(b, "\n<%s> a owl:Ontology ;\n  rdfs:label \"claimgraph\" ;\n"+
		"  rdfs:comment \"Who claims what about whom in geopolitics, and where it is said.\" .\n", strings.TrimSuffix(Base, "/"))
	for _, k := range AllKinds() {
		turtleClass(b, k.Short(), k.String(), k.Comment())
	}
	turtleClass(b, ClassDocument, "Document", "a source text")
	turtleClass(b, ClassSentence, "Sentence", "a sentence of a document, with its quote and offsets")
	turtleClass(b, ClassAttribution, "Attribution", "passages of a text that are somebody's words or thoughts")
	for i := range Predicates {
		turtlePredicate(b, &Predicates[i])
	}
	for _, p := range Properties {
		turtleProperty(b, p)
	}
	for _, r := range Roles {
		turtleProperty(b, Property{Name: r.Role.Short(), Definition: "qualifier: " + r.Definition, Domain: "rdf:Statement"})
	}
	return b.Flush()
}

func turtleClass(w io.Writer, name, label, comment string) {
	fmt.Fprintf(w, "\n%s a owl:Class ;\n  rdfs:label %s ;\n  rdfs:comment %s .\n",
		name, turtleString(label), turtleString(comment))
}

func turtlePredicate(w io.Writer, p *Predicate) {
	types := "owl:ObjectProperty"
	if p.Symmetric {
		types += " , owl:SymmetricProperty"
	}
	fmt.Fprintf(w, "\np:%s a %s ;\n  rdfs:label %s ;\n  rdfs:comment %s ;\n", p.Name, types,
		turtleString(words(p.Name)), turtleString(p.Definition))
	turtleClasses(w, "rdfs:domain", p.Domain)
	turtleClasses(w, "rdfs:range", p.Range)
	if p.PLOVER != NoEvent {
		fmt.Fprintf(w, "  %s %s ;\n", PropPLOVER, turtleString(string(p.PLOVER)))
	}
	if p.Wikidata != "" && !p.WikidataInverse {
		fmt.Fprintf(w, "  skos:closeMatch wd:%s ;\n", p.Wikidata)
	}
	fmt.Fprintf(w, "  skos:example %s .\n", turtleString(p.Example))
	if p.Inverse == "" {
		return
	}
	fmt.Fprintf(w, "\np:%s a owl:ObjectProperty ;\n  rdfs:label %s ;\n", p.Inverse, turtleString(words(p.Inverse)))
	if p.Wikidata != "" && p.WikidataInverse {
		fmt.Fprintf(w, "  skos:closeMatch wd:%s ;\n", p.Wikidata)
	}
	fmt.Fprintf(w, "  owl:inverseOf p:%s .\n", p.Name)
}

// turtleClasses writes a domain or range; one that holds anything says nothing and is left out.
func turtleClasses(w io.Writer, property string, set Kinds) {
	kinds := set.List()
	switch {
	case set&Anything == Anything, len(kinds) == 0:
	case len(kinds) == 1:
		fmt.Fprintf(w, "  %s %s ;\n", property, kinds[0].Short())
	default:
		fmt.Fprintf(w, "  %s [ a owl:Class ; owl:unionOf (", property)
		for _, k := range kinds {
			fmt.Fprintf(w, " %s", k.Short())
		}
		fmt.Fprint(w, " ) ] ;\n")
	}
}

func turtleProperty(w io.Writer, p Property) {
	kind := "rdf:Property"
	if strings.HasPrefix(p.Range, "xsd:") {
		kind = "owl:DatatypeProperty"
	}
	local := p.Name[strings.IndexByte(p.Name, ':')+1:]
	fmt.Fprintf(w, "\n%s a %s ;\n  rdfs:label %s ;\n", p.Name, kind, turtleString(words(local)))
	if p.Domain != "" {
		fmt.Fprintf(w, "  rdfs:domain %s ;\n", p.Domain)
	}
	if p.Range != "" {
		fmt.Fprintf(w, "  rdfs:range %s ;\n", p.Range)
	}
	fmt.Fprintf(w, "  rdfs:comment %s .\n", turtleString(p.Definition))
}

var turtleEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func turtleString(s string) string { return `"` + turtleEscapes.Replace(s) + `"` }

// words takes a local name apart: "headOfStateOf" is "head of state of", "sha256" stays whole.
func words(local string) string {
	var b strings.Builder
	for i, r := range local {
		if i > 0 && 'A' <= r && r <= 'Z' {
			b.WriteByte(' ')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Words reads the predicate as words: "head of state of".
func (r Relation) Words() string { return words(r.Name) }
