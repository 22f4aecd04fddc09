// Package record writes what the extraction stage saw in a document as one JSON object, for inspection and measurement.
// All offsets are half-open and count Unicode code points of the text.
package record

import (
	"unicode/utf8"

	"claimgraph/extract"
	"claimgraph/extract/text"
	"claimgraph/schema"
)

// Record is the annotation of one document.
type Record struct {
	ID           string        `json:"id"`
	Title        string        `json:"title,omitempty"`
	Date         string        `json:"date,omitempty"`
	URL          string        `json:"url,omitempty"`
	Publisher    string        `json:"publisher,omitempty"`
	Text         string        `json:"text"`
	Sentences    []Sentence    `json:"sentences"`
	Mentions     []Mention     `json:"mentions"`
	Statements   []Statement   `json:"statements"`
	Attributions []Attribution `json:"attributions"`
}

// Sentence is a sentence with its words; Head is 1-based, 0 for the root.
type Sentence struct {
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Tokens []Token `json:"tokens"`
}

// Token is a word with its tag and its place in the tree.
type Token struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Form   string `json:"form"`
	Lemma  string `json:"lemma"`
	UPOS   string `json:"upos"`
	Head   int    `json:"head"`
	Deprel string `json:"deprel"`
}

// Mention is an expression that refers to something; mentions of one thing share a cluster.
type Mention struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Surface  string `json:"surface"`
	Type     string `json:"type"`
	Kind     string `json:"kind"`
	Entity   string `json:"entity,omitempty"`
	Label    string `json:"label,omitempty"`
	Wikidata string `json:"wikidata,omitempty"`
	Country  string `json:"country,omitempty"`
	Sector   string `json:"sector,omitempty"`
	Cluster  int    `json:"cluster"`
	Why      string `json:"why,omitempty"`
}

// Part is a stretch of text; Mention is the index of the mention that it is, absent for none.
type Part struct {
	Surface string `json:"surface"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Mention *int   `json:"mention,omitempty"`
}

// Predicate is a statement's relation.
type Predicate struct {
	Surface string `json:"surface"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	IRI     string `json:"iri"`
	PLOVER  string `json:"plover"`
}

// Qualifier is a circumstance of a statement.
type Qualifier struct {
	Role string `json:"role"`
	Part
}

// Statement is who does what to whom; Attribution is the index of the attribution whose content holds it.
type Statement struct {
	ID          string      `json:"id"`
	Sentence    int         `json:"sentence"`
	Subject     Part        `json:"subject"`
	Predicate   Predicate   `json:"predicate"`
	Object      *Part       `json:"object"`
	Qualifiers  []Qualifier `json:"qualifiers"`
	Negated     bool        `json:"negated"`
	Modality    string      `json:"modality"`
	Attribution *int        `json:"attribution"`
	Implicit    bool        `json:"implicit"`
	Confidence  float64     `json:"confidence"`
	Rule        string      `json:"rule,omitempty"`
}

// Attribution is a passage that is somebody's words or thoughts.
type Attribution struct {
	Source  *Part   `json:"source"`
	Cue     Part    `json:"cue"`
	Content []Range `json:"content"`
}

// Range is a stretch of text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Of makes the record of an extracted document. With reasons it also says which rule made each mention and statement.
func Of(d *extract.Document, reasons bool) Record {
	b := builder{d: d, points: newPoints(d.Article.Body), reasons: reasons, at: mentionIndex(d)}
	r := Record{ID: d.Article.ID, Title: d.Article.Title, Date: d.Article.Published, URL: d.Article.URL,
		Publisher: d.Article.Publisher, Text: d.Article.Body,
		Sentences: []Sentence{}, Mentions: []Mention{}, Statements: []Statement{}, Attributions: []Attribution{}}
	for i := range d.Trees {
		r.Sentences = append(r.Sentences, b.sentence(i))
	}
	clusters := map[string]int{}
	for i := range d.Mentions {
		r.Mentions = append(r.Mentions, b.mention(i, clusters))
	}
	for i := range d.Claims {
		r.Statements = append(r.Statements, b.statement(i))
	}
	for i := range d.Attributions {
		r.Attributions = append(r.Attributions, b.attribution(i))
	}
	return r
}

type builder struct {
	d       *extract.Document
	points  points
	reasons bool
	at      map[[3]int]int
}

func (b *builder) span(s text.Span) (start, end int) { return b.points.of(s.Start), b.points.of(s.End) }

func (b *builder) sentence(i int) Sentence {
	t := &b.d.Trees[i]
	var s Sentence
	s.Start, s.End = b.span(t.Span)
	s.Tokens = make([]Token, len(t.Words))
	for j, w := range t.Words {
		k := Token{Form: t.Tokens[j].Form, Lemma: w.Lemma, UPOS: string(w.Tag), Head: w.Head + 1, Deprel: string(w.Rel)}
		k.Start, k.End = b.span(t.Tokens[j].Span)
		s.Tokens[j] = k
	}
	return s
}

// points maps byte offsets to code points. An all-ASCII text needs no table.
type points struct{ table []int32 }

func newPoints(body string) points {
	if utf8.RuneCountInString(body) == len(body) {
		return points{}
	}
	table := make([]int32, len(body)+1)
	n := int32(-1)
	for i := 0; i < len(body); i++ {
		if utf8.RuneStart(body[i]) {
			n++
		}
		table[i] = n
	}
	table[len(body)] = n + 1
	return points{table}
}

func (p points) of(offset int) int {
	if p.table == nil {
		return offset
	}
	return int(p.table[offset])
}

func entityIRI(id schema.EntityID) string { return schema.ExpandIRI(id.Short()) }
