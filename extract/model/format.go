package model

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/klauspost/compress/zstd"

	"claimgraph/extract/kernel"
)

// The file: Magic, Version (4 bytes), and the body as a Zstandard frame with a checksum. All numbers are little-endian. The
// body holds the fields of Model in the order of the function fields; a list is its length (4 bytes) and its elements, a string
// a list of bytes, a float its IEEE 754 bits.
//
// Versions: 1, the first.
const (
	Magic   = "claimgraph model\n"
	Version = 1
)

// maxBody is the largest body that is read, in bytes.
const maxBody = 256 << 20

// Write writes the model's file.
func (m *Model) Write(w io.Writer) error {
	c := &coder{}
	fields(c, m)
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(true))
	if err != nil {
		return err
	}
	file := binary.LittleEndian.AppendUint32([]byte(Magic), Version)
	_, err = w.Write(z.EncodeAll(c.data, file))
	return err
}

// Read reads a model from the contents of its file.
func Read(data []byte) (*Model, error) {
	const head = len(Magic) + 4
	if len(data) < head || string(data[:len(Magic)]) != Magic {
		return nil, errors.New("not a claimgraph model")
	}
	if v := binary.LittleEndian.Uint32(data[len(Magic):]); v != Version {
		return nil, fmt.Errorf("model has format version %d, this program reads version %d: train it anew with claimgraph-train", v, Version)
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBody))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	body, err := z.DecodeAll(data[head:], nil)
	if err != nil {
		return nil, fmt.Errorf("model file is damaged: %w", err)
	}
	c := &coder{data: body, reading: true}
	m := new(Model)
	fields(c, m)
	if c.bad || len(c.data) > 0 {
		return nil, errors.New("model file is damaged: its fields do not fit its length")
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	m.Ready()
	return m, nil
}

// coder appends values to data, or takes them from its front.
type coder struct {
	data    []byte
	reading bool
	bad     bool
}

// fields writes or reads all fields, so that both agree on their order.
func fields(c *coder, m *Model) {
	c.int(&m.ArcSize)
	c.int(&m.LabelSize)
	list(c, &m.TagNames, func(t *TagName) { c.string(&t.UPOS); c.string(&t.XPOS) })
	list(c, &m.RelNames, c.string)
	list(c, &m.Tables, func(t *Table) {
		c.string(&t.Name)
		c.int(&t.Dim)
		c.strings(&t.Keys)
		c.bytes(&t.Rows)
		c.float(&t.Scale)
	})
	list(c, &m.Layers, func(l *BiLSTM) {
		c.int(&l.Size)
		c.matrix(&l.In)
		list(c, &l.Bias, c.float)
		c.matrix(&l.Rec[0])
		c.matrix(&l.Rec[1])
	})
	for _, x := range []*Matrix{&m.Tags, &m.Heads, &m.Arc, &m.Labels} {
		c.matrix(x)
	}
	for _, x := range []*[]float32{&m.TagBias, &m.HeadBias, &m.ArcHead, &m.RootArc, &m.RootLab, &m.LabelBias} {
		list(c, x, c.float)
	}
	c.strings(&m.Lemmas.Words)
	list(c, &m.Lemmas.WordEdits, c.uint16)
	c.strings(&m.Lemmas.Endings)
	list(c, &m.Lemmas.EndingEdits, c.uint16)
	list(c, &m.Lemmas.Regular, func(r *Regular) {
		c.string(&r.Tag.UPOS)
		c.string(&r.Tag.XPOS)
		list(c, &r.Inflections, func(i *Inflection) {
			c.string(&i.Ending)
			c.string(&i.Of)
			c.bool(&i.Doubled)
		})
	})
	list(c, &m.Lemmas.Prefixes, c.string)
	list(c, &m.Lemmas.Edits, func(e *Edit) {
		kind := int(e.Case)
		c.int(&kind)
		e.Case = Case(kind)
		c.int(&e.Cut)
		c.string(&e.Append)
	})
}

// list codes a length and so many elements.
func list[T any](c *coder, l *[]T, element func(*T)) {
	n := len(*l)
	c.int(&n)
	if c.reading {
		if n > len(c.data) {
			c.bad = true
			return
		}
		*l = make([]T, n)
	}
	for i := range *l {
		element(&(*l)[i])
	}
}

// take cuts n bytes off the front.
func (c *coder) take(n int) []byte {
	if n < 0 || n > len(c.data) || c.bad {
		c.bad = true
		return make([]byte, min(max(n, 0), 8))
	}
	b := c.data[:n]
	c.data = c.data[n:]
	return b
}

