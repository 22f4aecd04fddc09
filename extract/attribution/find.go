package attribution

import (
	"strings"

	"claimgraph/extract/syntax"
)

// Find lists the attributions of a document in the order of their cues.
func Find(trees []syntax.Tree) []Attribution {
	var all []Attribution
	q := readQuotations(trees)
	for i := range trees {
		f := finder{t: &trees[i], sentence: i, quotations: &q, children: make([][]int, len(trees[i].Words))}
		for w, word := range trees[i].Words {
			if word.Head >= 0 {
				f.children[word.Head] = append(f.children[word.Head], w)
			}
		}
		if a, ok := transcript(trees, i); ok {
			all = append(all, a)
		}
		all = append(all, f.find()...)
	}
	q.extendAll(all)
	return all
}

// finder finds the attributions of one sentence.
type finder struct {
	t        *syntax.Tree
	sentence int
	children [][]int
	*quotations
}

func (f *finder) find() []Attribution {
	var list []Attribution
	for i, w := range f.t.Words {
		lemma := strings.ToLower(w.Lemma)
		var a Attribution
		var ok bool
		switch {
		case strings.EqualFold(f.t.Tokens[i].Form, "according"):
			a, ok = f.according(i)
		case w.Tag == syntax.VERB && clausal[lemma]:
			if a, ok = f.verb(i, lemma); !ok {
				a, ok = f.object(i, lemma)
			}
			if !ok && !mental[lemma] && !f.inside[f.sentence][i] {
				a = Attribution{Sentence: f.sentence, Cue: f.one(i), Source: f.source(i, 0), Direct: true}
				a.Content = f.apart(a.Source)
				ok = len(a.Content) > 0 && !a.Source.Empty()
			}
		case w.Tag == syntax.VERB:
			a, ok = f.object(i, lemma)
		case w.Tag == syntax.NOUN && nouns[lemma]:
			a, ok = f.noun(i)
		}
		if ok {
			list = append(list, a)
		}
	}
	return list
}

// verb reads "X said that Y", "Y, X said", "X plans to Y" and "..., saying that Y".
func (f *finder) verb(i int, lemma string) (Attribution, bool) {
	a := Attribution{Sentence: f.sentence, Cue: f.one(i), Source: f.source(i, 0)}
	for _, c := range f.children[i] {
		rel := f.t.Words[c].Rel.Base()
		switch {
		case rel != "ccomp" && rel != "xcomp" && rel != "parataxis":
			continue
		case rel == "xcomp" && f.t.Words[c].Tag != syntax.VERB:
			continue
		}
		first, last := f.yield(c)
		if first <= i && i <= last || rel == "parataxis" && c < i && !f.quoted(first) {
			continue
		}
		a.Content = append(a.Content, f.passage(first, last, c))
		a.Direct = a.Direct || f.quoted(first)
	}
	if w := f.t.Words[i]; len(a.Content) == 0 && w.Rel.Base() == "parataxis" && w.Head >= 0 {
		// "Talks will go on, the minister said." hangs the cue on what is said.
		first, last := f.yield(w.Head)
		cue, end := f.yield(i)
		if first < cue {
			a.Content = append(a.Content, f.passage(first, cue-1, w.Head))
			a.Direct = f.quoted(first)
		}
		if end+1 < last && (first >= cue || f.quoted(end+2)) { // a quote that its cue breaks
			a.Content = append(a.Content, f.passage(end+1, last, w.Head))
			a.Direct = a.Direct || f.quoted(end+2)
		}
	}
	return a, len(a.Content) > 0 && !a.Source.Empty() && !f.ownThought(a, lemma)
}

// ownThought reports whether speakers only speak of their own minds or, in what is quoted of them, of their own words: "I
// think", "you know", "let me say".
func (f *finder) ownThought(a Attribution, lemma string) bool {
	return (mental[lemma] || f.inside[f.sentence][a.Cue.Head]) && firstPersons[strings.ToLower(f.t.Tokens[a.Source.Head].Form)]
}

// object reads "X criticised Y" and "X called for Y".
func (f *finder) object(i int, lemma string) (Attribution, bool) {
	a := Attribution{Sentence: f.sentence, Cue: f.one(i), Source: f.source(i, 0)}
	for _, c := range f.children[i] {
		rel := f.t.Words[c].Rel
		takes := rel == "obj" && nominalObjects[lemma] || rel.Base() == "obl" && f.follows(c, prepositional[lemma])
		quoted := clausal[lemma] && (rel == "obj" || rel.Base() == "xcomp") && f.quoted(f.first(c)) // called it "a disgrace"
		if first, last := f.yield(c); (takes || quoted) && (last < i || first > i) {
			if first > i { // "accused him of lying": what follows the object belongs to what is said of it
				last = f.phraseEnd(i, last)
			}
			a.Content = []Passage{f.passage(first, last, c)}
			a.Direct = quoted
			break
		}
	}
	return a, len(a.Content) > 0 && !a.Source.Empty() && !f.ownThought(a, lemma)
}

// phraseEnd is the last token that the verb's further objects and phrases reach.
func (f *finder) phraseEnd(i, last int) int {
	for _, c := range f.children[i] {
		switch f.t.Words[c].Rel.Base() {
		case "obl", "advcl", "xcomp", "ccomp":
			start, end := f.yield(c)
			// "endorsed him on Monday, a late turn" says of him what stands before "on"
			if f.t.Words[c].Rel.Base() != "xcomp" && !complements[strings.ToLower(f.t.Tokens[start].Form)] {
				continue
			}
			if c > i {
				last = max(last, end)
			}
		}
	}
	return last
}

