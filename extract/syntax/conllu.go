package syntax

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"claimgraph/extract/text"
)

// maxLine is the longest line of CoNLL-U that is read, in bytes.
const maxLine = 8 << 20

// Document is a document of a CoNLL-U file: an article whose body is put together from the forms, and its trees.
// Columns that the file leaves empty ("_") leave their fields empty; a missing head is Root.
type Document struct {
	text.Article
	Trees   []Tree
	Sources []Source // what CoNLL-U says of each tree beyond the words; nil where the trees come from plain text
}

// Source keeps what a sentence's CoNLL-U holds beside its words, so that it can be written back.
type Source struct {
	Comments []string // lines with their "#"
	Ranges   []Range
	Feats    []string // per word
	Misc     []string // per word
}

// Range is a multiword token: the surface form of several syntactic words.
type Range struct {
	First, Last int // indexes of words, both included
	Form, Misc  string
}

// ReadCoNLLU reads the documents of a CoNLL-U file one by one; "# newdoc" starts a new one. The tokenisation is kept as
// it stands; empty nodes (8.1) are left out. An error names its line and ends the sequence.
//
// Format: https://universaldependencies.org/format.html
func ReadCoNLLU(r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		in := bufio.NewScanner(r)
		in.Buffer(make([]byte, 0, 64<<10), maxLine)
		var b builder
		for in.Scan() {
			b.line++
			line := strings.TrimRight(in.Text(), "\r")
			if strings.HasPrefix(line, "# newdoc") && len(b.words) == 0 {
				if d := b.document(); d != nil && !yield(d, nil) {
					return
				}
			}
			if err := b.add(line); err != nil {
				yield(nil, fmt.Errorf("line %d: %w", b.line, err))
				return
			}
		}
		if err := in.Err(); err != nil {
			yield(nil, fmt.Errorf("line %d: %w", b.line+1, err))
			return
		}
		if err := b.endSentence(); err != nil {
			yield(nil, fmt.Errorf("line %d: %w", b.line, err))
			return
		}
		if d := b.document(); d != nil {
			yield(d, nil)
		}
	}
}

// builder gathers the lines of a sentence and the sentences of a document.
type builder struct {
	line      int
	doc       Document
	body      strings.Builder
	paragraph int

	source Source
	forms  []string
	words  []Word
}

// add takes one line.
func (b *builder) add(line string) error {
	switch {
	case line == "":
		return b.endSentence()
	case line[0] == '#':
		b.source.Comments = append(b.source.Comments, line)
		return nil
	}
	cols := strings.Split(line, "\t")
	if len(cols) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10, separated by tabs", len(cols))
	}
	id := cols[0]
	if strings.Contains(id, ".") {
		return nil
	}
	if from, to, ok := strings.Cut(id, "-"); ok {
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || first != len(b.words)+1 || last < first {
			return fmt.Errorf("%q is no range of words that follow", id)
		}
		if n := len(b.source.Ranges); n > 0 && first-1 <= b.source.Ranges[n-1].Last {
			return fmt.Errorf("multiword token %q overlaps the one before", id)
		}
		b.source.Ranges = append(b.source.Ranges, Range{First: first - 1, Last: last - 1, Form: cols[1], Misc: cols[9]})
		return nil
	}
	if n, err := strconv.Atoi(id); err != nil || n != len(b.words)+1 {
		return fmt.Errorf("word number %q where %d is due", id, len(b.words)+1)
	}
	w := Word{Head: Root, Tag: Tag(filled(cols[3])), XPOS: filled(cols[4]), Rel: Rel(filled(cols[7])), Lemma: filled(cols[2])}
	if cols[1] == "_" && cols[2] == "_" {
		w.Lemma = "_"
	}
	if cols[6] != "_" {
		head, err := strconv.Atoi(cols[6])
		if err != nil || head < 0 {
			return fmt.Errorf("head %q is no number of a word", cols[6])
		}
		w.Head = head - 1
	}
	b.words = append(b.words, w)
	b.forms = append(b.forms, cols[1])
	b.source.Feats = append(b.source.Feats, cols[5])
	b.source.Misc = append(b.source.Misc, cols[9])
	return nil
}

