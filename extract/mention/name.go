package mention

import (
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// namedRole reports whether a common noun is a title before a name that belongs to its phrase: "police spokesman Louis Okello".
func (f *finder) namedRole(h, last int) bool {
	return last > h && f.tag(h+1) == syntax.PROPN && f.tag(last) == syntax.PROPN && nouns[f.lower[h]] == schema.Person && !f.plural(h)
}

// modifierName reports whether a compound is a name before a common noun: "Trump" in "the Trump administration". Within a
// longer name ("Okinawa Prefecture") it is none of its own.
func (f *finder) modifierName(h int) bool {
	p := f.parent(h)
	return f.tag(h) == syntax.PROPN && f.tag(p) != syntax.PROPN && h < p && f.covers[h] < 0
}

// name completes a mention whose head is a name.
func (f *finder) name(m *Mention) {
	if m.Form = Name; f.tag(m.Head) == syntax.ADJ {
		m.Form = Nominal
	}
	if n := f.covers[m.Head]; n >= 0 {
		k := f.names[n]
		m.CoreFirst, m.CoreLast, m.Hits = k.first, k.last, k.hits
		m.Kind = f.gaz.Entry(k.hits[0].Entry).Kind
		f.mark(k)
		if f.hyphenPair(k) {
			m.First, m.Last = k.first, k.last // "Laos-Cambodia" names two
			return
		}
		if !f.extends(m) {
			if schema.Places.Has(m.Kind) || m.Kind == schema.Person {
				m.Last = max(k.last, m.Head) // no part of the name: "accused Athens of escalation"
			}
			return
		}
		m.Hits = nil
	}
	m.CoreFirst, m.CoreLast = f.core(m)
	m.Kind = f.nameKind(m)
	if m.Kind == schema.Date {
		m.Form = Nominal
	}
}

// hyphenPair reports whether a hyphen joins the known name to another one.
func (f *finder) hyphenPair(k known) bool {
	known := func(joint, at int) bool {
		return at >= 0 && at < len(f.covers) && f.covers[at] >= 0 && hyphen(f.form(joint))
	}
	return known(k.first-1, k.first-2) || known(k.last+1, k.last+2)
}

// extends reports whether a name goes on beyond what the gazetteer knows of it, so that it is another thing: "Tokyo Gas",
// "the University of Mosul", "Article Five of the Japan-US Security Treaty".
func (f *finder) extends(m *Mention) bool {
	for i := m.CoreLast + 1; i <= m.Last; i++ {
		if f.dateWord(i) {
			m.Last = i - 1 // "told Israel Friday"
			break
		}
		if f.tag(i) == syntax.PROPN && f.covers[i] != f.covers[m.Head] && f.parent(i) == m.Head &&
			(f.base(i) == "flat" || f.base(i) == "compound") {
			return true
		}
	}
	for i := m.CoreFirst - 1; i >= m.First; i-- {
		if f.parent(i) != m.Head || f.base(i) != "compound" && f.base(i) != "flat" {
			continue
		}
		if f.tag(i) == syntax.PROPN && f.covers[i] < 0 && !titles[f.lower[i]] && !f.roleWord(i) {
			return true
		}
	}
	return false
}

// roleWord reports whether a word names a role that people have.
func (f *finder) roleWord(i int) bool {
	return nouns[f.lower[i]] == schema.Person || titles[f.lower[i]]
}

// core is the name without article, titles and nationality.
func (f *finder) core(m *Mention) (first, last int) {
	first, last = m.First, m.Last
	// an of-phrase belongs to the name of a body or an agreement, not to that of a person
	for first < m.Head && (f.tag(first) == syntax.DET || f.tag(first) == syntax.PUNCT || f.tag(first) == syntax.PRON) {
		first++
	}
	afterTitle := -1
	for i := first; i < last; i++ {
		if f.tag(i+1) == syntax.PROPN && (f.capital(i) || i == m.Head) && f.roleWord(i) && (i < m.Head || f.base(i+1) == "flat" || f.base(i+1) == "nmod") {
			afterTitle = i + 1
		}
	}
	if afterTitle >= 0 && afterTitle <= last && f.personal(afterTitle, last) {
		return afterTitle, last
	}
	for first < m.Head && f.possessor(first, m.Head) {
		first = f.endOfPossessor(first, m.Head) + 1
	}
	for first < m.Head && !f.capital(first) && f.tag(first) != syntax.NUM {
		first++
	}
	return first, last
}

// personal reports whether tokens may be a person's name.
func (f *finder) personal(first, last int) bool {
	if last-first > 6 {
		return false
	}
	for i := first; i <= last; i++ {
		if k, ok := nameWords[f.lower[i]]; ok && k != schema.Person && i == last {
			return false
		}
		if f.tag(i) == syntax.ADP && f.lower[i] == "of" {
			return false
		}
	}
	return true
}

// possessor reports whether a possessive phrase begins at token i: "Japan's" before "Self-Defense Forces".
func (f *finder) possessor(i, head int) bool { return f.endOfPossessor(i, head) >= i }

func (f *finder) endOfPossessor(i, head int) int {
	for _, k := range f.kids[head] {
		if f.rel(k) == "nmod:poss" && f.first[k] <= i && i <= f.last[k] && f.last[k] < head {
			return f.last[k]
		}
	}
	return -1
}
