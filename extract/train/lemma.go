package train

import (
	"fmt"
	"slices"
	"strings"

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
func learnLemmas(trees []syntax.Tree, known func(string) bool) model.Lemmas {
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
	l.regular(order, seen)
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
	l.out.Edits = l.edits
	guesser := syntax.Lemmatizer{Lemmas: &l.out, Known: known}
	exceptions := map[string]uint16{}
	for _, s := range order {
		key := syntax.LemmaKey(s.tag, s.form)
		want := most(words[key])
		if guesser.Lemma(s.tag, s.form, s.first) != want && len(key) < 256 {
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

// inflected are the tags whose forms are made by regular changes of the ending.
var inflected = []model.TagName{
	{UPOS: "VERB", XPOS: "VBG"}, {UPOS: "VERB", XPOS: "VBD"}, {UPOS: "VERB", XPOS: "VBN"}, {UPOS: "VERB", XPOS: "VBZ"}, {UPOS: "NOUN", XPOS: "NNS"},
}

// regular lists the commonest inflections among lower-case words.
func (l *lemmaLearner) regular(order []sample, seen map[sample]map[string]int) {
	const commonest, least = 8, 8
	l.out.Prefixes = []string{"re", "un", "under", "over", "out", "mis", "with", "fore", "up"}
	for _, tag := range inflected {
		counts := map[string]int{}
		for _, s := range order {
			if s.tag == tag && s.form == strings.ToLower(s.form) {
				if i, ok := inflection(s.form, most(seen[s])); ok {
					counts[fmt.Sprintf("%s\t%s\t%t", i.Ending, i.Of, i.Doubled)]++
				}
			}
		}
		r := model.Regular{Tag: tag}
		for len(r.Inflections) < commonest && len(counts) > 0 {
			key := most(counts)
			if counts[key] < least {
				break
			}
			delete(counts, key)
			f := strings.Split(key, "\t")
			r.Inflections = append(r.Inflections, model.Inflection{Ending: f[0], Of: f[1], Doubled: f[2] == "true"})
		}
		l.out.Regular = append(l.out.Regular, r)
	}
}

// inflection says how a form is made from its lemma, if it is by an ending.
func inflection(form, lemma string) (model.Inflection, bool) {
	e := syntax.EditOf(form, lemma)
	if e.Case != model.Keep || e.Cut == 0 || e.Cut >= len(form) {
		return model.Inflection{}, false
	}
	i := model.Inflection{Ending: form[len(form)-e.Cut:], Of: e.Append}
	if twice := (model.Inflection{Ending: i.Ending[1:], Doubled: true}); i.Of == "" {
		if s, ok := syntax.Undo(twice, form); ok && s == lemma {
			return twice, true
		}
	}
	return i, true
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
