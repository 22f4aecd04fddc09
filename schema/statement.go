package schema

import (
	"fmt"
	"sort"
)

// Reading is what was read in one document: the unit that is added to and removed from a graph.
type Reading struct {
	Document     Document
	Entities     []Entity
	Statements   []Statement
	Attributions []Attribution
}

// Document is a source text's description. Empty fields are unknown.
type Document struct {
	ID        DocumentID
	Source    string // the identifier, path or URL that the input gave
	Title     string
	Published string // RFC 3339 or YYYY-MM-DD
	Publisher string
	URL       string
	SHA256    string // of the body, in lower-case hex
	Sentences int
}

// Statement is a claim of a document: who does what to whom, who says so, and in which mode.
type Statement struct {
	ID         StatementID
	Subject    Argument
	Predicate  Relation
	Object     Argument // zero where the predicate takes none
	Qualifiers []Qualifier
	Polarity   Polarity
	Modality   Modality
	Speaker    Argument // zero where the text itself says so
	When       string   // the wording of the time, such as "in 2014"
	Evidence   Evidence
	Implicit   bool // the predicate is not worded: an apposition, a title, a possessive
	Confidence float64
	Rule       string // the frame or phenomenon that made it, for explanations
}

// Argument is one side of a statement. Where Entity is empty the wording stands for itself.
type Argument struct {
	Entity  EntityID
	Surface string
	Span    Span // of Surface in the body
}

// IsZero reports whether there is no argument.
func (a Argument) IsZero() bool { return a.Entity == "" && a.Surface == "" }

// Relation is a predicate with its wording.
type Relation struct {
	Name    string // "controls", or minted from the lemmatised wording: "reachOut"
	PLOVER  PLOVER // the event type, where one applies
	Surface string
	Span    Span
}

// Core reports whether the relation is a row of the table of core predicates.
func (r Relation) Core() bool { _, ok := PredicateByName(r.Name); return ok }

// Qualifier is a circumstance of a statement: when, where, with what, how much, about what.
type Qualifier struct {
	Role     Role
	Argument Argument
}

// Role names what a qualifier adds.
type Role string

// The roles.
const (
	RoleTime       Role = "time"
	RolePlace      Role = "place"
	RoleInstrument Role = "instrument"
	RoleTopic      Role = "topic"
	RoleQuantity   Role = "quantity"
	RoleManner     Role = "manner"
	RolePurpose    Role = "purpose"
	RoleRecipient  Role = "recipient"
	RoleSource     Role = "source"
	RoleOther      Role = "other"
)

// Attribution is a passage of the text that is somebody's words or thoughts.
type Attribution struct {
	ID       AttributionID
	Speaker  Argument
	Cue      Argument // the wording that reports it: said, according to
	Content  []Passage
	Evidence Evidence // the sentence that holds the content's first word
}

// Passage is a stretch of a document's body.
type Passage struct {
	Text       string
	Span       Span
	Start, End int // as in Evidence
}

// SetID derives the identifier from what the statement says, its document and its sentence, so that the same text
// gives the same identifier on every machine.
func (s *Statement) SetID() {
	parts := []string{
		string(s.Evidence.Document), fmt.Sprint(s.Evidence.Start, "-", s.Evidence.End), s.Evidence.Quote,
		s.Subject.key(), s.Predicate.Name, s.Object.key(), s.Polarity.String(), s.Modality.String(), s.Speaker.key(),
	}
	quals := make([]string, 0, len(s.Qualifiers))
	for _, q := range s.Qualifiers {
		quals = append(quals, string(q.Role)+"="+q.Argument.key())
	}
	sort.Strings(quals)
	s.ID = StatementID(hashID(append(parts, quals...)...))
}

// SetID derives the identifier from the attribution's document, speaker and content.
func (a *Attribution) SetID() {
	parts := []string{string(a.Evidence.Document), a.Speaker.key(), a.Cue.Surface}
	for _, c := range a.Content {
		parts = append(parts, fmt.Sprint(c.Start, "-", c.End), c.Text)
	}
	a.ID = AttributionID(hashID(parts...))
}

func (a Argument) key() string {
	if a.Entity != "" {
		return "e:" + string(a.Entity)
	}
	return "t:" + a.Surface
}
