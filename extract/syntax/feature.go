package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxForm is how many bytes of a form the features look at: longer "words" are URLs and noise, and a word of megabytes
// must not cost more than any other.
const maxForm = 96

// Feature numbers the tables of embeddings whose rows are joined to a word's input vector, in this order.
type Feature int

// The features of a word. FeatVector is learnt from raw text, the others with the parser.
const (
	FeatWord Feature = iota
	FeatVector
	FeatSuffix4
	FeatSuffix3
	FeatSuffix2
	FeatPrefix3
	FeatPrefix2
	FeatShape
	NumFeatures
)

// Names of the features in the model file and in messages.
var featureNames = [NumFeatures]string{"word", "vector", "suffix4", "suffix3", "suffix2", "prefix3", "prefix2", "shape"}

func (f Feature) String() string { return featureNames[f] }

// Keys are the strings under which the tables of embeddings know a form.
type Keys [NumFeatures]string

// KeysOf derives the keys of a form. Trainer and parser share it.
func KeysOf(form string) Keys {
	form = shorten(form)
	norm := Normalize(form)
	return Keys{
		FeatWord:    norm,
		FeatVector:  norm,
		FeatSuffix4: suffix(norm, 4),
		FeatSuffix3: suffix(norm, 3),
		FeatSuffix2: suffix(norm, 2),
		FeatPrefix3: prefix(norm, 3),
		FeatPrefix2: prefix(norm, 2),
		FeatShape:   shape(form),
	}
}

// Normalize is the spelling under which a word is looked up: lower-cased, digits as 0 and at most six of them in a row,
// quotation marks and dashes unified.
func Normalize(form string) string {
	var b strings.Builder
	b.Grow(len(form))
	digits := 0
	for _, r := range form {
		if unicode.IsDigit(r) {
			if digits++; digits <= 6 {
				b.WriteByte('0')
			}
			continue
		}
		digits = 0
		switch r {
		case '“', '”', '„', '«', '»':
			r = '"'
		case '‘', '’', '‚', '`', '´':
			r = '\''
		case '–', '—', '‐', '‑', '−':
			r = '-'
		}
		b.WriteRune(unicode.ToLower(r))
	}
	switch s := b.String(); s {
	case "''", "``":
		return `"`
	case "--", "---":
		return "-"
	default:
		return s
	}
}

// shorten cuts the middle out of an overlong form.
func shorten(form string) string {
	if len(form) <= maxForm {
		return form
	}
	head, tail := maxForm/2, len(form)-maxForm/2
	for head > 0 && !utf8.RuneStart(form[head]) {
		head--
	}
	for tail < len(form) && !utf8.RuneStart(form[tail]) {
		tail++
	}
	return form[:head] + form[tail:]
}

// suffix is the last n characters of s, or all of it.
func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// prefix is the first n characters of s, or all of it.
func prefix(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// maxShape is how many classes of characters a shape keeps.
const maxShape = 6

// shape writes upper-case letters as X, lower-case ones as x, digits as d, other letters as c, everything else as itself, and runs
// of one class as two of it: "Japan" is "Xxx", "USA" is "XX", "B-52s" is "X-ddx".
func shape(form string) string {
	var out [maxShape]rune
	n, run := 0, 0
	for _, r := range form {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case unicode.IsLetter(r):
			c = 'c'
		}
		if n > 0 && out[n-1] == c {
			if run++; run > 2 {
				continue
			}
		} else {
			run = 1
		}
		if n == maxShape {
			break
		}
		out[n] = c
		n++
	}
	return string(out[:n])
}
