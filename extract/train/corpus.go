package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/syntax"
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

// readText calls use with the words of every line of a text file, plain or JSON Lines with a "text" field; the slice is
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
		for line := range strings.SplitSeq(body, "\n") {
			words = words[:0]
			for w := range rawWords(line) {
				words = append(words, w)
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

// clitics are cut off words as the treebanks do.
var clitics = []string{"n't", "n’t", "'s", "’s", "'ll", "’ll", "'re", "’re", "'ve", "’ve", "'m", "’m", "'d", "’d"}

// rawWords splits a line of raw or tokenised text at spaces, punctuation, hyphens and clitics: rough, but the vectors only
// need words to look mostly as in the treebanks.
func rawWords(line string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for field := range strings.FieldsSeq(line) {
			switch field {
			case "@-@", "@,@", "@.@":
				field = field[1:2]
			case "<unk>":
				field = "\x00"
			}
			for field != "" {
				n := wordEnd(field)
				if !yield(field[:n]) {
					return
				}
				field = field[n:]
			}
		}
	}
}

// wordEnd is where the first word of a field without spaces ends.
func wordEnd(s string) int {
	first, size := utf8.DecodeRuneInString(s)
	for _, c := range clitics {
		if strings.EqualFold(s, c) {
			return len(s)
		}
	}
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
		return size
	}
	end := len(s)
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		inside := unicode.IsLetter(next) || unicode.IsDigit(next)
		if inside && (r == '.' || r == ',' || r == '\'' || r == '’' || r == '@') {
			continue
		}
		if r == '.' && strings.Contains(s[:i], ".") {
			continue
		}
		end = i
		break
	}
	for _, c := range clitics {
		if at := end - len(c); at > 0 && strings.EqualFold(s[at:end], c) {
			return at
		}
	}
	return max(end, size)
}
