package web_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"mime/multipart"
	"strings"
	"testing"

	"claimgraph/graph/web"
)

func TestWritesOnlyWhereAllowed(t *testing.T) {
	const nquads = "<e:Vanuatu> <p:claims> <e:Matthew_Island> <s:1> .\n"
	const jsonQuads = `[{"subject":"<e:Fiji>","predicate":"<p:claims>","object":"<e:Minerva_Reefs>","label":"<s:2>"}]`
	upload, boundary := multipartFile(t, "NQuadFile", "<e:Tonga> <p:claims> <e:Minerva_Reefs> <s:3> .\n")
	reader, writer := newServer(t), newServer(t, writable)
	for _, test := range []struct {
		name, target, body, contentType string
		status                          int
		want                            string
		count                           int // of the quads of the three labels afterwards
	}{
		{"quads", "/api/v2/write", nquads, "application/n-quads", 200, "wrote 1", 1},
		{"the same quads again", "/api/v2/write", nquads, "application/n-quads", 200, "wrote 1", 1},
		{"packed quads", "/api/v2/write", packed(t, nquads), "application/n-quads", 200, "wrote 1", 1},
		{"quads in JSON", "/api/v1/write", jsonQuads, "application/json", 200, "wrote 1", 2},
		{"a file", "/api/v1/write/file/nquad", upload, "multipart/form-data; boundary=" + boundary, 200, "wrote 1", 3},
		{"a mistake after a good quad leaves all as it was", "/api/v2/write", "<e:A> <p:b> <e:C> <s:1> .\nnonsense\n", "application/n-quads", 400, "quad 2", 3},
		{"a text as subject", "/api/v1/write", `[{"subject":"Fiji","predicate":"<p:b>","object":"x"}]`, "application/json", 400, "the subject must be a name", 3},
		{"a text as predicate", "/api/v1/write", `[{"subject":"<e:Fiji>","predicate":"b","object":"x"}]`, "application/json", 400, "the predicate must be an IRI", 3},
		{"a space in a name", "/api/v1/write", `[{"subject":"<e:Fiji Islands>","predicate":"<p:b>","object":"x"}]`, "application/json", 400, "the subject", 3},
		{"no object", "/api/v1/write", `[{"subject":"<e:Fiji>","predicate":"<p:b>"}]`, "application/json", 400, "no object", 3},
		{"JSON-LD, whose reader fetches from anywhere", "/api/v2/write", `{}`, "application/ld+json", 415, "cannot be read", 3},
		{"removal", "/api/v1/delete", jsonQuads, "application/json", 200, "deleted 1", 2},
		{"removal of what is not there", "/api/v2/delete", "<e:No> <p:such> <e:thing> .\n", "application/n-quads", 200, "deleted 1", 2},
		{"removal of a node", "/api/v2/node/delete", "<e:Minerva_Reefs>", "application/n-quads", 200, "deleted 1", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			headers := []string{"Content-Type", test.contentType}
			if strings.HasPrefix(test.body, "\x1f\x8b") {
				headers = append(headers, "Content-Encoding", "gzip")
			}
			if status, body, _ := ask(reader, "POST", test.target, test.body, headers...); status != 403 || !strings.Contains(body, "--writable") {
				t.Errorf("read-only: got %d %s, want 403 that names --writable", status, body)
			}
			status, body, _ := ask(writer, "POST", test.target, test.body, headers...)
			if status != test.status || !strings.Contains(body, test.want) {
				t.Errorf("writable: got %d %s, want %d with %q", status, body, test.status, test.want)
			}
			for server, want := range map[*web.Server]int{reader: 0, writer: test.count} {
				_, quads, _ := ask(server, "GET", "/api/v2/read?label=%3Cs:1%3E,%3Cs:2%3E,%3Cs:3%3E", "")
				if got := strings.Count(quads, " .\n") + strings.Count(quads, " .") - strings.Count(quads, " .\n"); got != want {
					t.Errorf("afterwards there are %d quads, want %d:\n%s", got, want, quads)
				}
			}
		})
	}
}

func multipartFile(t *testing.T, name, text string) (body, boundary string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile(name, "quads.nq")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(part, text)
	w.Close()
	return b.String(), w.Boundary()
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	z.Close()
	return b.String()
}
