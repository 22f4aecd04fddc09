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

// lemma is the lemma of a form: its own edit or that of its longest known ending.
func lemma(l *model.Lemmas, tag model.TagName, form string, first bool) string {
	if len(form) > maxForm {
		return form
	}
	if i := l.Words.Find(LemmaKey(tag, form)); i >= 0 {
		return Apply(l.Edits[l.WordEdits[i]], form)
	}
	out := form
	EndingKeys(tag, form, first, func(key string) bool {
		i := l.Endings.Find(key)
		if i >= 0 {
			out = Apply(l.Edits[l.EndingEdits[i]], form)
		}
		return i >= 0
	})
	return out
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