// filled is a column's content, empty for "_".
func filled(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// endSentence appends the sentence to the document and its text to the body.
func (b *builder) endSentence() error {
	if len(b.words) == 0 {
		if len(b.source.Ranges) > 0 {
			return fmt.Errorf("a multiword token without words")
		}
		return nil // comments before an empty line belong to the sentence that follows
	}
	for i, w := range b.words {
		if w.Head >= len(b.words) {
			return fmt.Errorf("word %d has head %d in a sentence of %d words", i+1, w.Head+1, len(b.words))
		}
	}
	if n := len(b.source.Ranges); n > 0 && b.source.Ranges[n-1].Last >= len(b.words) {
		return fmt.Errorf("a multiword token reaches beyond the sentence's %d words", len(b.words))
	}
	b.separate()
	s := text.Sentence{Paragraph: b.paragraph, Tokens: make([]text.Token, 0, len(b.words))}
	s.Start = b.body.Len()
	ranges := b.source.Ranges
	for i := 0; i < len(b.words); {
		last, form, misc := i, b.forms[i], b.source.Misc[i]
		if len(ranges) > 0 && ranges[0].First == i {
			last, form, misc = ranges[0].Last, ranges[0].Form, ranges[0].Misc
			ranges = ranges[1:]
		}
		s.Tokens = appendToken(s.Tokens, b.body.Len(), form, b.forms[i:last+1])
		b.body.WriteString(form)
		s.End = b.body.Len()
		if i = last + 1; i < len(b.words) && !spaceAfterNo(misc) {
			b.body.WriteByte(' ')
		}
	}
	b.doc.Trees = append(b.doc.Trees, Tree{Sentence: s, Words: b.words})
	b.doc.Sources = append(b.doc.Sources, b.source)
	b.source, b.forms, b.words = Source{}, nil, nil
	return nil
}

// separate writes what stands between two sentences: an empty line where a paragraph begins, else a space.
func (b *builder) separate() {
	if b.body.Len() == 0 {
		return
	}
	for _, c := range b.source.Comments {
		if strings.HasPrefix(c, "# newpar") {
			b.paragraph++
			b.body.WriteString("\n\n")
			return
		}
	}
	b.body.WriteByte(' ')
}

// appendToken adds the words of one surface form that begins at byte start. "don't" holds its words "do" and "n't" one
// after the other; where a form does not ("zum" for "zu dem"), the first word takes the rest of it.
func appendToken(tokens []text.Token, start int, form string, words []string) []text.Token {
	at := 0
	for i, w := range words {
		size := len(form) - at
		if strings.HasPrefix(form[at:], w) && i < len(words)-1 {
			size = len(w)
		}
		tokens = append(tokens, text.Token{Span: text.Span{Start: start + at, End: start + at + size}, Form: w})
		at += size
	}
	return tokens
}

func spaceAfterNo(misc string) bool {
	for field := range strings.SplitSeq(misc, "|") {
		if field == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

// document hands over the document gathered so far, nil if there is none.
func (b *builder) document() *Document {
	if len(b.doc.Trees) == 0 {
		return nil
	}
	d := b.doc
	d.Body = b.body.String()
	for _, c := range d.Sources[0].Comments {
		if id, ok := strings.CutPrefix(c, "# newdoc id = "); ok {
			d.ID = id
		}
	}
	b.doc, b.paragraph = Document{}, 0
	b.body.Reset()
	return &d
}

// WriteCoNLLU writes a document. Comments, multiword tokens and MISC come from its Sources; without them every sentence
// gets a "# text" comment and SpaceAfter from the offsets.
func WriteCoNLLU(w io.Writer, d *Document) error {
	out := bufio.NewWriter(w)
	for i := range d.Trees {
		t := &d.Trees[i]
		src := plainSource(d, i)
		if d.Sources != nil {
			src = d.Sources[i]
		}
		writeSentence(out, t, src)
	}
	return out.Flush()
}

// plainSource describes a sentence that did not come from CoNLL-U.
func plainSource(d *Document, i int) Source {
	t := &d.Trees[i]
	var s Source
	if i == 0 {
		s.Comments = append(s.Comments, strings.TrimRight("# newdoc id = "+oneLine(d.ID), " ="))
	}
	if i == 0 || d.Trees[i-1].Paragraph != t.Paragraph {
		s.Comments = append(s.Comments, "# newpar")
	}
	s.Comments = append(s.Comments, fmt.Sprintf("# sent_id = %d", i+1), "# text = "+oneLine(d.Body[t.Start:t.End]))
	for j, tok := range t.Tokens {
		misc := "_"
		if j+1 < len(t.Tokens) && t.Tokens[j+1].Start == tok.End {
			misc = "SpaceAfter=No"
		}
		s.Misc = append(s.Misc, misc)
	}
	return s
}

// oneLine replaces line breaks and other runs of spaces by one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func writeSentence(out *bufio.Writer, t *Tree, src Source) {
	for _, c := range src.Comments {
		out.WriteString(c)
		out.WriteByte('\n')
	}
	ranges := src.Ranges
	for i, w := range t.Words {
		if len(ranges) > 0 && ranges[0].First == i {
			r := ranges[0]
			fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", r.First+1, r.Last+1, r.Form, column(r.Misc))
			ranges = ranges[1:]
		}
		feats, misc := "_", "_"
		if i < len(src.Feats) {
			feats = column(src.Feats[i])
		}
		if i < len(src.Misc) {
			misc = column(src.Misc[i])
		}
		fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i+1, column(oneLine(t.Tokens[i].Form)), column(oneLine(w.Lemma)),
			column(string(w.Tag)), column(w.XPOS), feats, w.Head+1, column(string(w.Rel)), misc)
	}
	out.WriteByte('\n')
}

// column is "_" for nothing.
func column(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
