package nquads

import (
	"bufio"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Writer writes quads as lines. It is a quad.WriteCloser; Close writes what is buffered and leaves the underlying
// writer open.
type Writer struct {
	out  *bufio.Writer
	line []byte
}

var _ quad.WriteCloser = (*Writer)(nil)

// NewWriter writes to out.
func NewWriter(out io.Writer) *Writer { return &Writer{out: bufio.NewWriterSize(out, 1<<16)} }

// WriteQuad writes one quad; one that N-Quads cannot hold is an error, and nothing of it is written.
func (w *Writer) WriteQuad(q quad.Quad) error {
	line, err := AppendQuad(w.line[:0], q)
	if err != nil {
		return err
	}
	w.line = line
	_, err = w.out.Write(line)
	return err
}

// WriteQuads writes several quads and tells how many were written.
func (w *Writer) WriteQuads(quads []quad.Quad) (int, error) {
	for i, q := range quads {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(quads), nil
}

// Close writes what is buffered.
func (w *Writer) Close() error { return w.out.Flush() }

// AppendQuad appends the quad as a line in canonical form: one space between terms, and of the characters in literals
// those escaped that RDF Dataset Canonicalization (https://www.w3.org/TR/rdf-canon/, section 5) names in ASCII.
func AppendQuad(b []byte, q quad.Quad) ([]byte, error) {
	if _, ok := q.Predicate.(quad.IRI); !ok {
		return b, fmt.Errorf("the predicate %v is no IRI: N-Quads cannot hold it", q.Predicate)
	}
	var err error
	for _, v := range [...]quad.Value{q.Subject, q.Predicate, q.Object} {
		if b, err = AppendTerm(b, v); err != nil {
			return b, err
		}
		b = append(b, ' ')
	}
	if q.Label != nil {
		if b, err = AppendTerm(b, q.Label); err != nil {
			return b, err
		}
		b = append(b, ' ')
	}
	if isLiteral(q.Subject) || isLiteral(q.Label) {
		return b, fmt.Errorf("a literal as subject or label of %v: N-Quads cannot hold it", q)
	}
	return append(b, ".\n"...), nil
}

func isLiteral(v quad.Value) bool {
	switch v.(type) {
	case nil, quad.IRI, quad.BNode:
		return false
	}
	return true
}

// AppendTerm appends one term. Numbers, booleans and times are written as typed literals.
func AppendTerm(b []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(b, v)
	case quad.BNode:
		return append(append(b, "_:"...), v...), nil
	case quad.String:
		return appendQuoted(b, string(v))
	case quad.LangString:
		b, err := appendQuoted(b, string(v.Value))
		return append(append(b, '@'), v.Lang...), err
	case quad.TypedString:
		b, err := appendQuoted(b, string(v.Value))
		if err != nil || v.Type == xsdString {
			return b, err
		}
		return appendIRI(append(b, "^^"...), v.Type)
	case quad.TypedStringer:
		typed := v.TypedString()
		typed.Type = typed.Type.Full()
		return AppendTerm(b, typed)
	}
	return b, fmt.Errorf("a value of kind %T: N-Quads cannot hold it", v)
}

func appendIRI(b []byte, iri quad.IRI) ([]byte, error) {
	for i := 0; i < len(iri); i++ {
		if !iriByte(iri[i]) {
			return b, fmt.Errorf("%q holds a character that no IRI may have: N-Quads cannot hold it", string(iri))
		}
	}
	return append(append(append(b, '<'), iri...), '>'), nil
}

// escapes names the ASCII characters that are not written as they are.
var escapes = func() (table [utf8.RuneSelf]string) {
	for c := range table {
		if c < ' ' || c == 0x7F {
			table[c] = fmt.Sprintf(`\u%04X`, c)
		}
	}
	for c, short := range map[byte]string{'\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`, '"': `\"`, '\\': `\\`} {
		table[c] = short
	}
	return table
}()

func appendQuoted(b []byte, s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return b, fmt.Errorf("%q is not UTF-8: N-Quads cannot hold it", s)
	}
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < utf8.RuneSelf && escapes[c] != "" {
			b = append(append(b, s[done:i]...), escapes[c]...)
			done = i + 1
		}
	}
	return append(append(b, s[done:]...), '"'), nil
}
