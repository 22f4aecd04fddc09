package claim_test

import (
	"context"
	"strings"
	"testing"

	"claimgraph/extract"
	"claimgraph/extract/claim"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/model/english"
	"claimgraph/extract/text"
)

func reader(t *testing.T) (*extract.Extractor, *claim.Frames) {
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
	return extract.New(&extract.Knowledge{Model: model, Gazetteer: names, Frames: frames}), frames
}

// said lists the claims of a sentence with one predicate, as "Subject -> Object" by the sides' wordings.
func said(t *testing.T, x *extract.Extractor, predicate, sentence string) []string {
	t.Helper()
	d, err := x.Extract(context.Background(), text.Article{ID: "row", Body: sentence})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range d.Claims {
		if c.Predicate.Name == predicate && !c.Object.IsZero() {
			list = append(list, c.Subject.Surface+" -> "+c.Object.Surface)
		}
	}
	return list
}

// Every row's sentences read as the frame files say: those after "+" as the claims they list, those after "-" as none.
func TestRows(t *testing.T) {
	x, frames := reader(t)
	for _, f := range frames.All() {
		for _, example := range f.Must {
			sentence, sides, ok := strings.Cut(example, " = ")
			if !ok {
				t.Errorf("%s: %q does not say what it reads as", f.Source, example)
				continue
			}
			got := said(t, x, f.Predicate.Name, sentence)
			for side := range strings.SplitSeq(sides, ";") {
				if !matches(got, side) {
					t.Errorf("%s: %q reads as %q, want %s %s", f.Source, sentence, got, f.Predicate.Name, side)
				}
			}
		}
		for _, sentence := range f.Reject {
			if got := said(t, x, f.Predicate.Name, sentence); len(got) > 0 {
				t.Errorf("%s: %q reads as %q, want nothing", f.Source, sentence, got)
			}
		}
	}
}

// matches reports whether one of the claims has the two sides, each as a part of its wording, or by another name of the
// thing: "Moroccan" for Morocco.
func matches(claims []string, sides string) bool {
	subject, object, _ := strings.Cut(strings.TrimSpace(sides), " -> ")
	for _, c := range claims {
		s, o, _ := strings.Cut(c, " -> ")
		if alike(s, subject) && alike(o, object) {
			return true
		}
	}
	return false
}

func alike(wording, name string) bool {
	if strings.Contains(wording, name) {
		return true
	}
	return len(name) > 4 && len(wording) > 4 && strings.EqualFold(wording[:4], name[:4])
}
