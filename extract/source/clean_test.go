package source

import (
	"strings"
	"testing"
	"time"

	"claimgraph/extract/text"
)

const prose = `Moldova and Romania signed an agreement on electricity on Thursday. The two ministers shook hands in front of the building.

"We need each other," the Moldovan minister said. He thanked his colleague for the grid that they will share.`

func TestClean(t *testing.T) {
	for _, c := range []struct {
		name                   string
		given                  text.Article
		body, title, published string
	}{
		{"prose alone stays as it is", text.Article{Body: prose}, prose, "", ""},
		{"the headline becomes the title",
			text.Article{Body: "Moldova and Romania Share a Grid\n\n" + prose}, prose, "Moldova and Romania Share a Grid", ""},
		{"a headline that repeats the title goes",
			text.Article{Title: "Moldova, Romania share a grid", Body: "Moldova, Romania Share A Grid\n\n" + prose}, prose, "Moldova, Romania share a grid", ""},
		{"a headline that resembles the title goes, even if it is a question",
			text.Article{Title: "Will Moldova and Romania share one grid?", Body: "Will Moldova and Romania Share a Grid?\n\n" + prose}, prose, "Will Moldova and Romania share one grid?", ""},
		{"the title may carry the site's name",
			text.Article{Title: "Moldova shares a grid | Example Courier", Body: "Moldova shares a grid\n" + prose}, prose, "Moldova shares a grid | Example Courier", ""},
		{"section, headline, byline and date",
			text.Article{Body: "World\n\nMoldova and Romania Share a Grid\n\nBy Jane Doe, Energy Correspondent\n\nMarch 7, 2024, 8:55 a.m.\n\n" + prose},
			prose, "Moldova and Romania Share a Grid", "2024-03-07"},
		{"a known date stays", text.Article{Published: "2024-03-08", Body: "Updated: 7 March 2024 | 10:15 p.m. ET\n\n" + prose}, prose, "", "2024-03-08"},
		{"headline and prose on neighbouring lines",
			text.Article{Body: "Moldova and Romania Share a Grid\n" + prose}, prose, "Moldova and Romania Share a Grid", ""},
		{"the place goes from the first sentence", text.Article{Body: "CHISINAU, Moldova (EXA) — " + prose}, prose, "", ""},
		{"a place and an agency", text.Article{Body: "Chisinau, March 7 (EXA) -- " + prose}, prose, "", ""},
		{"navigation at the end", text.Article{Body: prose + "\n\nMore on Europe\n\nFerry Resumes Its Service\n\nVOL. 18, No. 12, March 2024\n\nHome | World | Business"}, prose, "", ""},
		{"invitations at the end", text.Article{Body: prose + "\n\nSign up for our newsletter.\n\nShare this story with your friends!\n\n© 2024 Example Courier. All rights reserved."}, prose, "", ""},
		{"tags at the end", text.Article{Body: prose + "\nMoldova\nRomania\nEnergy"}, prose, "", ""},
		{"credits at the end", text.Article{Body: prose + "\n\nReporting by Jane Doe; Editing by John Roe"}, prose, "", ""},
		{"related headlines that ask", text.Article{Body: prose + "\n\nRead more:\n\nWho Owns the Danube Islands?"}, prose, "", ""},
		{"Windows line ends", text.Article{Body: "Moldova and Romania Share a Grid\r\n\r\n" + strings.ReplaceAll(prose, "\n", "\r\n") + "\r\n\r\nMore on Europe\r\n"},
			strings.ReplaceAll(prose, "\n", "\r\n"), "Moldova and Romania Share a Grid", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Clean(c.given)
			if got.Body != c.body || got.Title != c.title || got.Published != c.published {
				t.Errorf("title %q, published %q, body:\n%s\nwant title %q, published %q, body:\n%s", got.Title, got.Published, got.Body, c.title, c.published, c.body)
			}
		})
	}
}

