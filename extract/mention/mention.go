// Package mention finds the expressions that refer to something: names, nominals and pronouns.
package mention

import (
	"claimgraph/extract/gazetteer"
	"claimgraph/schema"
)

// Form tells how a mention refers.
type Form uint8

// The forms.
const (
	Name    Form = iota // Japan, Shigeru Ishiba
	Nominal             // the island nation, two leaders
	Pronoun             // they, who, its
)

func (f Form) String() string { return [...]string{"name", "nominal", "pronoun"}[f] }

// Mention is a range of tokens of one sentence that refers to something. Mentions may nest: "the Japanese prime
// minister" holds "Japanese".
type Mention struct {
	Sentence    int
	First, Last int // indexes of its first and last token, both included
	Head        int // index of its head word
	// CoreFirst and CoreLast hold the name itself, without article, titles and nationality: "Ishiba Shigeru" in
	// "Japanese Prime Minister Ishiba Shigeru". A mention that is no name has its head there.
	CoreFirst, CoreLast int
	Kind                schema.Kind
	Form                Form
	// Hits are what the gazetteer knows by this name, best first; empty where it knows nothing.
	Hits []gazetteer.Hit
}
