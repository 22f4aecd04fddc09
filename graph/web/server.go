// Package web serves a graph to browsers and programs: cayley's own pages and its HTTP interface, and pages of our own
// that show what is claimed about a thing, by whom, and in which sentence.
//
// What comes over the network is hostile until it is shown not to be. Queries run in worker processes (see package
// worker); a request is bounded in time, size and number; pages of other sites can neither read nor use the server,
// under whatever name they reach it; and nothing is written unless the server was told that it may.
package web

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"

	"claimgraph/graph"
)

// Querier answers queries; a worker.Pool is one. The errors are those of package worker.
type Querier interface {
	Query(ctx context.Context, lang, text string, limit int) (graph.Result, error)
	Shape(ctx context.Context, lang, text string) (json.RawMessage, error)
}

// Config says what to serve and to whom.
type Config struct {
	// Open gives the graph for one request, and a function that is called after it.
	Open     func(context.Context) (*graph.Graph, func(), error)
	Queries  Querier
	Writable bool          // the graph may be written to
	Name     string        // of the graph, shown on the pages
	Hosts    []string      // names under which the server may be addressed, beside localhost and bare IP addresses
	UI       fs.FS         // cayley's templates/ and static/; nil where they cannot be had
	Time     time.Duration // for one request that reads; 10 s if 0
	Log      *slog.Logger  // of what went wrong inside; discarded if nil
}

// What one request may take.
const (
	maxQuery       = 1 << 20  // bytes of a query
	maxWrite       = 64 << 20 // bytes of quads to write, unpacked
	maxRows        = 10_000   // answers, whatever the query says
	defaultRows    = 100      // answers where nothing is said, as in cayley
	maxConnections = 256
	transferTime   = 10 * time.Minute // to write or read many quads
	shutdownTime   = 5 * time.Second
)

// Server is an http.Handler for a graph.
type Server struct {
	config  Config
	handler http.Handler
	ui      *cayleyUI
	claims  *claimPages
	write   chan struct{} // held by the one request that writes
	read    chan struct{} // held by the few that read many quads
}

// New prepares a server.
func New(c Config) (*Server, error) {
	if c.Time <= 0 {
		c.Time = 10 * time.Second
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{config: c, write: make(chan struct{}, 1), read: make(chan struct{}, 2)}
	var err error
	if s.claims, err = newClaimPages(s); err != nil {
		return nil, err
	}
	if s.ui, err = newCayleyUI(s); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	s.routeV1(mux)
	s.routeV2(mux)
	s.ui.route(mux)
	s.claims.route(mux)
	s.handler = s.guard(mux)
	return s, nil
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Serve answers on the listener until ctx ends, then lets requests at hand finish within a few seconds.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      2*s.config.Time + 30*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.config.Log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.Background(), shutdownTime)
		defer cancel()
		err := server.Shutdown(grace)
		server.Close()
		stopped <- err
	})
	err := server.Serve(netutil.LimitListener(l, maxConnections))
	if stop() {
		return err // it ended of itself
	}
	if err := <-stopped; err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// allowTransfer gives a request that moves many quads the time for it.
func allowTransfer(w http.ResponseWriter) {
	control := http.NewResponseController(w)
	deadline := time.Now().Add(transferTime)
	// Recorders in tests know no deadlines; a connection does.
	_ = control.SetReadDeadline(deadline)
	_ = control.SetWriteDeadline(deadline)
}
