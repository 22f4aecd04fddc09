package web

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

// What a page shows at most.
const (
	maxShown     = 1000 // statements
	maxListed    = 100  // documents
	maxContested = 10
	maxSides     = 6 // of what is contested
	maxSpeakers  = 3 // of a side
)

// page is what every page of ours shows.
type page struct {
	Title, Graph, Search string
	HasUI                bool
}

func (s *Server) page(title string) page {
	return page{Title: title, Graph: s.config.Name, HasUI: s.config.UI != nil}
}

// claimPages show what is claimed: about a thing, or in a document. They need no scripts.
type claimPages struct {
	s         *Server
	templates map[string]*template.Template
	glance    glance
}

func newClaimPages(s *Server) (*claimPages, error) {
	c := &claimPages{s: s, templates: map[string]*template.Template{}}
	for _, name := range []string{"home", "entity", "document", "missing", "error"} {
		t, err := template.ParseFS(own, "pages/layout.html", "pages/claims.html", "pages/"+name+".html")
		if err != nil {
			return nil, err
		}
		c.templates[name] = t
	}
	return c, nil
}

func (c *claimPages) route(mux *http.ServeMux) {
	mux.HandleFunc("GET /claims", c.serving(c.home))
	mux.HandleFunc("GET /claims/entity", c.serving(c.entity))
	mux.HandleFunc("GET /claims/document", c.serving(c.document))
}

func entityLink(id schema.EntityID) string {
	return "/claims/entity?id=" + url.QueryEscape(string(id))
}

func documentLink(id schema.DocumentID) string {
	return "/claims/document?id=" + url.QueryEscape(string(id))
}

// view is one request for one of the pages.
type view struct {
	*claimPages
	w http.ResponseWriter
	r *http.Request
	g *graph.Graph

	labels map[schema.EntityID]string
}

// serving opens the graph and bounds the time of a page.
func (c *claimPages) serving(show func(*view) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), c.s.config.Time)
		defer cancel()
		r = r.WithContext(ctx)
		g, release, err := c.s.config.Open(ctx)
		if err == nil {
			defer release()
			err = show(&view{claimPages: c, w: w, r: r, g: g, labels: map[schema.EntityID]string{}})
		}
		if err != nil {
			c.tell(w, err)
		}
	}
}

// tell shows an error as a page.
func (c *claimPages) tell(w http.ResponseWriter, err error) {
	data := struct {
		page
		Message string
		TooLong bool
	}{page: c.s.page("Error"), Message: err.Error(), TooLong: errors.Is(err, context.DeadlineExceeded)}
	status := http.StatusInternalServerError
	if data.TooLong {
		status = http.StatusGatewayTimeout
	} else {
		c.s.config.Log.Error("page failed", "error", err)
	}
	render(w, c.s, c.templates["error"], "error.html", status, data)
}

func (v *view) render(name string, status int, data any) error {
	render(v.w, v.s, v.templates[name], name+".html", status, data)
	return nil
}

// label is an entity's name, looked up once for a page.
func (v *view) label(id schema.EntityID) (string, error) {
	if label, ok := v.labels[id]; ok {
		return label, nil
	}
	label, err := v.g.Label(v.r.Context(), id)
	v.labels[id] = label
	return label, err
}

// home is the first page, and the page for what was searched.
func (c *claimPages) home(v *view) error {
	if name := v.r.URL.Query().Get("q"); name != "" {
		return v.search(name)
	}
	summary, err := c.glance.of(v)
	if err != nil {
		return err
	}
	data := struct {
		page
		Summary   *graph.Summary
		Contested []contested
		Documents []schema.Document
		More      bool
	}{page: c.s.page("Claims"), Summary: summary}
	if summary != nil {
		if data.Contested, err = v.contested(summary.Contested); err != nil {
			return err
		}
	}
	for d, err := range v.g.Documents(v.r.Context()) {
		if err != nil {
			return err
		}
		if data.More = len(data.Documents) == maxListed; data.More {
			break
		}
		data.Documents = append(data.Documents, d)
	}
	return v.render("home", http.StatusOK, data)
}

// search goes to what a name means, or offers what it may mean.
func (v *view) search(name string) error {
	ctx := v.r.Context()
	id, err := v.g.FindEntity(ctx, name)
	if err == nil {
		http.Redirect(v.w, v.r, entityLink(id), http.StatusSeeOther)
		return nil
	}
	var missing *graph.NotFoundError
	if !errors.As(err, &missing) {
		return err
	}
	if doc, err := v.g.FindDocument(ctx, name); err == nil && !missing.Several {
		http.Redirect(v.w, v.r, documentLink(doc), http.StatusSeeOther)
		return nil
	}
	return v.missing(missing)
}

func (v *view) missing(what *graph.NotFoundError) error {
	data := struct {
		page
		*graph.NotFoundError
	}{v.s.page("Not found"), what}
	data.Search = what.Name
	return v.render("missing", http.StatusNotFound, data)
}

// contested is a thing and who holds what about it.
type contested struct {
	Thing thing
	Sides []position
	More  int // sides that are not shown
}

// position is a side of what is contested, with those who take it in words.
type position struct {
	claim
	Speakers []thing
}

func (v *view) contested(conflicts []graph.Conflict) ([]contested, error) {
	var all []contested
	for _, c := range conflicts {
		about, err := v.thing(schema.Argument{Entity: c.About})
		if err != nil {
			return nil, err
		}
		shown := contested{Thing: about, More: max(0, len(c.Sides)-maxSides)}
		for _, side := range c.Sides[:min(maxSides, len(c.Sides))] {
			s := schema.Statement{Subject: schema.Argument{Entity: side.Agent}, Object: schema.Argument{Entity: c.About},
				Predicate: schema.Relation{Name: side.Predicate}}
			if side.Denied {
				s.Polarity = schema.Denied
			}
			p := position{}
			if p.claim, err = v.claim(&s); err != nil {
				return nil, err
			}
			if p.Speakers, err = v.speakers(side.Statements); err != nil {
				return nil, err
			}
			shown.Sides = append(shown.Sides, p)
		}
		all = append(all, shown)
	}
	return all, nil
}

// speakers are those to whom the text attributes statements, each once and few of them.
func (v *view) speakers(statements []schema.Statement) ([]thing, error) {
	var all []thing
	for _, s := range statements {
		speaker, err := v.thing(s.Speaker)
		if err != nil {
			return nil, err
		}
		if speaker.Text != "" && !slices.Contains(all, speaker) && len(all) < maxSpeakers {
			all = append(all, speaker)
		}
	}
	return all, nil
}

// glance keeps the summary of the graph for a while, for it looks at every statement. A graph too large for that has
// none.
type glance struct {
	mu      sync.Mutex
	summary *graph.Summary
	until   time.Time
}

func (g *glance) of(v *view) (*graph.Summary, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if time.Now().Before(g.until) {
		return g.summary, nil
	}
	ctx, cancel := context.WithTimeout(v.r.Context(), v.s.config.Time/4)
	defer cancel()
	start := time.Now()
	summary, err := v.g.Summary(ctx, maxContested)
	if err != nil && v.r.Context().Err() != nil {
		return nil, err
	}
	g.summary = &summary
	if err != nil {
		g.summary = nil
	}
	g.until = time.Now().Add(100*time.Since(start) + time.Second)
	return g.summary, nil
}
