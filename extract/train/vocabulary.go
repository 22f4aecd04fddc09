package train

import (
	"slices"

	"claimgraph/extract/model"
	"claimgraph/extract/syntax"
)

// minSeen is how often a key must be seen in the treebanks to get an embedding.
const minSeen = 2

// vocabulary numbers the network's inputs and outputs.
type vocabulary struct {
	keys [syntax.NumFeatures]model.Strings
	tags []model.TagName
	rels []string

	tagIndex map[model.TagName]int
	relIndex map[string]int
}

func newVocabulary(trees []syntax.Tree, vectors *Vectors) *vocabulary {
	v := &vocabulary{tagIndex: map[model.TagName]int{}, relIndex: map[string]int{}}
	var seen [syntax.NumFeatures]map[string]int
	for f := range seen {
		seen[f] = map[string]int{}
	}
	for i := range trees {
		for j, w := range trees[i].Words {
			for f, key := range syntax.KeysOf(trees[i].Tokens[j].Form) {
				seen[f][key]++
			}
			v.tagIndex[model.TagName{UPOS: string(w.Tag), XPOS: w.XPOS}]++
			v.relIndex[string(w.Rel)]++
		}
	}
	for f, counts := range seen {
		var keys []string
		for key, n := range counts {
			if n >= minSeen {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys)
		if syntax.Feature(f) == syntax.FeatVector {
			keys = vectors.Keys
		}
		v.keys[f] = model.NewStrings(keys)
	}
	for t, n := range v.tagIndex {
		if n >= minSeen {
			v.tags = append(v.tags, t)
		}
	}
	slices.SortFunc(v.tags, func(a, b model.TagName) int {
		return cmp2(a.UPOS, b.UPOS, a.XPOS, b.XPOS)
	})
	for r, n := range v.relIndex {
		if n >= minSeen {
			v.rels = append(v.rels, r)
		}
	}
	slices.Sort(v.rels)
	clear(v.tagIndex)
	clear(v.relIndex)
	for i, t := range v.tags {
		v.tagIndex[t] = i
	}
	for i, r := range v.rels {
		v.relIndex[r] = i
	}
	return v
}

// cmp2 orders pairs.
func cmp2(a, b, a2, b2 string) int {
	switch {
	case a < b || a == b && a2 < b2:
		return -1
	case a == b && a2 == b2:
		return 0
	}
	return 1
}

// examples turns trees into examples; a tag or relation seen only once counts as the first.
func (v *vocabulary) examples(trees []syntax.Tree) []*Example {
	var list []*Example
	for i := range trees {
		t := &trees[i]
		e := new(Example)
		for j, w := range t.Words {
			var rows [syntax.NumFeatures]int32
			for f, key := range syntax.KeysOf(t.Tokens[j].Form) {
				rows[f] = int32(v.keys[f].Find(key) + 1)
			}
			head := w.Head
			if head == syntax.Root {
				head = len(t.Words)
			}
			e.Rows = append(e.Rows, rows)
			e.Head = append(e.Head, head)
			e.Tag = append(e.Tag, v.tagIndex[model.TagName{UPOS: string(w.Tag), XPOS: w.XPOS}])
			e.Rel = append(e.Rel, v.relIndex[string(w.Rel)])
		}
		list = append(list, e)
	}
	return list
}
