package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// routeV1 adds the first version of cayley's interface, which its pages use. Their scripts parse the answers of
// queries themselves, so these are sent as plain text.
func (s *Server) routeV1(mux *http.ServeMux) {
	mux.HandleFunc("POST /api/v1/query/{lang}", func(w http.ResponseWriter, r *http.Request) {
		if text, ok := readText(w, r, maxQuery); ok {
			limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
			if err != nil || limit == 0 {
				limit = defaultRows
			}
			s.query(w, r, r.PathValue("lang"), text, typeText, limit)
		}
	})
	mux.HandleFunc("POST /api/v1/shape/{lang}", func(w http.ResponseWriter, r *http.Request) {
		if text, ok := readText(w, r, maxQuery); ok {
			s.shape(w, r, r.PathValue("lang"), text)
		}
	})
	mux.HandleFunc("POST /api/v1/write", s.writing(s.changeV1(addQuads, "Successfully wrote %d quads.")))
	mux.HandleFunc("POST /api/v1/delete", s.writing(s.changeV1(removeQuads, "Successfully deleted %d quads.")))
	mux.HandleFunc("POST /api/v1/write/file/nquad", s.writing(s.uploadV1))
}

// changeV1 reads quads as a JSON list of {subject, predicate, object, label}, each a term as in N-Quads.
func (s *Server) changeV1(apply change, message string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var list []struct{ Subject, Predicate, Object, Label string }
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxWrite)).Decode(&list); err != nil {
			failReading(w, err)
			return
		}
		quads := make([]quad.Quad, len(list))
		for i, q := range list {
			quads[i] = quad.Quad{Subject: quad.StringToValue(q.Subject), Predicate: quad.StringToValue(q.Predicate),
				Object: quad.StringToValue(q.Object), Label: quad.StringToValue(q.Label)}
			if err := checkQuad(quads[i]); err != nil {
				fail(w, http.StatusBadRequest, fmt.Sprintf("quad %d: %v", i+1, err))
				return
			}
		}
		if s.apply(w, r, apply, quads) {
			answer(w, http.StatusOK, typeJSON, map[string]string{"result": fmt.Sprintf(message, len(quads))})
		}
	}
}

// uploadV1 reads the file of quads that the Write page sends.
func (s *Server) uploadV1(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxWrite)
	parts, err := r.MultipartReader()
	if err != nil {
		fail(w, http.StatusBadRequest, err.Error())
		return
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			failReading(w, fmt.Errorf("no file NQuadFile: %w", err))
			return
		}
		if part.FormName() != "NQuadFile" {
			continue
		}
		body, err := unpacked(part)
		if err != nil {
			failReading(w, err)
			return
		}
		quads, err := readQuads(nquads.NewReader(body, false))
		if err != nil {
			failReading(w, err)
			return
		}
		if s.apply(w, r, addQuads, quads) {
			answer(w, http.StatusOK, typeText, map[string]string{"result": fmt.Sprintf("Successfully wrote %d quads.", len(quads))})
		}
		return
	}
}
