package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"claimgraph/extract/text"
)

// read reads one stream; a format that the name does not tell is told by the content.
func read(name string, f format, r io.Reader, yield func(text.Article, error) bool) bool {
	if f == unknown {
		head := make([]byte, 1024)
		n, err := io.ReadFull(r, head)
		if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
			return yield(text.Article{ID: name}, &Error{Name: name, Err: fmt.Errorf("cannot be read: %w; the file may be damaged", err)})
		}
		f = sniff(head[:n])
		r = io.MultiReader(bytes.NewReader(head[:n]), r)
	}
	if f == lines {
		for a, err := range JSONLines(r, name) {
			if !yield(a, err) {
				return false
			}
		}
		return true
	}
	a, err := document(name, f, r)
	if err != nil {
		err = &Error{Name: name, Err: err}
	}
	return yield(a, err)
}

// sniff tells a format by the first bytes.
func sniff(head []byte) format {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, bom))
	switch {
	case bytes.HasPrefix(head, []byte("{")), bytes.HasPrefix(head, []byte("[{")):
		return lines
	case bytes.HasPrefix(head, []byte("<")):
		return page
	}
	return plain
}

// Byte order marks.
var (
	bom   = []byte("\xef\xbb\xbf")
	bom16 = [...][]byte{[]byte("\xff\xfe"), []byte("\xfe\xff")}
)

func document(name string, f format, r io.Reader) (text.Article, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxDocument+1))
	a := text.Article{ID: name}
	if name != Stdin {
		a.ID = filepath.ToSlash(filepath.Clean(name))
	}
	switch {
	case err != nil:
		return a, fmt.Errorf("cannot be read to its end: %w; the file may be damaged", err)
	case len(raw) > MaxDocument:
		return a, fmt.Errorf("larger than %d MB; split it, or put its documents into JSON Lines", MaxDocument>>20)
	case len(bytes.TrimSpace(raw)) == 0:
		return a, errors.New("empty; there is nothing to read")
	case f == page:
		a, err = html(a, raw)
	default:
		a.Body, err = decode(raw)
	}
	if name == Stdin && err == nil {
		// Two texts from standard input are two documents, and the same text twice is one.
		if a.ID = a.URL; a.ID == "" {
			a.ID = fmt.Sprintf("stdin-%x", sha256.Sum256(raw))[:len("stdin-")+12]
		}
	}
	return a, err
}

// decode reads plain text: UTF-8, or UTF-16 that says so.
func decode(raw []byte) (string, error) {
	for _, mark := range bom16 {
		if bytes.HasPrefix(raw, mark) {
			decoded, _, err := transform.Bytes(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder(), raw)
			if err != nil {
				return "", fmt.Errorf("broken UTF-16: %w; convert the file to UTF-8", err)
			}
			raw = decoded
		}
	}
	switch {
	case bytes.IndexByte(raw, 0) >= 0:
		return "", errors.New("a binary file; claimgraph reads text, HTML and JSON Lines")
	case !utf8.Valid(raw):
		return "", errors.New("not valid UTF-8; convert the file, for example with iconv -f latin1 -t UTF-8")
	}
	return string(bytes.TrimPrefix(raw, bom)), nil
}

// published is a date as RFC 3339 or YYYY-MM-DD, empty if it cannot be read.
func published(s string) string {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if _, err := time.Parse(layout, s); err == nil {
			return s
		}
	}
	date, _ := dateline(s)
	return date
}