// TestCleanKeepsProse: endings and openings that are short, quoted, unfinished or unusual, and none of which is furniture.
func TestCleanKeepsProse(t *testing.T) {
	for _, body := range []string{
		prose + "\n\nIt worked.",
		prose + "\n\n\"Never again,\" she said.",
		prose + "\n\n“We will come back.”",
		prose + "\n\nHe called the vote \"a farce\"",
		prose + "\n\nWho will pay? Nobody knows.",
		prose + "\n\nWill it hold?",
		prose + "\n\nThe talks go on...",
		prose + "\n\nThe ministry declined to comment (see below).",
		prose + "\n\n\"Give us your support,\" he told the crowd.",
		"Peace, at last. " + prose,
		"Nobody won.\n\n" + prose,
		"\"It is ours.\"\n\n" + prose,
		"Jane Doe, the minister of energy, released the following statement today:\n\n" + prose,
		"NATO — the alliance of 32 states — sent observers. " + prose,
		"The minister — Jane Doe — resigned. " + prose,
		// Speeches speak to their audience from beginning to end.
		"My friends, you know what our valley has been through in the last ten years, and you know that nobody in the capital has ever asked us about it at all.\n\nThe choice is yours.",
		// Lists of facts have no full stops.
		"Ruritania-Borduria: the demarcation of the border along the river was completed in 2016\nRuritania-Syldavia: none identified\nSyldavia and Borduria claim the same two islands in the lake",
		// Wrapped lines are not headlines.
		"Moldova and Romania signed an agreement on\nelectricity on Thursday. The two ministers shook\nhands in front of the building and thanked the\ncompanies that had built the line.",
		"Borduria controls the islands",
	} {
		if got := Clean(text.Article{Body: body}); got.Body != body {
			t.Errorf("cut to %q, from %q", got.Body, body)
		}
	}
}

func TestDateline(t *testing.T) {
	for line, want := range map[string]string{
		"Feb. 9, 2025, 8:55 a.m.":              "2025-02-09",
		"Sept. 11, 2023":                       "2023-09-11",
		"Monday, February 27, 2023":            "2023-02-27",
		"9 FEBRUARY 2025":                      "2025-02-09",
		"18th June 2024":                       "2024-06-18",
		"2025-02-09T23:30:00-08:00":            "2025-02-09",
		"Published: 9 February 2025 08:55 GMT": "2025-02-09",
		"Last updated on Feb. 9, 2025":         "2025-02-09",
		"Updated Feb. 9, 2025 | 10:15 p.m. ET": "2025-02-09",
		"Chisinau, March 7, 2024":              "2024-03-07",
		"5 May 2024 - 3 min read":              "2024-05-05",
		"13/09/2025":                           "2025-09-13",
		"June 2024":                            "",
		"yesterday":                            "",
		"2024":                                 "",
		"VOL. 18, No. 12, 2025":                "",
		"Resolution 2249 of 20 November 2015":  "",
		"The war ended on May 5, 1998":         "",
		"Elections on May 5, 2024":             "",
		"99999999999999999999":                 "",
	} {
		if got, ok := dateline(line); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}

// FuzzClean: what is left is a part of what was there, and cleaning again finds the same text.
func FuzzClean(f *testing.F) {
	f.Add("A Headline of Words\n\nFeb. 9, 2025\n\n"+prose+"\n\nMore on Europe\n© 2024", "")
	f.Add(" — \n\xa0", "A title")
	f.Add("\u2028\n\u00a0x — Y", "x")
	f.Fuzz(func(t *testing.T, body, title string) {
		got := Clean(text.Article{Body: body, Title: title})
		if !strings.Contains(body, got.Body) || strings.TrimSpace(body) != "" && strings.TrimSpace(got.Body) == "" {
			t.Fatalf("%q becomes %q", body, got.Body)
		}
	})
}

// TestCleanIsFast: lines without number, each of which might be a date, cost no more than those that are looked at.
func TestCleanIsFast(t *testing.T) {
	line := "Ferry Resumes 9 May 2024 Service Now\n"
	body := strings.Repeat(line, 100_000) + "It runs.\n" + strings.Repeat(line, 100_000)
	start := time.Now()
	if got := Clean(text.Article{Body: body}); len(got.Body) != len(body)-1-2*maxEdge*len(line) {
		t.Errorf("%d of %d bytes left", len(got.Body), len(body))
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}
