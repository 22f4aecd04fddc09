package schema

// Evidence leads from a statement to the sentence that makes it.
type Evidence struct {
	Document DocumentID
	Sentence int    // index of the sentence in the document
	Quote    string // the sentence, to the letter
	// Start and End are the quote's half-open range in the document's body, counted in Unicode code points, as
	// the W3C Web Annotation TextPositionSelector counts them.
	Start, End int
}
