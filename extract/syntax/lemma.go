package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/model"
)

// MaxEnding is the longest ending, in characters, that a lemma's edit is looked up by.
const MaxEnding = 6

// capital says how a form is capitalised, which decides with its tag what becomes of its case.
func capital(form string, first bool) byte {
	r, size := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(r) {
		if strings.IndexFunc(form, unicode.IsUpper) < 0 {
			return 'x'
		}
		return 'm' // iPhone
	}
	switch {
	case size == len(form):
		return 'I'
	case strings.IndexFunc(form, unicode.IsLower) < 0 && utf8.RuneCountInString(form) < 4:
		return 'U' // mostly abbreviations, while longer ones are mostly shouted
	case strings.IndexFunc(form, unicode.IsLower) < 0:
		return 'X'
	case strings.IndexFunc(form[size:], unicode.IsUpper) >= 0:
		return 'M' // McDonald
	case first:
		return 'F'
	}
	return 'C'
}

// LemmaKey is the key under which a form's own edit is kept.
func LemmaKey(tag model.TagName, form string) string { return tag.UPOS + " " + tag.XPOS + "\t" + form }

// EndingKeys calls use with the keys of a form's endings, longest first, until it returns true. first says whether the
// form begins its sentence.
func EndingKeys(tag model.TagName, form string, first bool, use func(key string) bool) {
	norm := strings.ToLower(shorten(form))
	head := tag.UPOS + " " + tag.XPOS + " " + string(capital(form, first)) + "\t"
	if len(suffix(norm, MaxEnding)) == len(norm) { // a short word as a whole
		if use(head + "^" + norm) {
			return
		}
	}
	last := len(norm) + 1
	for n := MaxEnding; n >= 0; n-- {
		if s := suffix(norm, n); len(s) < last {
			last = len(s)
			if use(head + s) {
				return
			}
		}
	}
}

// Lemmatizer finds lemmas of tagged forms.
type Lemmatizer struct {
	Lemmas *model.Lemmas
	Known  func(word string) bool // whether a word was seen in the texts that the model learnt from
}

// Lemma is the lemma of a form: its own edit, or that of the word it is prefixed to, or that of its longest known ending.
func (l Lemmatizer) Lemma(tag model.TagName, form string, first bool) string {
	if len(form) > maxForm {
		return form
	}
	if s, ok := l.word(tag, form); ok {
		return s
	}
	for _, p := range l.Lemmas.Prefixes {
		if rest, ok := strings.CutPrefix(form, p); ok && len(rest) > 2 {
			if s, ok := l.word(tag, rest); ok && l.Known(p+s) {
				return p + s
			}
		}
	}
	out := form
	EndingKeys(tag, form, first, func(key string) bool {
		i := l.Lemmas.Endings.Find(key)
		if i >= 0 {
			out = Apply(l.Lemmas.Edits[l.Lemmas.EndingEdits[i]], form)
		}
		return i >= 0
	})
	return l.known(tag, form, out)
}

// word is the lemma of a word that has an edit of its own.
func (l Lemmatizer) word(tag model.TagName, form string) (string, bool) {
	i := l.Lemmas.Words.Find(LemmaKey(tag, form))
	if i < 0 {
		return "", false
	}
	return Apply(l.Lemmas.Edits[l.Lemmas.WordEdits[i]], form), true
}

// known replaces a guess that is no known word by the first regular one that is: of "putting" the ending says "putt".
func (l Lemmatizer) known(tag model.TagName, form, guess string) string {
	for _, r := range l.Lemmas.Regular {
		if r.Tag != tag || l.Known(guess) {
			continue
		}
		lower := strings.ToLower(form)
		for _, i := range r.Inflections {
			if s, ok := Undo(i, lower); ok && l.Known(s) {
				return s
			}
		}
	}
	return guess
}

// Undo takes an inflection off a form that has it.
func Undo(i model.Inflection, form string) (string, bool) {
	stem, ok := strings.CutSuffix(form, i.Ending)
	n := len(stem)
	if !ok || n < 2 || i.Doubled && !doubled(stem) {
		return "", false
	}
	if i.Doubled {
		stem = stem[:n-1]
	}
	return stem + i.Of, true
}

// doubled reports whether s ends in a doubled consonant.
func doubled(s string) bool {
	n := len(s)
	return n >= 2 && s[n-1] == s[n-2] && strings.IndexByte("bdfgklmnprtvz", s[n-1]) >= 0
}

// Apply makes a lemma out of a form. An edit that would leave nothing leaves the form.
func Apply(e model.Edit, form string) string {
	if e.Case == model.Whole {
		return e.Append
	}
	s := cased(e.Case, form)
	for range e.Cut {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	if s == "" && e.Append == "" {
		return form
	}
	if e.Append == "" {
		return s
	}
	return s + e.Append
}

func cased(c model.Case, form string) string {
	switch c {
	case model.Lower:
		return strings.ToLower(form)
	case model.Title:
		_, size := utf8.DecodeRuneInString(form)
		return strings.ToUpper(form[:size]) + strings.ToLower(form[size:])
	}
	return form
}

// EditOf is the smallest edit that turns form into lemma.
func EditOf(form, lemma string) model.Edit {
	best := model.Edit{Case: model.Whole, Append: lemma}
	cost := -1
	for _, c := range []model.Case{model.Keep, model.Lower, model.Title} {
		base := cased(c, form)
		common := 0
		for common < len(base) && common < len(lemma) && base[common] == lemma[common] {
			common++
		}
		for common > 0 && (common < len(base) && !utf8.RuneStart(base[common]) || common < len(lemma) && !utf8.RuneStart(lemma[common])) {
			common--
		}
		if common == 0 {
			continue
		}
		cut := utf8.RuneCountInString(base[common:])
		if n := cut + len(lemma) - common; cost < 0 || n < cost {
			best, cost = model.Edit{Case: c, Cut: cut, Append: lemma[common:]}, n
		}
	}
	return best
}
