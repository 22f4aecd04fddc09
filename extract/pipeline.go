package extract

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"

	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

// Job is an article to be read. Sentences is nil where the body is still to be split; Sources goes with sentences that
// come from CoNLL-U.
type Job struct {
	Article   text.Article
	Sentences []text.Sentence
	Sources   []syntax.Source
}

// Result is what became of a job: a value, or the reason why there is none. Err may come from the input itself.
type Result[T any] struct {
	Article text.Article
	Value   T
	Err     error
}

// Map reads articles with several Extractors at once and gives the results in the order of the input, whatever the
// number of workers. finish runs in the worker. At most three articles a worker are held at a time.
func Map[T any](ctx context.Context, know *Knowledge, workers int, jobs iter.Seq2[Job, error],
	finish func(*Document) (T, error)) iter.Seq[Result[T]] {
	return func(yield func(Result[T]) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue := make(chan ticket[T], 2*workers)
		work := make(chan ticket[T])
		var busy sync.WaitGroup
		defer busy.Wait()
		for range workers {
			busy.Go(func() {
				x := New(know)
				for t := range work {
					t.done <- read(ctx, x, t.job, finish)
				}
			})
		}
		busy.Go(func() { dispatch(ctx, jobs, queue, work) })
		for t := range queue {
			if !yield(<-t.done) {
				cancel()
				for t := range queue {
					<-t.done
				}
				return
			}
		}
	}
}

type ticket[T any] struct {
	job  Job
	done chan Result[T]
}

// dispatch hands every job to a worker and, in the order of the input, to the one who collects.
func dispatch[T any](ctx context.Context, jobs iter.Seq2[Job, error], queue, work chan<- ticket[T]) {
	defer close(work)
	defer close(queue)
	for job, err := range jobs {
		t := ticket[T]{job, make(chan Result[T], 1)}
		if err == nil && ctx.Err() != nil {
			err = ctx.Err()
		}
		queue <- t
		if err != nil {
			t.done <- Result[T]{Article: job.Article, Err: err}
			if ctx.Err() != nil {
				return
			}
			continue
		}
		work <- t
	}
}

// read extracts one article. A fault of the program in one document is reported with its place and does not stop the
// others.
func read[T any](ctx context.Context, x *Extractor, job Job, finish func(*Document) (T, error)) (r Result[T]) {
	r.Article = job.Article
	defer func() {
		if fault := recover(); fault != nil {
			r.Err = fmt.Errorf("%s: the extraction failed on this document (%v); please report it with the text\n%s",
				job.Article.ID, fault, debug.Stack())
			x.parser = New(x.know).parser
		}
	}()
	var d *Document
	if job.Sentences != nil {
		d, r.Err = x.ExtractSentences(ctx, job.Article, job.Sentences)
	} else {
		d, r.Err = x.Extract(ctx, job.Article)
	}
	if r.Err == nil {
		d.Sources = job.Sources
		r.Value, r.Err = finish(d)
	}
	return r
}
