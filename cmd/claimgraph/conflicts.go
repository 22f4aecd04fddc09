package main

import (
	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/schema"
)

func conflictsCommand() *cli.Command {
	return &cli.Command{
		Name:  "conflicts",
		Usage: "show what is contested, with the sentences of each side",
		Description: `Contested are things that several agents control, claim, occupy or annex, and statements that one source
affirms and another denies. The most contested come first.

   claimgraph conflicts
   claimgraph conflicts --about "Senkaku Islands" --since 2025-01-01
   claimgraph conflicts --json --limit 0 > conflicts.json`,
		Flags: append([]cli.Flag{
			dbFlag(),
			&cli.BoolFlag{Name: "json", Usage: "print JSON"},
			&cli.IntFlag{Name: "limit", Value: 20, Usage: "show at most `N` conflicts; 0 shows all"},
		}, filterFlags()...),
		Action: conflicts,
	}
}

func conflicts(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageError("conflicts takes no arguments; did you mean: claimgraph conflicts --about %q", c.Args().First())
	}
	g, err := openReading(c)
	if err != nil {
		return err
	}
	defer g.Close()
	filter, err := filterOf(c, g)
	if err != nil {
		return err
	}
	all, err := g.Conflicts(c.Context, filter)
	if err != nil {
		return err
	}
	shown := all
	if limit := c.Int("limit"); limit > 0 {
		shown = all[:min(limit, len(all))]
	}
	if c.Bool("json") {
		return conflictsJSON(c, shown)
	}
	r := newRenderer(c.Context, g, c.App.Writer)
	for i, conflict := range shown {
		if i > 0 {
			r.printf("\n")
		}
		printConflict(r, conflict)
	}
	if n := len(all) - len(shown); n > 0 {
		r.printf("\n%s more; --limit 0 shows all\n", count(n, "conflict"))
	}
	if len(all) == 0 {
		r.printf("nothing is contested\n")
	}
	return r.err
}

func printConflict(r *renderer, c graph.Conflict) {
	r.printf("%s\n", r.screen.head(conflictTitle(r, c)))
	for _, side := range c.Sides {
		first := side.Statements[0]
		r.printf("  %s  %s\n", r.sentence(&first), r.remarks(&first))
		for i, s := range side.Statements {
			if i == evidenceShown {
				r.printf("      %s\n", r.screen.faint("and "+count(len(side.Statements)-i, "more sentence")))
				break
			}
			r.evidence("      ", s.Evidence)
		}
	}
}

// conflictTitle is one line: what is contested between whom.
func conflictTitle(r *renderer, c graph.Conflict) string {
	if c.Kind == graph.Denial {
		s := schema.Statement{Subject: schema.Argument{Entity: c.Sides[0].Agent},
			Predicate: schema.Relation{Name: c.Sides[0].Predicate}, Object: schema.Argument{Entity: c.About}}
		return r.argument(s.Subject) + " " + s.Predicate.Words() + " " + r.argument(s.Object) + ": affirmed and denied"
	}
	var agents []string
	for _, side := range c.Sides {
		if name := r.entity(side.Agent); len(agents) == 0 || agents[len(agents)-1] != name {
			agents = append(agents, name)
		}
	}
	return r.entity(c.About) + ": " + listOf(distinct(agents))
}

func distinct(names []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, n := range names {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

func listOf(names []string) string {
	text := ""
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			text += " and "
		default:
			text += ", "
		}
		text += n
	}
	return text
}

func conflictsJSON(c *cli.Context, all []graph.Conflict) error {
	type sideJSON struct {
		Agent      string          `json:"agent"`
		Predicate  string          `json:"predicate"`
		Denied     bool            `json:"denied"`
		Statements []statementJSON `json:"statements"`
	}
	type conflictJSON struct {
		Kind  string     `json:"kind"`
		About string     `json:"about"`
		Sides []sideJSON `json:"sides"`
	}
	out := make([]conflictJSON, 0, len(all))
	for _, conflict := range all {
		j := conflictJSON{Kind: string(conflict.Kind), About: conflict.About.Short()}
		for _, s := range conflict.Sides {
			j.Sides = append(j.Sides, sideJSON{s.Agent.Short(), "p:" + s.Predicate, s.Denied, statementsJSON(s.Statements)})
		}
		out = append(out, j)
	}
	return printJSON(c.App.Writer, out)
}
