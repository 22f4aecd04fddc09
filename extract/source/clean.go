package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/text"
)

// Clean takes out of the body what is no prose: what stands over it (the headline, which becomes the title; the date, which
// becomes the date; bylines; the place in front of the first sentence) and what copies of web pages end in. It looks at how
// lines are built and where they stand, not at what they say. It cuts at the two ends only, and a body of which nothing
// would be left stays as it is.
func Clean(a text.Article) text.Article {
	parts := paragraphs(a.Body)
	st := styleOf(a.Body, parts)
	last := len(parts)
	for last > 0 && last > len(parts)-maxEdge && st.closing(parts[last-1].Of(a.Body)) {
		last--
	}
	first := 0
	var headings []string
	for first < min(last, maxEdge) && (st.opening(parts[first].Of(a.Body)) || similar(parts[first].Of(a.Body), a.Title)) {
		if line := parts[first].Of(a.Body); !similar(line, a.Title) {
			if date, ok := dateline(line); !ok {
				headings = append(headings, line)
			} else if a.Published == "" {
				a.Published = date
			}
		}
		first++
	}
	if first == last {
		return a
	}
	if a.Title == "" {
		a.Title = headline(headings)
	}
	start, end := parts[first].Start, parts[last-1].End
	a.Body = a.Body[start+place(a.Body[start:end]) : end]
	return a
}

// headline picks the title among the lines over an article: the first of four words or more, since shorter ones name a
// section ("World", "Asia and Pacific"), else the longest.
func headline(lines []string) string {
	best := ""
	for _, line := range lines {
		if words := strings.Fields(line); byline(words) {
			continue
		} else if len(words) >= 4 {
			return strings.Join(words, " ")
		}
		if len(line) > len(best) {
			best = line
		}
	}
	return best
}

// byline reports whether the words are "By Jane Doe", without a verb or an end.
func byline(words []string) bool {
	return len(words) > 1 && strings.EqualFold(words[0], "by") && unicode.IsUpper(first(words[1]))
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

const (
	maxFurniture = 14  // words of a line of page furniture, at most
	maxHeading   = 24  // words of a headline or a notice, at most
	maxEdge      = 300 // lines that are taken off either end, at most
)

// style is how a body's own prose is written; what differs from it at the ends is no prose.
type style struct {
	unfinished bool // does without full stops, as lists of facts do: "Laos and Vietnam completed the demarcation in 2016"
	speaks     bool // says "you" and "our", as speeches do
}

func styleOf(body string, parts []text.Span) style {
	var st style
	ended, open := 0, 0
	for _, p := range parts {
		line := p.Of(body)
		words := strings.Fields(line)
		if finished(line) || quoted(line) {
			ended++
		} else if len(words) > 5 && !titleCase(words) {
			open++
		}
		st.speaks = st.speaks || len(words) > maxHeading && invites(words)
	}
	st.unfinished = open > ended
	return st
}

// opening reports whether a line before the first prose is a heading, a date or a byline.
func (st style) opening(line string) bool {
	if _, ok := dateline(line); ok {
		return true
	}
	words := strings.Fields(line)
	if len(words) > maxHeading {
		return false
	}
	return titleCase(words) || !finished(line) && (byline(words) || !quoted(line) && !st.unfinished && len(words) <= maxFurniture)
}

// closing reports whether a line with which the body would end is page furniture.
func (st style) closing(line string) bool {
	if _, ok := dateline(line); ok || copyright(line) {
		return true
	}
	words := strings.Fields(line)
	switch {
	case len(words) > maxHeading || quoted(line):
		return false
	case finished(line):
		return titleCase(words) || !st.speaks && invites(words)
	}
	return len(words) <= maxFurniture && (!st.unfinished || titleCase(words) || len(words) < 3)
}

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

// similar reports whether a line says what the title says, but for case, punctuation, a word in five or the name of the site
// behind it.
func similar(line, title string) bool {
	if title == "" || len(line) > 4*len(title)+40 {
		return false
	}
	a, b := words(line), words(title)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if strings.HasPrefix(strings.Join(b, " ")+" ", strings.Join(a, " ")+" ") && len(a) > 2 {
		return true
	}
	seen := map[string]int{}
	for _, w := range b {
		seen[w]++
	}
	shared := 0
	for _, w := range a {
		if seen[w] > 0 {
			seen[w]--
			shared++
		}
	}
	return 5*shared >= 4*max(len(a), len(b))
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// maxPlace is how many bytes the place in front of a first sentence may take.
const maxPlace = 70

// place is the length of the place and agency in front of a first sentence: "KYIV, Ukraine (XYZ) — ", "Seoul, Feb. 9 (XYZ) -- ". The
// place is in capitals or an agency in brackets follows it, and a sentence begins behind the dash.
func place(body string) int {
	head := body[:min(len(body), maxPlace)]
	if i := strings.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	for _, dash := range []string{" — ", " – ", " -- ", " - "} {
		i := strings.Index(head, dash)
		if i < 0 {
			continue
		}
		name, rest := head[:i], strings.TrimLeftFunc(head[i+len(dash):], isQuote)
		word := strings.TrimRight(strings.Fields(name + " ")[0], ",")
		capital := utf8.RuneCountInString(word) > 2 && strings.ToUpper(word) == word && unicode.IsLetter(first(word))
		if (capital || strings.HasSuffix(name, ")")) && unicode.IsUpper(first(rest)) {
			return i + len(dash)
		}
	}
	return 0
}