// follows reports whether one of the prepositions leads the phrase.
func (f *finder) follows(c int, prepositions string) bool {
	if prepositions == "" {
		return false
	}
	for _, k := range f.children[c] {
		if f.t.Words[k].Rel == "case" {
			for p := range strings.FieldsSeq(prepositions) {
				if p == strings.ToLower(f.t.Words[k].Lemma) {
					return true
				}
			}
		}
	}
	return false
}

func (f *finder) first(i int) int {
	first, _ := f.yield(i)
	return first
}

// noun reads "X's claim that Y", "his plan to Y", "criticism of Y by X".
func (f *finder) noun(i int) (Attribution, bool) {
	a := Attribution{Sentence: f.sentence, Cue: f.one(i), Source: Tokens{Sentence: f.sentence, First: 0, Last: -1}}
	for _, c := range f.children[i] {
		first, last := f.yield(c)
		switch rel := f.t.Words[c].Rel; {
		case rel == "nmod:poss":
			if f.t.Tokens[last].Form == "'s" || f.t.Tokens[last].Form == "’s" {
				last--
			}
			a.Source = Tokens{f.sentence, first, max(first, last), c}
		case (rel.Base() == "acl" || rel == "ccomp") && rel != "acl:relcl" && first > i:
			a.Content = append(a.Content, f.passage(first, last, c))
		case rel.Base() == "nmod" && first > i && f.follows(c, "of for against about"):
			a.Content = append(a.Content, f.passage(first, last, c))
		}
	}
	return a, len(a.Content) > 0 && !a.Source.Empty()
}

// source is the subject of a verb; a participle, an infinitive or a second verb shares that of the verb above it, and a
// verb that modifies a noun has the noun.
func (f *finder) source(i, depth int) Tokens {
	none := Tokens{Sentence: f.sentence, First: 0, Last: -1}
	for _, c := range f.children[i] {
		if f.t.Words[c].Rel.Base() == "nsubj" {
			if h := f.t.Words[i].Head; f.t.Words[c].XPOS == "WP" || f.t.Words[c].XPOS == "WDT" {
				if f.t.Words[i].Rel == "acl:relcl" && h >= 0 && h < c {
					whole := f.nounBefore(h, i)
					whole.Last = c
					return whole
				}
				return none
			}
			if f.t.Words[c].Rel == "nsubj:pass" {
				return none
			}
			first, last := f.yield(c)
			return Tokens{f.sentence, first, last, c}
		}
	}
	w := f.t.Words[i]
	if w.Head < 0 || depth > 4 {
		return none
	}
	switch w.Rel.Base() {
	case "advcl", "xcomp", "conj":
		return f.source(w.Head, depth+1)
	case "acl":
		if w.XPOS == "VBG" {
			return f.nounBefore(w.Head, i)
		}
	}
	return none
}

// nounBefore is a noun phrase without the clause at i that modifies it.
func (f *finder) nounBefore(h, i int) Tokens {
	first, _ := f.yield(h)
	clause := f.first(i)
	last := clause - 1
	for last > h && f.t.Words[last].Tag == syntax.PUNCT {
		last--
	}
	if last < h || first > h {
		return Tokens{f.sentence, h, h, h}
	}
	return Tokens{f.sentence, first, last, h}
}

// according reads "according to X, Y" and "Y, according to X", however the tree hangs the words together.
func (f *finder) according(i int) (Attribution, bool) {
	if i+1 >= len(f.t.Words) || !strings.EqualFold(f.t.Tokens[i+1].Form, "to") {
		return Attribution{}, false
	}
	source := f.t.Words[i+1].Head
	if source == i {
		source = f.t.Words[i].Head
	}
	if source <= i+1 {
		return Attribution{}, false
	}
	first, last := f.yield(source)
	a := Attribution{Sentence: f.sentence, Cue: Tokens{f.sentence, i, i + 1, i}, Source: Tokens{f.sentence, i + 2, last, source}}
	begin, end := 0, len(f.t.Words)-1
	switch {
	case a.Source.Empty():
		return a, false
	case min(first, i) > 1:
		end = min(first, i) - 1
	default:
		begin = last + 1
	}
	if begin >= end {
		return a, false
	}
	p := f.passage(begin, end, begin)
	for k := p.First; k <= p.Last; k++ {
		if h := f.t.Words[k].Head; h < p.First || h > p.Last {
			p.Head = k
			break
		}
	}
	a.Content = append(a.Content, p)
	return a, true
}

func (f *finder) one(i int) Tokens { return Tokens{f.sentence, i, i, i} }

// passage leaves commas and full stops at the edges out.
func (f *finder) passage(first, last, head int) Passage {
	for first < last && f.edge(first) {
		first++
	}
	for last > first && f.edge(last) && f.t.Tokens[last].Form != "”" && f.t.Tokens[last].Form != `"` {
		last--
	}
	return Passage{Tokens: Tokens{f.sentence, first, last, head}, Span: f.t.Cover(first, last)}
}

func (f *finder) edge(i int) bool {
	switch f.t.Tokens[i].Form {
	case ",", ".", ":", ";":
		return true
	}
	return false
}

// quoted reports whether a quotation mark stands at or before the token.
func (f *finder) quoted(i int) bool {
	for j := i; j >= 0 && j >= i-1; j-- {
		switch f.t.Tokens[j].Form {
		case `"`, "“", "``", "''":
			return true
		}
	}
	return false
}

// yield is the range of words that i dominates.
func (f *finder) yield(i int) (first, last int) {
	first, last = i, i
	stack := []int{i}
	for len(stack) > 0 {
		k := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		first, last = min(first, k), max(last, k)
		stack = append(stack, f.children[k]...)
	}
	return first, last
}
