// Claimgraph-train learns the reader's model: corpora in, model out.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"claimgraph/extract/model"
	"claimgraph/extract/syntax"
	"claimgraph/extract/train"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "claimgraph-train:", err)
		if errors.Is(err, errUsage) {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

var errUsage = errors.New("wrong usage, see -help")

// paths is a flag that may be given several times.
type paths []string

func (p *paths) String() string     { return strings.Join(*p, ",") }
func (p *paths) Set(s string) error { *p = append(*p, s); return nil }

func run(ctx context.Context, args []string) error {
	cfg := train.Config{Log: os.Stderr}
	flags := flag.NewFlagSet("claimgraph-train", flag.ContinueOnError)
	flags.Var((*paths)(&cfg.Treebanks), "treebank", "CoNLL-U `file` to learn from, .gz allowed; may be repeated")
	flags.Var((*paths)(&cfg.Texts), "text", "raw text `file` for word vectors, plain or .jsonl, .gz allowed; may be repeated")
	flags.IntVar(&cfg.Epochs, "epochs", 20, "passes over the treebanks")
	flags.IntVar(&cfg.Hidden, "hidden", 192, "units of an LSTM in one direction")
	flags.Uint64Var(&cfg.Seed, "seed", 1, "seed of everything random")
	out := flags.String("out", "english.bin", "`file` that gets the model")
	var tests paths
	flags.Var(&tests, "test", "CoNLL-U `file` to measure the model on; may be repeated")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return nil
	} else if err != nil {
		return errUsage // flag has said what is wrong
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q: %w", flags.Arg(0), errUsage)
	}
	if len(cfg.Treebanks) == 0 {
		return fmt.Errorf("no -treebank given: %w", errUsage)
	}
	m, err := train.Run(ctx, cfg)
	if err != nil {
		return err
	}
	if err := save(m, *out); err != nil {
		return err
	}
	for _, path := range tests {
		trees, err := train.ReadTrees([]string{path})
		if err != nil {
			return err
		}
		fmt.Printf("%s\t%v\n", path, train.Measure(syntax.NewParser(m), trees))
	}
	return nil
}

func save(m *model.Model, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := m.Write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
