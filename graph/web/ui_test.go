package web_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"claimgraph/graph/web"
)

// TestFirstQueries asks what the pages put into the editor of somebody who comes for the first time.
func TestFirstQueries(t *testing.T) {
	s := newServer(t, func(c *web.Config) { c.UI = fstest.MapFS{"templates/query.html": {}, "static/x": {}} })
	_, script, _ := ask(s, "GET", "/claims/assets/start.js", "")
	var queries map[string]string
	encoded := strings.TrimSuffix(strings.TrimPrefix(script, "claimgraphStart("), ");")
	if err := json.Unmarshal([]byte(encoded), &queries); err != nil || len(queries) != 3 {
		t.Fatalf("%v in %s", err, script)
	}
	for lang, query := range queries {
		status, body, _ := ask(s, "POST", "/api/v1/query/"+lang, query)
		if status != 200 || !strings.Contains(body, "e:China") || !strings.Contains(body, "e:Taiwan") {
			t.Errorf("%s: got %d %s for\n%s", lang, status, body, query)
		}
	}
}

func TestWithoutCayleysPages(t *testing.T) {
	s := newServer(t)
	status, body, _ := ask(s, "GET", "/", "")
	if status != 200 || !strings.Contains(body, "cayleyui") || !strings.Contains(body, "e:Senkaku_Islands") {
		t.Errorf("got %d %s, want a plain page that says how to get the others", status, body)
	}
	_, body, _ = ask(s, "GET", "/?lang=gizmo&q="+strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22").Replace(claimants), "")
	if !strings.Contains(body, "&lt;e:China&gt;") || !strings.Contains(body, "2 answers") {
		t.Errorf("the plain page does not answer: %s", body)
	}
	if status, body, _ = ask(s, "GET", "/?q=%3Cscript%3Ealert(1)%3C/script%3E", ""); status != 400 || strings.Contains(body, "<script>") {
		t.Errorf("got %d %s, want 400 and no script", status, body)
	}
}

func TestBrokenPagesAreAnErrorAtTheStart(t *testing.T) {
	_, err := web.New(web.Config{UI: fstest.MapFS{"templates/query.html": {Data: []byte("{{")}}})
	if err == nil || !strings.Contains(err.Error(), "cayley's pages") {
		t.Errorf("got %v, want an error that tells", err)
	}
}
