package extract_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"claimgraph/extract"
	"claimgraph/extract/claim"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/model/english"
	"claimgraph/extract/record"
	"claimgraph/extract/text"
	"claimgraph/schema"
)

func knowledge(t testing.TB) *extract.Knowledge {
	t.Helper()
	model, err := english.Load()
	if err != nil {
		t.Fatal(err)
	}
	names, err := gazetteer.English()
	if err != nil {
		t.Fatal(err)
	}
	frames, err := claim.English()
	if err != nil {
		t.Fatal(err)
	}
	return &extract.Knowledge{Model: model, Gazetteer: names, Frames: frames}
}

func read(t testing.TB, a text.Article) *extract.Document {
	t.Helper()
	d, err := extract.New(knowledge(t)).Extract(context.Background(), a)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const summit = `Japanese Prime Minister Shigeru Ishiba and US President Donald Trump met in Washington on Friday.

Ishiba said that Article Five of the Japan-US Security Treaty will be applied to the Senkaku Islands in Okinawa Prefecture. The article stipulates US defense obligations.

Japan controls the Senkaku Islands. China and Taiwan claim them. Japan and the US are members of the Quad Security Dialogue, along with Australia and India.

Taiwan President Lai Ching-te welcomed the talks. Beijing does not recognize Lai's government.`

// The whole road from an article to statements, with pronouns, coordination, titles, nested names and speakers.
func TestSummit(t *testing.T) {
	d := read(t, text.Article{ID: "summit", Body: summit})
	var got []string
	for _, s := range d.Reading().Statements {
		line := fmt.Sprintf("%s %s %s", s.Subject.Entity, s.Predicate.Name, s.Object.Entity)
		if s.Speaker.Entity != "" {
			line += " says " + string(s.Speaker.Entity)
		}
		if s.Polarity == schema.Denied {
			line += " denied"
		}
		got = append(got, line)
	}
	treaty := "Treaty_of_Mutual_Cooperation_and_Security_between_the_United_States_and_Japan"
	article := "Article_Five_of_the_Japan-US_Security_Treaty"
	for _, want := range []string{
		"Shigeru_Ishiba headOfGovernmentOf Japan", "Donald_Trump headOfStateOf United_States", "Lai_Ching-te headOfStateOf Taiwan",
		"Shigeru_Ishiba meets Donald_Trump", "Japan controls Senkaku_Islands", "China claims Senkaku_Islands",
		"Taiwan claims Senkaku_Islands", "Senkaku_Islands locatedIn Okinawa_Prefecture", article + " partOf " + treaty,
		article + " appliesTo Senkaku_Islands says Shigeru_Ishiba", "United_States defenseObligationVia " + article,
		"Japan memberOf Quadrilateral_Security_Dialogue", "United_States memberOf Quadrilateral_Security_Dialogue",
		"Australia memberOf Quadrilateral_Security_Dialogue", "India memberOf Quadrilateral_Security_Dialogue",
		"Japan partyTo " + treaty, "United_States partyTo " + treaty,
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q", want)
		}
	}
	if t.Failed() {
		t.Log("read:\n" + strings.Join(got, "\n"))
	}
}

// Every surface of a record stands at its offsets, and every quote of a reading at its own, in code points.
func TestOffsets(t *testing.T) {
	body := "“Zürich’s ümlauts 🇨🇭 count,” Mr. Müller told the Tagesschau. Żabka’s président met Ångström in São Paulo.\n\n" + summit
	d := read(t, text.Article{ID: "offsets", Body: body})
	points := []rune(body)
	check := func(what string, start, end int, surface string) {
		t.Helper()
		if start < 0 || end > len(points) || start > end || string(points[start:end]) != surface {
			t.Errorf("%s: %q does not stand at %d to %d", what, surface, start, end)
		}
	}
	r := record.Of(d, true)
	for _, s := range r.Sentences {
		for _, k := range s.Tokens {
			check("token", k.Start, k.End, k.Form)
		}
	}
	for _, m := range r.Mentions {
		check("mention", m.Start, m.End, m.Surface)
	}
	for _, s := range r.Statements {
		check("subject", s.Subject.Start, s.Subject.End, s.Subject.Surface)
		check("predicate", s.Predicate.Start, s.Predicate.End, s.Predicate.Surface)
		if s.Object != nil {
			check("object", s.Object.Start, s.Object.End, s.Object.Surface)
		}
		for _, q := range s.Qualifiers {
			check("qualifier", q.Start, q.End, q.Surface)
		}
	}
	for _, s := range d.Reading().Statements {
		check("quote", s.Evidence.Start, s.Evidence.End, s.Evidence.Quote)
	}
	for _, a := range d.Reading().Attributions {
		for _, c := range a.Content {
			check("passage", c.Start, c.End, c.Text)
		}
	}
}

// Results come in the order of the input and are the same with any number of workers; a broken input is passed on.
func TestMap(t *testing.T) {
	know := knowledge(t)
	broken := errors.New("broken")
	var jobs iter.Seq2[extract.Job, error] = func(yield func(extract.Job, error) bool) {
		for i := range 12 {
			if i == 5 {
				if !yield(extract.Job{}, broken) {
					return
				}
				continue
			}
			body := strings.Repeat("Japan controls the islands. China claims them. ", i%3+1)
			if !yield(extract.Job{Article: text.Article{ID: fmt.Sprint(i), Body: body}}, nil) {
				return
			}
		}
	}
	run := func(workers int) []string {
		var list []string
		for r := range extract.Map(context.Background(), know, workers, jobs, func(d *extract.Document) (string, error) {
			return fmt.Sprint(d.ID, len(d.Claims), d.Reading().Statements), nil
		}) {
			if r.Err != nil && !errors.Is(r.Err, broken) {
				t.Fatal(r.Err)
			}
			list = append(list, r.Value)
		}
		return list
	}
	one, four := run(1), run(4)
	if len(one) != 12 || !slices.Equal(one, four) {
		t.Errorf("one worker gives\n%v\nfour give\n%v", one, four)
	}
}

// No text makes the extraction fail, and everything that it gives back stands in the text.
func FuzzExtract(f *testing.F) {
	for _, seed := range []string{"", " ", summit, "He said she said “they said 'it", "a\x00b\u202eсдела́л 🇨🇭\r\n\r\n-LRB- .", strings.Repeat("(", 600),
		strings.Repeat("Japan and China ", 300), "Iran-Iraq: dispute over; the two countries: signed"} {
		f.Add(seed)
	}
	x := extract.New(knowledge(f))
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) {
			return
		}
		d, err := x.Extract(context.Background(), text.Article{ID: "fuzz", Body: body})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range d.Reading().Statements {
			if !strings.Contains(body, s.Evidence.Quote) {
				t.Errorf("%q is not in the text", s.Evidence.Quote)
			}
		}
		record.Of(d, true)
	})
}

// BenchmarkExtract measures all stages; it reports sentences a second and core.
func BenchmarkExtract(b *testing.B) {
	x := extract.New(knowledge(b))
	sentences := 0
	for b.Loop() {
		d, err := x.Extract(context.Background(), text.Article{ID: "bench", Body: summit})
		if err != nil {
			b.Fatal(err)
		}
		sentences += len(d.Trees)
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}
