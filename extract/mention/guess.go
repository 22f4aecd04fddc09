package mention

import (
	_ "embed"
	"strings"
	"unicode"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// GuessedKinds are the kinds that the guesser of unknown names tells apart, in the order of its weights.
var GuessedKinds = [...]schema.Kind{schema.Person, schema.Organization, schema.Location, schema.Event, schema.Thing}

// KindWeights is how many weights the guesser has for every kind; features are hashed into them.
const KindWeights = 1 << 14

// kindsFile holds a signed byte for every weight, kind by kind.
//
//go:embed data/kinds.bin
var kindsFile string

// guess is the most likely kind of an unknown name.
func (f *finder) guess(m *Mention) schema.Kind {
	if len(kindsFile) < len(GuessedKinds)*KindWeights {
		return schema.Thing
	}
	features := f.nameFeatures(m, f.scratch[:0])
	f.scratch = features
	var scores scores
	for k := range GuessedKinds {
		w := kindsFile[k*KindWeights : (k+1)*KindWeights]
		for _, i := range features {
			scores[k] += int(int8(w[i]))
		}
	}
	if f.votes != nil {
		name := f.coreName(m)
		sum := f.votes[name]
		for k := range sum {
			sum[k] += scores[k]
		}
		f.votes[name] = sum
	}
	return scores.best()
}

// scores are how well each of the guessed kinds fits.
type scores [len(GuessedKinds)]int

func (s *scores) best() schema.Kind {
	at := 0
	for k := range s {
		if s[k] > s[at] {
			at = k
		}
	}
	return GuessedKinds[at]
}

// votes are the sums of the scores of all mentions of an unknown name in the document: one name means one kind of thing.
type votes map[string]scores

// decide gives every unknown name the kind that its mentions have together. A name that ends a person's full name is that
// person's: "Norrland" after "Arvid Norrland".
func (v votes) decide(trees []syntax.Tree, all []Mention) {
	people := map[string]bool{}
	for _, m := range all {
		if m.Form != Name || m.Kind != schema.Person {
			continue
		}
		sum, guessed := v[coreName(&trees[m.Sentence], &m)]
		if !guessed || m.CoreFirst > m.First || m.CoreFirst < m.CoreLast && sum.best() == schema.Person {
			people[strings.ToLower(trees[m.Sentence].Tokens[m.CoreLast].Form)] = true
		}
	}
	for i := range all {
		m := &all[i]
		if m.Form != Name || len(m.Hits) > 0 {
			continue
		}
		sum, ok := v[coreName(&trees[m.Sentence], m)]
		switch {
		case !ok:
		case m.CoreFirst == m.CoreLast && people[strings.ToLower(trees[m.Sentence].Tokens[m.CoreLast].Form)]:
			m.Kind = schema.Person
		default:
			m.Kind = sum.best()
		}
	}
}

func (f *finder) coreName(m *Mention) string { return coreName(f.Tree, m) }

func coreName(t *syntax.Tree, m *Mention) string {
	var b strings.Builder
	for i := m.CoreFirst; i <= m.CoreLast; i++ {
		b.WriteString(strings.ToLower(t.Tokens[i].Form))
		b.WriteByte(' ')
	}
	return b.String()
}

// nameFeatures appends what tells of an unknown name's kind: its words, their endings and shapes, and what stands around it.
func (f *finder) nameFeatures(m *Mention, list []uint32) []uint32 {
	first, last, head := m.CoreFirst, m.CoreLast, m.Head
	add := func(template uint32, parts ...string) {
		list = append(list, hashFeature(template, parts...))
	}
	add(0)
	for i := first; i <= last; i++ {
		form := f.form(i)
		low := strings.ToLower(form)
		add(1, low)
		add(2, ending(low, 3))
		add(3, shape(form))
		if i == first {
			add(4, low)
			add(5, beginning(low, 3))
			if firstNames[form] {
				add(6)
			}
		}
		if i == last {
			add(7, low)
			add(8, ending(low, 2), shape(form))
			add(9, ending(low, 4))
		}
		if k, ok := nameWords[low]; ok {
			add(10, k.String())
		}
		if k, ok := nouns[low]; ok && i == last {
			add(11, k.String())
		}
	}
	add(12, string(rune('0'+min(last-first, 6))))
	add(13, f.wordAt(m.First-1))
	add(14, f.wordAt(m.Last+1))
	add(15, f.wordAt(first-1))
	add(16, string(f.rel(head)))
	if p := f.parent(head); p >= 0 {
		add(17, f.lower[p])
		add(18, f.lower[p], string(f.base(head)))
		if k, ok := nouns[f.lower[p]]; ok {
			add(19, k.String(), string(f.base(head)))
		}
	}
	prep := f.preposition(head)
	add(20, prep)
	add(21, prep, string(rune('0'+min(last-first, 2))))
	for _, k := range f.kids[head] {
		switch f.base(k) {
		case "appos", "nmod", "acl":
			add(22, string(f.base(k)), f.lower[k])
			if kind, ok := nouns[f.lower[k]]; ok {
				add(23, string(f.base(k)), kind.String())
			}
		case "det":
			add(24, f.lower[k])
		}
	}
	if p := f.wordAt(m.First - 2); p != "" {
		add(25, p)
	}
	return list
}

func (f *finder) wordAt(i int) string {
	if i < 0 || i >= len(f.Tokens) {
		return ""
	}
	return strings.ToLower(f.form(i))
}

func hashFeature(template uint32, parts ...string) uint32 {
	h := uint32(2166136261) ^ template*0x9e3779b1
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	h ^= h >> 15
	return h & (KindWeights - 1)
}

func ending(s string, n int) string {
	if len(s) > n {
		return s[len(s)-n:]
	}
	return s
}

func beginning(s string, n int) string { return s[:min(n, len(s))] }

// shape writes capitals, small letters, figures and others as X, x, 9 and themselves, runs of one as one.
func shape(s string) string {
	var b strings.Builder
	var before rune
	for _, r := range s {
		c := r
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '9'
		}
		if c != before {
			b.WriteRune(c)
		}
		before = c
	}
	return b.String()
}

// NameExample is an unknown name as the guesser sees it: what a trainer learns from.
type NameExample struct {
	Mention
	Features []uint32
}

// NameExamples lists the names whose kinds are guessed.
func NameExamples(trees []syntax.Tree, gaz *gazetteer.Gazetteer) []NameExample {
	var all []NameExample
	for s := range trees {
		f := finder{view: newView(&trees[s]), gaz: gaz, sentence: s}
		f.guessed = func(m *Mention) {
			all = append(all, NameExample{*m, f.nameFeatures(m, nil)})
		}
		f.known()
		f.phrases()
	}
	return all
}
