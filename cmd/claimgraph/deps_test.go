package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// policy says who may import whom. A rule applies to the packages whose path within the module begins with its room;
// the first rule that fits counts. A package may import, of the module, the rooms listed; of other modules, anything
// but what elsewhere is the only place for.
var policy = []struct {
	room   string
	within []string // rooms of this module that may be imported; "" stands for all
}{
	{"schema", nil},
	{"extract/train", []string{"schema", "extract"}},
	{"extract", []string{"schema", "extract"}},
	{"graph", []string{"schema", "graph"}},
	{"cmd/claimgraph-train", []string{"schema", "extract"}},
	{"cmd", []string{"schema", "extract", "graph"}},
	{"examples", []string{"schema", "extract", "graph"}},
}

// only names the one place for a library, or for a package of this module that is not for everybody.
var only = []struct {
	imported string
	rooms    []string
	reason   string
}{
	{"github.com/cayleygraph/", []string{"graph"}, "the graph hides its engine, so that it can be changed"},
	{"github.com/cockroachdb/pebble", []string{"graph/store"}, "the store hides its engine"},
	{"github.com/urfave/cli", []string{"cmd"}, "packages are for programs too, not for a command line alone"},
	{"claimgraph/extract/train", []string{"cmd/claimgraph-train", "extract/train"}, "the program does not train"},
}

// standardOnly lists rooms that import the standard library only.
var standardOnly = []string{"schema"}

func TestWhoImportsWhom(t *testing.T) {
	const module = "claimgraph/"
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, module)
		rule := -1
		for i := range policy {
			if inRoom(room, policy[i].room) {
				rule = i
				break
			}
		}
		if rule < 0 {
			t.Errorf("%s: no rule says what it may import", p.ImportPath)
			continue
		}
		for _, imported := range p.Imports {
			if rest, ours := strings.CutPrefix(imported, module); ours && !anyRoom(rest, policy[rule].within) {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
			if strings.Contains(strings.Split(imported, "/")[0], ".") && anyRoom(room, standardOnly) {
				t.Errorf("%s imports %s, but the standard library alone is allowed", p.ImportPath, imported)
			}
			for _, o := range only {
				if strings.HasPrefix(imported, o.imported) && !anyRoom(room, o.rooms) {
					t.Errorf("%s imports %s: %s", p.ImportPath, imported, o.reason)
				}
			}
			if imported == "C" {
				t.Errorf("%s imports C: the program is pure Go, so that it builds everywhere", p.ImportPath)
			}
		}
	}
}

func inRoom(path, room string) bool { return path == room || strings.HasPrefix(path, room+"/") }

func anyRoom(path string, rooms []string) bool {
	for _, room := range rooms {
		if inRoom(path, room) {
			return true
		}
	}
	return false
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "claimgraph/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 5 {
		t.Fatalf("found %d packages only", len(all))
	}
	return all
}
