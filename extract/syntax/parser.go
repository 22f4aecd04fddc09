package syntax

import (
	"slices"
	"strings"

	"claimgraph/extract/model"
	"claimgraph/extract/text"
)

const (
	maxBatch  = 32  // sentences that are read side by side
	maxRows   = 384 // words of a batch
	maxLength = 200 // words that are parsed as one sentence; the exact decoder's time grows with the cube
	maxCache  = 1 << 14
)

// Parser tags, lemmatises and parses sentences. It holds room to work in and serves one goroutine; any number of parsers
// share a model.
type Parser struct {
	m       *model.Model
	net     *network
	forms   map[string][NumFeatures]int32
	lemmas  map[lemmaKey]string
	decoder decoder

	order  []piece
	lens   []int
	rows   [][NumFeatures]int32
	heads  []int
	tags   []int
	labels []labelPair
}

type lemmaKey struct {
	form  string
	tag   int
	first bool
}

// piece is a sentence, or a part of an overlong one: words [from, to) of sentence.
type piece struct{ sentence, from, to int }

// labelPair is an arc whose relation is asked for: rows of dependent and head, -1 for the root.
type labelPair struct{ dep, head int }

// NewParser makes a parser for a model.
func NewParser(m *model.Model) *Parser {
	return &Parser{m: m, net: newNetwork(m), forms: map[string][NumFeatures]int32{}, lemmas: map[lemmaKey]string{}}
}

// Parse gives every sentence its tree: as many words as tokens, one of them the root. A sentence without tokens gets a tree
// without words. Sentences of more than 200 words are parsed in parts, whose tops hang from the top of the first.
func (p *Parser) Parse(sentences []text.Sentence) []Tree {
	trees := make([]Tree, len(sentences))
	p.order = p.order[:0]
	total := 0
	for i, s := range sentences {
		total += len(s.Tokens)
		p.order = appendPieces(p.order, i, s)
	}
	words := make([]Word, total)
	for i, s := range sentences {
		trees[i] = Tree{Sentence: s, Words: words[:len(s.Tokens):len(s.Tokens)]}
		words = words[len(s.Tokens):]
	}
	slices.SortStableFunc(p.order, func(a, b piece) int { return (b.to - b.from) - (a.to - a.from) })
	for rest := p.order; len(rest) > 0; {
		n, rows := 0, 0
		for n < len(rest) && n < maxBatch && (n == 0 || rows+rest[n].to-rest[n].from <= maxRows) {
			rows += rest[n].to - rest[n].from
			n++
		}
		p.batch(trees, rest[:n])
		rest = rest[n:]
	}
	for i := range trees {
		if len(trees[i].Words) > maxLength {
			joinPieces(&trees[i])
		}
	}
	return trees
}

// appendPieces cuts a sentence into pieces of at most maxLength words, after punctuation if there is some.
func appendPieces(list []piece, i int, s text.Sentence) []piece {
	n := len(s.Tokens)
	for from := 0; from < n; {
		to := min(from+maxLength, n)
		if to < n {
			for cut := to; cut > from+maxLength/2; cut-- {
				if strings.ContainsAny(s.Tokens[cut-1].Form, ".;:,!?") {
					to = cut
					break
				}
			}
		}
		list = append(list, piece{i, from, to})
		from = to
	}
	return list
}

// joinPieces hangs the roots of later pieces from that of the first.
func joinPieces(t *Tree) {
	root := Root
	for i := range t.Words {
		w := &t.Words[i]
		if w.Head != Root {
			continue
		}
		if root == Root {
			root = i
			continue
		}
		w.Head, w.Rel = root, "parataxis"
	}
}

// batch parses pieces of falling length.
func (p *Parser) batch(trees []Tree, pieces []piece) {
	p.lens = p.lens[:0]
	for _, c := range pieces {
		p.lens = append(p.lens, c.to-c.from)
	}
	net := p.net
	net.pack.Reset(p.lens)
	p.rows = resize(p.rows, net.pack.Rows())
	for i, c := range pieces {
		for s, tok := range trees[c.sentence].Tokens[c.from:c.to] {
			p.rows[net.pack.Row(i, s)] = p.lookup(tok.Form)
		}
	}
	net.encode(p.rows)
	p.tags = net.tag(p.tags)
	net.project()
	p.labels = resize(p.labels, net.pack.Rows())
	for i, c := range pieces {
		words := trees[c.sentence].Words[c.from:c.to]
		p.heads = resize(p.heads, len(words))
		score, cols := net.arcScores(i)
		p.decoder.decode(p.heads, score, cols)
		for s, h := range p.heads {
			r := net.pack.Row(i, s)
			p.labels[r] = labelPair{r, -1}
			words[s].Head = Root
			if h != Root {
				p.labels[r].head = net.pack.Row(i, h)
				words[s].Head = c.from + h
			}
		}
	}
	rels := net.relations(p.labels)
	for i, c := range pieces {
		t := &trees[c.sentence]
		for s := range c.to - c.from {
			r := net.pack.Row(i, s)
			w := &t.Words[c.from+s]
			w.Rel = Rel(p.m.RelNames[rels[r]])
			tag := p.m.TagNames[p.tags[r]]
			w.Tag, w.XPOS = Tag(tag.UPOS), tag.XPOS
			w.Lemma = p.lemma(t.Tokens[c.from+s].Form, p.tags[r], c.from+s == 0)
		}
	}
}

// lookup finds a form's rows in the tables, remembering those of forms seen lately.
func (p *Parser) lookup(form string) [NumFeatures]int32 {
	if rows, ok := p.forms[form]; ok {
		return rows
	}
	var rows [NumFeatures]int32
	for f, key := range KeysOf(form) {
		rows[f] = p.m.Tables[f].Row(key)
	}
	if len(form) <= maxForm {
		if len(p.forms) >= maxCache {
			clear(p.forms)
		}
		p.forms[strings.Clone(form)] = rows
	}
	return rows
}

// lemma finds a form's lemma, remembering those seen lately.
func (p *Parser) lemma(form string, tag int, first bool) string {
	key := lemmaKey{form, tag, first}
	if l, ok := p.lemmas[key]; ok {
		return l
	}
	l := Lemmatizer{&p.m.Lemmas, p.known}.Lemma(p.m.TagNames[tag], form, first)
	if len(form) <= maxForm {
		if len(p.lemmas) >= maxCache {
			clear(p.lemmas)
		}
		key.form = strings.Clone(form)
		p.lemmas[key] = strings.Clone(l)
	}
	return l
}

// known reports whether the word vectors' texts have a word.
func (p *Parser) known(word string) bool {
	return p.m.Tables[FeatVector].Row(Normalize(word)) > 0
}
