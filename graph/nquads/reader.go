// Package nquads reads and writes RDF 1.1 N-Quads and N-Triples.
//
// The reader follows the grammars of the two recommendations (https://www.w3.org/TR/n-quads/ and
// https://www.w3.org/TR/n-triples/, with the errata that take the colon out of blank node labels) and accepts nothing
// else. Literals keep their lexical form, datatype and language tag to the letter; terms are quad.IRI, quad.BNode,
// quad.String, quad.LangString and quad.TypedString. "x"^^xsd:string and "x" are one term in RDF 1.1, a quad.String.
package nquads

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// MaxLine is how many bytes a line may have; longer ones are an error, so that hostile input cannot fill the memory.
const MaxLine = 64 << 20

// SyntaxError says where a text leaves the grammar.
type SyntaxError struct {
	File   string // as given to Named, or empty
	Line   int    // from 1
	Column int    // in characters, from 1
	Msg    string
}

func (e *SyntaxError) Error() string {
	if e.File == "" {
		return fmt.Sprintf("line %d:%d: %s", e.Line, e.Column, e.Msg)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Msg)
}

// Option changes what a Reader accepts or says.
type Option func(*Reader)

// Named puts the name of the file into errors.
func Named(file string) Option { return func(r *Reader) { r.file = file } }

// Triples accepts N-Triples only: a graph label is an error.
func Triples() Option { return func(r *Reader) { r.parser.triples = true } }

// RelativeIRIs accepts IRIs without a scheme, for graphs that shorten theirs.
func RelativeIRIs() Option { return func(r *Reader) { r.parser.relative = true } }

// Reader reads quads one by one, in memory that does not grow with the text. It is a quad.ReadCloser.
type Reader struct {
	in     *bufio.Reader
	file   string
	parser parser
	long   []byte // a line that the buffer of in does not hold
	rest   []byte // what follows a lone carriage return
	line   int
	err    error
}

var _ quad.ReadCloser = (*Reader)(nil)

// NewReader reads from in.
func NewReader(in io.Reader, options ...Option) *Reader {
	r := &Reader{in: bufio.NewReaderSize(in, 1<<18)}
	r.parser.terms = map[string]quad.Value{}
	for _, o := range options {
		o(r)
	}
	return r
}

// ReadQuad returns the next quad, or io.EOF after the last. After another error, a *SyntaxError or one of the
// underlying reader, it returns the same error again.
func (r *Reader) ReadQuad() (quad.Quad, error) {
	for r.err == nil {
		line, err := r.nextLine()
		if err != nil {
			r.err = err
			break
		}
		q, ok, err := r.parser.parse(line)
		if err != nil {
			r.err = r.locate(line, err)
			break
		}
		if ok {
			return q, nil
		}
	}
	return quad.Quad{}, r.err
}

// Close does nothing: what is read from belongs to the caller.
func (r *Reader) Close() error { return nil }

func (r *Reader) locate(line []byte, err error) error {
	var m mistake
	if !errors.As(err, &m) {
		return err
	}
	return &SyntaxError{File: r.file, Line: r.line, Column: utf8.RuneCount(line[:min(m.pos, len(line))]) + 1, Msg: m.msg}
}

// nextLine returns a line without its end: "EOL ::= [#xD#xA]+".
func (r *Reader) nextLine() ([]byte, error) {
	if r.rest == nil {
		segment, err := r.segment()
		if err != nil {
			return nil, err
		}
		r.rest = bytes.TrimSuffix(bytes.TrimSuffix(segment, []byte{'\n'}), []byte{'\r'})
	}
	r.line++
	line, rest, more := bytes.Cut(r.rest, []byte{'\r'})
	r.rest = nil
	if more {
		r.rest = rest
		if rest == nil {
			r.rest = []byte{}
		}
	}
	return line, nil
}

// segment returns the bytes up to a line feed; they stand until the next call.
func (r *Reader) segment() ([]byte, error) {
	r.long = r.long[:0]
	for {
		part, err := r.in.ReadSlice('\n')
		switch {
		case err == nil && len(r.long) == 0:
			return part, nil
		case errors.Is(err, bufio.ErrBufferFull):
			if len(r.long)+len(part) > MaxLine {
				r.line++
				return nil, &SyntaxError{File: r.file, Line: r.line, Column: 1,
					Msg: fmt.Sprintf("the line has more than %d MB; is this N-Quads?", MaxLine>>20)}
			}
			r.long = append(r.long, part...)
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		}
		r.long = append(r.long, part...)
		if len(r.long) == 0 {
			return nil, io.EOF
		}
		return r.long, nil
	}
}
