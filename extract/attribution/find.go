package attribution

import (
	"strings"

	"claimgraph/extract/syntax"
)

// Find lists the attributions of a document in the order of their cues.
func Find(trees []syntax.Tree) []Attribution {
	var all []Attribution
	for i := range trees {
		f := finder{t: &trees[i], sentence: i, children: make([][]int, len(trees[i].Words))}
		for w, word := range trees[i].Words {
			if word.Head >= 0 {
				f.children[word.Head] = append(f.children[word.Head], w)
			}
		}
		all = append(all, f.find()...)
	}
	return all
}

// finder finds the attributions of one sentence.
type finder struct {
	t        *syntax.Tree
	sentence int
	children [][]int
}

func (f *finder) find() []Attribution {
	var list []Attribution
	for i, w := range f.t.Words {
		switch {
		case w.Tag == syntax.VERB && cues[strings.ToLower(w.Lemma)]:
			if a, ok := f.verb(i); ok {
				list = append(list, a)
			}
		case strings.EqualFold(f.t.Tokens[i].Form, "according"):
			if a, ok := f.according(i); ok {
				list = append(list, a)
			}
		}
	}
	return list
}

// cues are verbs of saying and thinking that take a clause.
var cues = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`say tell announce declare state claim argue insist maintain assert contend note add warn
		report explain suggest believe think hope confirm deny acknowledge admit stress emphasize emphasise reiterate
		predict estimate conclude find write tweet reply respond respond ask promise pledge vow agree decide know
		expect fear feel understand recall remark comment observe testify caution complain propose recommend reveal
		disclose indicate point_out allege accuse demand urge want plan consider realize realise remember underline`) {
		m[w] = true
	}
	return m
}()

// verb reads "X said that Y", and "Y, X said".
func (f *finder) verb(i int) (Attribution, bool) {
	a := Attribution{Sentence: f.sentence, Cue: f.one(i), Source: Tokens{Sentence: f.sentence, First: 0, Last: -1}}
	for _, c := range f.children[i] {
		switch f.t.Words[c].Rel {
		case "nsubj":
			if first, last := f.yield(c); a.Source.Empty() {
				a.Source = Tokens{f.sentence, first, last, c}
			}
		case "ccomp", "parataxis":
			first, last := f.yield(c)
			if first <= i && i <= last || f.t.Words[c].Rel == "parataxis" && c < i && !f.quoted(first) {
				continue
			}
			a.Content = append(a.Content, f.passage(first, last, c))
			a.Direct = a.Direct || f.quoted(first)
		}
	}
	if w := f.t.Words[i]; len(a.Content) == 0 && w.Rel == "parataxis" && w.Head >= 0 {
		// "Talks will go on, the minister said." hangs the cue on what is said.
		first, last := f.yield(w.Head)
		cue, end := f.yield(i)
		if cue > w.Head {
			last = cue - 1
		} else {
			first = end + 1
		}
		if first <= last {
			a.Content = append(a.Content, f.passage(first, last, w.Head))
			a.Direct = f.quoted(first)
		}
	}
	return a, len(a.Content) > 0 && !a.Source.Empty()
}

// according reads "according to X, Y".
func (f *finder) according(i int) (Attribution, bool) {
	source := f.t.Words[i].Head
	if source < 0 || f.t.Words[source].Head < 0 || f.t.Words[source].Tag == syntax.VERB {
		return Attribution{}, false
	}
	said := f.t.Words[source].Head
	first, last := f.yield(source)
	cue := i
	if i+1 < len(f.t.Words) && f.t.Words[i+1].Tag == syntax.ADP {
		cue = i + 1
	}
	a := Attribution{Sentence: f.sentence, Cue: Tokens{f.sentence, i, cue, i}, Source: Tokens{f.sentence, cue + 1, last, source}}
	begin, end := f.yield(said)
	if first > said {
		end = first - 1
	} else {
		begin = last + 1
	}
	if begin > end || a.Source.Empty() {
		return a, false
	}
	a.Content = append(a.Content, f.passage(begin, end, said))
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
