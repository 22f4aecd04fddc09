package text_test

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"claimgraph/extract/text"
)

// forms renders sentences as their tokens, joined by spaces.
func forms(body string) []string {
	var list []string
	for _, s := range text.Split(body) {
		var words []string
		for _, t := range s.Tokens {
			words = append(words, t.Form)
		}
		list = append(list, strings.Join(words, " "))
	}
	return list
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		why, body string
		want      []string
	}{
		{"abbreviations before names end no sentence", "Gen. Haftar met Mr. Ahmed on Feb. 9 at 8 a.m. in Tripoli. He left.",
			[]string{"Gen. Haftar met Mr. Ahmed on Feb. 9 at 8 a.m. in Tripoli .", "He left ."}},
		{"letters with full stops end one before a usual beginning", "He lives in the U.S. The army left.",
			[]string{"He lives in the U.S.", "The army left ."}},
		{"and none before a name", "The U.S. Navy and J. K. Okoro agreed.", []string{"The U.S. Navy and J. K. Okoro agreed ."}},
		{"contractions and possessives are two words", "They don't want Iran's oil; we can't, I'm told. The states' forces left.",
			[]string{"They do n't want Iran 's oil ; we ca n't , I 'm told .", "The states ' forces left ."}},
		{"hyphens are tokens, but for prefixes", "A US-led anti-government raid near Al-Bab.", []string{"A US - led anti-government raid near Al - Bab ."}},
		{"numbers, money and dates stay whole", "It cost $1,000.50, or 3%, on 11/28/2000 at 8:55.",
			[]string{"It cost $ 1,000.50 , or 3 % , on 11/28/2000 at 8:55 ."}},
		{"a quotation's end closes its sentence", `"We will leave." He smiled. “They left.” So did we.`,
			[]string{`" We will leave . "`, "He smiled .", "“ They left . ”", "So did we ."}},
		{"two apostrophes open one as well as they close it", "''We will leave.'' He smiled. ''They left.''",
			[]string{"'' We will leave . ''", "He smiled .", "'' They left . ''"}},
		{"and does not, where the sentence goes on", `"Will they leave?" he asked.`, []string{`" Will they leave ? " he asked .`}},
		{"addresses are one word", "See https://example.org/a?b=c or write to a.b@example.org.", []string{"See https://example.org/a?b=c or write to a.b@example.org ."}},
		{"a headline is a sentence", "Talks resume\n\nThe two sides met.", []string{"Talks resume", "The two sides met ."}},
		{"wrapped lines are not", "The delegation that had arrived in the capital on Monday evening met the\nminister there.",
			[]string{"The delegation that had arrived in the capital on Monday evening met the minister there ."}},
		{"text that is tokenised already", "He did n't say `` yes '' -LRB- or no -RRB- .", []string{"He did n't say `` yes '' -LRB- or no -RRB- ."}},
	} {
		if got := forms(c.body); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q\ngot  %q\nwant %q", c.why, c.body, got, c.want)
		}
	}
}

// check reports what breaks the promise of Split: every byte but white space in exactly one token, in order.
func check(t *testing.T, body string) {
	t.Helper()
	at := 0
	for _, s := range text.Split(body) {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %v does not span its tokens", s.Span)
		}
		for _, k := range s.Tokens {
			if k.Start < at || k.Start >= k.End || k.End > len(body) || body[k.Start:k.End] != k.Form {
				t.Fatalf("token %v %q after %d", k.Span, k.Form, at)
			}
			if gap := body[at:k.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("%q is in no token", gap)
			}
			at = k.End
		}
	}
	if rest := body[at:]; strings.TrimFunc(rest, unicode.IsSpace) != "" {
		t.Fatalf("%q is in no token", rest)
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{"Mr. X said: \"No.\"", "a-b--c...d", "'s n't ''", "5km 5% $5", "((((", "….?!", "\u202e\x00é", "I.\nII.\n\nIII", "-LRB-a-RRB-"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if utf8.ValidString(body) {
			check(t, body)
		}
	})
}

// A megabyte of anything takes a moment.
func TestHostile(t *testing.T) {
	for _, unit := range []string{"a", "(", "don't", "-", "a-", "a.", "\"", "' ", "a\n", "é🇨🇭", "1,", "http://", "a/b", "…"} {
		body := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		check(t, body)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%q repeated takes %v", unit, took)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	body := strings.Repeat("Gen. Haftar's forces left the U.S.-held base on Feb. 9, he said. \"They won't return,\" he added.\n\n", 100)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		text.Split(body)
	}
}
