// Package model holds what the reader learnt: tables of embeddings, weights and word lists, and the file that keeps them.
package model

import (
	"sort"

	"claimgraph/extract/kernel"
)

// Model is a trained tagger, lemmatiser and parser. It is read-only and may be shared by any number of goroutines.
//
// The network: the rows of Tables for a word, joined, are its input; Layers of BiLSTM read the sentence in both
// directions; Tags labels the first layer's output; Heads projects the last layer's output to a word's four parts
// (arc dependent, arc head, label dependent, label head).
type Model struct {
	Tables []Table
	Layers []BiLSTM
	Tags   Matrix // first layer's output -> scores of TagNames
	Heads  Matrix // last layer's output -> arc dependent | arc head | label dependent | label head
	Arc    Matrix // arc dependent -> what its product with an arc head scores
	Labels Matrix // rectified sum of label dependent and label head -> scores of RelNames

	TagBias, HeadBias []float32
	ArcHead           []float32 // its product with an arc head is how likely the word is a head at all
	RootArc, RootLab  []float32 // the root's arc head and label head
	LabelBias         []float32

	ArcSize, LabelSize int

	TagNames []TagName
	RelNames []string
	Lemmas   Lemmas
}

// TagName is a universal tag with the Penn Treebank tag it was seen with.
type TagName struct{ UPOS, XPOS string }

// Table is a table of embeddings. Row 0 stands for everything unknown, row i+1 for Keys' string i.
type Table struct {
	Name  string
	Dim   int
	Keys  Strings
	Rows  []int8  // Dim values for each row
	Scale float32 // value of 1
}

// Row is the number of the row for key, 0 if it is unknown.
func (t *Table) Row(key string) int32 { return int32(t.Keys.Find(key) + 1) }

// BiLSTM is a layer of two LSTMs. In maps a word's input to the gates of both: forward input, forget, cell, output,
// then the same of the backward one, each Size wide.
type BiLSTM struct {
	Size int
	In   Matrix
	Bias []float32
	Rec  [2]Matrix // a direction's previous output -> its four gates

	InScale, RecScale []float32 // value of 1 in the products with In and Rec, for the gates of both directions; made by Ready
}

// Matrix is a matrix of 8-bit weights: the weight at row r and column c is Q[r*Cols+c]*Scale[r]. It maps a vector of
// Cols values to one of Rows values.
type Matrix struct {
	Rows, Cols int
	Q          []int8
	Scale      []float32
	Packed     kernel.Matrix // Q as products take it, made by Ready
}

// OutScale is the value of 1 in a layer's output, which is stored in 8 bits.
const OutScale = float32(1) / 127

// Ready prepares a model for reading; Read does it by itself.
func (m *Model) Ready() {
	for i := range m.Layers {
		l := &m.Layers[i]
		in := float32(1) // the scale of the tables is part of the first layer's weights
		if i > 0 {
			in = OutScale
		}
		l.InScale, l.RecScale = make([]float32, 8*l.Size), make([]float32, 8*l.Size)
		for r := range l.InScale {
			l.InScale[r] = l.In.Scale[r] * in
			l.RecScale[r] = l.Rec[r/(4*l.Size)].Scale[r%(4*l.Size)] * OutScale
		}
		l.In.pack()
		l.Rec[0].pack()
		l.Rec[1].pack()
	}
	m.Tags.pack()
	m.Heads.pack()
	m.Arc.pack()
	m.Labels.pack()
}

func (m *Matrix) pack() { m.Packed.Pack(m.Q, m.Rows, m.Cols) }

// Strings is a sorted list of strings kept in one block.
type Strings struct {
	Block  string
	Starts []uint32 // one more than there are strings
}

// NewStrings packs a list that is sorted and free of duplicates.
func NewStrings(list []string) Strings {
	var s Strings
	var block []byte
	for _, k := range list {
		s.Starts = append(s.Starts, uint32(len(block)))
		block = append(block, k...)
	}
	s.Starts = append(s.Starts, uint32(len(block)))
	s.Block = string(block)
	return s
}

// Len is how many strings there are.
func (s *Strings) Len() int { return max(len(s.Starts)-1, 0) }

// At is string i.
func (s *Strings) At(i int) string { return s.Block[s.Starts[i]:s.Starts[i+1]] }

// Find is the index of key, -1 if it is not in the list.
func (s *Strings) Find(key string) int {
	n := s.Len()
	i := sort.Search(n, func(i int) bool { return s.At(i) >= key })
	if i < n && s.At(i) == key {
		return i
	}
	return -1
}

// Lemmas maps forms to lemmas. A key is a tag, a tab and a form (Words), or a tag and a shape class, a tab and an ending
// (Endings); both lead to an edit.
type Lemmas struct {
	Words       Strings
	WordEdits   []uint16
	Endings     Strings
	EndingEdits []uint16
	Regular     []Regular
	Prefixes    []string // what irregular words are prefixed with: "re" in "rebuilt"
	Edits       []Edit
}

// Regular lists the commonest inflections of a tag, commonest first. They are undone where the ending's edit gives no
// known word.
type Regular struct {
	Tag         TagName
	Inflections []Inflection
}

// Inflection is an ending that takes the place of another: "ies" of "y", "ing" of "e", "ing" of nothing with the last letter Doubled.
type Inflection struct {
	Ending, Of string
	Doubled    bool
}

// Edit turns a form into its lemma: change the case, cut characters off the end, append.
type Edit struct {
	Case   Case
	Cut    int // characters
	Append string
}

// Case says what becomes of a form's capitals.
type Case uint8

// The changes of case.
const (
	Keep  Case = iota
	Lower      // "The" -> "the"
	Title      // "FRANCE" -> "France"
	Whole      // the lemma is Append, whatever the form
)
