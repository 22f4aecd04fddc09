package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"claimgraph/graph"
	"claimgraph/schema"
)

var update = flag.Bool("update", false, "write what the scripts print into their files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"claimgraph": main,
		"load":       load,
		"rdf":        checkRDF,
		"exitcode":   exitCode,
		"hold":       hold,
		"waitfor":    waitFor,
	})
}

// TestScripts runs the program as a user would. The scripts load readings that are written out in them, so that they
// test everything but the reading of prose.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", UpdateScripts: *update, RequireExplicitExec: true})
}

// load puts readings into a graph: load DB FILE.
func load() {
	fail := func(err error) {
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	ctx := context.Background()
	g, err := graph.Open(ctx, os.Args[1], graph.Create)
	fail(err)
	data, err := os.ReadFile(os.Args[2])
	fail(err)
	var readings []simpleReading
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	fail(dec.Decode(&readings))
	for _, r := range readings {
		change, err := g.Add(ctx, r.reading())
		fail(err)
		fmt.Printf("%s: %d statements, %d quads added, %d removed\n", r.Document.ID, change.Statements, change.Added, change.Removed)
	}
	fail(g.Close())
}

// hold keeps a graph open for writing until it is interrupted, and says so by a file: hold DB FILE.
func hold() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	g, err := graph.Open(ctx, os.Args[1], graph.ReadWrite)
	if err == nil {
		err = os.WriteFile(os.Args[2], nil, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	<-ctx.Done()
	g.Close()
}

// waitFor waits for a file: waitfor FILE.
func waitFor() {
	for range 1000 {
		if _, err := os.Stat(os.Args[1]); err == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	fmt.Fprintln(os.Stderr, "it does not come")
	os.Exit(1)
}

// exitCode runs a command that must exit with the code: exitcode CODE COMMAND...
func exitCode() {
	err := exec.Command(os.Args[2], os.Args[3:]...).Run()
	code := 0
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		code = failed.ExitCode()
	}
	if fmt.Sprint(code) != os.Args[1] {
		fmt.Fprintf(os.Stderr, "exit code %d (%v), want %s\n", code, err, os.Args[1])
		os.Exit(1)
	}
}

// simpleReading is a reading in few words.
type simpleReading struct {
	Document   schema.Document
	Entities   []simpleEntity
	Statements []simpleStatement
}

type simpleEntity struct {
	Name, Kind, Wikidata string
	Aliases              []string
}

type simpleStatement struct {
	Says                 string // subject|predicate|object, the object in quotes where it is no entity
	Speaker, When, Quote string
	Denied               bool
	Modality             string
	Confidence           float64
}

func (r simpleReading) reading() schema.Reading {
	out := schema.Reading{Document: r.Document}
	out.Document.Sentences = len(r.Statements)
	for _, e := range r.Entities {
		kind, _ := schema.ParseKind(e.Kind)
		out.Entities = append(out.Entities, schema.Entity{ID: schema.MintEntityID(e.Name), Kind: kind, Name: e.Name,
			Aliases: e.Aliases, Wikidata: e.Wikidata})
	}
	argument := func(s string) schema.Argument {
		switch {
		case s == "":
			return schema.Argument{}
		case s[0] == '"':
			return schema.Argument{Surface: s[1 : len(s)-1]}
		}
		return schema.Argument{Entity: schema.MintEntityID(s), Surface: s}
	}
	quotes := map[string]int{}
	start := 0
	for _, line := range r.Statements {
		parts := bytes.SplitN([]byte(line.Says), []byte("|"), 3)
		s := schema.Statement{Subject: argument(string(parts[0])),
			Predicate: schema.Relation{Name: string(parts[1]), Surface: string(parts[1])}, Object: argument(string(parts[2])),
			Speaker: argument(line.Speaker), When: line.When, Confidence: line.Confidence}
		if line.Denied {
			s.Polarity = schema.Denied
		}
		s.Modality, _ = schema.ParseModality(line.Modality)
		if _, known := quotes[line.Quote]; !known {
			quotes[line.Quote] = start
			start += len([]rune(line.Quote)) + 1
		}
		at := quotes[line.Quote]
		s.Evidence = schema.Evidence{Document: r.Document.ID, Sentence: at, Quote: line.Quote, Start: at,
			End: at + len([]rune(line.Quote))}
		s.SetID()
		out.Statements = append(out.Statements, s)
	}
	return out
}

// checkRDF reads a file with the RDF tools that are installed and fails on an error or a warning: rdf FILE [FORMAT], by
// default N-Quads.
// Where a tool is missing it says so, unless CLAIMGRAPH_REQUIRE_TOOLS asks for all.
func checkRDF() {
	format := "nquads"
	if len(os.Args) > 2 {
		format = os.Args[2]
	}
	python := "python3"
	if exec.Command(python, "-c", "import rdflib").Run() != nil {
		python = "/usr/bin/python3" // where a distribution's rdflib is, if another Python comes first in the path
	}
	tools := []struct{ probe, check []string }{
		{[]string{"rapper", "--version"}, []string{"rapper", "-q", "-c", "-i", format, os.Args[1]}},
		{[]string{python, "-c", "import rdflib"}, []string{python, "-c", rdflibCheck, os.Args[1], format}},
	}
	for _, t := range tools {
		if exec.Command(t.probe[0], t.probe[1:]...).Run() != nil && os.Getenv("CLAIMGRAPH_REQUIRE_TOOLS") == "" {
			fmt.Fprintf(os.Stderr, "%s: not installed, not checked with it\n", strings.Join(t.probe, " "))
			continue
		}
		tool := t.check
		out, err := exec.Command(tool[0], tool[1:]...).CombinedOutput()
		if err != nil || len(out) > 0 {
			fmt.Fprintf(os.Stderr, "%s: %v\n%s", tool[0], err, out)
			os.Exit(1)
		}
	}
}

// rdflibCheck loads the file, counts what it holds, and takes a literal that does not fit its type for an error.
const rdflibCheck = `
import logging, sys, rdflib
logging.basicConfig(level=logging.WARNING)
g = rdflib.ConjunctiveGraph()
g.parse(sys.argv[1], format=sys.argv[2])
lines = sum(1 for _ in open(sys.argv[1], encoding="utf-8"))
quads = sum(1 for _ in g.quads())
assert quads > 0 and (quads == lines or sys.argv[2] != "nquads"), (quads, lines)
bad = [o for o in g.objects() if isinstance(o, rdflib.Literal) and o.datatype and o.value is None]
assert not bad, bad
`
