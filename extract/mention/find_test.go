package mention_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"claimgraph/extract/gazetteer"
	"claimgraph/extract/mention"
	"claimgraph/extract/model/english"
	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

type finder struct {
	gaz    *gazetteer.Gazetteer
	parser *syntax.Parser
}

func newFinder(t testing.TB) finder {
	gaz, err := gazetteer.English()
	if err != nil {
		t.Fatal(err)
	}
	m, err := english.Load()
	if err != nil {
		t.Fatal(err)
	}
	return finder{gaz, syntax.NewParser(m)}
}

// find writes every mention as "wording/form/kind".
func (f finder) find(body string) []string {
	trees := f.parser.Parse(text.Split(body))
	var list []string
	for _, m := range mention.Find(trees, f.gaz) {
		list = append(list, fmt.Sprintf("%s/%s/%s", trees[m.Sentence].Cover(m.First, m.Last).Of(body), m.Form, m.Kind))
	}
	return list
}

// TestFind asks for mentions that a text must have; "!" marks what must not be one.
func TestFind(t *testing.T) {
	f := newFinder(t)
	for _, test := range []struct{ what, text, want string }{
		{"a person with title and state", "Portuguese Prime Minister António Costa spoke.",
			"Portuguese Prime Minister António Costa/name/Person; Portuguese/nominal/Country"},
		{"a treaty and its states", "The Japan-US Security Treaty was signed in 1960.",
			"The Japan-US Security Treaty/name/Treaty; Japan/name/Country; US/name/Country"},
		{"a place in a place's name is none of its own", "They crossed the Taiwan Strait.",
			"the Taiwan Strait/name/Waters; They/pronoun/Group; !Taiwan"},
		{"an of-phrase belongs to its noun", "The government of Chile resigned.", "The government of Chile/nominal/GovernmentBody; Chile/name/Country"},
		{"another phrase does not", "A base for Kurdish fighters was hit.", "A base/nominal/Facility; Kurdish fighters/nominal/Group"},
		{"a coordination is two phrases", "Soldiers and police guarded the bridge.", "Soldiers/nominal/Group; police/nominal/Group; the bridge/nominal/Facility"},
		{"possessors", "Malta's harbour is old.", "Malta's harbour/nominal/Facility; Malta/name/Country"},
		{"unknown names by their words", "Crews dredged the Obira River near Tamsworth Castle.", "the Obira River/name/Waters; Tamsworth Castle/name/Facility"},
		{"unknown people by their titles", "Colonel Arvid Norrland commanded them.", "Colonel Arvid Norrland/name/Person; them/pronoun/Group"},
		{"months are dates", "The talks will resume in May.", "The talks/nominal/Event; May/nominal/Date"},
		{"an empty it is none", "It rained.", "!rained"},
	} {
		t.Run(test.what, func(t *testing.T) {
			got := f.find(test.text)
			for want := range strings.SplitSeq(test.want, "; ") {
				if not, ok := strings.CutPrefix(want, "!"); ok {
					if slices.ContainsFunc(got, func(m string) bool { return strings.HasPrefix(m, not+"/") }) {
						t.Errorf("%q is a mention in %q", not, got)
					}
				} else if !slices.Contains(got, want) {
					t.Errorf("no %q in %q", want, got)
				}
			}
		})
	}
}

// TestOrder wants the mentions in the order of the text, an outer one before those within it.
func TestOrder(t *testing.T) {
	f := newFinder(t)
	body := "The president of the Central Bank of Kenya met Swiss bankers. She said that they agreed."
	trees := f.parser.Parse(text.Split(body))
	mentions := mention.Find(trees, f.gaz)
	for i := 1; i < len(mentions); i++ {
		a, b := mentions[i-1], mentions[i]
		if a.Sentence > b.Sentence || a.Sentence == b.Sentence && (a.First > b.First || a.First == b.First && a.Last <= b.Last) {
			t.Errorf("%+v comes before %+v", a, b)
		}
	}
}

// TestLongSentence keeps the finder from taking much more than linear time.
func TestLongSentence(t *testing.T) {
	f := newFinder(t)
	tree := syntax.Tree{Words: make([]syntax.Word, 10000)}
	tree.Tokens = make([]text.Token, len(tree.Words))
	for i := range tree.Words {
		tree.Words[i] = syntax.Word{Tag: syntax.PROPN, Lemma: "of", Head: i - 1, Rel: "nmod"}
		tree.Tokens[i].Form = "Congo"
	}
	if n := len(mention.Find([]syntax.Tree{tree}, f.gaz)); n == 0 || n > 2*len(tree.Words) {
		t.Errorf("%d mentions in %d words", n, len(tree.Words))
	}
}

func BenchmarkFind(b *testing.B) {
	f := newFinder(b)
	body := strings.Repeat("Ministers from Ethiopia, Sudan and Egypt met in Addis Ababa on Tuesday to resume talks on a dam. ", 20)
	trees := f.parser.Parse(text.Split(body))
	words := 0
	for i := range trees {
		words += len(trees[i].Words)
	}
	b.ReportAllocs()
	for b.Loop() {
		mention.Find(trees, f.gaz)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}
