package web

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"time"

	"claimgraph/graph"
	"claimgraph/schema"
)

//go:embed pages assets
var own embed.FS

// uiPages are cayley's pages. "/" is the query page, as there.
var uiPages = []string{"query", "query_shape", "visualize", "write"}

// cayleyUI serves the pages that come with cayley. Three pieces of them are ours: the head, which asks for nothing from
// elsewhere, such as fonts; the bar at the top, which tells which graph is shown; and the foot, whose script no longer
// stands in the page. So a strict content policy can hold, under which a library that no page uses (fabric.js, which
// compiles strings) would fail.
type cayleyUI struct {
	s         *Server
	templates *template.Template // nil where the pages cannot be had
	plain     *template.Template
	static    fs.FS
}

func newCayleyUI(s *Server) (*cayleyUI, error) {
	u := &cayleyUI{s: s}
	var err error
	if u.plain, err = template.ParseFS(own, "pages/layout.html", "pages/plain.html"); err != nil {
		return nil, err
	}
	if s.config.UI == nil {
		return u, nil
	}
	u.templates, err = template.New("").Funcs(template.FuncMap{
		"graphName": func() string { return s.config.Name },
		"writable":  func() bool { return s.config.Writable },
	}).ParseFS(s.config.UI, "templates/*")
	if err != nil {
		return nil, fmt.Errorf("cayley's pages: %w", err)
	}
	if u.templates, err = u.templates.ParseFS(own, "pages/cayley.tmpl"); err != nil { // takes the place of theirs
		return nil, err
	}
	u.static, err = fs.Sub(s.config.UI, "static")
	return u, err
}

func (u *cayleyUI) route(mux *http.ServeMux) {
	mux.Handle("GET /claims/assets/", http.StripPrefix("/claims/", cached(http.FileServerFS(own))))
	mux.HandleFunc("GET /claims/assets/start.js", u.serveStart)
	if u.templates == nil {
		mux.HandleFunc("GET /{$}", u.servePlain)
		mux.HandleFunc("GET /ui/{page}", u.servePlain)
		return
	}
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(u.static))))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { u.serve(w, "query") })
	mux.HandleFunc("GET /ui/{page}", func(w http.ResponseWriter, r *http.Request) { u.serve(w, r.PathValue("page")) })
	mux.HandleFunc("GET /docs/{page}", u.serveDocs)
}

func (u *cayleyUI) serve(w http.ResponseWriter, page string) {
	if !slices.Contains(uiPages, page) {
		fail(w, http.StatusNotFound, fmt.Sprintf("no page %q; there are %s", page, strings.Join(uiPages, ", ")))
		return
	}
	render(w, u.s, u.templates, page+".html", http.StatusOK, nil)
}

// serveDocs gives cayley's documentation as it is written. The links of the pages differ from its files in case and
// punctuation.
func (u *cayleyUI) serveDocs(w http.ResponseWriter, r *http.Request) {
	squeeze := func(s string) string {
		return strings.ToLower(strings.NewReplacer("-", "", "_", "", ".md", "").Replace(s))
	}
	files, _ := fs.Glob(u.s.config.UI, "docs/*.md")
	for _, file := range files {
		if squeeze(strings.TrimPrefix(file, "docs/")) == squeeze(r.PathValue("page")) {
			if text, err := fs.ReadFile(u.s.config.UI, file); err == nil {
				w.Header().Set("Content-Type", typeText)
				w.Write(text)
				return
			}
		}
	}
	fail(w, http.StatusNotFound, "this page of cayley's documentation is not here; see https://cayley.gitbook.io/cayley/")
}

// servePlain stands in where cayley's pages cannot be had: a query in a form, its answers in a table.
func (u *cayleyUI) servePlain(w http.ResponseWriter, r *http.Request) {
	page := plainPage{page: u.s.page("Query"), Query: r.URL.Query().Get("q"), Language: r.URL.Query().Get("lang"), Languages: languages}
	if !slices.Contains(languages, page.Language) {
		page.Language = graph.Gizmo
	}
	status := http.StatusOK
	if page.Query == "" {
		page.Query = u.startQuery(r.Context())
	} else {
		ctx, cancel := u.s.patience(r.Context())
		defer cancel()
		if result, err := u.s.config.Queries.Query(ctx, page.Language, page.Query, defaultRows); err != nil {
			status, page.Error = statusOf(err), err.Error()
		} else {
			page.fill(result)
		}
	}
	render(w, u.s, u.plain, "plain.html", status, page)
}

type plainPage struct {
	page
	Query, Language, Error string
	Languages, Columns     []string
	Rows                   [][]string
	Asked, More            bool
}

func (p *plainPage) fill(r graph.Result) {
	p.Asked, p.More, p.Columns = true, r.More, r.Columns()
	for _, row := range r.Rows {
		cells := make([]string, len(p.Columns))
		for i, c := range p.Columns {
			if v, ok := row[c]; ok {
				cells[i] = fmt.Sprint(v)
			}
		}
		p.Rows = append(p.Rows, cells)
	}
}

// serveStart gives the pages a first query for each language, about something in this graph.
func (u *cayleyUI) serveStart(w http.ResponseWriter, r *http.Request) {
	about := u.subject(r.Context())
	queries := map[string]string{graph.Gizmo: gizmoStart(about), graph.GraphQL: graphQLStart(about), graph.MQL: mqlStart(about)}
	encoded, _ := json.Marshal(queries)
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprintf(w, "claimgraphStart(%s);\n", encoded)
}

func (u *cayleyUI) startQuery(ctx context.Context) string { return gizmoStart(u.subject(ctx)) }

// example is what the first query asks about where the graph has nothing better.
const example = schema.EntityID("Senkaku_Islands")

// subject chooses what the first query asks about: something that is contested, if that is found in no time.
func (u *cayleyUI) subject(ctx context.Context) schema.EntityID {
	ctx, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	g, release, err := u.s.config.Open(ctx)
	if err != nil {
		return example
	}
	defer release()
	if _, found, err := g.Entity(ctx, example); found || err != nil {
		return example
	}
	for s, err := range g.Statements(ctx, graph.Filter{Predicates: []string{"claims"}, AssertedOnly: true}) {
		if err == nil && s.Object.Entity != "" {
			return s.Object.Entity
		}
		break
	}
	return example
}

func gizmoStart(about schema.EntityID) string {
	return fmt.Sprintf("// Who claims it? The tags source and target let the Visualize page draw the answer.\n"+
		"g.V(%q).Tag(\"target\").In(\"<p:claims>\").Tag(\"source\").All()", "<"+about.Short()+">")
}

func graphQLStart(about schema.EntityID) string {
	return fmt.Sprintf("{\n  nodes(id: <%s>) {\n    id\n    claimants: <p:claims> @rev { id }\n  }\n}", about.Short())
}

func mqlStart(about schema.EntityID) string {
	return fmt.Sprintf("[{\n  \"id\": null,\n  \"<p:claims>\": %q\n}]", "<"+about.Short()+">")
}

// cached lets browsers keep files that change with the program only.
func cached(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") || r.URL.Path == "" {
			http.NotFound(w, r) // no lists of files
			return
		}
		w.Header().Set("Cache-Control", "max-age=300")
		next.ServeHTTP(w, r)
	})
}

// render fills a template and answers with it, or with an error.
func render(w http.ResponseWriter, s *Server, t *template.Template, name string, status int, data any) {
	var page bytes.Buffer
	if err := t.ExecuteTemplate(&page, name, data); err != nil {
		s.failInside(w, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(page.Bytes())
}
