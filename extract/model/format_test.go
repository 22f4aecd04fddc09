package model

import (
	"bytes"
	"strings"
	"testing"
)

// small is a model with sizes that fit each other.
func small() *Model {
	matrix := func(rows, cols int) Matrix {
		m := Matrix{Rows: rows, Cols: cols, Q: make([]int8, rows*cols), Scale: make([]float32, rows)}
		for i := range m.Q {
			m.Q[i] = int8(i%255 - 127)
		}
		for i := range m.Scale {
			m.Scale[i] = 1 / float32(i+1)
		}
		return m
	}
	layer := func(in int) BiLSTM {
		return BiLSTM{Size: 4, In: matrix(32, in), Bias: make([]float32, 32), Rec: [2]Matrix{matrix(16, 4), matrix(16, 4)}}
	}
	return &Model{
		Tables: []Table{{Name: "word", Dim: 4, Keys: NewStrings([]string{"zoo", "ü"}), Rows: make([]int8, 12), Scale: 0.5}},
		Layers: []BiLSTM{layer(4), layer(8)},
		Tags:   matrix(2, 8), TagBias: make([]float32, 2), TagNames: []TagName{{"NOUN", "NN"}, {"VERB", "VB"}},
		Heads: matrix(16, 8), HeadBias: make([]float32, 16), ArcSize: 4, LabelSize: 4,
		Arc: matrix(4, 4), ArcHead: make([]float32, 4), RootArc: make([]float32, 4),
		Labels: matrix(1, 4), LabelBias: make([]float32, 1), RootLab: make([]float32, 4), RelNames: []string{"root"},
		Lemmas: Lemmas{
			Words: NewStrings([]string{"VERB VB\tis"}), WordEdits: []uint16{1},
			Endings: NewStrings(nil), EndingEdits: nil, Prefixes: []string{"re"},
			Regular: []Regular{{Tag: TagName{"VERB", "VBG"}, Inflections: []Inflection{{"ing", "e", false}, {"ing", "", true}}}},
			Edits:   []Edit{{}, {Whole, 0, "be"}},
		},
	}
}

func TestReadWrite(t *testing.T) {
	var first, second bytes.Buffer
	if err := small().Write(&first); err != nil {
		t.Fatal(err)
	}
	m, err := Read(first.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Write(&second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("a model that was read is written differently")
	}
	if r := m.Tables[0].Row("ü"); r != 2 {
		t.Errorf("row of the second key is %d", r)
	}
	if r := m.Tables[0].Row("zo"); r != 0 {
		t.Errorf("row of an unknown key is %d", r)
	}
}

func TestReadDamaged(t *testing.T) {
	var b bytes.Buffer
	if err := small().Write(&b); err != nil {
		t.Fatal(err)
	}
	good := b.Bytes()
	change := func(at int) []byte {
		bad := bytes.Clone(good)
		bad[at] ^= 4
		return bad
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a claimgraph model"},
		{"something else", []byte(strings.Repeat("GIF89a", 9)), "not a claimgraph model"},
		{"other version", change(len(Magic)), "format version"},
		{"flipped bit", change(len(good) / 2), "damaged"},
		{"cut short", good[:len(good)-1], "damaged"},
		{"appended", append(bytes.Clone(good), 0), "damaged"},
	} {
		if _, err := Read(c.data); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

// TestContradiction reads a file whose checksum is right and whose sizes are wrong.
func TestContradiction(t *testing.T) {
	m := small()
	m.TagBias = nil
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(b.Bytes()); err == nil || !strings.Contains(err.Error(), "the tagger") {
		t.Errorf("error %v", err)
	}
}

// FuzzFields: no body, however long its lists claim to be, makes the reader allocate or panic.
func FuzzFields(f *testing.F) {
	c := &coder{}
	fields(c, small())
	f.Add(c.data)
	f.Fuzz(func(t *testing.T, body []byte) {
		c := &coder{data: body, reading: true}
		m := new(Model)
		fields(c, m)
		if !c.bad && m.check() == nil {
			m.Ready()
		}
	})
}

// TestPack places every word in a row of its own, and back.
func TestPack(t *testing.T) {
	var p Pack
	p.Reset([]int{5, 3, 3, 1})
	if p.Rows() != 12 || p.Steps() != 5 || p.Active(0) != 4 || p.Active(2) != 3 || p.Active(4) != 1 {
		t.Fatalf("%+v", p)
	}
	seen := map[int]bool{}
	for i, n := range p.Lens {
		for s := range n {
			r := p.Row(i, s)
			if seen[r] {
				t.Errorf("row %d is taken twice", r)
			}
			seen[r] = true
			if p.Rev[r] != p.Row(i, n-1-s) || p.Rev[p.Rev[r]] != r {
				t.Errorf("row %d reversed is %d", r, p.Rev[r])
			}
		}
	}
}
