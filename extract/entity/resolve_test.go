package entity_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"claimgraph/extract/entity"
	"claimgraph/extract/mention"
	"claimgraph/extract/text"
	"claimgraph/schema"
)

// TestResolve asks what mentions of small texts stand for. Identifiers of things known by description only are written
// without their document.
func TestResolve(t *testing.T) {
	read := newReading(t)
	for _, test := range []struct {
		what, date, text string
		want             map[string]string // wording to identifiers joined by " + "
	}{
		{"a government acts for its state", "", "The Kenyan government closed the border. Peruvian officials protested.",
			map[string]string{"The Kenyan government": "Kenya", "Peruvian officials": "Peru"}},
		{"a capital acts, or is a place", "", "Ankara accused Athens of escalation. The ministers met in Ankara.",
			map[string]string{"Ankara": "Turkey + Ankara", "Athens": "Greece"}},
		{"a state of the union beside its city", "", "The storm reached Atlanta, Georgia, on Monday.",
			map[string]string{"Georgia": "Georgia_(U.S._state)"}},
		{"the country of the same name", "", "Georgia and Armenia signed a trade agreement in Tbilisi.",
			map[string]string{"Georgia": "Georgia_(country)"}},
		{"title and family name", "", "German Chancellor Olaf Scholz visited Oslo. The chancellor praised Norway. He left on Friday.",
			map[string]string{"German Chancellor Olaf Scholz": "Olaf_Scholz", "The chancellor": "Olaf_Scholz", "He": "Olaf_Scholz"}},
		{"office holder by date", "2018-06-01", "The French president arrived in Canada.",
			map[string]string{"The French president": "Emmanuel_Macron"}},
		{"office holder by an earlier date", "2016-06-01", "The French president arrived in Canada.",
			map[string]string{"The French president": "François_Hollande"}},
		{"initials in brackets", "", "The Coastal Fishing Union (CFU) called a strike. The CFU wants higher pay.",
			map[string]string{"The Coastal Fishing Union": "Coastal_Fishing_Union", "CFU": "Coastal_Fishing_Union", "The CFU": "Coastal_Fishing_Union"}},
		{"family name later", "", "Mayor Helga Brandt opened the bridge. Brandt thanked the workers.",
			map[string]string{"Mayor Helga Brandt": "Helga_Brandt", "Brandt": "Helga_Brandt"}},
		{"the two leaders", "", "Prime Minister Narendra Modi and President Joko Widodo met in Jakarta. The two leaders discussed trade.",
			map[string]string{"The two leaders": "Narendra_Modi + Joko_Widodo"}},
		{"a joint subject", "", "Narendra Modi and Joko Widodo reviewed their plans.", map[string]string{"their": "Narendra_Modi + Joko_Widodo"}},
		{"the nearer of two subjects", "", "Olaf Scholz met reporters in Berlin. Later Pedro Sánchez thanked Germany for the help. He left at noon.",
			map[string]string{"He": "Pedro_Sánchez"}},
		{"the two countries of a paragraph", "", "Chile-Peru: the two countries agreed on a line in 2014.",
			map[string]string{"the two countries": "Chile + Peru", "Chile": "Chile", "Peru": "Peru"}},
		{"the treaty", "", "Norway joined the Paris Agreement in 2016. The agreement entered into force later.",
			map[string]string{"The agreement": "Paris_Agreement"}},
		{"an article of a treaty", "", "Article Nine of the Antarctic Treaty provides for meetings. The article was never changed.",
			map[string]string{"The article": "Article_Nine_of_the_Antarctic_Treaty"}},
		{"plural pronoun for islands", "", "Argentina claims the Falkland Islands. Britain governs them.",
			map[string]string{"them": "Falkland_Islands", "Britain": "United_Kingdom"}},
		{"adjectives lead to states", "", "Swiss and Austrian engineers built the tunnel.",
			map[string]string{"Swiss": "Switzerland", "Austrian": "Austria"}},
		{"a ministry is a body of its own", "", "The State Department rejected the claim.",
			map[string]string{"The State Department": "United_States_Department_of_State"}},
		{"a group without a name", "", "Nepalese farmers blocked the road.",
			map[string]string{"Nepalese farmers": "Nepalese_farmers"}},
		{"a river and a state of that name", "", "Barges crossed the Niger River near Niamey.",
			map[string]string{"the Niger River": "Niger_River"}},
		{"a leader's administration is the state", "", "The Reagan administration rejected the deal.",
			map[string]string{"The Reagan administration": "United_States"}},
		{"a lower-case title before a name", "", "Railway spokesman Jonas Lindqvist denied it. Lindqvist gave no reason.",
			map[string]string{"Lindqvist": "Jonas_Lindqvist"}},
		{"another name that the text gives", "", "Idris Malang, also known as Abu Tarik, was arrested. Malang denied it.",
			map[string]string{"Abu Tarik": "Idris_Malang", "Malang": "Idris_Malang"}},
		{"the navy of the state that the text is about", "", "India tested a missile. The Navy of India was not told. Sailors of the Navy protested in Mumbai.",
			map[string]string{"the Navy": "Indian_Navy"}},
		{"small words are no names", "", "Let us eat turkey with fine china.", map[string]string{"us": "", "turkey": "turkey"}},
	} {
		t.Run(test.what, func(t *testing.T) {
			got := read.meanings(text.Article{ID: "test", Body: test.text, Published: test.date})
			for surface, want := range test.want {
				var ids []string
				for _, e := range got[surface] {
					id := strings.TrimPrefix(string(e.ID), "test/")
					if !slices.Contains(ids, id) {
						ids = append(ids, id)
					}
				}
				if have := strings.Join(ids, " + "); have != want {
					t.Errorf("%q stands for %q, want %q", surface, have, want)
				}
			}
		})
	}
}

