package source

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/text"
)

// maxFurniture is how many words a line of page furniture has at most.
const maxFurniture = 14

// Clean takes out of the body what is no prose: the headline that stands over it (which becomes the title), the
// dateline (which becomes the date), bylines, and the navigation that copies of web pages end in. It looks at how such
// lines are built and where they stand, never at what they say; prose is never cut. A body that would have nothing
// left stays as it is.
func Clean(a text.Article) text.Article {
	parts := paragraphs(a.Body)
	first, last := 0, len(parts)
	for last > first && furniture(parts[last-1].Of(a.Body)) {
		last--
	}
	for first < last && furniture(parts[first].Of(a.Body)) {
		first++
	}
	if first == last {
		return a
	}
	for _, p := range parts[:first] {
		head(&a, strings.TrimSpace(p.Of(a.Body)))
	}
	for first < last-1 && same(parts[first].Of(a.Body), a.Title) {
		first++
	}
	a.Body = a.Body[parts[first].Start:parts[last-1].End]
	return a
}

// head learns what a line over the text says: a date, else the headline.
func head(a *text.Article, line string) {
	if date, ok := dateline(line); ok {
		if a.Published == "" {
			a.Published = date
		}
		return
	}
	if a.Title == "" && len(strings.Fields(line)) > 2 && !strings.HasPrefix(line, "By ") {
		a.Title = line
	}
}

// paragraphs are the stretches of a body between empty lines; where there is no empty line at all, its lines.
func paragraphs(body string) []text.Span {
	separator := "\n\n"
	if !strings.Contains(strings.ReplaceAll(body, "\r", ""), separator) {
		separator = "\n"
	}
	var list []text.Span
	start := 0
	flush := func(end int) {
		s := body[start:end]
		if t := strings.TrimSpace(s); t != "" {
			at := start + strings.Index(s, t)
			list = append(list, text.Span{Start: at, End: at + len(t)})
		}
	}
	for line := 0; line < len(body); {
		end := len(body)
		if i := strings.IndexByte(body[line:], '\n'); i >= 0 {
			end = line + i + 1
		}
		if separator == "\n" || strings.TrimSpace(body[line:end]) == "" {
			flush(end)
			start = end
		}
		line = end
	}
	flush(len(body))
	return list
}

// furniture reports whether the paragraph is no prose: short lines that no full stop, question or exclamation mark ends.
func furniture(p string) bool {
	for line := range strings.SplitSeq(p, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if _, ok := dateline(line); ok || strings.HasPrefix(line, "©") {
			continue
		}
		if finished(line) || len(strings.Fields(line)) > maxFurniture {
			return false
		}
	}
	return true
}

// finished reports whether the line ends as a sentence does.
func finished(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return unicode.Is(unicode.Quotation_Mark, r) || r == ')' || r == ']' })
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…:;,", r)
}

// same reports whether a line says what the title says, but for case and punctuation.
func same(line, title string) bool { return title != "" && letters(line) == letters(title) }

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

var layouts = []string{"Jan 2 2006 3:04 PM", "January 2 2006 3:04 PM", "Jan 2 2006", "January 2 2006", "2 Jan 2006", "2 January 2006",
	"2006-01-02", "2006-01-02 15:04", "Monday January 2 2006", "Mon January 2 2006", "Mon Jan 2 2006", "Monday 2 January 2006",
	"Mon 2 Jan 2006", "January 2 2006 15:04", "2 January 2006 15:04", "Jan 2 2006 15:04", "2 Jan 2006 15:04", "01/02/2006"}

// dateline reads a line that is nothing but a date, such as "Feb. 9, 2025, 8:55 a.m.".
func dateline(line string) (string, bool) {
	if len(line) > 60 {
		return "", false
	}
	s := strings.NewReplacer(",", " ", "a.m.", "AM", "p.m.", "PM", "a.m", "AM", "p.m", "PM", "Sept.", "Sep", "Sept ", "Sep ",
		"|", " ", " at ", " ").Replace(line)
	s = strings.NewReplacer(". ", " ", "Published", "", "Updated", "", "Posted", "").Replace(s + " ")
	words := strings.Fields(s)
	if n := len(words); n > 3 && len(words[n-1]) <= 4 && strings.ToUpper(words[n-1]) == words[n-1] && words[n-1] != "AM" && words[n-1] != "PM" {
		if _, err := time.Parse("2006", words[n-1]); err != nil && !strings.Contains(words[n-1], ":") {
			words = words[:n-1] // a time zone
		}
	}
	for _, l := range layouts {
		if t, err := time.Parse(l, strings.Join(words, " ")); err == nil {
			return t.Format("2006-01-02"), true
		}
	}
	return "", false
}
