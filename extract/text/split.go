package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTokens is the longest sentence; a longer one is cut, at a semicolon or comma where there is one, so that no input
// asks more of the parser than it can give.
const maxTokens = 250

// maxWord is the longest stretch without white space, in bytes, that is looked at as words; a longer one is cut.
const maxWord = 1 << 10

// Split splits a body into sentences of tokens. Every byte that is no white space belongs to exactly one token; tokens
// and sentences come in order and do not overlap. It takes time linear in the length of the body, whatever the body
// holds.
func Split(body string) []Sentence {
	s := splitter{body: body}
	for start := 0; start < len(body); {
		end := s.block(start)
		s.tokens = s.tokens[:0]
		s.scan(start, end)
		s.sentences()
		start = end
	}
	return s.found
}

type splitter struct {
	body      string
	tokens    []Token // of the block at hand
	found     []Sentence
	paragraph int
	blocks    int
}

// block finds the end of the block that begins at start: a paragraph, or a line that stands for itself.
func (s *splitter) block(start int) int {
	line := lineEnd(s.body, start)
	if s.blocks > 0 && blank(s.body[start:line]) {
		s.paragraph++
	}
	s.blocks++
	for line < len(s.body) {
		next := lineEnd(s.body, line)
		if !s.wraps(start, line, next) {
			return line
		}
		start, line = line, next
	}
	return line
}

// lineEnd is the offset after the line break that ends the line from start on.
func lineEnd(body string, start int) int {
	if i := strings.IndexByte(body[start:], '\n'); i >= 0 {
		return start + i + 1
	}
	return len(body)
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// wraps reports whether the line [line, next) goes on what [start, line) began: both are about as long as lines of
// hard-wrapped text are, or the second begins with a small letter.
func (s *splitter) wraps(start, line, next int) bool {
	first, second := strings.TrimSpace(s.body[start:line]), strings.TrimSpace(s.body[line:next])
	if first == "" || second == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(second)
	if unicode.IsLower(r) {
		return true
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("\"“‘'(", r) {
		return false
	}
	return len(first) >= 55 && len(first) <= 100
}

// scan tokenises a block.
func (s *splitter) scan(start, end int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(s.body[start:end])
		if isSpace(r) {
			start += n
			continue
		}
		stop := start
		for stop < end && stop-start < maxWord {
			r, n := utf8.DecodeRuneInString(s.body[stop:end])
			if isSpace(r) {
				break
			}
			stop += n
		}
		s.tokens = tokenize(s.tokens, s.body, start, stop)
		start = stop
	}
}

// isSpace counts control and zero-width characters as spaces: they are no part of a word.
func isSpace(r rune) bool { return unicode.IsSpace(r) }

// sentences cuts the block's tokens into sentences.
func (s *splitter) sentences() {
	first := 0
	quotes := 0
	for i := range s.tokens {
		if s.tokens[i].Form == `"` {
			quotes++
		}
		if i+1 == len(s.tokens) || s.ends(i, quotes) {
			s.emit(first, i)
			first, quotes = i+1, 0
		}
	}
}

// emit appends the sentence of tokens first to last, cut where it is too long.
func (s *splitter) emit(first, last int) {
	for last-first >= maxTokens {
		cut := first + maxTokens - 1
		for i := cut; i > first+maxTokens/2; i-- {
			if f := s.tokens[i].Form; f == ";" || f == "," {
				cut = i
				break
			}
		}
		s.emit(first, cut)
		first = cut + 1
	}
	tokens := append([]Token(nil), s.tokens[first:last+1]...)
	s.found = append(s.found, Sentence{Span: Span{Start: tokens[0].Start, End: tokens[len(tokens)-1].End}, Tokens: tokens,
		Paragraph: s.paragraph})
}

// ends reports whether a sentence ends after token i; quotes counts the straight quotation marks since it began.
func (s *splitter) ends(i, quotes int) bool {
	stop := i
	for stop >= 0 && i-stop < 3 && s.closes(stop, quotes) {
		stop--
	}
	if stop < 0 {
		return false
	}
	next := s.tokens[i+1].Form
	glued := s.tokens[i].End == s.tokens[i+1].Start
	if glued && isMarkOfQuotation(next) || s.closes(i+1, quotes) && !s.opensNext(i+1) {
		return false // the closing mark belongs to this sentence
	}
	form := s.tokens[stop].Form
	switch form[len(form)-1] {
	case '!', '?':
		return begins(next)
	case '.':
	default:
		return strings.HasSuffix(form, "…") && begins(next)
	}
	switch {
	case form == ".":
		return (begins(next) || s.plain(stop-1)) && !s.numbers(stop)
	case strings.Trim(form, ".") == "":
		return begins(next)
	case before[strings.ToLower(form[:len(form)-1])] || isInitial(form[:len(form)-1]):
		return false
	}
	return starters[strings.ToLower(next)] && begins(next) || next == `"` || next == "“"
}

// numbers reports whether the full stop at i ends the number of a list's item at the beginning of a sentence: "1. Talks".
func (s *splitter) numbers(i int) bool {
	if i == 0 || len(s.found) > 0 && s.found[len(s.found)-1].End > s.tokens[0].Start || i > 1 {
		return false
	}
	form := s.tokens[i-1].Form
	return len(form) <= 2 && isDigit(rune(form[0])) || len(form) == 1
}

// opensNext reports whether a straight quotation mark at token i opens a quotation: a space before it, none after it.
func (s *splitter) opensNext(i int) bool {
	t := s.tokens[i]
	if t.Form != `"` && t.Form != "'" && t.Form != "''" {
		return false
	}
	spaced := i == 0 || s.tokens[i-1].End < t.Start
	return spaced && i+1 < len(s.tokens) && s.tokens[i+1].Start == t.End
}

// plain reports whether the token is a common word that no full stop abbreviates, so that a sentence ends after it even
// where the next one begins with a small letter: "It comes in February they say. nobody knows."
func (s *splitter) plain(i int) bool {
	if i < 0 || len(s.tokens[i].Form) < 4 {
		return false
	}
	for _, r := range s.tokens[i].Form {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// closes reports whether token i may follow a sentence's last stop. A straight mark closes where it stands against the
// word before it and not against the next, or else where an odd number has been opened before.
func (s *splitter) closes(i, quotes int) bool {
	switch s.tokens[i].Form {
	case ")", "]", "}", "”", "’", "»", "'", "-RRB-":
		return true
	case "''": // some write the opening mark so too
		return !s.opensNext(i)
	case `"`:
		before := i > 0 && s.tokens[i-1].End == s.tokens[i].Start
		after := i+1 < len(s.tokens) && s.tokens[i].End == s.tokens[i+1].Start
		if before != after {
			return before
		}
		return quotes%2 == 0
	}
	return false
}

// isMarkOfQuotation reports whether the token may close a quotation or bracket.
func isMarkOfQuotation(form string) bool {
	switch form {
	case ")", "]", "}", "”", "’", "»", "''", "'", "-RRB-", `"`:
		return true
	}
	return false
}

// begins reports whether a sentence may begin with the token.
func begins(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	if unicode.IsLetter(r) {
		return !unicode.IsLower(r)
	}
	return unicode.IsDigit(r) || strings.ContainsRune("\"“‘'`«([-–—•*#@$€£¿¡", r) || unicode.Is(unicode.So, r)
}