// TestSectors asks for the state and sector of actors.
func TestSectors(t *testing.T) {
	got := newReading(t).meanings(text.Article{ID: "test", Body: "Ethiopian troops fought rebels. Hezbollah fired rockets. " +
		"The United Nations protested. Indian lawmakers voted."})
	for surface, want := range map[string]string{"Ethiopian troops": "ETH MIL", "rebels": " REB", "Hezbollah": "LBN REB",
		"The United Nations": " IGO", "Indian lawmakers": "IND LEG"} {
		if len(got[surface]) != 1 {
			t.Errorf("%q stands for %v, want one entity", surface, got[surface])
			continue
		}
		e := got[surface][0]
		if have := e.Country + " " + string(e.Sector); have != want {
			t.Errorf("%q is %q, want %q", surface, have, want)
		}
	}
}

// FuzzResolve checks what holds of every resolution: whatever the text, mentions lie in their sentences and stand for entities
// that exist, and no two entities share an identifier.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"", "It.", "They say they (they) – \"we\".", "The U.S.-led, China-U.S.-Japan, and of of of", "(LNA (LNA)) LNA",
		"Georgia, Georgia, Georgia and the two Georgias", "President President President of of the President"} {
		f.Add(s)
	}
	read := newReading(f)
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(body, "")
		if len(body) > 2000 {
			return
		}
		trees := read.parser.Parse(text.Split(body))
		mentions := mention.Find(trees, read.gaz)
		res := entity.Resolve(entity.Context{Document: "d", Article: text.Article{Body: body}, Trees: trees, Mentions: mentions}, read.gaz)
		if len(res.Of) != len(mentions) || len(res.Why) != len(mentions) {
			t.Fatalf("%d mentions, %d resolved, %d reasons", len(mentions), len(res.Of), len(res.Why))
		}
		for m, men := range mentions {
			if n := len(trees[men.Sentence].Words); men.First < 0 || men.First > men.Head || men.Head > men.Last || men.Last >= n ||
				men.CoreFirst > men.CoreLast || men.CoreFirst < 0 || men.CoreLast >= n {
				t.Errorf("mention %+v does not lie in its sentence of %d words", men, n)
			}
			for _, e := range res.Of[m] {
				if e < 0 || e >= len(res.Entities) {
					t.Errorf("mention %d stands for entity %d of %d", m, e, len(res.Entities))
				}
			}
		}
		seen := map[schema.EntityID]bool{}
		for _, e := range res.Entities {
			if e.ID == "" || seen[e.ID] {
				t.Errorf("entity identifier %q is empty or not unique", e.ID)
			}
			seen[e.ID] = true
		}
	})
}

// BenchmarkResolve reports the cost of mentions and entities for one article of prose.
func BenchmarkResolve(b *testing.B) {
	read := newReading(b)
	body, err := os.ReadFile("testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	trees := read.parser.Parse(text.Split(string(body)))
	words := 0
	for i := range trees {
		words += len(trees[i].Words)
	}
	b.ReportAllocs()
	for b.Loop() {
		mentions := mention.Find(trees, read.gaz)
		entity.Resolve(entity.Context{Document: "d", Article: text.Article{Body: string(body)}, Trees: trees, Mentions: mentions}, read.gaz)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
