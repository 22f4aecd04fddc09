package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// Find lists the mentions of a document in the order of the text, an outer one before those within it.
func Find(trees []syntax.Tree, gaz *gazetteer.Gazetteer) []Mention {
	var all []Mention
	votes := votes{}
	for s := range trees {
		f := finder{view: newView(&trees[s]), gaz: gaz, sentence: s, votes: votes}
		f.known()
		f.phrases()
		f.within()
		f.pronouns()
		slices.SortStableFunc(f.found, func(a, b Mention) int {
			if a.First != b.First {
				return a.First - b.First
			}
			return b.Last - a.Last
		})
		all = append(all, f.found...)
	}
	votes.decide(trees, all)
	return withCompounds(trees, all)
}

// withCompounds adds what stands within compounds and is also spoken of by itself: "iodine" in "iodine deficiency" where the
// text speaks of iodine, "Harrow" in "Harrow School" where it speaks of Harrow.
func withCompounds(trees []syntax.Tree, all []Mention) []Mention {
	type place struct{ sentence, head int }
	heads, names, places := map[string]bool{}, map[string]int{}, map[place]bool{}
	for n, m := range all {
		if schema.Places.Has(m.Kind) && m.Form == Name {
			places[place{m.Sentence, m.Head}] = true // "Taiwan" in "the Taiwan Strait" is not spoken of
		}
		switch {
		case m.Form == Nominal && len(m.Hits) == 0:
			heads[trees[m.Sentence].Words[m.Head].Lemma] = true
		case m.Form == Name:
			names[coreName(&trees[m.Sentence], &m)] = n
		}
	}
	var more []Mention
	for s := range trees {
		for i, w := range trees[s].Words {
			if w.Rel.Base() != "compound" {
				continue
			}
			m := Mention{Sentence: s, First: i, Last: i, Head: i, CoreFirst: i, CoreLast: i, Form: Nominal}
			switch w.Tag {
			case syntax.NOUN:
				if lemma := strings.ToLower(w.Lemma); heads[w.Lemma] && nouns[lemma] != schema.Date && len(lemma) > 1 {
					more = append(more, m)
				}
			case syntax.PROPN:
				n, ok := names[coreName(&trees[s], &m)]
				if ok && startsUpper(trees[s].Tokens[i].Form) && !places[place{s, w.Head}] {
					m.Form, m.Kind, m.Hits = Name, all[n].Kind, all[n].Hits
					more = append(more, m)
				}
			}
		}
	}
	if len(more) == 0 {
		return all
	}
	all = append(all, more...)
	slices.SortStableFunc(all, func(a, b Mention) int {
		return cmp.Or(a.Sentence-b.Sentence, a.First-b.First, b.Last-a.Last)
	})
	return slices.CompactFunc(all, func(a, b Mention) bool {
		return a.Sentence == b.Sentence && a.First == b.First && a.Last == b.Last
	})
}

type finder struct {
	*view
	gaz      *gazetteer.Gazetteer
	sentence int
	names    []known
	covers   []int // for each token the index of the known name that holds it, or -1
	taken    []bool
	found    []Mention
	guessed  func(*Mention) // is told of every name whose kind is guessed, where set
	scratch  []uint32
	votes    votes
}

// known is a name that the gazetteer knows.
type known struct {
	first, last int
	hits        []gazetteer.Hit
}

// known looks up every stretch of tokens, longest first, from left to right.
func (f *finder) known() {
	n := len(f.Words)
	f.covers = make([]int, n)
	f.taken = make([]bool, n)
	for i := range f.covers {
		f.covers[i] = -1
	}
	for i := 0; i < n; {
		k, hits := f.lookup(i, n)
		if k == 0 {
			i++
			continue
		}
		for j := i; j < i+k; j++ {
			f.covers[j] = len(f.names)
		}
		f.names = append(f.names, known{i, i + k - 1, hits})
		i += k
	}
}

// lookup finds the longest name from token i to before token end that is used as a name here.
func (f *finder) lookup(i, end int) (int, []gazetteer.Hit) {
	if !f.mayName(i) {
		return 0, nil
	}
	n, hits := f.gaz.Lookup(f.Tokens[:end], i)
	if n == 1 && f.otherWord(i) {
		return 0, nil
	}
	return n, slices.Clone(hits)
}

// mayName keeps words that no name begins with from the look-up.
func (f *finder) mayName(i int) bool {
	r, _ := utf8.DecodeRuneInString(f.form(i))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == 'a' || r == 'e' || r == 'd' || r == 'm'
}

// otherWord reports whether a token spelt like a name is another word: "May" the month, "Will", "US" for "us" in a headline of
// capitals.
func (f *finder) otherWord(i int) bool {
	switch f.tag(i) {
	case syntax.PROPN, syntax.NOUN, syntax.ADJ, syntax.X, syntax.SYM:
		return false
	case syntax.PRON, syntax.DET, syntax.AUX, syntax.ADP, syntax.CCONJ, syntax.SCONJ, syntax.PART:
		return f.shouting() || !allCapitals(f.form(i))
	}
	return i == 0 || !f.capital(i)
}

