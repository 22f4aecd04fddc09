package web

import (
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/dot"
	_ "github.com/cayleygraph/quad/gml"
	_ "github.com/cayleygraph/quad/graphml"
	_ "github.com/cayleygraph/quad/json"
	_ "github.com/cayleygraph/quad/pquads"
)

// routeV2 adds the second version of cayley's interface.
func (s *Server) routeV2(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/v2/query", func(w http.ResponseWriter, r *http.Request) {
		s.queryV2(w, r, r.URL.Query().Get("qu"))
	})
	mux.HandleFunc("POST /api/v2/query", func(w http.ResponseWriter, r *http.Request) {
		if text, ok := readText(w, r, maxQuery); ok {
			s.queryV2(w, r, text)
		}
	})
	mux.HandleFunc("GET /api/v2/formats", formatsV2)
	mux.HandleFunc("GET /api/v2/read", s.readV2)
	mux.HandleFunc("POST /api/v2/read", s.readV2)
	mux.HandleFunc("POST /api/v2/write", s.writing(s.changeV2(addQuads, "Successfully wrote %d quads.")))
	mux.HandleFunc("POST /api/v2/delete", s.writing(s.changeV2(removeQuads, "Successfully deleted %d quads.")))
	mux.HandleFunc("POST /api/v2/node/delete", s.writing(s.deleteNodeV2))
}

func (s *Server) queryV2(w http.ResponseWriter, r *http.Request, text string) {
	contentType := typeJSON
	if accepted(r) == typeJSONLD {
		contentType = typeJSONLD
	}
	s.query(w, r, r.URL.Query().Get("lang"), text, contentType, defaultRows)
}

// accepted is the media type that the client names first.
func accepted(r *http.Request) string {
	first, _, _ := strings.Cut(r.Header.Get("Accept"), ",")
	name, _, _ := mime.ParseMediaType(first)
	return name
}

// readable reports whether quads may come in this format. JSON-LD may not: its reader fetches contexts from wherever
// the text says.
func readable(f *quad.Format) bool { return f != nil && f.Reader != nil && f.Name != "jsonld" }

// streams lists the formats that are written quad by quad. The others grow in memory.
var streams = []string{"nquads", "json", "json-stream", "pquads"}

func formatsV2(w http.ResponseWriter, _ *http.Request) {
	type format struct {
		ID     string   `json:"id"`
		Read   bool     `json:"read,omitempty"`
		Write  bool     `json:"write,omitempty"`
		Nodes  bool     `json:"nodes,omitempty"`
		Ext    []string `json:"ext,omitempty"`
		Mime   []string `json:"mime,omitempty"`
		Binary bool     `json:"binary,omitempty"`
	}
	var list []format
	for _, f := range quad.Formats() {
		list = append(list, format{ID: f.Name, Read: readable(&f), Write: f.Writer != nil, Nodes: f.UnmarshalValue != nil,
			Ext: f.Ext, Mime: f.Mime, Binary: f.Binary})
	}
	slices.SortFunc(list, func(a, b format) int { return strings.Compare(a.ID, b.ID) })
	answer(w, http.StatusOK, typeJSON, list)
}

// formatOf chooses a format by the parameter, then by the media type, and else N-Quads. Where it returns nil it has
// answered.
func formatOf(w http.ResponseWriter, r *http.Request, mediaType string) *quad.Format {
	name := r.URL.Query().Get("format")
	if name != "" {
		f := quad.FormatByName(name)
		if f == nil {
			fail(w, http.StatusBadRequest, fmt.Sprintf("unknown format %q; /api/v2/formats lists them", name))
		}
		return f
	}
	if f := quad.FormatByMime(mediaType); f != nil {
		return f
	}
	return quad.FormatByName("nquads")
}

func (s *Server) changeV2(apply change, message string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
		f := formatOf(w, r, mediaType)
		if f == nil {
			return
		}
		if !readable(f) {
			fail(w, http.StatusUnsupportedMediaType, fmt.Sprintf("quads cannot be read from %s; send application/n-quads", f.Name))
			return
		}
		body := io.Reader(http.MaxBytesReader(w, r.Body, maxWrite))
		if r.Header.Get("Content-Encoding") != "" {
			var err error
			if body, err = unpacked(body); err != nil {
				failReading(w, err)
				return
			}
		}
		quads, err := readQuads(f.Reader(body))
		if err != nil {
			failReading(w, err)
			return
		}
		if s.apply(w, r, apply, quads) {
			answer(w, http.StatusOK, typeJSON, map[string]any{"result": fmt.Sprintf(message, len(quads)), "count": len(quads)})
		}
	}
}

// deleteNodeV2 removes every quad that has the node in any place.
func (s *Server) deleteNodeV2(w http.ResponseWriter, r *http.Request) {
	mediaType, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	f := formatOf(w, r, mediaType)
	if f == nil {
		return
	}
	if f.UnmarshalValue == nil {
		fail(w, http.StatusUnsupportedMediaType, fmt.Sprintf("a node cannot be read from %s; send application/n-quads", f.Name))
		return
	}
	text, ok := readText(w, r, 128<<10)
	if !ok {
		return
	}
	node, err := f.UnmarshalValue([]byte(text))
	if err != nil || node == nil {
		fail(w, http.StatusBadRequest, fmt.Sprintf("no node in the request: %v", err))
		return
	}
	if s.apply(w, r, removeNode(node), nil) {
		answer(w, http.StatusOK, typeJSON, map[string]any{"result": "Successfully deleted 1 nodes.", "count": 1})
	}
}
