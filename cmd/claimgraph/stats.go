package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/schema"
)

func statsCommand() *cli.Command {
	return &cli.Command{
		Name:  "stats",
		Usage: "count what the graph holds: predicates, event types, speakers, who does what to whom",
		Description: `Counts the statements that the filters pick.

   claimgraph stats
   claimgraph stats --since 2025-01-01 --asserted-only
   claimgraph stats --json --limit 0 | jq .pairs`,
		Flags: append([]cli.Flag{
			dbFlag(),
			&cli.BoolFlag{Name: "json", Usage: "print JSON"},
			&cli.IntFlag{Name: "limit", Value: 12, Usage: "show at most `N` lines of each list; 0 shows all"},
		}, filterFlags()...),
		Action: stats,
	}
}

func stats(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageError("stats takes no arguments; did you mean: claimgraph stats --about %q", c.Args().First())
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
	r := newRenderer(c.Context, g, c.App.Writer)
	lists, err := tally(c, g, r, filter)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		out := make(map[string][]tallied, len(lists))
		for _, l := range lists {
			out[l.name] = l.sorted(c.Int("limit"))
		}
		return printJSON(c.App.Writer, out)
	}
	for _, l := range lists {
		l.print(r, c.Int("limit"))
	}
	return r.err
}

// counted is a list of things with how often each occurs.
type counted struct {
	name, title string
	counts      map[string]int
}

type tallied struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

func tally(c *cli.Context, g *graph.Graph, r *renderer, f graph.Filter) ([]*counted, error) {
	list := func(name, title string) *counted { return &counted{name, title, map[string]int{}} }
	predicates, events := list("predicates", "predicates"), list("events", "event types (PLOVER)")
	modes, speakers := list("modes", "mode"), list("speakers", "speakers")
	pairs, publishers := list("pairs", "who does what to whom"), list("publishers", "publishers")
	documents := map[schema.DocumentID]bool{}
	for s, err := range g.Statements(c.Context, f) {
		if err != nil {
			return nil, err
		}
		predicates.counts[s.Predicate.Name]++
		if s.Predicate.PLOVER != schema.NoEvent {
			events.counts[string(s.Predicate.PLOVER)]++
		}
		modes.counts[cmp.Or(manner(&s), "asserted")]++
		if !s.Speaker.IsZero() {
			speakers.counts[r.argument(s.Speaker)]++
		}
		if s.Object.Entity != "" {
			pair := r.entity(s.Subject.Entity) + " " + predicateWords(&s) + " " + r.entity(s.Object.Entity)
			if m := manner(&s); m != "" {
				pair += " (" + m + ")"
			}
			pairs.counts[pair]++
		}
		if id := s.Evidence.Document; !documents[id] {
			documents[id] = true
			publishers.counts[cmp.Or(printable(r.document(id).Publisher), "(unknown)")]++
		}
	}
	return []*counted{predicates, events, modes, speakers, pairs, publishers}, r.err
}

// sorted gives the most frequent first.
func (l *counted) sorted(limit int) []tallied {
	all := make([]tallied, 0, len(l.counts))
	for _, name := range slices.Sorted(maps.Keys(l.counts)) {
		all = append(all, tallied{name, l.counts[name]})
	}
	slices.SortStableFunc(all, func(a, b tallied) int { return cmp.Compare(b.Count, a.Count) })
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	return all
}

func (l *counted) print(r *renderer, limit int) {
	if len(l.counts) == 0 {
		return
	}
	all := l.sorted(limit)
	widest := len(fmt.Sprint(all[0].Count))
	r.printf("%s\n", r.screen.head(l.title))
	for _, t := range all {
		r.printf("  %*d  %s\n", widest, t.Count, t.Name)
	}
	if more := len(l.counts) - len(all); more > 0 {
		r.printf("  %s%s\n", strings.Repeat(" ", widest+2), r.screen.faint(fmt.Sprintf("and %d more", more)))
	}
	r.printf("\n")
}
