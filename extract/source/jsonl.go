package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"claimgraph/extract/text"
)

// MaxDocument is the largest document that is read, a file or a line of JSON Lines, in bytes. A larger one is an error, and
// the others are read all the same.
const MaxDocument = 32 << 20

// Error is what is wrong with one document of an input. The others are read all the same.
type Error struct {
	Name string // file, "-" for standard input
	Line int    // 1-based, 0 where lines do not matter
	Err  error
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.Name, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.Name, e.Line, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

type line struct {
	ID        string  `json:"id"`
	Text      *string `json:"text"`
	Title     string  `json:"title"`
	Date      string  `json:"date"`
	URL       string  `json:"url"`
	Publisher string  `json:"publisher"`
}

// JSONLines reads documents, one {"id","text","title","date","url","publisher"} a line, exactly as they are given. A
// broken line yields an *Error and the reading goes on.
func JSONLines(r io.Reader, name string) iter.Seq2[text.Article, error] {
	return func(yield func(text.Article, error) bool) {
		in := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			raw, err := readLine(in)
			if err == io.EOF {
				return
			}
			var fatal *readError
			if errors.As(err, &fatal) {
				yield(text.Article{}, &Error{name, n, fmt.Errorf("cannot be read to its end: %w; the file may be damaged", fatal.err)})
				return
			}
			if err == nil && len(bytes.TrimSpace(raw)) == 0 {
				continue
			}
			var a text.Article
			if err == nil {
				if n == 1 && spread(raw) {
					yield(a, &Error{name, n, errors.New("one JSON value over several lines, or an array; claimgraph reads JSON Lines, one object a line: convert it, for example with jq -c '.[]?'")})
					return
				}
				a, err = parseLine(raw)
			}
			if err != nil {
				a, err = text.Article{ID: name}, &Error{name, n, err}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// readError is an error of the medium, after which nothing more can be read.
type readError struct{ err error }

func (e *readError) Error() string { return e.err.Error() }

// readLine reads up to the next line break. A line over MaxDocument is read to its end and refused. The slice is valid
// until the next call.
func readLine(in *bufio.Reader) ([]byte, error) {
	var whole []byte
	size := 0
	for {
		part, err := in.ReadSlice('\n')
		size += len(part)
		if err != nil && err != bufio.ErrBufferFull && err != io.EOF {
			return nil, &readError{err}
		}
		last := err == nil || err == io.EOF
		switch {
		case err == io.EOF && size == 0:
			return nil, io.EOF
		case size > MaxDocument && last:
			return nil, fmt.Errorf("a line larger than %d MB; split the document", MaxDocument>>20)
		case size > MaxDocument:
			whole = nil
		case last && whole == nil:
			return part, nil
		default:
			whole = append(whole, part...)
		}
		if last {
			return whole, nil
		}
	}
}

// reason words what the decoder found wrong.
func reason(err error) string {
	var wrong *json.UnmarshalTypeError
	var broken *json.SyntaxError
	switch {
	case errors.As(err, &wrong) && wrong.Field != "":
		return fmt.Sprintf("%q is %s, put it into quotation marks", wrong.Field, wrong.Value)
	case errors.As(err, &wrong):
		return "it is " + wrong.Value + `; write {"id": "...", "text": "..."}`
	case errors.As(err, &broken):
		return fmt.Sprintf("%v (byte %d)", err, broken.Offset)
	}
	return err.Error()
}

// spread reports whether the first line opens an array, or an object that ends in another line: every line would be an error.
func spread(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && (line[0] == '[' || bytes.Equal(line, []byte("{")))
}

func parseLine(raw []byte) (text.Article, error) {
	raw = bytes.TrimPrefix(raw, bom)
	if !utf8.Valid(raw) {
		return text.Article{}, errors.New("not valid UTF-8; convert the file, for example with iconv -t UTF-8")
	}
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		return text.Article{}, fmt.Errorf("not a JSON object of strings: %s", reason(err))
	}
	if l.ID == "" {
		return text.Article{}, errors.New(`no "id"; give every document one of its own`)
	}
	if l.Text == nil {
		return text.Article{}, fmt.Errorf(`document %q has no "text"`, l.ID)
	}
	return text.Article{ID: l.ID, Title: l.Title, Published: l.Date, URL: l.URL, Publisher: l.Publisher, Body: *l.Text}, nil
}
