package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCopyUI(t *testing.T) {
	to := filepath.Join(t.TempDir(), "cayley")
	for range 2 { // the second time takes the place of the first
		if err := copyUI(to); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"templates/query.html":   "{{template \"sidebar\"}}",
		"static/js/query_viz.js": "function Network()",
		"docs/gizmoapi.md":       "graph.Vertex",
		"LICENSE":                "Apache License",
	} {
		text, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(name)))
		if err != nil || !strings.Contains(string(text), want) {
			t.Errorf("%s: error %v, or no %q in it", name, err, want)
		}
	}
}
