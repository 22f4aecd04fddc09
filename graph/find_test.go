package graph_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"claimgraph/graph"
	"claimgraph/schema"
)

// atlas is a graph of things with names that are easily confused.
func atlas(t *testing.T) *graph.Graph {
	t.Helper()
	g := newGraph(t)
	r := schema.Reading{Document: schema.Document{ID: "atlas", Source: "maps/atlas.txt", Title: "Seas and Straits",
		URL: "https://example.org/atlas"}, Entities: []schema.Entity{
		{ID: "Japan", Name: "Japan", Kind: schema.Country, Wikidata: "Q17", Aliases: []string{"Nippon"}},
		{ID: "Japan_Coast_Guard", Name: "Japan Coast Guard", Kind: schema.GovernmentBody, Aliases: []string{"coast guard"}},
		{ID: "Senkaku_Islands", Name: "Senkaku Islands", Kind: schema.Territory, Aliases: []string{"Diaoyu", "Senkakus"}},
		{ID: "Côte_d'Ivoire", Name: "Côte d'Ivoire", Kind: schema.Country, Aliases: []string{"Ivory Coast"}},
		{ID: "East_China_Sea", Name: "East China Sea", Kind: schema.Waters},
		{ID: "South_China_Sea", Name: "South China Sea", Kind: schema.Waters},
		{ID: "China", Name: "China", Kind: schema.Country},
		{ID: "atlas/the_rebels", Name: "rebels", Kind: schema.Group, Local: true},
		{ID: "atlas/the_northern_rebels", Name: "northern rebels", Kind: schema.Group, Local: true},
		{ID: "United_States", Name: "United States", Kind: schema.Country, Aliases: []string{"US"}},
		{ID: "us", Name: "us", Kind: schema.Group},
		{ID: "Line_7/8", Name: "Line 7/8 treaty", Kind: schema.Treaty},
		{ID: "atlas/the_crossing", Name: "Line 7/8 crossing", Kind: schema.Facility, Local: true},
		{ID: "Rebel_Alliance", Name: "Rebel Alliance", Kind: schema.ArmedGroup},
	}}
	add(t, g, r, schema.Reading{Document: schema.Document{ID: "gazette", Title: "Seas at war"}})
	return g
}

func TestFindEntity(t *testing.T) {
	g := atlas(t)
	for name, want := range map[string]schema.EntityID{
		"Japan": "Japan", "japan": "Japan", "e:Japan": "Japan", "<e:Japan>": "Japan", "Q17": "Japan", "wd:Q17": "Japan",
		"https://w3id.org/claimgraph/entity/Japan": "Japan",
		"nippon":                   "Japan",
		"US":                       "United_States",
		"us":                       "us",
		"senkaku":                  "Senkaku_Islands",
		"Senkaku Islands":          "Senkaku_Islands",
		"Senkaku_Islands":          "Senkaku_Islands",
		"diaoyu":                   "Senkaku_Islands",
		"COTE D'IVOIRE":            "Côte_d'Ivoire",
		"ivory":                    "Côte_d'Ivoire",
		"guard":                    "Japan_Coast_Guard",
		"east china":               "East_China_Sea",
		"China":                    "China",
		"rebel":                    "Rebel_Alliance",   // what has a name, before what is only described
		"rebels":                   "atlas/the_rebels", // unless that is its very wording
		"e:atlas/the_rebels":       "atlas/the_rebels",
		"lliance":                  "Rebel_Alliance",
		"line 7/8":                 "Line_7/8", // a slash alone makes nothing local
		"  Japan   Coast   Guard ": "Japan_Coast_Guard",
	} {
		got, err := g.FindEntity(context.Background(), name)
		if err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestNamesakes(t *testing.T) {
	g := atlas(t)
	got, err := g.Namesakes(context.Background(), "us")
	if err != nil || !slices.Equal(got, []schema.EntityID{"United_States", "us"}) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestFindEntityAdvises(t *testing.T) {
	g := atlas(t)
	for _, test := range []struct {
		name    string
		several bool
		near    []string
	}{
		{"Sengaku", false, []string{"Senkakus", "Senkaku Islands"}},
		{"Jpan", false, []string{"Japan"}},
		{"Ivroy Coast", false, []string{"Ivory Coast"}},
		{"sea", true, []string{"East China Sea", "South China Sea"}},
		{"Atlantis", false, nil},
		{"", false, nil},
		{"?!", false, nil},
	} {
		_, err := g.FindEntity(context.Background(), test.name)
		var missing *graph.NotFoundError
		if !errors.As(err, &missing) || missing.Several != test.several {
			t.Errorf("%q: %v", test.name, err)
			continue
		}
		for _, want := range test.near {
			if !slices.Contains(missing.Near, want) {
				t.Errorf("%q: suggests %q, not %q", test.name, missing.Near, want)
			}
		}
		if test.near == nil && len(missing.Near) > 0 {
			t.Errorf("%q: suggests %q", test.name, missing.Near)
		}
	}
}

func TestFindDocument(t *testing.T) {
	g := atlas(t)
	for _, name := range []string{"atlas", "d:atlas", "<d:atlas>", "maps/atlas.txt", "MAPS/ATLAS.TXT", "seas and straits",
		"https://example.org/atlas", "straits"} {
		if got, err := g.FindDocument(context.Background(), name); err != nil || got != "atlas" {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
	var missing *graph.NotFoundError
	if _, err := g.FindDocument(context.Background(), "seas"); !errors.As(err, &missing) || !missing.Several {
		t.Errorf("seas: %v", err)
	}
	if _, err := g.FindDocument(context.Background(), "gazete"); !errors.As(err, &missing) || missing.Near[0] != "gazette" {
		t.Errorf("gazete: %v", err)
	}
}

func TestEntityGoesByTheMajority(t *testing.T) {
	g := newGraph(t)
	entity := func(kind schema.Kind, name string, aliases ...string) []schema.Entity {
		return []schema.Entity{{ID: "Taiwan", Kind: kind, Name: name, Aliases: aliases, Wikidata: "Q865"}}
	}
	add(t, g,
		schema.Reading{Document: schema.Document{ID: "a"}, Entities: entity(schema.Territory, "Formosa")},
		schema.Reading{Document: schema.Document{ID: "b"}, Entities: entity(schema.Country, "Taiwan", "the island")},
		schema.Reading{Document: schema.Document{ID: "c"}, Entities: entity(schema.Country, "Taiwan")})
	e, found, err := g.Entity(context.Background(), "Taiwan")
	if err != nil || !found || e.Kind != schema.Country || e.Name != "Taiwan" || !slices.Equal(e.Aliases, []string{"Formosa", "the island"}) {
		t.Errorf("%+v, %v, %v", e, found, err)
	}
	if label, err := g.Label(context.Background(), "No_Such_Thing"); err != nil || label != "No Such Thing" {
		t.Errorf("%q, %v", label, err)
	}
}
