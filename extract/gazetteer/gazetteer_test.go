package gazetteer

import (
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/extract/text"
	"claimgraph/schema"
)

func english(t testing.TB) *Gazetteer {
	g, err := English()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func tokensOf(s string) []text.Token {
	var list []text.Token
	for _, sentence := range text.Split(s) {
		list = append(list, sentence.Tokens...)
	}
	return list
}

// TestLookup asks what the longest name at the beginning of a text is, and what it may mean.
func TestLookup(t *testing.T) {
	g := english(t)
	for _, test := range []struct {
		text string
		n    int
		want []schema.EntityID // all of these are among the meanings
	}{
		{"Japan agreed", 1, []schema.EntityID{"Japan"}},
		{"U.S. troops", 1, []schema.EntityID{"United_States"}},
		{"us too", 0, nil},
		{"turkey with chestnuts", 0, nil},
		{"TURKEY VOTES", 1, []schema.EntityID{"Turkey"}},
		{"Georgia votes", 1, []schema.EntityID{"Georgia_(country)", "Georgia_(U.S._state)"}},
		{"South China Sea islands", 3, []schema.EntityID{"South_China_Sea"}},
		{"Moscow warned", 1, []schema.EntityID{"Moscow", "Russia"}},
		{"Papua New Guinea's ports", 3, []schema.EntityID{"Papua_New_Guinea"}},
		{"North Korean agents", 2, []schema.EntityID{"North_Korea"}},
		{"Diaoyu Islands", 2, []schema.EntityID{"Senkaku_Islands"}},
		{"a plan", 0, nil},
	} {
		n, hits := g.Lookup(tokensOf(test.text), 0)
		var got []schema.EntityID
		for _, h := range hits {
			got = append(got, g.Entry(h.Entry).ID)
		}
		if n != test.n {
			t.Errorf("%q: %d tokens match, want %d", test.text, n, test.n)
		}
		for _, id := range test.want {
			if !slices.Contains(got, id) {
				t.Errorf("%q may mean %v, want %s among them", test.text, got, id)
			}
		}
	}
}

// TestHolder asks who headed a state or government when.
func TestHolder(t *testing.T) {
	g := english(t)
	for _, test := range []struct {
		country schema.EntityID
		branch  Branch
		date    string
		want    schema.EntityID
	}{
		{"France", State, "2016-05-01", "François_Hollande"},
		{"France", State, "2018-05-01", "Emmanuel_Macron"},
		{"United_States", State, "2016-05-01", "Barack_Obama"},
		{"United_States", State, "2019-05-01", "Donald_Trump"},
		{"United_States", State, "2022-05-01", "Joe_Biden"},
		{"United_States", State, "2025-05-01", "Donald_Trump"},
		{"Japan", Government, "2025-02-09", "Shigeru_Ishiba"},
		{"United_Kingdom", Government, "2017-01-01", "Theresa_May"},
	} {
		country, ok := g.ByID(test.country)
		if !ok {
			t.Fatalf("no entry for %s", test.country)
		}
		p := g.Holder(country, test.branch, test.date)
		if p < 0 || g.Entry(p).ID != test.want {
			name := "nobody"
			if p >= 0 {
				name = string(g.Entry(p).ID)
			}
			t.Errorf("%s on %s: %s, want %s", test.country, test.date, name, test.want)
		}
	}
}

// TestExtend reads the same things in every format that a user may bring.
func TestExtend(t *testing.T) {
	g := english(t)
	for _, test := range []struct{ what, file, name, want string }{
		{"tsv", "# my names\nZorbia Front\tArmedGroup\t\tTCD\tREB\tZorbia Front|ZF\n", "ZF", "Zorbia_Front ArmedGroup TCD REB"},
		{"tsv, a known title gets more names", "Japan\tCountry\t\t\t\tNippon Land\n", "Nippon Land", "Japan Country JPN GOV"},
		{"json", `{"title":"Zorbia Front","kind":"ArmedGroup","country":"TCD","sector":"REB","names":["ZF"]}`, "ZF",
			"Zorbia_Front ArmedGroup TCD REB"},
		{"FollowTheMoney", `{"id":"x","schema":"Person","properties":{"name":["Ilya Zorbin","Илья"],"alias":["I. Zorbin"],"country":["ru"]}}`,
			"Ilya Zorbin", "Ilya_Zorbin Person RUS "},
		{"Wikidata", "[\n" + `{"type":"item","id":"Q990","labels":{"en":{"value":"Zorbin"}},"aliases":{"en":[{"value":"Port Zorbin"}]},` +
			`"sitelinks":{"enwiki":{"title":"Zorbin, Chad"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}}}],` +
			`"P17":[{"mainsnak":{"datavalue":{"value":{"id":"Q657"}}}}]}},` + "\n]\n", "Port Zorbin", "Zorbin,_Chad City TCD "},
		{"PETRARCH", "ZORBIA_FRONT_ [TCDREB] # note\n+FRONT_FOR_ZORBIA_\n", "Front for Zorbia", "Zorbia_Front ArmedGroup TCD REB"},
		{"PETRARCH, codes with dates", "MARA_ZORBIN_\n+M._ZORBIN_\n\t[TCDGOV 20100101-20140101]\n", "Mara Zorbin",
			"Mara_Zorbin GovernmentBody TCD GOV"},
		{"PETRARCH, a country", "ZORBISTAN_ [JPN]\n", "Zorbistan", "Japan Country JPN GOV"},
	} {
		t.Run(test.what, func(t *testing.T) {
			more, err := g.Extend(strings.NewReader(test.file), "names")
			if err != nil {
				t.Fatal(err)
			}
			n, hits := more.Lookup(tokensOf(test.name), 0)
			if n == 0 {
				t.Fatalf("%q is not known", test.name)
			}
			e := more.Entry(hits[0].Entry)
			if got := strings.Join([]string{string(e.ID), e.Kind.String(), e.Country, string(e.Sector)}, " "); got != test.want {
				t.Errorf("%q is %q, want %q", test.name, got, test.want)
			}
			if n, _ := g.Lookup(tokensOf(test.name), 0); n == len(tokensOf(test.name)) {
				t.Errorf("%q is known to the gazetteer that was extended", test.name)
			}
		})
	}
}

// TestExtendErrors wants the file, the line and what is wrong.
func TestExtendErrors(t *testing.T) {
	g := english(t)
	for _, test := range []struct{ file, want string }{
		{"Zorbia\tPlanet\n", `names:1: "Planet" is no kind`},
		{"# ok\nA\tPerson\nB\n", "names:3: 1 columns"},
		{`{"title":"A"}`, `names:1: "title" and "kind" are needed`},
		{"{broken", "names:1: no JSON object"},
		{"what is this", "names:1: neither TSV"},
		{"A_B [TCD", "has no closing bracket"},
	} {
		_, err := g.Extend(strings.NewReader(test.file), "names")
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want one with %q", test.file, err, test.want)
		}
	}
}

