package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"

	"github.com/urfave/cli/v2"

	"claimgraph/extract"
	"claimgraph/extract/record"
	"claimgraph/extract/source"
	"claimgraph/extract/syntax"
)

func annotateCommand() *cli.Command {
	return &cli.Command{
		Name:      "annotate",
		Usage:     "show everything that the extraction saw in a text, as JSON Lines or CoNLL-U",
		ArgsUsage: "[FILE|-]",
		Description: `Prints one record a document: sentences with trees, mentions with their entities, statements and
attributions. The text is taken exactly as given. Offsets count code points.

   claimgraph annotate news.jsonl > records.jsonl
   echo '{"id":"a","text":"Japan controls the Senkaku Islands."}' | claimgraph annotate -
   claimgraph annotate --input conllu --format conllu tokenised.conllu > trees.conllu`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "input", Value: "jsonl", Usage: "`FORMAT` of the input: jsonl or conllu"},
			&cli.StringFlag{Name: "format", Value: "json", Usage: "`FORMAT` of the output: json or conllu"},
			&cli.BoolFlag{Name: "why", Usage: "say which rule made each mention and statement"},
			workersFlag(), gazetteerFlag(),
		},
		Action: annotate,
	}
}

func workersFlag() cli.Flag {
	return &cli.IntFlag{Name: "workers", Value: runtime.NumCPU(), Usage: "read `N` documents at once; the output is the same"}
}

func annotate(c *cli.Context) error {
	in, name, err := openInput(c)
	if err != nil {
		return err
	}
	defer in.Close()
	jobs, err := annotateJobs(c.String("input"), in, name)
	if err != nil {
		return err
	}
	finish, err := annotateOutput(c.String("format"), c.Bool("why"))
	if err != nil {
		return err
	}
	know, err := knowledge(c)
	if err != nil {
		return err
	}
	return writeAll(c, extract.Map(c.Context, know, workers(c), jobs, finish))
}

func workers(c *cli.Context) int { return max(1, c.Int("workers")) }

// openInput opens the one argument, standard input without one.
func openInput(c *cli.Context) (io.ReadCloser, string, error) {
	if c.NArg() > 1 {
		return nil, "", usageError("annotate takes one file; join several with cat")
	}
	if c.NArg() == 0 || c.Args().First() == "-" {
		return io.NopCloser(c.App.Reader), "-", nil
	}
	f, err := os.Open(c.Args().First())
	return f, c.Args().First(), err
}

func annotateJobs(format string, in io.Reader, name string) (iter.Seq2[extract.Job, error], error) {
	switch format {
	case "jsonl":
		return func(yield func(extract.Job, error) bool) {
			for a, err := range source.JSONLines(in, name) {
				if !yield(extract.Job{Article: a}, err) {
					return
				}
			}
		}, nil
	case "conllu":
		return func(yield func(extract.Job, error) bool) {
			for d, err := range syntax.ReadCoNLLU(in) {
				if err != nil {
					yield(extract.Job{}, fmt.Errorf("%s: %w", name, err))
					return
				}
				if !yield(conlluJob(d), nil) {
					return
				}
			}
		}, nil
	}
	return nil, usageError("unknown input format %q; use jsonl or conllu", format)
}

// conlluJob keeps the tokens and leaves everything else to the parser.
func conlluJob(d *syntax.Document) extract.Job {
	job := extract.Job{Article: d.Article, Sources: d.Sources}
	for i := range d.Trees {
		job.Sentences = append(job.Sentences, d.Trees[i].Sentence)
	}
	return job
}

// annotateOutput renders a document in the worker that read it.
func annotateOutput(format string, why bool) (func(*extract.Document) ([]byte, error), error) {
	switch format {
	case "json":
		return func(d *extract.Document) ([]byte, error) {
			line, err := json.Marshal(record.Of(d, why))
			return append(line, '\n'), err
		}, nil
	case "conllu":
		return func(d *extract.Document) ([]byte, error) { return d.CoNLLU() }, nil
	}
	return nil, usageError("unknown output format %q; use json or conllu", format)
}

// writeAll prints the results in order. A document that cannot be read is named on standard error; the others are
// printed all the same, and the command fails at the end.
func writeAll(c *cli.Context, results iter.Seq[extract.Result[[]byte]]) error {
	out := bufio.NewWriterSize(c.App.Writer, 1<<16)
	failed := 0
	for r := range results {
		if r.Err != nil {
			if c.Context.Err() != nil {
				return context.Cause(c.Context)
			}
			fmt.Fprintln(c.App.ErrWriter, r.Err)
			failed++
			continue
		}
		if _, err := out.Write(r.Value); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	if failed > 0 {
		return fmt.Errorf("%d of the documents could not be read; the reasons stand above", failed)
	}
	return nil
}
