package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"claimgraph/graph"
	"claimgraph/graph/worker"
)

const (
	typeJSON   = "application/json; charset=utf-8"
	typeJSONLD = "application/ld+json"
	typeText   = "text/plain; charset=utf-8"
)

// fail answers with an error in the form that cayley's clients read.
func fail(w http.ResponseWriter, status int, message string) {
	answer(w, status, typeJSON, map[string]string{"error": message})
}

// answer writes a value as JSON. The whole is encoded first, so that an error can still be told.
func answer(w http.ResponseWriter, status int, contentType string, v any) {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false) // names are in angle brackets, and nobody takes JSON for a page
	if err := encoder.Encode(v); err != nil {
		status, contentType = http.StatusUnprocessableEntity, typeJSON
		body.Reset()
		encoder.Encode(map[string]string{"error": err.Error()})
	}
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	w.Write(body.Bytes())
}

// statusOf chooses the status for an error of a query.
func statusOf(err error) int {
	var mistake *graph.QueryError
	switch {
	case errors.As(err, &mistake):
		return http.StatusBadRequest
	case errors.Is(err, worker.ErrTimeout):
		return http.StatusGatewayTimeout
	case errors.Is(err, worker.ErrBusy), errors.Is(err, worker.ErrClosed):
		return http.StatusServiceUnavailable
	case errors.Is(err, worker.ErrMemory), errors.Is(err, worker.ErrTooLarge):
		return http.StatusUnprocessableEntity
	}
	var crash *worker.CrashError
	if errors.As(err, &crash) {
		return http.StatusUnprocessableEntity
	}
	return http.StatusInternalServerError
}

// readText reads a body of at most limit bytes. Where it returns false it has answered.
func readText(w http.ResponseWriter, r *http.Request, limit int64) (string, bool) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
	if err != nil {
		failReading(w, err)
		return "", false
	}
	return string(body), true
}

func failReading(w http.ResponseWriter, err error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		fail(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("the request is larger than %d bytes", large.Limit))
		return
	}
	fail(w, http.StatusBadRequest, "reading the request: "+err.Error())
}
