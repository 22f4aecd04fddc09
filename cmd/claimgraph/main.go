// Claimgraph reads news articles and builds a graph of who claims what about whom, with every claim led back to its
// speaker and its sentence.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"
)

func main() { os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }

// commands lists what the program can do, in the order of its help.
func commands() []*cli.Command {
	return []*cli.Command{
		buildCommand(),
		queryCommand(),
		showCommand(),
		conflictsCommand(),
		exportCommand(),
		serveCommand(),
		removeCommand(),
		verifyCommand(),
		diffCommand(),
		statsCommand(),
		explainCommand(),
		annotateCommand(),
		schemaCommand(),
		queryWorkerCommand(),
	}
}

// run runs the program once and gives its exit code: 0 done, 1 failed, 2 wrong usage.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	err := newApp(stdin, stdout, stderr).RunContext(ctx, args)
	return report(stderr, err)
}

func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:  "claimgraph",
		Usage: "from news articles to a graph of who claims what about whom",
		Description: `Every claim keeps its speaker, its polarity and the sentence that it comes from.

   claimgraph build examples/articles           read articles into ./claimgraph.db
   claimgraph show "Senkaku Islands"            everything said about a thing
   claimgraph query 'g.V("<e:Senkaku_Islands>").In("<p:claims>").All()'
   claimgraph COMMAND --help                    more about a command, with examples`,
		UsageText:       "claimgraph COMMAND [FLAGS] ...",
		Version:         version(),
		Commands:        commands(),
		Reader:          stdin,
		Writer:          stdout,
		ErrWriter:       stderr,
		HideHelpCommand: true,
		Action:          noCommand,
		OnUsageError:    wrongUsage,
		ExitErrHandler:  func(*cli.Context, error) {}, // report does it
		// "Washington, D.C." is one name.
		DisableSliceFlagSeparator: true,
	}
	for _, c := range app.Commands {
		c.OnUsageError = wrongUsage
		c.HideHelpCommand = true
		if c.Before == nil {
			c.Before = flagsFirst
		}
	}
	return app
}

// noCommand answers a call without a command, or with one that does not exist.
func noCommand(c *cli.Context) error {
	if c.NArg() == 0 {
		return cli.ShowAppHelp(c)
	}
	name := c.Args().First()
	var names []string
	for _, command := range c.App.Commands {
		names = append(names, command.Name)
	}
	if near := nearest(name, names, 1); len(near) > 0 {
		return usageError("unknown command %q; did you mean %q?", name, near[0])
	}
	return usageError("unknown command %q; claimgraph --help lists the commands", name)
}

// flagsFirst catches a flag after the arguments, which would be taken for an argument.
func flagsFirst(c *cli.Context) error {
	for _, arg := range c.Args().Slice() {
		if strings.HasPrefix(arg, "--") && len(arg) > 2 {
			return usageError("%s stands after an argument; flags come first: claimgraph %s %s ...", arg, c.Command.Name, arg)
		}
	}
	return nil
}

func wrongUsage(c *cli.Context, err error, _ bool) error {
	where := "claimgraph --help"
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != c.App.Name {
		where = fmt.Sprintf("claimgraph %s --help", c.Command.Name)
	}
	return withHint(usageError("%s", lower(err.Error())), "%s shows the flags", where)
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(development)"
	}
	return info.Main.Version
}
