package source

import (
	"strings"
	"time"
	"unicode"

	"github.com/markusmobius/go-dateparser"
)

// maxDateline is how many bytes a line that is nothing but a date may have.
const maxDateline = 70

// dateline reads a line that is nothing but a full date, such as "Feb. 9, 2025, 8:55 a.m." or "Updated: 9 February 2025",
// as YYYY-MM-DD.
func dateline(line string) (string, bool) {
	if len(line) > maxDateline || !mayBeDate(line) {
		return "", false
	}
	for _, separator := range []string{"|", "·", "•", " – ", " — ", " - "} {
		line, _, _ = strings.Cut(line, separator)
	}
	words := unlabelled(strings.Fields(line))
	for n := len(words); n > 0 && n > len(words)-2; n-- { // the last word may be a time zone that is not known: "8 p.m. ET"
		if n < len(words) && strings.ToUpper(words[n]) != words[n] {
			break
		}
		if date, ok := fullDate(strings.Join(words[:n], " ")); ok {
			return date, true
		}
	}
	return "", false
}

// mayBeDate reports whether a line has a year and, beside it, two more numbers or a month and a number. It spares other
// lines the parser, which takes a thousand times as long.
func mayBeDate(line string) bool {
	years, numbers, months := 0, 0, 0
	for _, w := range words(line) {
		switch c := first(w); {
		case unicode.IsDigit(c):
			numbers++
			if digits := strings.TrimFunc(w, unicode.IsLetter); len(digits) == 4 || len(w) > 4 && w[:2] == "20" {
				years++
			}
		case len(w) > 2:
			for m := time.January; m <= time.December; m++ {
				if strings.EqualFold(w[:3], m.String()[:3]) {
					months++
					break
				}
			}
		}
	}
	return years > 0 && numbers > 1 && (months > 0 || numbers > 2)
}

// unlabelled drops what introduces a date: a word with a colon, or a participle ("Updated", "Last modified on"), or a place
// with a comma behind it.
func unlabelled(words []string) []string {
	for i, w := range words {
		if i > 2 || strings.ContainsAny(w, "0123456789") {
			return words
		}
		if strings.HasSuffix(w, ":") {
			return words[i+1:]
		}
		if strings.HasSuffix(strings.ToLower(w), "ed") && len(w) > 5 {
			rest := words[i+1:]
			if len(rest) > 0 && (rest[0] == "on" || rest[0] == "at") {
				rest = rest[1:]
			}
			return rest
		}
		if strings.HasSuffix(w, ",") && unicode.IsUpper(first(w)) && !strings.HasSuffix(strings.ToLower(w), "day,") {
			return words[i+1:]
		}
	}
	return words
}

// fullDate reads a string that is a day, a month and a year, with or without a time, as YYYY-MM-DD.
func fullDate(s string) (string, bool) {
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	if strings.Count(s, " ") > 8 {
		return "", false
	}
	// The parser knows no date but those written out in full; the clock must play no part.
	parser := dateparser.Parser{ParserTypes: []dateparser.ParserType{dateparser.AbsoluteTime}}
	found, err := parser.Parse(&dateparser.Configuration{Languages: []string{"en"}, StrictParsing: true, DefaultTimezone: time.UTC,
		CurrentTime: time.Unix(0, 0).UTC()}, s)
	if err != nil || found.Time.Year() < 1600 {
		return "", false
	}
	return found.Time.Format(time.DateOnly), true
}
