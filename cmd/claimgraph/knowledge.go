package main

import (
	"fmt"
	"iter"
	"os"

	"github.com/urfave/cli/v2"

	"claimgraph/extract"
	"claimgraph/extract/claim"
	"claimgraph/extract/gazetteer"
	"claimgraph/extract/model/english"
	"claimgraph/extract/source"
)

func gazetteerFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "gazetteer", Usage: "know the names in `FILE` too (TSV or JSON Lines; may be repeated)"}
}

// knowledge loads what the extraction knows.
func knowledge(c *cli.Context) (*extract.Knowledge, error) {
	m, err := english.Load()
	if err != nil {
		return nil, fmt.Errorf("the embedded model: %w", err)
	}
	frames, err := claim.English()
	if err != nil {
		return nil, fmt.Errorf("the embedded frames: %w", err)
	}
	gaz, err := gazetteer.English()
	if err != nil {
		return nil, fmt.Errorf("the embedded gazetteer: %w", err)
	}
	for _, name := range c.StringSlice("gazetteer") {
		if gaz, err = extendGazetteer(gaz, name); err != nil {
			return nil, err
		}
	}
	return &extract.Knowledge{Model: m, Gazetteer: gaz, Frames: frames}, nil
}

func extendGazetteer(gaz *gazetteer.Gazetteer, name string) (*gazetteer.Gazetteer, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return gaz.Extend(f, name)
}

// articles reads the command's inputs and takes out what is no prose.
func articles(c *cli.Context) iter.Seq2[extract.Job, error] {
	return func(yield func(extract.Job, error) bool) {
		for a, err := range source.Open(c.Context, c.Args().Slice(), c.App.Reader) {
			if err == nil {
				a = source.Clean(a)
			}
			if !yield(extract.Job{Article: a}, err) {
				return
			}
		}
	}
}
