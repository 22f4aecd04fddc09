package claim

import (
	"strings"
	"testing"
	"testing/fstest"

	"claimgraph/schema"
)

// Every core predicate has wordings of its own.
func TestEveryPredicateHasFrames(t *testing.T) {
	frames, err := English()
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]int{}
	for _, f := range frames.All() {
		rows[f.Predicate.Name]++
	}
	for _, p := range schema.Predicates {
		if rows[p.Name] == 0 {
			t.Errorf("no frame expresses %s", p.Name)
		}
	}
}

// A mistake in a frame file is named with its place.
func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ file, content, want string }{
		{"hugs.txt", "verb hug : subj -> obj", "no core predicate"},
		{"meets.txt", "verb meet subj obj", `meets.txt:1: a row needs " : "`},
		{"meets.txt", "# comment\ngerund meet : subj ~ obj", `meets.txt:2: "gerund" is no form`},
		{"meets.txt", "verb meet : subj obj", "the sides need"},
		{"meets.txt", "verb meet : subj ~ obj@Martian", `"Martian" is no kind`},
		{"meets.txt", "+ They met.", "an example before the first row"},
	} {
		_, err := Parse(fstest.MapFS{c.file: {Data: []byte(c.content)}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: error %v, want one with %q", c.file, c.content, err, c.want)
		}
	}
}
