package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/schema"
)

func diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "show which statements came, went and changed between two graphs",
		ArgsUsage: "OLD NEW",
		Description: `Compares document by document: + came, - went, ~ says the same in other words, in another mode, or more or
less surely.

   claimgraph diff monday.db tuesday.db
   claimgraph diff --predicate claims old.db new.db`,
		Flags:  filterFlags(),
		Action: diff,
	}
}

func diff(c *cli.Context) error {
	if c.NArg() != 2 {
		return usageError("diff needs two graphs: claimgraph diff OLD NEW")
	}
	var sides [2]*renderer
	var documents []schema.DocumentID
	for i, path := range c.Args().Slice() {
		g, err := openAt(c, path, graph.ReadOnly)
		if err != nil {
			return err
		}
		defer g.Close()
		sides[i] = newRenderer(c.Context, g, c.App.Writer)
		for d, err := range g.Documents(c.Context) {
			if err != nil {
				return err
			}
			documents = append(documents, d.ID)
		}
	}
	slices.Sort(documents)
	total := comparison{}
	for _, doc := range slices.Compact(documents) {
		var statements [2][]schema.Statement
		for i, side := range sides {
			f, err := filterOf(c, side.g)
			if err != nil {
				return err
			}
			if len(f.Documents) > 0 && !slices.Contains(f.Documents, doc) {
				continue
			}
			f.Documents = []schema.DocumentID{doc}
			if statements[i], err = gather(c, side.g, f); err != nil {
				return err
			}
		}
		found := compare(statements[0], statements[1])
		found.print(sides, doc)
		total.came, total.went, total.changed = append(total.came, found.came...), append(total.went, found.went...), append(total.changed, found.changed...)
	}
	fmt.Fprintf(c.App.Writer, "%d came, %d went, %d changed\n", len(total.came), len(total.went), len(total.changed))
	return cmp.Or(sides[0].err, sides[1].err)
}

// comparison is what differs between two readings of a document.
type comparison struct {
	came, went []schema.Statement
	changed    [][2]schema.Statement
}

// compare pairs statements by identifier, then by what they say.
func compare(old, new []schema.Statement) comparison {
	type claim struct {
		subject, object, speaker schema.EntityID
		predicate, text          string
	}
	claimOf := func(s *schema.Statement) claim {
		return claim{s.Subject.Entity, s.Object.Entity, s.Speaker.Entity, s.Predicate.Name, s.Object.Surface}
	}
	byID := map[schema.StatementID]*schema.Statement{}
	byClaim := map[claim][]*schema.Statement{}
	for i := range old {
		byID[old[i].ID] = &old[i]
	}
	matched := map[schema.StatementID]bool{}
	var c comparison
	var left []schema.Statement
	for _, s := range new {
		was, same := byID[s.ID]
		if !same {
			left = append(left, s)
			continue
		}
		matched[s.ID] = true
		c.changes(was, &s)
	}
	for i := range old {
		if !matched[old[i].ID] {
			byClaim[claimOf(&old[i])] = append(byClaim[claimOf(&old[i])], &old[i])
		}
	}
	for _, s := range left {
		if was := byClaim[claimOf(&s)]; len(was) > 0 {
			c.changes(was[0], &s)
			matched[was[0].ID] = true
			byClaim[claimOf(&s)] = was[1:]
			continue
		}
		c.came = append(c.came, s)
	}
	for _, s := range old {
		if !matched[s.ID] {
			c.went = append(c.went, s)
		}
	}
	return c
}

// changes notes a pair that differs in more than its place: text that was put in before a sentence changes nothing.
func (c *comparison) changes(was, is *schema.Statement) {
	if was.Confidence != is.Confidence || was.When != is.When || was.Predicate.Surface != is.Predicate.Surface ||
		was.Evidence.Quote != is.Evidence.Quote || was.Polarity != is.Polarity || was.Modality != is.Modality {
		c.changed = append(c.changed, [2]schema.Statement{*was, *is})
	}
}

func (c comparison) print(sides [2]*renderer, doc schema.DocumentID) {
	if len(c.came)+len(c.went)+len(c.changed) == 0 {
		return
	}
	before, after := sides[0], sides[1]
	title := after.document(doc)
	if title.SHA256 == "" && title.Title == "" {
		title = before.document(doc)
	}
	after.printf("%s\n", after.screen.head(printable(documentName(title))))
	for i := range c.went {
		before.printf("  - %s  %s\n", before.sentence(&c.went[i]), before.remarks(&c.went[i]))
		before.quote("      ", c.went[i].Evidence)
	}
	for i := range c.came {
		after.printf("  + %s  %s\n", after.sentence(&c.came[i]), after.remarks(&c.came[i]))
		after.quote("      ", c.came[i].Evidence)
	}
	for i := range c.changed {
		was, is := &c.changed[i][0], &c.changed[i][1]
		after.printf("  ~ %s  %s", after.sentence(is), after.remarks(is))
		if remarks := before.remarks(was); remarks != after.remarks(is) {
			after.printf("; was %s", remarks)
		}
		after.printf("\n")
		if was.Evidence.Quote != is.Evidence.Quote {
			before.quote("    - ", was.Evidence)
		}
		after.quote("    + ", is.Evidence)
	}
}
