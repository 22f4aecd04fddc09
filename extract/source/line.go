package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/text"
)

// paragraphs are the lines of a body that hold something; where lines are wrapped, the stretches between empty lines.
func paragraphs(body string) []text.Span {
	var list []text.Span
	wrapped, joined := wrapped(body), false
	for start := 0; start < len(body); {
		end := len(body)
		if i := strings.IndexByte(body[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		line := body[start:end]
		if t := strings.TrimSpace(line); t == "" {
			joined = false
		} else {
			at := start + strings.Index(line, t)
			if joined {
				list[len(list)-1].End = at + len(t)
			} else {
				list = append(list, text.Span{Start: at, End: at + len(t)})
			}
			joined = wrapped
		}
		start = end
	}
	return list
}

// wrapped reports whether the body's lines are broken within sentences: many lines go on in lower case in the next.
func wrapped(body string) bool {
	pairs, goesOn := 0, 0
	before := ""
	for line := range strings.SplitSeq(body, "\n") {
		line = strings.TrimSpace(line)
		if line != "" && before != "" {
			pairs++
			if !finished(before) && unicode.IsLower(first(line)) {
				goesOn++
			}
		}
		before = line
	}
	return goesOn > 0 && goesOn*4 >= pairs
}

// finished reports whether the line ends as a sentence does.
func finished(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return isQuote(r) || r == ')' || r == ']' })
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…", r)
}

// quoted reports whether the line ends in what somebody is quoted with: prose, even without a full stop.
func quoted(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(line)
	return isQuote(r)
}

func isQuote(r rune) bool { return unicode.Is(unicode.Quotation_Mark, r) }

// titleCase reports whether the words are written as a headline: all that have four letters or more begin with a capital, and
// there are at least two of them; a full stop at the end rules it out.
func titleCase(words []string) bool {
	if len(words) == 0 || strings.HasSuffix(words[len(words)-1], ".") {
		return false
	}
	long := 0
	for _, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		if !unicode.IsUpper(first(w)) {
			return false
		}
		long++
	}
	return long > 1
}

// copyright reports whether the line is a notice of rights: the sign or the word, and the year or the owner after it.
func copyright(line string) bool {
	words := strings.Fields(line)
	return len(words) > 1 && len(words) <= 2*maxHeading && (strings.HasPrefix(line, "©") || strings.EqualFold(words[0], "copyright") ||
		strings.EqualFold(words[0], "(c)"))
}

// invites reports whether the publisher speaks to its readers: "Sign up for our newsletter."
func invites(words []string) bool {
	for _, w := range words {
		switch strings.ToLower(strings.TrimFunc(w, unicode.IsPunct)) {
		case "our", "us", "your", "you", "here":
			return !strings.ContainsFunc(strings.Join(words, " "), isQuote)
		}
	}
	return false
}

// byline reports whether the words are "By Jane Doe", without a verb or an end.
func byline(words []string) bool {
	return len(words) > 1 && strings.EqualFold(words[0], "by") && unicode.IsUpper(first(words[1]))
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
