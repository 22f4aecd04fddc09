package entity_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"claimgraph/extract/entity"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/mention"
	"claimgraph/extract/model/english"
	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
	"claimgraph/schema"
)

// reading resolves texts with the embedded model and gazetteer.
type reading struct {
	gaz    *gazetteer.Gazetteer
	parser *syntax.Parser
}

func newReading(t testing.TB) reading {
	gaz, err := gazetteer.English()
	if err != nil {
		t.Fatal(err)
	}
	m, err := english.Load()
	if err != nil {
		t.Fatal(err)
	}
	return reading{gaz, syntax.NewParser(m)}
}

// meanings gives for every mention of a text, by its wording, what it stands for.
func (r reading) meanings(a text.Article) map[string][]schema.Entity {
	trees := r.parser.Parse(text.Split(a.Body))
	c := entity.Context{Document: schema.MintDocumentID(a.ID), Article: a, Trees: trees, Mentions: mention.Find(trees, r.gaz)}
	res := entity.Resolve(c, r.gaz)
	all := map[string][]schema.Entity{}
	for m, men := range c.Mentions {
		surface := trees[men.Sentence].Cover(men.First, men.Last).Of(a.Body)
		for _, e := range res.Of[m] {
			all[surface] = append(all[surface], res.Entities[e])
		}
	}
	return all
}

// areaRow is a row of the gazetteer's table of the Factbook's areas.
type areaRow struct {
	id                                    schema.EntityID
	state                                 bool
	iso                                   string
	names, adjectives, demonyms, capitals []string
}

func areaRows(t *testing.T) []areaRow {
	data, err := os.ReadFile("../gazetteer/data/areas.tsv")
	if err != nil {
		t.Fatal(err)
	}
	list := func(s string) []string {
		return slices.DeleteFunc(strings.Split(s, "|"), func(n string) bool { return n == "" })
	}
	var rows []areaRow
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' || len(f) < 9 || f[8] == "" {
			continue
		}
		rows = append(rows, areaRow{schema.MintEntityID(strings.ReplaceAll(f[0], "_", " ")), f[1] == "Country", f[3],
			list(f[4]), list(f[5]), list(f[6]), list(f[7])})
	}
	return rows
}

// TestAreas asks of every area of the World Factbook whether its names, adjective, demonym, capital and government lead to it.
func TestAreas(t *testing.T) {
	read := newReading(t)
	total, right := 0, 0
	check := func(id schema.EntityID, sentence, what string) {
		total++
		for _, entities := range read.meanings(text.Article{ID: "test", Body: sentence}) {
			for _, e := range entities {
				if e.ID == id {
					right++
					return
				}
			}
		}
		t.Logf("%s of %s: nothing leads there in %q", what, id, sentence)
	}
	rows := areaRows(t)
	bearers := map[string]int{}
	for _, a := range rows {
		for _, n := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(a.adjectives, a.demonyms)))) {
			bearers[n]++
		}
	}
	// context names the area first where others bear the same adjective: Korean, Congolese, Dominican
	context := func(a areaRow, word string) string {
		if bearers[word] > 1 {
			return "Heavy rain fell on " + a.names[0] + ". "
		}
		return ""
	}
	for _, a := range rows {
		for n, name := range a.names[:min(2, len(a.names))] {
			check(a.id, "Heavy rain fell on "+name+" last week.", []string{"name", "second name"}[n])
		}
		if len(a.adjectives) > 0 {
			check(a.id, context(a, a.adjectives[0])+"Several "+a.adjectives[0]+" ships left the port.", "adjective")
		}
		if len(a.demonyms) > 0 {
			check(a.id, context(a, a.demonyms[len(a.demonyms)-1])+"Two "+a.demonyms[len(a.demonyms)-1]+" were killed in the crash.", "demonym")
		}
		if a.state {
			check(a.id, "The government of "+a.names[0]+" rejected the plan.", "government")
			if len(a.adjectives) > 0 {
				check(a.id, context(a, a.adjectives[0])+"The "+a.adjectives[0]+" government rejected the plan.", "government")
			}
		}
		if len(a.capitals) > 0 && a.iso != "" {
			total++
			found := false
			for _, entities := range read.meanings(text.Article{ID: "test", Body: "The talks were held in " + a.capitals[0] + " on Monday."}) {
				for _, e := range entities {
					found = found || schema.Places.Has(e.Kind) && (e.Country == a.iso || e.ID == a.id)
				}
			}
			if found {
				right++
			} else {
				t.Logf("capital of %s: %s", a.id, a.capitals[0])
			}
		}
	}
	if share := float64(right) / float64(total); share < 0.99 {
		t.Errorf("%d of %d right (%.3f) over %d areas, want 0.99", right, total, share, len(rows))
	} else {
		t.Logf("%d of %d right (%.4f) over %d areas", right, total, share, len(rows))
	}
}
