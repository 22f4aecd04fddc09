package web

import "net/http"

// page is what every page of ours shows.
type page struct {
	Title, Graph, Search string
	HasUI                bool
}

func (s *Server) page(title string) page {
	return page{Title: title, Graph: s.config.Name, HasUI: s.config.UI != nil}
}

type claimPages struct{ s *Server }

func newClaimPages(s *Server) (*claimPages, error) { return &claimPages{s}, nil }

func (c *claimPages) route(mux *http.ServeMux) {}