// shouting reports whether the sentence is written in capitals.
func (f *finder) shouting() bool {
	upper, lower := 0, 0
	for i := range f.Tokens {
		for _, r := range f.form(i) {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
	}
	return upper > 2*lower
}

// phrases makes a mention of every noun phrase.
func (f *finder) phrases() {
	for h := range f.Words {
		if !f.heads(h) && !f.numbersProvision(h) || f.provision(h) && f.parent(h) == h+1 {
			continue
		}
		first, last := f.phrase(h)
		m := Mention{Sentence: f.sentence, First: first, Last: last, Head: h, CoreFirst: h, CoreLast: h, Form: Nominal}
		if n := f.covers[h]; n >= 0 && f.names[n].first >= 0 {
			m.First, m.Last = min(first, f.names[n].first), max(last, f.names[n].last)
		}
		if f.tag(h) == syntax.PROPN || f.covers[h] >= 0 || f.namedRole(h, last) || f.provision(h) || f.numbersProvision(h) {
			f.name(&m)
		} else {
			m.Kind = f.nominalKind(h)
		}
		f.add(m)
	}
}

// small reports whether a word that the tagger takes for a name begins with a small letter, as no name's head does.
func (f *finder) small(h int) bool {
	r, _ := utf8.DecodeRuneInString(f.form(h))
	return unicode.IsLower(r)
}

// namedRole reports whether a common noun is a title before a name that belongs to its phrase: "police spokesman Louis Okello".
func (f *finder) namedRole(h, last int) bool {
	return last > h && f.tag(h+1) == syntax.PROPN && f.tag(last) == syntax.PROPN && nouns[f.lower[h]] == schema.Person && !f.plural(h)
}

// provision reports whether the token and the number after it name a provision, whatever the tagger takes them for:
// "Article Five", "Resolution 2254".
func (f *finder) provision(i int) bool {
	if i+1 >= len(f.Words) || !f.capital(i) || !f.capital(i+1) && !f.numeral(i+1) {
		return false
	}
	switch f.lower[i] {
	case "article", "resolution", "chapter", "section", "annex", "clause", "paragraph", "protocol":
		return true
	}
	return false
}

// numbersProvision reports whether the token is the number of a provision that it heads: parsers differ over which of the
// two words hangs on the other.
func (f *finder) numbersProvision(i int) bool {
	return i > 0 && f.provision(i-1) && f.parent(i-1) == i
}

// heads reports whether a token heads a noun phrase of its own.
func (f *finder) heads(h int) bool {
	switch f.base(h) {
	case "flat", "fixed", "goeswith", "case", "cc", "mark", "punct", "det", "advmod", "aux", "cop", "discourse", "expl":
		return false
	case "compound":
		return f.modifierName(h)
	case "amod":
		return false
	case "nmod":
		if f.rel(h) == "nmod:desc" {
			return h > f.parent(h) && f.tag(h) == syntax.PROPN && f.tag(f.parent(h)) != syntax.PROPN
		}
	}
	switch f.tag(h) {
	case syntax.NOUN, syntax.PROPN:
		return true
	case syntax.ADJ, syntax.NUM:
		// "the wounded", "the two": what stands where a noun stands and has an article.
		return f.argument(h) && f.kid(h, "det") >= 0 || f.covers[h] >= 0 && f.argument(h)
	}
	return false
}

func (f *finder) argument(h int) bool {
	switch f.base(h) {
	case "nsubj", "obj", "iobj", "obl", "nmod":
		return true
	}
	return false
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

func (f *finder) mark(k known) {
	for i := k.first; i <= k.last; i++ {
		f.taken[i] = true
	}
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

// within makes mentions of the known names inside phrases that other mentions do not hold: "Japanese" in "the Japanese prime
// minister", "Japan" and "US" in "the Japan-US Security Treaty".
func (f *finder) within() {
	for _, k := range f.names {
		if !f.taken[k.first] {
			f.add(f.nested(k))
		}
		if k.last > k.first && f.holdsOthers(k) {
			f.inner(k)
		}
	}
}

func (f *finder) nested(k known) Mention {
	head := k.last
	for i := k.first; i <= k.last; i++ {
		if h := f.parent(i); h < k.first || h > k.last {
			head = i
			break
		}
	}
	form := Name
	if f.tag(head) == syntax.ADJ {
		form = Nominal // "Japanese" is an adjective, though it leads to a name
	}
	return Mention{Sentence: f.sentence, First: k.first, Last: k.last, Head: head, CoreFirst: k.first, CoreLast: k.last,
		Kind: f.gaz.Entry(k.hits[0].Entry).Kind, Form: form, Hits: k.hits}
}

// holdsOthers reports whether the names within a name count: those in the name of an agreement, a body or an event do, those
// in the name of a place do not ("New Mexico").
func (f *finder) holdsOthers(k known) bool {
	kind := f.gaz.Entry(k.hits[0].Entry).Kind
	return schema.Organizations.Has(kind) || schema.Agreements.Has(kind) || kind == schema.Event
}

// inner finds states within a longer name.
func (f *finder) inner(k known) {
	for i := k.first; i <= k.last; {
		end := k.last + 1
		if i == k.first {
			end-- // the whole name is found already
		}
		n, hits := f.lookup(i, end)
		if n == 0 || f.gaz.Entry(hits[0].Entry).Kind != schema.Country {
			i += max(1, n)
			continue
		}
		f.add(f.nested(known{i, i + n - 1, hits}))
		i += n
	}
}

// add keeps a mention unless one with the same range stands already.
func (f *finder) add(m Mention) {
	for _, o := range f.found {
		if o.First == m.First && o.Last == m.Last {
			return
		}
	}
	f.found = append(f.found, m)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func allCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 1
}
