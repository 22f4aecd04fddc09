package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenize appends the tokens of a stretch without white space, body[start:end].
func tokenize(tokens []Token, body string, start, end int) []Token {
	if s := body[start:end]; s == "-LRB-" || s == "-RRB-" {
		return add(tokens, body, start, end) // brackets of text that is tokenised already
	}
	for start < end {
		n := opening(body[start:end])
		if n == 0 {
			break
		}
		tokens = add(tokens, body, start, start+n)
		start += n
	}
	var tail [][2]int
	for start < end {
		n := closing(body[start:end])
		if n == 0 {
			break
		}
		tail = append(tail, [2]int{end - n, end})
		end -= n
	}
	tokens = word(tokens, body, start, end)
	for i := len(tail) - 1; i >= 0; i-- {
		tokens = add(tokens, body, tail[i][0], tail[i][1])
	}
	return tokens
}

func add(tokens []Token, body string, start, end int) []Token {
	if start >= end {
		return tokens
	}
	return append(tokens, Token{Span{Start: start, End: end}, body[start:end]})
}

// opening is the length of a token of punctuation that the stretch begins with and that is no part of a word.
func opening(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case strings.HasPrefix(s, "``") || strings.HasPrefix(s, "''"):
		return 2
	case r == '.' || r == '-' || r == '–' || r == '—' || r == '!' || r == '?' || r == '*' || r == '=' || r == '_' || r == '~':
		run := runLength(s, r)
		if run == n && r == '-' && len(s) > n && s[n] >= '0' && s[n] <= '9' {
			return 0 // -5
		}
		if run == n && r == '.' && len(s) > n {
			return 0 // .NET, .5
		}
		return run
	case (r == '\'' || r == '’') && clitic(s) > 0 && clitic(s) == len(s):
		return 0 // 's on its own, in text that is tokenised already
	case r == '#' || r == '@':
		return 0
	case strings.HasPrefix(s, ":") && len(s) > 1 && len(s) <= 3 && strings.ContainsAny(s[1:], "()DP"):
		return len(s) // :-)
	case isMark(r):
		return n
	}
	return 0
}

// closing is the length of the token of punctuation that the stretch ends with.
func closing(s string) int {
	r, n := utf8.DecodeLastRuneInString(s)
	switch {
	case n == len(s) && (isMark(r) || r == '.' || r == '!' || r == '?' || r == '-'):
		return n
	case n == len(s):
		return 0
	case strings.HasSuffix(s, "''") || strings.HasSuffix(s, "``"):
		return 2
	case r == '.':
		if strings.HasSuffix(s, "..") {
			return len(s) - len(strings.TrimRight(s, "."))
		}
		if keepsStop(s[:len(s)-1]) {
			return 0
		}
		return 1
	case r == '!' || r == '?':
		return len(s) - len(strings.TrimRight(s, "!?"))
	case r == '-' || r == '–' || r == '—':
		return len(s) - len(strings.TrimRight(s, string(r)))
	case r == '\'' || r == '’':
		return n
	case r == '%' || unicode.Is(unicode.Sc, r):
		return n
	case r == '#' || r == '@' || r == '/' || r == '*' || r == '_' || r == '+':
		return 0
	case isMark(r):
		return n
	}
	return 0
}

// keepsStop reports whether the word is an abbreviation, whatever brackets or hyphens stand before its last part.
func keepsStop(word string) bool {
	if i := strings.LastIndexAny(word, "-/(\"'“‘"); i >= 0 {
		_, n := utf8.DecodeRuneInString(word[i:])
		word = word[i+n:]
	}
	return word != "" && abbreviates(word)
}

// isMark reports whether the character always stands for itself at the edge of a word.
func isMark(r rune) bool {
	switch r {
	case '&', '#', '@', '/', '*', '_', '+', '\\', '.':
		return false
	case '%':
		return true
	}
	return unicode.IsPunct(r) || unicode.Is(unicode.Sc, r) || r == '<' || r == '>' || r == '=' || r == '|' || r == '`' ||
		r == '^' || r == '~'
}

func runLength(s string, r rune) int {
	n := 0
	for _, c := range s {
		if c != r {
			break
		}
		n += utf8.RuneLen(c)
	}
	return n
}

// word appends the tokens of a stretch that begins and ends with a word.
func word(tokens []Token, body string, start, end int) []Token {
	s := body[start:end]
	if s == "" {
		return tokens
	}
	if isAddress(s) || isNumber(s) {
		return add(tokens, body, start, end)
	}
	if cut, n := inner(s); n > 0 {
		tokens = word(tokens, body, start, start+cut)
		tokens = add(tokens, body, start+cut, start+cut+n)
		return tokenize(tokens, body, start+cut+n, end)
	}
	if cut := unit(s); cut > 0 {
		tokens = add(tokens, body, start, start+cut)
		return add(tokens, body, start+cut, end)
	}
	if cut := contraction(s); cut > 0 {
		tokens = word(tokens, body, start, start+cut)
		return add(tokens, body, start+cut, end)
	}
	return add(tokens, body, start, end)
}

