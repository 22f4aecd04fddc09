package graph_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"claimgraph/graph"
	"claimgraph/schema"
)

// outline writes conflicts as "kind thing: agent predicate xN; ...".
func outline(conflicts []graph.Conflict) string {
	var lines []string
	for _, c := range conflicts {
		var sides []string
		for _, s := range c.Sides {
			side := fmt.Sprintf("%s %s x%d", s.Agent, s.Predicate, len(s.Statements))
			if s.Denied {
				side = "not " + side
			}
			sides = append(sides, side)
		}
		lines = append(lines, fmt.Sprintf("%s %s: %s", c.Kind, c.About, strings.Join(sides, "; ")))
	}
	return strings.Join(lines, "\n")
}

func TestConflicts(t *testing.T) {
	denied := func(s *schema.Statement) { s.Polarity = schema.Denied }
	possible := func(s *schema.Statement) { s.Modality = schema.Possible }
	g := newGraph(t)
	add(t, g,
		reading("gazette",
			said2("Guyana", "controls", "Essequibo", "Guyana governs Essequibo."),
			said2("Venezuela", "claims", "Essequibo", "Venezuela claims it."),
			said2("Chad", "borders", "Sudan", "Chad borders Sudan."),
			said2("Chad", "controls", "Lake Chad", "Chad controls the lake."),
			said2("Niger", "claims", "Lake Chad", "Niger may claim it.", possible),
			said2("Chad", "claims", "Tibesti", "Chad claims it."),
			said2("Chad", "occupies", "Tibesti", "Chad occupies it."),
		),
		reading("courier",
			said2("Venezuela", "claims", "Essequibo", "Caracas claims Essequibo."),
			said2("Sudan", "borders", "Chad", "Sudan does not border Chad.", denied),
		))
	all, err := g.Conflicts(context.Background(), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := "rivals Essequibo: Guyana controls x1; Venezuela claims x2\ndenial Sudan: Chad borders x1; not Chad borders x1"
	if got := outline(all); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	some, err := g.Conflicts(context.Background(), graph.Filter{About: []schema.EntityID{"Chad"}})
	if err != nil || outline(some) != "denial Sudan: Chad borders x1; not Chad borders x1" {
		t.Errorf("about Chad:\n%s\n%v", outline(some), err)
	}
	summary, err := g.Summary(context.Background(), 1)
	if err != nil || summary.Documents != 2 || summary.Sentences != 9 || summary.Entities != 8 || summary.Statements != 9 ||
		len(summary.Contested) != 1 || summary.Quads == 0 {
		t.Errorf("%+v, %v", summary, err)
	}
}

func TestFilters(t *testing.T) {
	g := newGraph(t)
	early, late, undated := reading("early", said2("Iran", "attacks", "Iraq", "Iran attacked Iraq.")),
		reading("late", said2("Iraq", "attacks", "Iran", "Iraq may attack Iran.", func(s *schema.Statement) {
			s.Modality, s.Confidence = schema.Possible, 0.4
			s.Speaker = schema.Argument{Entity: "Kuwait", Surface: "Kuwait"}
		})), reading("undated", said2("Kuwait", "borders", "Iraq", "Kuwait borders Iraq."))
	early.Document.Published, late.Document.Published, undated.Document.Published = "1980-09-22", "1980-09-24T08:00:00Z", ""
	add(t, g, early, late, undated)
	for _, test := range []struct {
		name   string
		filter graph.Filter
		want   string // documents of what is picked
	}{
		{"all", graph.Filter{}, "early late undated"},
		{"about", graph.Filter{About: []schema.EntityID{"Iran"}}, "early late"},
		{"about the speaker", graph.Filter{About: []schema.EntityID{"Kuwait"}}, "late undated"},
		{"about any of two", graph.Filter{About: []schema.EntityID{"Kuwait", "Iran"}}, "early late undated"},
		{"predicate", graph.Filter{Predicates: []string{"borders"}}, "undated"},
		{"speaker", graph.Filter{Speakers: []schema.EntityID{"Kuwait"}}, "late"},
		{"speaker and predicate", graph.Filter{Speakers: []schema.EntityID{"Kuwait"}, Predicates: []string{"borders"}}, ""},
		{"source", graph.Filter{Documents: []schema.DocumentID{"late", "early", "late", "none"}}, "early late"},
		{"since", graph.Filter{Since: "1980-09-23"}, "late"},
		{"until", graph.Filter{Until: "1980-09-22"}, "early"},
		{"a day", graph.Filter{Since: "1980-09-24", Until: "1980-09-24"}, "late"},
		{"about and since", graph.Filter{About: []schema.EntityID{"Iran"}, Since: "1980-09-23"}, "late"},
		{"confidence", graph.Filter{MinConfidence: 0.5}, "early undated"},
		{"asserted", graph.Filter{AssertedOnly: true}, "early undated"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var picked []string
			for s, err := range g.Statements(context.Background(), test.filter) {
				if err != nil {
					t.Fatal(err)
				}
				picked = append(picked, string(s.Evidence.Document))
			}
			if got := strings.Join(picked, " "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			// A selection is a graph of its own that holds exactly the statements picked.
			part := newGraph(t)
			importSelection(t, part, g, test.filter)
			n := 0
			for s, err := range part.Statements(context.Background(), graph.Filter{}) {
				if err != nil || s.Evidence.Quote == "" {
					t.Fatal(s, err)
				}
				n++
			}
			if n != len(picked) {
				t.Errorf("the selection holds %d statements of %d", n, len(picked))
			}
		})
	}
}
