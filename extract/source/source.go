// Package source reads articles from files, folders and standard input: plain text, HTML and JSON Lines.
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"claimgraph/extract/text"
)

// MaxFile is the largest file that is read as one document, in bytes.
const MaxFile = 64 << 20

// Stdin is the input that means standard input.
const Stdin = "-"

// extensions are the files that are read in a folder. A file that is named itself is read whatever it is called.
var extensions = map[string]format{".txt": plain, ".text": plain, ".md": plain, ".html": page, ".htm": page,
	".xhtml": page, ".jsonl": lines, ".ndjson": lines}

type format uint8

const (
	unknown format = iota
	plain
	page
	lines
)

// Open reads the inputs one after the other, folders in the order of their names with everything below. A document
// that cannot be read yields an error with its place, and the reading goes on. A document's identifier is the one that
// JSON Lines give it, else its path.
func Open(ctx context.Context, inputs []string, stdin io.Reader) iter.Seq2[text.Article, error] {
	return func(yield func(text.Article, error) bool) {
		for _, in := range inputs {
			if ctx.Err() != nil || !open(ctx, in, stdin, yield) {
				return
			}
		}
	}
}

func open(ctx context.Context, in string, stdin io.Reader, yield func(text.Article, error) bool) bool {
	if in == Stdin {
		return read(in, unknown, stdin, yield)
	}
	info, err := os.Stat(in)
	if err != nil {
		return yield(text.Article{ID: in}, missing(in, err))
	}
	if !info.IsDir() {
		return file(in, extensions[strings.ToLower(filepath.Ext(in))], yield)
	}
	found, goOn := 0, true
	err = filepath.WalkDir(in, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			goOn = yield(text.Article{ID: path}, err)
		} else if hidden := strings.HasPrefix(d.Name(), ".") && path != in; hidden && d.IsDir() {
			return fs.SkipDir
		} else if f := extensions[strings.ToLower(filepath.Ext(path))]; !hidden && f != unknown && d.Type().IsRegular() {
			found++
			goOn = file(path, f, yield)
		}
		if !goOn || ctx.Err() != nil {
			return fs.SkipAll
		}
		return nil
	})
	if goOn && err == nil && found == 0 && ctx.Err() == nil {
		err = &Error{Name: in, Err: errors.New("no article in this folder; claimgraph reads .txt, .md, .html and .jsonl files")}
	}
	if goOn && err != nil {
		goOn = yield(text.Article{ID: in}, err)
	}
	return goOn
}

// missing says what is wrong with an input that cannot be opened.
func missing(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Name: name, Err: errors.New("no such file or folder")}
	case errors.Is(err, fs.ErrPermission):
		return &Error{Name: name, Err: errors.New("may not be read; check its permissions")}
	}
	return &Error{Name: name, Err: err}
}

func file(name string, f format, yield func(text.Article, error) bool) bool {
	r, err := os.Open(name)
	if err != nil {
		return yield(text.Article{ID: name}, missing(name, err))
	}
	defer r.Close()
	return read(name, f, r, yield)
}

// read reads one stream; a format that the name does not tell is told by the content.
func read(name string, f format, r io.Reader, yield func(text.Article, error) bool) bool {
	if f == unknown {
		head := make([]byte, 1024)
		n, err := io.ReadFull(r, head)
		if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
			return yield(text.Article{ID: name}, &Error{Name: name, Err: err})
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
	case bytes.HasPrefix(head, []byte("{")):
		return lines
	case bytes.HasPrefix(head, []byte("<")):
		return page
	}
	return plain
}

var bom = []byte("\xef\xbb\xbf")

func document(name string, f format, r io.Reader) (text.Article, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	a := text.Article{ID: filepath.ToSlash(name)}
	switch {
	case err != nil:
		return a, err
	case len(raw) > MaxFile:
		return a, fmt.Errorf("larger than %d MB; split it, or put its documents into JSON Lines", MaxFile>>20)
	case len(bytes.TrimSpace(raw)) == 0:
		return a, errors.New("empty; there is nothing to read")
	case f == page:
		return html(a, raw)
	case bytes.IndexByte(raw, 0) >= 0:
		return a, errors.New("a binary file; claimgraph reads text, HTML and JSON Lines")
	case !utf8.Valid(raw):
		return a, errors.New("not valid UTF-8; convert the file, for example with iconv -f latin1 -t UTF-8")
	}
	a.Body = string(bytes.TrimPrefix(raw, bom))
	return a, nil
}
