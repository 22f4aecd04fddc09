// Package extract reads an article and says what it claims: sentences, trees, attributions, mentions, entities,
// clauses and statements, each stage a plain function of the ones before.
package extract

import (
	"bytes"
	"context"
	"fmt"

	"claimgraph/extract/attribution"
	"claimgraph/extract/claim"
	"claimgraph/extract/clause"
	"claimgraph/extract/entity"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/mention"
	"claimgraph/extract/model"
	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
	"claimgraph/schema"
)

// Knowledge is what reading needs beside the text. It is read-only and shared by all Extractors.
type Knowledge struct {
	Model     *model.Model
	Gazetteer *gazetteer.Gazetteer
	Frames    *claim.Frames
}

// Extractor reads articles one at a time; every goroutine needs its own.
type Extractor struct {
	know   *Knowledge
	parser *syntax.Parser
}

// New makes an Extractor.
func New(know *Knowledge) *Extractor {
	return &Extractor{know: know, parser: syntax.NewParser(know.Model)}
}

// Document is an article with what every stage found in it.
type Document struct {
	ID           schema.DocumentID
	Article      text.Article
	Trees        []syntax.Tree
	Attributions []attribution.Attribution
	Mentions     []mention.Mention
	Resolution   entity.Resolution
	Clauses      []clause.Clause
	Claims       []claim.Claim
	Speakers     []claim.Speaker
	Sources      []syntax.Source // of sentences that came from CoNLL-U
}

// CoNLLU writes the trees in the CoNLL-U format.
func (d *Document) CoNLLU() ([]byte, error) {
	var out bytes.Buffer
	err := syntax.WriteCoNLLU(&out, &syntax.Document{Article: d.Article, Trees: d.Trees, Sources: d.Sources})
	return out.Bytes(), err
}

// Extract reads an article, whose body must be valid UTF-8. It returns early with the context's error.
func (x *Extractor) Extract(ctx context.Context, a text.Article) (*Document, error) {
	return x.ExtractSentences(ctx, a, text.Split(a.Body))
}

// ExtractSentences is Extract for a body that is split and tokenised already.
func (x *Extractor) ExtractSentences(ctx context.Context, a text.Article, sentences []text.Sentence) (*Document, error) {
	d := &Document{ID: schema.MintDocumentID(a.ID), Article: a}
	for _, stage := range []func(*Document){
		func(d *Document) { d.Trees = x.parser.Parse(sentences) },
		func(d *Document) { d.Attributions = attribution.Find(d.Trees) },
		func(d *Document) { d.Mentions = mention.Find(d.Trees, x.know.Gazetteer) },
		x.resolve,
		func(d *Document) { d.Clauses = clause.Find(d.Trees) },
		x.claim,
	} {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", a.ID, err)
		}
		stage(d)
	}
	return d, nil
}

func (x *Extractor) resolve(d *Document) {
	d.Resolution = entity.Resolve(entity.Context{Document: d.ID, Article: d.Article, Trees: d.Trees, Mentions: d.Mentions,
		Attributions: d.Attributions}, x.know.Gazetteer)
}

func (x *Extractor) claim(d *Document) {
	out := claim.Read(&claim.Input{Document: d.ID, Body: d.Article.Body, Trees: d.Trees,
		Attributions: d.Attributions, Mentions: d.Mentions, Resolution: d.Resolution, Clauses: d.Clauses},
		x.know.Frames)
	d.Claims, d.Speakers = out.Claims, out.Speakers
}
