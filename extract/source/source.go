// Package source reads articles from files, folders and standard input: plain text, HTML and JSON Lines.
package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"claimgraph/extract/text"
)

// Stdin is the input that means standard input.
const Stdin = "-"

// extensions are the files that are read in a folder. A file that is named itself is read whatever it is called.
var extensions = map[string]format{".txt": plain, ".text": plain, ".md": plain, ".html": page, ".htm": page,
	".xhtml": page, ".jsonl": lines, ".ndjson": lines, ".json": lines}

type format uint8

const (
	unknown format = iota
	plain
	page
	lines
)

// formatOf tells a file's format by its name; a compressed file's by what stands before its last extension.
func formatOf(name string) format {
	extension := strings.ToLower(filepath.Ext(name))
	if compressed[extension] {
		extension = strings.ToLower(filepath.Ext(name[:len(name)-len(extension)]))
	}
	return extensions[extension]
}

// Open reads the inputs one after the other, folders in the order of their names with everything below. A document
// that cannot be read yields an *Error with its place, and the reading goes on. A document's identifier is the one that
// JSON Lines give it; its path, as given and with slashes, if it is a file; its URL or a digest of its content if it comes
// from standard input. Dates that can be read become RFC 3339 or YYYY-MM-DD, others are left out.
func Open(ctx context.Context, inputs []string, stdin io.Reader) iter.Seq2[text.Article, error] {
	return func(yield func(text.Article, error) bool) {
		deliver := func(a text.Article, err error) bool {
			a.Published = published(a.Published)
			return yield(a, err) && ctx.Err() == nil
		}
		for _, in := range inputs {
			if ctx.Err() != nil || !open(ctx, in, stdin, deliver) {
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
		return file(in, formatOf(in), yield)
	}
	found, goOn := 0, true
	err = filepath.WalkDir(in, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			goOn = yield(text.Article{ID: path}, missing(path, err))
		} else if hidden := strings.HasPrefix(d.Name(), ".") && path != in; hidden && d.IsDir() {
			return fs.SkipDir
		} else if f := formatOf(path); !hidden && f != unknown && d.Type().IsRegular() {
			found++
			goOn = file(path, f, yield)
		}
		if !goOn || ctx.Err() != nil {
			return fs.SkipAll
		}
		return nil
	})
	if goOn && err == nil && found == 0 && ctx.Err() == nil {
		err = &Error{Name: in, Err: errors.New("no article in this folder; claimgraph reads .txt, .md, .html and .jsonl files, also as .gz and .zst")}
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
		return &Error{Name: name, Err: errors.New("no such file or folder; check the spelling")}
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
	plainly, err := decompress(name, r)
	if err != nil {
		return yield(text.Article{ID: name}, &Error{Name: name, Err: err})
	}
	defer plainly.Close()
	return read(name, f, plainly, yield)
}