// TestData checks what the loader takes for granted of the files.
func TestData(t *testing.T) {
	g := english(t)
	items := map[string]schema.EntityID{}
	for i := range g.Len() {
		e := g.Entry(i)
		if e.ID == "" || e.Name == "" {
			t.Errorf("entry %d has no name", i)
		}
		if e.Country != "" && (len(e.Country) != 3 || strings.ToUpper(e.Country) != e.Country) {
			t.Errorf("%s: %q is no ISO code", e.ID, e.Country)
		}
		if other, taken := items[e.Wikidata]; taken && e.Wikidata != "" {
			t.Errorf("%s and %s are both %s", e.ID, other, e.Wikidata)
		}
		items[e.Wikidata] = e.ID
	}
}

// TestLoadTime keeps the gazetteer quick to load; the bound is wide, for slow machines.
func TestLoadTime(t *testing.T) {
	start := time.Now()
	english(t)
	if d := time.Since(start); d > time.Second {
		t.Errorf("loading takes %v", d)
	}
}

func FuzzExtend(f *testing.F) {
	g := english(f)
	for _, s := range []string{"A\tPerson\t\t\t\tB|C", `{"schema":"Person","properties":{"name":[1,null,"A"]}}`, "A_ [B]\n+", "\t", "[", "+_ [X", "\tPerson\t\t\t\xed"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, file string) {
		more, err := g.Extend(strings.NewReader(file), "names")
		if err == nil && more.Len() < g.Len() {
			t.Errorf("%d entries, fewer than %d before", more.Len(), g.Len())
		}
	})
}

func BenchmarkEnglish(b *testing.B) {
	for b.Loop() {
		english(b)
	}
}

func BenchmarkLookup(b *testing.B) {
	g := english(b)
	tokens := tokensOf("Ministers from Ethiopia, Sudan and Egypt met in Addis Ababa on Tuesday to talk about the Blue Nile.")
	b.ReportAllocs()
	for b.Loop() {
		for i := range tokens {
			g.Lookup(tokens, i)
		}
	}
}
