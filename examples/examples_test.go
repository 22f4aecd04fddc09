// Package examples_test runs everything that examples/ holds, and compares the answers with those written beside it.
package examples_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the answers beside the examples")

// program builds the binary once.
func program(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "claimgraph")
	if out, err := exec.Command("go", "build", "-o", bin, "claimgraph/cmd/claimgraph").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, &stderr)
	}
	return string(out)
}

// compare holds an answer against the file that holds the expected one.
func compare(t *testing.T, got, file string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./examples -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got, want)
	}
}

func TestQueries(t *testing.T) {
	bin := program(t)
	db := filepath.Join(t.TempDir(), "db")
	output(t, bin, "build", "--db", db, "articles")
	queries, err := filepath.Glob("queries/*.gizmo")
	if err != nil || len(queries) == 0 {
		t.Fatalf("no queries (%v)", err)
	}
	for _, q := range queries {
		t.Run(filepath.Base(q), func(t *testing.T) {
			compare(t, output(t, bin, "query", "--db", db, "-f", q), strings.TrimSuffix(q, ".gizmo")+".txt")
		})
	}
}

// The same articles give the same bytes, whatever the number of workers, and adding them again changes nothing.
func TestSameBytes(t *testing.T) {
	bin := program(t)
	dir := t.TempDir()
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	output(t, bin, "build", "--db", one, "--workers", "1", "articles")
	output(t, bin, "build", "--db", two, "--workers", "4", "articles")
	first := output(t, bin, "export", "--db", one)
	if second := output(t, bin, "export", "--db", two); first != second {
		t.Error("one worker and four give different graphs")
	}
	if len(first) < 10_000 {
		t.Errorf("the export has %d bytes only", len(first))
	}
	output(t, bin, "build", "--db", two, "--again", "articles")
	if again := output(t, bin, "export", "--db", two); first != again {
		t.Error("adding the articles again changes the graph")
	}
}

func TestProgram(t *testing.T) {
	compare(t, output(t, "go", "run", "./program"), "program/output.txt")
}
