package schema

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteText writes the schema for people: every core predicate with its direction, its meaning and an example, then
// the kinds of things and the properties of statements.
func WriteText(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "CORE PREDICATES (from subject to object)\n")
	for _, p := range Predicates {
		fmt.Fprintf(t, "%s\t%s\n", p.Name, p.Definition)
		fmt.Fprintf(t, "\t%s -> %s%s\n", p.Domain, p.Range, predicateNotes(p))
		fmt.Fprintf(t, "\te.g. %s\n", p.Example)
	}
	fmt.Fprintf(t, "\nKINDS OF THINGS\n")
	for _, k := range AllKinds() {
		fmt.Fprintf(t, "%s\t%s\n", k, k.Comment())
	}
	fmt.Fprintf(t, "\nPROPERTIES OF STATEMENTS, DOCUMENTS AND ENTITIES\n")
	for _, p := range Properties {
		fmt.Fprintf(t, "%s\t%s\n", p.Name, p.Definition)
	}
	fmt.Fprintf(t, "\nQUALIFIERS OF STATEMENTS\n")
	for _, r := range Roles {
		fmt.Fprintf(t, "%s\t%s\n", r.Role.Short(), r.Definition)
	}
	return t.Flush()
}

func predicateNotes(p Predicate) string {
	notes := ""
	if p.Symmetric {
		notes += "; symmetric"
	}
	if p.Inverse != "" {
		notes += "; inverse " + p.Inverse
	}
	if p.PLOVER != NoEvent {
		notes += "; PLOVER " + string(p.PLOVER)
	}
	if p.Wikidata != "" {
		notes += "; Wikidata " + p.Wikidata
		if p.WikidataInverse {
			notes += " reversed"
		}
	}
	return notes
}