func (c *coder) int(x *int) {
	if c.reading {
		*x = int(binary.LittleEndian.Uint32(c.take(4)))
		return
	}
	c.data = binary.LittleEndian.AppendUint32(c.data, uint32(*x))
}

func (c *coder) bool(x *bool) {
	n := 0
	if *x {
		n = 1
	}
	c.int(&n)
	*x = n != 0
}

func (c *coder) uint16(x *uint16) {
	if c.reading {
		*x = binary.LittleEndian.Uint16(c.take(2))
		return
	}
	c.data = binary.LittleEndian.AppendUint16(c.data, *x)
}

func (c *coder) float(x *float32) {
	if c.reading {
		*x = math.Float32frombits(binary.LittleEndian.Uint32(c.take(4)))
		return
	}
	c.data = binary.LittleEndian.AppendUint32(c.data, math.Float32bits(*x))
}

func (c *coder) string(x *string) {
	n := len(*x)
	c.int(&n)
	if c.reading {
		*x = string(c.take(n))
		return
	}
	c.data = append(c.data, *x...)
}

func (c *coder) bytes(x *[]int8) {
	n := len(*x)
	c.int(&n)
	if !c.reading {
		for _, v := range *x {
			c.data = append(c.data, byte(v))
		}
		return
	}
	b := c.take(n)
	*x = make([]int8, len(b))
	for i, v := range b {
		(*x)[i] = int8(v)
	}
}

func (c *coder) matrix(m *Matrix) {
	c.int(&m.Rows)
	c.int(&m.Cols)
	c.bytes(&m.Q)
	list(c, &m.Scale, c.float)
}

// strings codes the lengths of the strings, a byte each, and then the block.
func (c *coder) strings(s *Strings) {
	n := s.Len()
	c.int(&n)
	if !c.reading {
		for i := range n {
			c.data = append(c.data, byte(len(s.At(i))))
		}
		c.data = append(c.data, s.Block...)
		return
	}
	lengths := c.take(n)
	if c.bad {
		return
	}
	s.Starts = make([]uint32, 1, n+1)
	total := 0
	for _, l := range lengths {
		total += int(l)
		s.Starts = append(s.Starts, uint32(total))
	}
	s.Block = string(c.take(total))
}

// check reports sizes that contradict each other, so that the parser need not look.
func (m *Model) check() error {
	wrong := func(what string) error { return fmt.Errorf("model file contradicts itself: size of %s", what) }
	width := 0
	for i := range m.Tables {
		t := &m.Tables[i]
		if len(t.Rows) != (t.Keys.Len()+1)*t.Dim {
			return wrong("table " + t.Name)
		}
		width += t.Dim
	}
	fits := func(x *Matrix, rows, cols int) bool {
		return x.Rows == rows && x.Cols == cols && len(x.Q) == rows*cols && len(x.Scale) == rows
	}
	if len(m.Layers) == 0 || len(m.TagNames) == 0 || len(m.RelNames) == 0 {
		return wrong("the network")
	}
	first := 2 * m.Layers[0].Size
	for i := range m.Layers {
		l := &m.Layers[i]
		if width%kernel.Lane != 0 || l.Size%kernel.Lane != 0 {
			return wrong("a layer")
		}
		if !fits(&l.In, 8*l.Size, width) || len(l.Bias) != 8*l.Size || !fits(&l.Rec[0], 4*l.Size, l.Size) || !fits(&l.Rec[1], 4*l.Size, l.Size) {
			return wrong("a layer")
		}
		width = 2 * l.Size
	}
	a, k, rels, tags := m.ArcSize, m.LabelSize, len(m.RelNames), len(m.TagNames)
	switch {
	case !fits(&m.Tags, tags, first) || len(m.TagBias) != tags:
		return wrong("the tagger")
	case !fits(&m.Heads, 2*a+2*k, width) || len(m.HeadBias) != m.Heads.Rows:
		return wrong("the projections")
	case !fits(&m.Arc, a, a) || len(m.ArcHead) != a || len(m.RootArc) != a:
		return wrong("the arcs")
	case a%kernel.Lane != 0 || k%kernel.Lane != 0:
		return wrong("the heads")
	case !fits(&m.Labels, rels, k) || len(m.LabelBias) != rels || len(m.RootLab) != k:
		return wrong("the relations")
	}
	l := &m.Lemmas
	if len(l.WordEdits) != l.Words.Len() || len(l.EndingEdits) != l.Endings.Len() {
		return wrong("the lemmas")
	}
	for _, edits := range [][]uint16{l.WordEdits, l.EndingEdits} {
		for _, e := range edits {
			if int(e) >= len(l.Edits) {
				return wrong("the edits")
			}
		}
	}
	return nil
}
