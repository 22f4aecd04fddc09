package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func benchmark(b *testing.B, method, target, body string) {
	s := newServer(b)
	for b.Loop() {
		r := httptest.NewRequest(method, "http://localhost"+target, strings.NewReader(body))
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Code, w.Body)
		}
	}
}

func BenchmarkQuery(b *testing.B)      { benchmark(b, "POST", "/api/v1/query/gizmo", claimants) }
func BenchmarkShape(b *testing.B)      { benchmark(b, "POST", "/api/v1/shape/gizmo", claimants) }
func BenchmarkRead(b *testing.B)       { benchmark(b, "GET", "/api/v2/read", "") }
func BenchmarkHomePage(b *testing.B)   { benchmark(b, "GET", "/claims", "") }
func BenchmarkEntityPage(b *testing.B) { benchmark(b, "GET", "/claims/entity?id=Senkaku_Islands", "") }
