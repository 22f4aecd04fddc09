package attribution

import (
	"slices"
	"strings"
	"testing"
	"time"

	"claimgraph/extract/syntax"
	"claimgraph/extract/text"
)

// flat gives every sentence of a body a tree in which all words hang on the first.
func flat(body string) []syntax.Tree {
	var trees []syntax.Tree
	for _, s := range text.Split(body) {
		t := syntax.Tree{Sentence: s, Words: make([]syntax.Word, len(s.Tokens))}
		t.Words[0].Head = syntax.Root
		trees = append(trees, t)
	}
	return trees
}

// at finds the n-th token of a form, counted from 0 over the document.
func at(trees []syntax.Tree, form string) Tokens {
	for s := range trees {
		for i := range trees[s].Tokens {
			if trees[s].Tokens[i].Form == form {
				return Tokens{s, i, i, i}
			}
		}
	}
	return Tokens{Last: -1}
}

func TestExtend(t *testing.T) {
	for _, c := range []struct {
		why, body, content string // content: a word of what the cue's own sentence reports
		want               []string
	}{
		{"a quotation that goes on after its cue", `"We stay," she said. "We must. Nobody else will." The talks ended.`, "stay",
			[]string{"stay", `"We must.`, `Nobody else will."`}},
		{"a quotation that begins before the cue's sentence", `“We stay. We must,” she said.`, "must", []string{"“We stay.", "must"}},
		{"a quotation that follows its cue", `She said: "We stay. We must." The talks ended.`, "stay", []string{"stay", `We must."`}},
		{"a paragraph that opens the quotation again", "She said: “We stay. We must.\n\n“Nobody else will.” The talks ended.", "stay",
			[]string{"stay", "We must.", "“Nobody else will.”"}},
		{"another's quotation in the next sentence", `"We stay," she said. "We go," he replied.`, "stay", []string{"stay"}},
		{"a quotation of the next paragraph", "\"We stay,\" she said.\n\n\"We go.\"", "stay", []string{"stay"}},
		{"a mark that nothing closes ends with its paragraph", "She said: \"We stay.\n\nThe talks ended.", "stay", []string{"stay"}},
		{"words in marks apart from what is reported", `She said they stay "for good". They left.`, "stay", []string{"stay"}},
	} {
		trees := flat(c.body)
		content := at(trees, c.content)
		all := []Attribution{{Sentence: at(trees, "said").Sentence, Cue: at(trees, "said"), Direct: true,
			Content: []Passage{{Tokens: content, Span: trees[content.Sentence].Cover(content.First, content.Last)}}}}
		q := readQuotations(trees)
		q.extendAll(all)
		var got []string
		for _, p := range all[0].Content {
			got = append(got, p.Span.Of(c.body))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %s\ngot  %q\nwant %q", c.why, c.body, got, c.want)
		}
	}
}

// No text, however many marks it opens and cues it holds, may take more than a time in proportion to its length.
func TestHostileMarks(t *testing.T) {
	for _, body := range []string{strings.Repeat(`"We stay," she said. `, 5000), strings.Repeat("“ said. ", 10000),
		strings.Repeat("said: \"We stay.\n\n", 5000)} {
		trees := flat(body)
		var all []Attribution
		for s := range trees {
			all = append(all, Attribution{Sentence: s, Cue: Tokens{s, len(trees[s].Tokens) - 1, len(trees[s].Tokens) - 1, len(trees[s].Tokens) - 1},
				Direct: true, Content: []Passage{{Tokens: Tokens{s, 0, 0, 0}}}})
		}
		start := time.Now()
		q := readQuotations(trees)
		q.extendAll(all)
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%q...: %v", body[:20], d)
		}
	}
}
