// Command program shows how a Go program reads an article, keeps what it claims in a graph and asks the graph.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"claimgraph/extract"
	"claimgraph/extract/claim"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/model/english"
	"claimgraph/extract/text"
	"claimgraph/graph"
	"claimgraph/schema"
)

const article = `Guyana controls Essequibo. Venezuela claims it. "We will defend our territory," Guyanese President Irfaan Ali said.
Venezuela does not recognize the International Court of Justice.`

func main() {
	log.SetFlags(0)
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	know, err := load()
	if err != nil {
		return err
	}
	doc, err := extract.New(know).Extract(ctx, text.Article{ID: "essequibo", Body: article})
	if err != nil {
		return err
	}
	for _, c := range doc.Claims {
		if c.Predicate.Core() {
			print(c.Statement)
		}
	}
	return ask(ctx, doc.Reading())
}

// load loads what reading needs; it is shared by all Extractors of a program.
func load() (*extract.Knowledge, error) {
	model, err := english.Load()
	if err != nil {
		return nil, err
	}
	names, err := gazetteer.English()
	if err != nil {
		return nil, err
	}
	frames, err := claim.English()
	return &extract.Knowledge{Model: model, Gazetteer: names, Frames: frames}, err
}

func print(s schema.Statement) {
	fmt.Printf("%s %s %s (%s, %s): %q\n", s.Subject.Surface, s.Predicate.Name, s.Object.Surface, s.Polarity, s.Modality,
		s.Evidence.Quote)
}

// ask keeps the reading in a graph and asks it who claims what another holds.
func ask(ctx context.Context, r schema.Reading) error {
	dir, err := os.MkdirTemp("", "claimgraph-example-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	g, err := graph.Open(ctx, dir, graph.Create)
	if err != nil {
		return err
	}
	defer g.Close()
	if _, err := g.Add(ctx, r); err != nil {
		return err
	}
	found, err := graph.Query(ctx, g, graph.Gizmo, `g.V().Tag("claimant").Out("<p:claims>").In("<p:controls>").All()`, 10)
	if err != nil {
		return err
	}
	for _, row := range found.Rows {
		fmt.Printf("%v claims what %v controls\n", row["claimant"], row["id"])
	}
	return nil
}
