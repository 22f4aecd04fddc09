package main

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/urfave/cli/v2"

	"claimgraph/extract"
	"claimgraph/graph"
	"claimgraph/schema"
)

// Readings are written in batches, one durable step each: large enough to cost little, small enough that an
// interruption loses seconds of work.
const (
	batchDocuments  = 200
	batchStatements = 5000
)

func buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "read articles and put what they claim into a graph",
		ArgsUsage: "INPUT...",
		Description: `Inputs are files, folders and - for standard input: plain text, HTML, and JSON Lines of
{"id","text","title","date","url","publisher"}. A document that is in the graph already, unchanged, is passed over; a
changed one replaces its former version.

   claimgraph build examples/articles
   claimgraph build --db sahel.db reports/ clippings.jsonl
   curl -s https://example.org/news.html | claimgraph build -`,
		Flags: []cli.Flag{
			dbFlag(), workersFlag(), gazetteerFlag(),
			&cli.BoolFlag{Name: "again", Usage: "read unchanged documents again too, for example with another gazetteer"},
			&cli.BoolFlag{Name: "strict", Usage: "stop at the first document that cannot be read"},
		},
		Action: build,
	}
}

func build(c *cli.Context) error {
	if c.NArg() == 0 {
		return usageError("build needs a file, a folder or - for standard input; try: claimgraph build examples/articles")
	}
	know, err := knowledge(c)
	if err != nil {
		return err
	}
	g, err := openGraph(c, graph.Create)
	if err != nil {
		return err
	}
	defer g.Close()
	b := &builder{c: c, g: g, know: know, start: time.Now(), bar: newProgress(c.App.ErrWriter)}
	err = b.run()
	b.bar.finish()
	if err != nil {
		return err
	}
	return b.report()
}

// builder reads, extracts and loads the inputs of one command.
type builder struct {
	c     *cli.Context
	g     *graph.Graph
	know  *extract.Knowledge
	start time.Time
	bar   *progress

	batch      []schema.Reading
	statements int // in the batch

	changed, unchanged, sentences, made int
	failures                            []error
}

func (b *builder) run() error {
	ctx := b.c.Context
	results := extract.Map(ctx, b.know, workers(b.c), b.fresh(articles(b.c)),
		func(d *extract.Document) (schema.Reading, error) { return d.Reading(), nil })
	for r := range results {
		if r.Err != nil {
			if ctx.Err() != nil {
				break
			}
			b.failures = append(b.failures, r.Err)
			if b.c.Bool("strict") {
				break
			}
			continue
		}
		if err := b.take(r.Value); err != nil {
			return err
		}
	}
	// What has been read is written also when the reading was stopped: nothing is lost, and the next run goes on there.
	if err := b.write(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("stopped; %d documents are in the graph, run the same command again to go on", b.changed)
	}
	return nil
}

// fresh leaves out the documents that the graph holds unchanged. Of two with one identifier the later counts: both are
// read, for whether the graph holds the first one yet depends on how far the writing is.
func (b *builder) fresh(jobs iter.Seq2[extract.Job, error]) iter.Seq2[extract.Job, error] {
	return func(yield func(extract.Job, error) bool) {
		seen := map[schema.DocumentID]bool{}
		for job, err := range jobs {
			doc := extract.Describe(job.Article)
			again := b.c.Bool("again") || seen[doc.ID]
			if seen[doc.ID] = true; err == nil && !again {
				if b.holds(doc) {
					b.bar.pass()
					continue
				}
			}
			if !yield(job, err) {
				return
			}
		}
	}
}

// holds reports whether the graph has the document as it is, title and date included.
func (b *builder) holds(doc schema.Document) bool {
	held, ok, err := b.g.Document(b.c.Context, doc.ID)
	doc.Sentences = held.Sentences
	return err == nil && ok && held == doc
}

// take keeps a reading for the next batch.
func (b *builder) take(r schema.Reading) error {
	b.batch = append(b.batch, r)
	b.statements += len(r.Statements)
	b.sentences += r.Document.Sentences
	b.made += len(r.Statements)
	b.bar.read(r.Document.Sentences)
	if len(b.batch) < batchDocuments && b.statements < batchStatements {
		return nil
	}
	return b.write(b.c.Context)
}

func (b *builder) write(ctx context.Context) error {
	if len(b.batch) == 0 {
		return nil
	}
	change, err := b.g.AddAll(ctx, b.batch)
	if err != nil {
		return err
	}
	b.changed += change.Documents
	b.unchanged += change.Unchanged
	b.batch, b.statements = b.batch[:0], 0
	return nil
}
