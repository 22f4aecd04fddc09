// Package syntax gives every sentence its Universal Dependencies tree: tags, lemmas, heads and relations.
package syntax

import (
	"strings"

	"claimgraph/extract/text"
)

// Tag is a universal part-of-speech tag.
type Tag string

// The universal tags, as https://universaldependencies.org/u/pos/ defines them.
const (
	ADJ   Tag = "ADJ"
	ADP   Tag = "ADP"
	ADV   Tag = "ADV"
	AUX   Tag = "AUX"
	CCONJ Tag = "CCONJ"
	DET   Tag = "DET"
	INTJ  Tag = "INTJ"
	NOUN  Tag = "NOUN"
	NUM   Tag = "NUM"
	PART  Tag = "PART"
	PRON  Tag = "PRON"
	PROPN Tag = "PROPN"
	PUNCT Tag = "PUNCT"
	SCONJ Tag = "SCONJ"
	SYM   Tag = "SYM"
	VERB  Tag = "VERB"
	X     Tag = "X"
)

// Rel is a relation of Universal Dependencies with its subtype, such as "nsubj:pass".
type Rel string

// Base is the relation without its subtype.
func (r Rel) Base() Rel {
	base, _, _ := strings.Cut(string(r), ":")
	return Rel(base)
}

// Root is the Head of a sentence's root.
const Root = -1

// Word is what the parser says of the token at the same index.
type Word struct {
	Tag   Tag
	XPOS  string // Penn Treebank tag: VBD, NNPS
	Lemma string
	Head  int // index of the head word in the sentence, Root for the root
	Rel   Rel // relation to the head
}

// Tree is a sentence with one Word per token.
type Tree struct {
	text.Sentence
	Words []Word
}

// Children lists the dependents of word i in the order of the sentence.
func (t *Tree) Children(i int) []int {
	var list []int
	for j := range t.Words {
		if t.Words[j].Head == i {
			list = append(list, j)
		}
	}
	return list
}

// Child is the first dependent of word i that bears one of the relations (a relation without subtype stands for all
// of its subtypes), or -1.
func (t *Tree) Child(i int, rels ...Rel) int {
	for j := range t.Words {
		if t.Words[j].Head != i {
			continue
		}
		for _, r := range rels {
			if t.Words[j].Rel == r || t.Words[j].Rel.Base() == r {
				return j
			}
		}
	}
	return -1
}

// Yield is the range [first, last] of words that i dominates, itself included; in a projective tree it has no gaps.
func (t *Tree) Yield(i int) (first, last int) {
	first, last = i, i
	for j := range t.Words {
		if t.Dominates(i, j) {
			first, last = min(first, j), max(last, j)
		}
	}
	return first, last
}

// Dominates reports whether j is i or below it.
func (t *Tree) Dominates(i, j int) bool {
	for steps := 0; j != Root && steps <= len(t.Words); steps++ {
		if j == i {
			return true
		}
		j = t.Words[j].Head
	}
	return false
}

// Cover is the range of bytes from the first word to the last, both included.
func (t *Tree) Cover(first, last int) text.Span {
	return text.Span{Start: t.Tokens[first].Start, End: t.Tokens[last].End}
}
