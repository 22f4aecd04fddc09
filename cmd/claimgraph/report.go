package main

import (
	"fmt"
	"time"
)

// shownContested is how many contested things a build names.
const shownContested = 5

// report prints what a build found, and what it could not read.
func (b *builder) report() error {
	seconds := time.Since(b.start).Seconds()
	s, err := b.g.Summary(b.c.Context, shownContested)
	if err != nil {
		return err
	}
	r := newRenderer(b.c.Context, b.g, b.c.App.Writer)
	r.printf("%s in %.1f s: %s, %s\n", count(b.changed+b.unchanged, "document")+" read", seconds,
		count(b.sentences, "sentence"), count(b.made, "statement"))
	if held := int(b.bar.passed.Load()); held > 0 {
		r.printf("%s in the graph already, unchanged\n", count(held, "document"))
	}
	r.printf("%s holds %s, %s, %s, %s\n", b.c.String("db"), count(s.Documents, "document"), count(s.Sentences, "sentence"),
		count(s.Entities, "entity"), count(s.Statements, "statement"))
	if len(s.Contested) > 0 {
		r.printf("most contested:\n")
		for _, c := range s.Contested {
			r.printf("  %s\n", conflictTitle(r, c))
		}
		r.printf("see: claimgraph conflicts; claimgraph show %q\n", r.entity(s.Contested[0].About))
	}
	if r.err != nil {
		return r.err
	}
	return b.failed()
}

// failed names the documents that could not be read.
func (b *builder) failed() error {
	for _, err := range b.failures {
		fmt.Fprintf(b.c.App.ErrWriter, "claimgraph: %v\n", err)
	}
	if len(b.failures) == 0 {
		return nil
	}
	return fmt.Errorf("%s could not be read; the others are in the graph", count(len(b.failures), "document"))
}
