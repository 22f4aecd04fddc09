package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/graph/web"
	"claimgraph/graph/worker"
)

const defaultAddress = "127.0.0.1:64210"

func serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "explore the graph in a browser, and offer cayley's HTTP interface",
		Description: `Serves pages that show what is claimed about a thing, cayley's pages for queries and drawings, and cayley's HTTP
interface, versions 1 and 2. Only this machine can reach it unless --addr says otherwise; nothing can be changed
unless --writable is given; queries run in processes of their own and are stopped at the limits below.

   claimgraph serve
   claimgraph serve --db sahel.db --addr 127.0.0.1:8080
   curl -d 'g.V("<e:Senkaku_Islands>").In("<p:claims>").All()' http://127.0.0.1:64210/api/v1/query/gizmo`,
		Flags: []cli.Flag{
			dbFlag(),
			&cli.StringFlag{Name: "addr", Value: defaultAddress, Usage: "listen at `HOST:PORT`; port 0 takes a free one"},
			&cli.StringSliceFlag{Name: "host", Usage: "also answer to this `NAME`, for other machines or behind a proxy"},
			&cli.BoolFlag{Name: "writable", Usage: "let clients change the graph"},
			&cli.DurationFlag{Name: "timeout", Value: worker.DefaultTime, Usage: "stop a query after this time"},
			&cli.IntFlag{Name: "memory", Value: worker.DefaultMemory >> 20, Usage: "stop a query that takes more than this many `MiB`"},
			&cli.IntFlag{Name: "workers", Value: worker.DefaultWorkers, Usage: "queries that run at once"},
		},
		Action: serve,
	}
}

func serve(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageError("serve takes no arguments; the graph is named by --db")
	}
	if c.Duration("timeout") <= 0 || c.Int("memory") < 64 || c.Int("workers") < 1 {
		return usageError("serve needs a --timeout above 0, at least 64 MiB of --memory and one of --workers")
	}
	open, done, err := openForServing(c)
	if err != nil {
		return err
	}
	defer done()
	pool, err := newPool(c, c.Int("workers"), worker.Limits{Time: c.Duration("timeout"), Memory: int64(c.Int("memory")) << 20})
	if err != nil {
		return err
	}
	defer pool.Close()
	listener, err := listen(c.String("addr"))
	if err != nil {
		return err
	}
	defer listener.Close()
	ui, noUI := web.FindUI()
	server, err := web.New(web.Config{
		Open: open, Queries: pool, Writable: c.Bool("writable"), Name: filepath.Base(c.String("db")),
		Hosts: hosts(c), UI: ui, Time: c.Duration("timeout"),
		Log: slog.New(slog.NewTextHandler(c.App.ErrWriter, nil)),
	})
	if err != nil {
		return err
	}
	announce(c, listener, noUI)
	return server.Serve(c.Context, listener)
}

// openForServing gives the function by which each request gets the graph: to read, as it was last published, or the one
// that is open for writing. The second function ends the service.
func openForServing(c *cli.Context) (func(context.Context) (*graph.Graph, func(), error), func(), error) {
	mode := graph.ReadOnly
	if c.Bool("writable") {
		mode = graph.ReadWrite
	}
	g, err := openGraph(c, mode)
	if err != nil {
		return nil, nil, err
	}
	if mode == graph.ReadWrite {
		return func(context.Context) (*graph.Graph, func(), error) { return g, func() {}, nil }, func() { g.Close() }, nil
	}
	g.Close() // it was only to see that there is one
	latest := graph.NewLatest(c.String("db"))
	return latest.Open, func() { latest.Close() }, nil
}

// listen takes the address, and says what to do where it cannot.
func listen(address string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(address); err != nil {
		return nil, usageError("--addr %s: %v; it should look like %s", address, err, defaultAddress)
	}
	l, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, withHint(fmt.Errorf("%s is in use by another program", address), "name another port, or a free one with --addr 127.0.0.1:0")
	case errors.Is(err, os.ErrPermission):
		return nil, withHint(fmt.Errorf("%s: %w", address, err), "name a port above 1023, such as --addr %s", defaultAddress)
	case err != nil:
		return nil, withHint(err, "name an address of this machine, such as --addr %s", defaultAddress)
	}
	return l, nil
}

// hosts are the names under which the server may be addressed: those that the user gives, and the one to listen at.
func hosts(c *cli.Context) []string {
	names := c.StringSlice("host")
	if host, _, err := net.SplitHostPort(c.String("addr")); err == nil && host != "" {
		names = append(names, host)
	}
	return names
}

// announce tells where to go. It goes to standard error, for a server has no output that another program reads.
func announce(c *cli.Context, l net.Listener, noUI error) {
	w, address := c.App.ErrWriter, l.Addr().(*net.TCPAddr)
	host := address.IP.String()
	if address.IP.IsUnspecified() {
		host = "localhost"
	}
	base := "http://" + net.JoinHostPort(host, strconv.Itoa(address.Port))
	mode, danger := "for reading only", "read the graph"
	if c.Bool("writable") {
		mode, danger = "for reading and writing", "change the graph"
	}
	if !address.IP.IsLoopback() {
		fmt.Fprintf(w, "warning: other machines can reach this server and %s, without a password and unencrypted\n", danger)
	}
	fmt.Fprintf(w, "serving %s %s; Ctrl-C stops\n", c.String("db"), mode)
	fmt.Fprintf(w, "  %s/claims  what is claimed, by whom and where\n", base)
	fmt.Fprintf(w, "  %s/        queries and drawings\n", base)
	if noUI != nil {
		fmt.Fprintf(w, "note: %v; a plain page takes their place\n", noUI)
	}
}

// workerCommandName is the hidden command by which the program starts itself to answer queries.
const workerCommandName = "query-worker"

// newPool makes a pool of query workers for the graph that --db names.
func newPool(c *cli.Context, workers int, limits worker.Limits) (*worker.Pool, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	command := func() *exec.Cmd {
		cmd := exec.Command(program, workerCommandName, "--db", c.String("db"),
			"--timeout", limits.Time.String(), "--memory", strconv.FormatInt(limits.Memory, 10))
		cmd.Args[0] = os.Args[0]
		// A worker runs one query at a time; the second processor is for the collector of its garbage.
		cmd.Env = append(os.Environ(), "GOMAXPROCS=2")
		return cmd
	}
	pool, err := worker.New(c.Context, worker.Options{Command: command, Workers: workers, Limits: limits})
	if err != nil {
		return nil, fmt.Errorf("graph %s: %w", c.String("db"), err)
	}
	return pool, nil
}

func queryWorkerCommand() *cli.Command {
	return &cli.Command{
		Name:   workerCommandName,
		Usage:  "answer queries of another claimgraph process over standard input and output",
		Hidden: true,
		Flags:  []cli.Flag{dbFlag(), &cli.DurationFlag{Name: "timeout"}, &cli.Int64Flag{Name: "memory"}},
		Action: func(c *cli.Context) error {
			limits := worker.Limits{Time: c.Duration("timeout"), Memory: c.Int64("memory")}
			latest := graph.NewLatest(c.String("db"))
			return worker.Serve(context.WithoutCancel(c.Context), latest.Open, os.Stdin, os.Stdout, limits)
		},
	}
}
