package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

// open opens a file, unpacking it if its name ends in ".gz".
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}

// ReadTrees reads the trees of CoNLL-U files.
func ReadTrees(paths []string) ([]syntax.Tree, error) {
	var trees []syntax.Tree
	for _, path := range paths {
		f, err := open(path)
		if err != nil {
			return nil, err
		}
		for d, err := range syntax.ReadCoNLLU(f) {
			if err != nil {
				f.Close()
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			trees = append(trees, d.Trees...)
		}
		f.Close()
	}
	return trees, nil
}

// readText calls use with the words of every sentence of a text file, plain or JSON Lines with a "text" field; the slice is
// reused.
func readText(path string, use func(words []string)) error {
	f, err := open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 64<<20)
	var words []string
	asJSON := strings.HasSuffix(strings.TrimSuffix(path, ".gz"), ".jsonl")
	for n := 1; in.Scan(); n++ {
		body := in.Text()
		if asJSON {
			var doc struct{ Text string }
			if err := json.Unmarshal(in.Bytes(), &doc); err != nil {
				return fmt.Errorf("%s: line %d: %w", path, n, err)
			}
			body = doc.Text
		}
		for _, sentence := range text.Split(plain.Replace(body)) {
			words = words[:0]
			for _, t := range sentence.Tokens {
				words = append(words, t.Form)
			}
			if len(words) > 1 {
				use(words)
			}
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// plain undoes the marks that tokenised Wikipedia text carries.
var plain = strings.NewReplacer(" @-@ ", "-", " @,@ ", ",", " @.@ ", ".", "<unk>", "\u2047")
