package clause

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"claimgraph/extract/syntax"
)

var update = flag.Bool("update", false, "rewrite what the examples in testdata yield")

// TestPhenomena reads the examples of every phenomenon: a tree, then the clauses and worded triples that it yields. Lines
// that begin with "#" give the reason.
func TestPhenomena(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples in testdata", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			old, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			for line := range strings.Lines(string(old)) {
				line = strings.TrimRight(line, "\n")
				switch {
				case strings.HasPrefix(line, "\t"):
				case line == "" || strings.HasPrefix(line, "#"):
					got.WriteString(line + "\n")
				default:
					got.WriteString(line + "\n" + yields(t, line))
				}
			}
			if *update {
				if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, string(old), got.String())
		})
	}
}

// yields lists what Find makes of a tree.
func yields(t *testing.T, line string) string {
	trees := []syntax.Tree{readTree(t, line)}
	var b strings.Builder
	for _, c := range Find(trees) {
		b.WriteString("\t" + describe(&c, &trees[0]) + "\n")
		for _, tr := range c.Triples(&trees[0]) {
			if !tr.Implicit {
				b.WriteString("\t\t" + describeTriple(&tr, &trees[0]) + "\n")
			}
		}
	}
	return b.String()
}

// compare reports the first differing line of every block.
func compare(t *testing.T, want, got string) {
	t.Helper()
	if want == got {
		return
	}
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := 0; i < max(len(w), len(g)); i++ {
		a, b := "", ""
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if a != b {
			t.Fatalf("line %d\n got %s\nwant %s", i+1, b, a)
		}
	}
}
