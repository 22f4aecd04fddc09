// Package attribution finds whose words or thoughts a passage is: direct and indirect speech, "according to",
// thoughts and intentions.
package attribution

import "claimgraph/schema"

// Attribution is a passage with its speaker and the wording that reports it, in terms of tokens. It knows no
// entities: who the speaker is, the entity stage says.
type Attribution struct {
	Sentence int    // of the cue
	Cue      Tokens // said, according to
	Source   Tokens // the speaker's mention; empty where the text names none
	Content  []Passage
	Direct   bool // within quotation marks
}

// Tokens is a range of tokens of one sentence, both ends included; it is empty where Last < First.
type Tokens struct{ Sentence, First, Last, Head int }

// Empty reports whether the range holds no token.
func (t Tokens) Empty() bool { return t.Last < t.First }

// Passage is a stretch of content within one sentence.
type Passage struct {
	Tokens
	Span schema.Span
}
