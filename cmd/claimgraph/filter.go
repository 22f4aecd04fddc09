package main

import (
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/schema"
)

// filterFlags pick statements; they mean the same in every command.
func filterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "about", Usage: "only statements in which `NAME` is subject, object or speaker (may be repeated)"},
		&cli.StringSliceFlag{Name: "predicate", Usage: "only statements with `PREDICATE`, such as claims (may be repeated)"},
		&cli.StringSliceFlag{Name: "speaker", Usage: "only statements that the text ascribes to `NAME` (may be repeated)"},
		&cli.StringSliceFlag{Name: "source", Usage: "only statements from `DOCUMENT` (may be repeated)"},
		&cli.StringFlag{Name: "since", Usage: "only documents of `DATE`, YYYY-MM-DD, or later"},
		&cli.StringFlag{Name: "until", Usage: "only documents of `DATE`, YYYY-MM-DD, or earlier"},
		&cli.Float64Flag{Name: "min-confidence", Usage: "only statements read with at least this `CONFIDENCE`, from 0 to 1"},
		&cli.BoolFlag{Name: "asserted-only", Usage: "no denials, intentions, possibilities, conditions, requests"},
	}
}

// filterOf resolves the names in the flags.
func filterOf(c *cli.Context, g *graph.Graph) (graph.Filter, error) {
	f := graph.Filter{MinConfidence: c.Float64("min-confidence"), AssertedOnly: c.Bool("asserted-only")}
	if f.MinConfidence < 0 || f.MinConfidence > 1 {
		return f, usageError("--min-confidence is a number from 0 to 1, not %v", f.MinConfidence)
	}
	var err error
	if f.Since, err = day(c, "since"); err != nil {
		return f, err
	}
	if f.Until, err = day(c, "until"); err != nil {
		return f, err
	}
	for _, name := range c.StringSlice("about") {
		id, err := g.FindEntity(c.Context, name)
		if err != nil {
			return f, notFound(err)
		}
		f.About = append(f.About, id)
	}
	for _, name := range c.StringSlice("speaker") {
		id, err := g.FindEntity(c.Context, name)
		if err != nil {
			return f, notFound(err)
		}
		f.Speakers = append(f.Speakers, id)
	}
	for _, name := range c.StringSlice("source") {
		id, err := g.FindDocument(c.Context, name)
		if err != nil {
			return f, notFound(err)
		}
		f.Documents = append(f.Documents, id)
	}
	for _, name := range c.StringSlice("predicate") {
		p, err := predicateNamed(c, g, name)
		if err != nil {
			return f, err
		}
		f.Predicates = append(f.Predicates, p)
	}
	return f, nil
}

func day(c *cli.Context, flag string) (string, error) {
	s := c.String(flag)
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", usageError("--%s %s: give a date as YYYY-MM-DD, such as 2025-02-09", flag, s)
	}
	return s, nil
}

// predicateNamed accepts a core predicate, or one that occurs in the graph.
func predicateNamed(c *cli.Context, g *graph.Graph, name string) (string, error) {
	name = strings.TrimPrefix(strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">"), "p:")
	if _, ok := schema.PredicateByName(name); ok {
		return name, nil
	}
	used, err := g.Predicates(c.Context)
	if err != nil {
		return "", err
	}
	var names []string
	for _, p := range used {
		if p.Name == name {
			return name, nil
		}
		names = append(names, p.Name)
	}
	for _, p := range schema.Predicates {
		names = append(names, p.Name)
	}
	err = usageError("unknown predicate %q", name)
	if near := nearest(name, names, 2); len(near) > 0 {
		return "", withHint(err, "did you mean %s? claimgraph schema lists the core predicates", strings.Join(near, " or "))
	}
	return "", withHint(err, "claimgraph schema lists the core predicates")
}

func nearest(name string, names []string, n int) []string { return graph.Nearest(name, names, n) }