// inner finds the first punctuation within a word that is a token of its own: hyphens between words, dashes, slashes,
// commas without a space.
func inner(s string) (cut, n int) {
	for i, r := range s {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			size = 1
		}
		if i == 0 || i+size >= len(s) {
			continue
		}
		before, after := rune(s[i-1]), rune(s[i+size])
		digits := isDigit(before) && isDigit(after)
		switch r {
		case '-':
			if run := runLength(s[i:], '-'); run > 1 {
				return i, run
			}
			if !keepsHyphen(s, i) {
				return i, 1
			}
		case '–', '—', '…', '"', '“', '”', ';', '(', ')', '[', ']', '!', '?', '«', '»', '|':
			return i, size
		case ',', ':':
			if !digits {
				return i, size
			}
		case '/':
			if !digits {
				return i, size
			}
		case '.':
			if run := runLength(s[i:], '.'); run > 1 {
				return i, run
			}
			// "over.The": a full stop with the space forgotten
			if i > 2 && isLower(before) && isUpper(after) && len(s)-i > 2 {
				return i, 1
			}
		}
	}
	return 0, 0
}

// keepsHyphen reports whether the hyphen at i belongs to its word: after a prefix, in telephone numbers and codes.
func keepsHyphen(s string, i int) bool {
	first := s[:i]
	if j := strings.LastIndexByte(first, '-'); j >= 0 {
		first = first[j+1:]
	}
	return keepHyphen[strings.ToLower(first)]
}

// isNumber reports whether the whole stretch is one number, date or telephone number: 1,000.5, 11/28/2000, 713-853-3989,
// 8:55.
func isNumber(s string) bool {
	hyphens, longest, run := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(rune(c)):
			run++
			longest = max(longest, run)
			continue
		case c == '-' && i > 0:
			hyphens++
		case strings.IndexByte(".,:/-+", c) < 0:
			return false
		}
		run = 0
	}
	return longest > 0 && (hyphens == 0 || hyphens > 1 || longest > 4 || len(s) == 8)
}

// isAddress reports whether the stretch is a web or mail address.
func isAddress(s string) bool {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return true
	}
	if at := strings.IndexByte(s, '@'); at > 0 && strings.Contains(s[at:], ".") {
		return true
	}
	dot := strings.IndexByte(s, '.')
	if dot <= 0 || !isASCIILetter(s[0]) {
		return false
	}
	host, _, _ := strings.Cut(s, "/")
	switch host[strings.LastIndexByte(host, '.')+1:] {
	case "com", "org", "net", "gov", "edu", "int", "info":
		return true
	}
	return false
}

// unit is where a number ends that a word follows without a space: 5km, 100%, 10am; 0 where there is none.
func unit(s string) int {
	i := 0
	for i < len(s) && (isDigit(rune(s[i])) || i > 0 && (s[i] == '.' || s[i] == ',')) {
		i++
	}
	if i == 0 || i == len(s) {
		return 0
	}
	switch strings.ToLower(s[i:]) {
	case "km", "m", "kg", "am", "pm", "a.m.", "p.m.", "bn", "mn", "mm", "cm", "ft", "mph", "kw", "mw", "gw", "%", "k":
		return i
	}
	return 0
}

// contraction is where the last part of a contraction begins: do|n't, it|'s, can|not, gon|na; 0 where there is none.
func contraction(s string) int {
	if n := clitic(s); n > 0 && n < len(s) {
		return len(s) - n
	}
	switch strings.ToLower(s) {
	case "cannot", "gonna", "gotta", "wanna", "gimme", "lemme":
		return 3
	case "dont", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "havent", "hasnt", "hadnt", "couldnt",
		"wouldnt", "shouldnt":
		return len(s) - 2
	}
	return 0
}

// clitic is the length of the clitic that the word ends with.
func clitic(s string) int {
	low := s
	if len(low) > 12 {
		low = low[len(low)-12:]
	}
	low = strings.ToLower(low)
	for _, apostrophe := range []string{"'", "’"} {
		if strings.HasSuffix(low, "n"+apostrophe+"t") {
			return len(apostrophe) + 2
		}
		for _, c := range []string{"s", "m", "d", "re", "ve", "ll"} {
			if strings.HasSuffix(low, apostrophe+c) {
				return len(apostrophe) + len(c)
			}
		}
	}
	return 0
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
func isLower(r rune) bool { return 'a' <= r && r <= 'z' }
func isUpper(r rune) bool { return 'A' <= r && r <= 'Z' }
