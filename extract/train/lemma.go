package train

import (
	"slices"

	"claimgraph/extract/model"
	"claimgraph/extract/syntax"
)

// minEnding is of how many different words an ending's edit must be learnt.
const minEnding = 2

// sample is a form as it was seen with a tag.
type sample struct {
	tag   model.TagName
	form  string
	first bool
}

// learnLemmas learns edits by ending, and keeps those words whose lemma the endings get wrong.
func learnLemmas(trees []syntax.Tree) model.Lemmas {
	seen := map[sample]map[string]int{}
	var order []sample
	for i := range trees {
		t := &trees[i]
		for j, w := range t.Words {
			if w.Lemma == "" {
				continue
			}
			s := sample{model.TagName{UPOS: string(w.Tag), XPOS: w.XPOS}, t.Tokens[j].Form, j == 0}
			if seen[s] == nil {
				seen[s] = map[string]int{}
				order = append(order, s)
			}
			seen[s][w.Lemma]++
		}
	}
	l := lemmaLearner{index: map[model.Edit]uint16{}}
	endings := map[string]map[uint16]int{}
	for _, s := range order {
		e := l.edit(syntax.EditOf(s.form, most(seen[s])))
		syntax.EndingKeys(s.tag, s.form, s.first, func(key string) bool {
			if endings[key] == nil {
				endings[key] = map[uint16]int{}
			}
			endings[key][e]++
			return false
		})
	}
	chosen := map[string]uint16{}
	for key, edits := range endings {
		total := 0
		for _, n := range edits {
			total += n
		}
		if total >= minEnding {
			chosen[key] = most(edits)
		}
	}
	l.prune(order, chosen)
	l.pack(chosen, &l.out.Endings, &l.out.EndingEdits)

	words := map[string]map[string]int{}
	for s, lemmas := range seen {
		key := syntax.LemmaKey(s.tag, s.form)
		if words[key] == nil {
			words[key] = map[string]int{}
		}
		for lemma, n := range lemmas {
			words[key][lemma] += n
		}
	}
	exceptions := map[string]uint16{}
	for _, s := range order {
		key := syntax.LemmaKey(s.tag, s.form)
		want := most(words[key])
		if l.guess(s, chosen) != want && len(key) < 256 {
			exceptions[key] = l.edit(syntax.EditOf(s.form, want))
		}
	}
	l.pack(exceptions, &l.out.Words, &l.out.WordEdits)
	l.out.Edits = l.edits
	return l.out
}

type lemmaLearner struct {
	index map[model.Edit]uint16
	edits []model.Edit
	out   model.Lemmas
}

// edit numbers edits.
func (l *lemmaLearner) edit(e model.Edit) uint16 {
	i, ok := l.index[e]
	if !ok {
		i = uint16(len(l.edits))
		l.index[e] = i
		l.edits = append(l.edits, e)
	}
	return i
}

// guess is the lemma that the endings give.
func (l *lemmaLearner) guess(s sample, chosen map[string]uint16) string {
	out := s.form
	syntax.EndingKeys(s.tag, s.form, s.first, func(key string) bool {
		e, ok := chosen[key]
		if ok {
			out = syntax.Apply(l.edits[e], s.form)
		}
		return ok
	})
	return out
}

// prune drops the endings that say the same as the next shorter one that is known.
func (l *lemmaLearner) prune(order []sample, chosen map[string]uint16) {
	redundant := map[string]bool{}
	for _, s := range order {
		longer := ""
		syntax.EndingKeys(s.tag, s.form, s.first, func(key string) bool {
			e, ok := chosen[key]
			if !ok {
				return false
			}
			if longer != "" && chosen[longer] == e {
				redundant[longer] = true
			}
			longer = key
			return false
		})
	}
	for key := range redundant {
		delete(chosen, key)
	}
}

// pack sorts a map into lists.
func (l *lemmaLearner) pack(edits map[string]uint16, keys *model.Strings, values *[]uint16) {
	var list []string
	for key := range edits {
		list = append(list, key)
	}
	slices.Sort(list)
	*keys = model.NewStrings(list)
	for _, key := range list {
		*values = append(*values, edits[key])
	}
}

// most is the most frequent key, the smallest of several.
func most[K interface{ ~string | ~uint16 }](counts map[K]int) K {
	var best K
	top := 0
	for key, n := range counts {
		if n > top || n == top && key < best {
			best, top = key, n
		}
	}
	return best
}
