// Command gen builds the derived data files of the gazetteer:
//
//	go run ./extract/gazetteer/gen -factbook DIR -territories FILE -o extract/gazetteer/data
//
// areas.tsv holds every state, territory and area. Its names, long forms, adjectives, demonyms and capitals come from
// the World Factbook of the CIA (public domain) as JSON (countries.jsonl), its codes, Wikidata items and Wikipedia
// titles from OpenSanctions' rigour (MIT; territories.jsonl). leaders.tsv holds chiefs of state and heads of
// government since 2015 from dated snapshots of the Factbook (leaders.jsonl).
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	log.SetFlags(0)
	factbook := flag.String("factbook", "", "folder with countries.jsonl and leaders.jsonl")
	territories := flag.String("territories", "", "rigour's territories.jsonl")
	out := flag.String("o", "extract/gazetteer/data", "folder to write to")
	flag.Parse()
	if *factbook == "" || *territories == "" {
		log.Fatal("give -factbook and -territories")
	}
	countries := read[country](filepath.Join(*factbook, "countries.jsonl"))
	areas := join(countries, read[territory](*territories))
	write(filepath.Join(*out, "areas.tsv"), "# title\tkind\twikidata\tiso3\tnames\tadjectives\tdemonyms\tcapitals\tfips", areas)
	titles := map[string]string{}
	for _, a := range areas {
		if a.kind == "Country" {
			titles[a.fips] = a.title
		}
	}
	leaders := parseLeaders(read[leaderRow](filepath.Join(*factbook, "leaders.jsonl")), titles)
	write(filepath.Join(*out, "leaders.tsv"), "# title\tcountry\toffice\tfrom\tto\tnames", leaders)
}

// read decodes JSON Lines.
func read[T any](name string) []T {
	f, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var rows []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			log.Fatalf("%s:%d: %v", name, n, err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil {
		log.Fatalf("%s: %v", name, err)
	}
	return rows
}

type row interface{ tsv() string }

// write writes sorted rows, so that a new version of the sources shows as a small difference.
func write[R row](name, header string, rows []R) {
	lines := make([]string, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, r.tsv())
	}
	slices.Sort(lines)
	lines = slices.Compact(lines)
	if err := os.WriteFile(name, []byte(header+"\n"+strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%s: %d rows\n", name, len(lines))
}

// distinct drops empty and repeated strings and keeps the order.
func distinct(list ...string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" && s != "none" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
