// Package text turns an article's body into sentences and tokens with exact offsets.
package text

import "claimgraph/schema"

// Span is a half-open range of bytes of an article's body.
type Span = schema.Span

// Article is a document as a source delivers it: valid UTF-8, with empty fields where nothing is known.
type Article struct {
	ID        string // identifier, path or URL as the input gives it
	URL       string
	Publisher string
	Title     string
	Published string // RFC 3339 or YYYY-MM-DD
	Body      string
}

// Token is a syntactic word of Universal Dependencies: "don't" is two of them, "do" and "n't".
type Token struct {
	Span
	Form string // as in the body
}

// Sentence is a stretch of the body with its tokens, in order and without overlap.
type Sentence struct {
	Span
	Tokens    []Token
	Paragraph int // index of the paragraph that holds the sentence, from 0
}
