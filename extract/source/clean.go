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
	if len(words) > maxHeading || len(words) > 4 && strings.ContainsAny(line[len(line)-1:], ":;,") {
		return false // what follows belongs to it: "The minister released the following statement:"
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
