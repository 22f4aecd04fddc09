// Package claim turns clauses and entities into statements: it normalises wordings to the core predicates by frames,
// keeps the others under a predicate minted from their own words, and says for each who says so.
package claim

import (
	"embed"
	"io/fs"
	"slices"

	"claimgraph/extract/attribution"
	"claimgraph/extract/clause"
	"claimgraph/extract/entity"
	"claimgraph/extract/mention"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

//go:embed frames/*.txt
var frameFiles embed.FS

// English parses the frames that come with the program.
func English() (*Frames, error) {
	files, err := fs.Sub(frameFiles, "frames")
	if err != nil {
		return nil, err
	}
	return Parse(files)
}

// Input is what the stages before have found in one document.
type Input struct {
	Document     schema.DocumentID
	Body         string
	Trees        []syntax.Tree
	Attributions []attribution.Attribution
	Mentions     []mention.Mention
	Resolution   entity.Resolution
	Clauses      []clause.Clause
}

// Claim is a statement with the places in the text that it was read from.
type Claim struct {
	schema.Statement
	SubjectMention, ObjectMention int // indexes into Input.Mentions, -1 for none
	Attribution                   int // index into Input.Attributions, -1 where the text itself says so
	Clause                        int // index into Input.Clauses, -1 for none
	// Restated marks a claim in the sentence's own words whose clause is stated by a core predicate too, with the same
	// sides the other way round or through a noun: "the reef is administered by Tokelau".
	Restated bool
	// Speech marks a bare act of speech, which an attribution keeps: "Ishiba said that ...".
	Speech bool
}

// Speaker is whose words an attribution is.
type Speaker struct {
	schema.Argument
	Mention int // index into Input.Mentions, -1 for none
}

// Output is what a document says, and who says it.
type Output struct {
	Claims   []Claim
	Speakers []Speaker // one per Input.Attributions
}

// Read reads every clause of a document. Claims come in the order of the text; each of them is made once.
func Read(in *Input, frames *Frames) Output {
	x := newIndex(in)
	m := newMaker(x)
	m.nested() // first: what a name takes for granted is nobody's claim
	for n := range in.Clauses {
		for _, match := range m.open(n, x.matches(n, frames)) {
			m.framed(match)
		}
		m.demands(n)
	}
	m.restate()
	slices.SortStableFunc(m.claims, func(a, b Claim) int { return a.Evidence.Sentence - b.Evidence.Sentence })
	return Output{Claims: m.claims, Speakers: m.speakers.list}
}
