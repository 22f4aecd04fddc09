package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/klauspost/compress/zstd"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"claimgraph/extract/text"
)

// write makes a folder with the files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// collect lists what Open yields, a line each: the identifier and the body, or the error, without the folder's name.
func collect(dir, stdin string, inputs ...string) []string {
	var list []string
	for a, err := range Open(context.Background(), inputs, strings.NewReader(stdin)) {
		line := fmt.Sprintf("%s: %s", a.ID, a.Body)
		if err != nil {
			line = "error: " + err.Error()
		}
		if dir != "" {
			line = strings.ReplaceAll(filepath.ToSlash(line), filepath.ToSlash(dir)+"/", "")
		}
		list = append(list, line)
	}
	return list
}

func compare(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt":         "Second.",
		"a/z.md":        "First.",
		"a/z.png":       "\x89PNG\x00",
		"c.jsonl":       `{"id":"x","text":"Third."}` + "\n\n" + `{"id":"y","text":"Fourth.","title":"T","date":"9 May 2024"}`,
		".hidden/d.txt": "Not read.",
		".e.txt":        "Not read.",
	})
	compare(t, collect(dir, "", dir), "a/z.md: First.", "b.txt: Second.", "x: Third.", "y: Fourth.")
	compare(t, collect(dir, "", dir+"/./b.txt"), "b.txt: Second.")
	for a := range Open(context.Background(), []string{dir + "/c.jsonl"}, nil) {
		if a.ID == "y" && a.Published != "2024-05-09" {
			t.Errorf("published %q", a.Published)
		}
	}
}

// TestStandardInput: its format is told by its content, and its name by URL or content.
func TestStandardInput(t *testing.T) {
	compare(t, collect("", "It rains.", "-"), "stdin-6f58a7623963: It rains.")
	compare(t, collect("", `{"id":"x","text":"It rains."}`, "-"), "x: It rains.")
	page, err := os.ReadFile("testdata/pages/article.html")
	if err != nil {
		t.Fatal(err)
	}
	got := collect("", string(page), "-")
	if len(got) != 1 || !strings.HasPrefix(got[0], "https://courier.example/2024/03/grid: ") {
		t.Errorf("%q", got)
	}
}

// TestMistakes: a document that cannot be read says where it stands and what helps, and the others are read.
func TestMistakes(t *testing.T) {
	long := strings.Repeat("a", MaxDocument)
	dir := write(t, map[string]string{
		"binary.txt":  "MZ\x00\x01",
		"empty.txt":   " \n",
		"latin.txt":   "caf\xe9",
		"long.jsonl":  `{"id":"1","text":"` + long + `"}` + "\n" + `{"id":"2","text":"After."}`,
		"long.txt":    long + "a",
		"mixed.jsonl": "{\"id\":\"1\"}\n{\"text\":\"x\"}\nno\n{\"id\":5,\"text\":\"x\"}\n[\"id\"]\n{\"id\":\"2\",\"text\":\"caf\xe9\"}\n{\"id\":\"3\",\"text\":\"Read.\"}",
		"pretty.json": "{\n  \"id\": \"1\",\n  \"text\": \"x\"\n}",
		"void.html":   "<html><body></body></html>",
		"z.txt":       "Read.",
	})
	compare(t, collect(dir, "", dir, dir+"/nothing"),
		"error: binary.txt: a binary file; claimgraph reads text, HTML and JSON Lines",
		"error: empty.txt: empty; there is nothing to read",
		"error: latin.txt: not valid UTF-8; convert the file, for example with iconv -f latin1 -t UTF-8",
		"error: long.jsonl:1: a line larger than 32 MB; split the document",
		"2: After.",
		"error: long.txt: larger than 32 MB; split it, or put its documents into JSON Lines",
		`error: mixed.jsonl:1: document "1" has no "text"`,
		`error: mixed.jsonl:2: no "id"; give every document one of its own`,
		"error: mixed.jsonl:3: not a JSON object of strings: invalid character 'o' in literal null (expecting 'u') (byte 2)",
		`error: mixed.jsonl:4: not a JSON object of strings: "id" is number, put it into quotation marks`,
		`error: mixed.jsonl:5: not a JSON object of strings: it is array; write {"id": "...", "text": "..."}`,
		"error: mixed.jsonl:6: not valid UTF-8; convert the file, for example with iconv -t UTF-8",
		"3: Read.",
		"error: pretty.json:1: one JSON value over several lines, or an array; claimgraph reads JSON Lines, one object a line: convert it, for example with jq -c '.[]?'",
		"error: void.html: no article found in the page; save its text as .txt",
		"z.txt: Read.",
		"error: nothing: no such file or folder; check the spelling",
	)
	var e *Error
	for _, err := range Open(context.Background(), []string{dir + "/mixed.jsonl"}, nil) {
		if err != nil && (!errors.As(err, &e) || e.Line == 0) {
			t.Errorf("%v is no *Error with a line", err)
		}
	}
}

func TestEncodings(t *testing.T) {
	var utf16le bytes.Buffer
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune("Čapek wrote."))...) {
		utf16le.Write([]byte{byte(u), byte(u >> 8)})
	}
	dir := write(t, map[string]string{
		"mark.txt":   "\xef\xbb\xbfIt rains.",
		"mark.jsonl": "\xef\xbb\xbf" + `{"id":"x","text":"It rains."}`,
		"wide.txt":   utf16le.String(),
	})
	compare(t, collect(dir, "", dir), "x: It rains.", "mark.txt: It rains.", "wide.txt: Čapek wrote.")
}

// TestCompressed: a compressed file is what it was before; one that is broken or endless is an error.
func TestCompressed(t *testing.T) {
	gz := func(content string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		io.WriteString(w, content)
		w.Close()
		return b.String()
	}
	encoder, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	zst := func(content string) string { return string(encoder.EncodeAll([]byte(content), nil)) }
	whole := gz(`{"id":"x","text":"It rains."}` + "\n")
	dir := write(t, map[string]string{
		"a.jsonl.gz":  whole,
		"b.txt.zst":   zst("It rains."),
		"bomb.txt.gz": gz(strings.Repeat("a", MaxDocument+1)),
		"cut.txt.gz":  whole[:len(whole)-9],
		"no.txt.gz":   "It rains in the valley.",
		"no.txt.zst":  "It rains.",
	})
	compare(t, collect(dir, "", dir), "x: It rains.", "b.txt.zst: It rains.",
		"error: bomb.txt.gz: larger than 32 MB; split it, or put its documents into JSON Lines",
		"error: cut.txt.gz: cannot be read to its end: unexpected EOF; the file may be damaged",
		"error: no.txt.gz: not a gzip file: gzip: invalid header; name it without .gz if it is not compressed",
		"error: no.txt.zst: cannot be read to its end: invalid input: magic number mismatch; the file may be damaged")
}

// TestStops: the reading ends when the context or the consumer does.
func TestStops(t *testing.T) {
	dir := write(t, map[string]string{"a.txt": "A.", "b.txt": "B.", "c.jsonl": "{\"id\":\"1\",\"text\":\"C.\"}\n{\"id\":\"2\",\"text\":\"D.\"}"})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range Open(ctx, []string{dir, dir}, nil) {
		if n++; n == 2 {
			cancel()
		}
	}
	if n != 2 {
		t.Errorf("%d articles after the context ended at 2", n)
	}
	for a := range Open(context.Background(), []string{dir, dir}, nil) {
		if a.ID == "1" {
			break
		}
	}
}

// TestPages measures how much of each page's article is found and how much else. A page marks its article's text: whatever
// stands in elements with data-prose.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	found, wanted, foreign := 0, 0, 0
	for _, name := range pages {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := marked(t, raw)
		a, err := html(text.Article{}, raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		a = Clean(a)
		f, o := overlap(words(a.Body), words(want))
		t.Logf("%s: %d of %d words, %d foreign; %q, %s, %s, %s", name, f, len(words(want)), o, a.Title, a.Published, a.Publisher, a.URL)
		found, wanted, foreign = found+f, wanted+len(words(want)), foreign+o
		if a.Title == "" || a.Published == "" || a.Publisher == "" {
			t.Errorf("%s: title %q, published %q, publisher %q", name, a.Title, a.Published, a.Publisher)
		}
	}
	t.Logf("%.1f %% found, %.1f %% foreign", 100*float64(found)/float64(wanted), 100*float64(foreign)/float64(found))
	if 100*found < 98*wanted || 100*foreign > 2*found {
		t.Errorf("%d of %d words found, %d foreign", found, wanted, foreign)
	}
}

// marked is the text of the elements that carry data-prose.
func marked(t *testing.T, page []byte) string {
	r, err := charset.NewReader(bytes.NewReader(page), "text/html")
	if err != nil {
		t.Fatal(err)
	}
	root, err := dom.Parse(r)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if slices.ContainsFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == "data-prose" }) {
			render(&b, n)
		}
	}
	return b.String()
}

// overlap counts the words of got that want has, and those that it has not.
func overlap(got, want []string) (found, foreign int) {
	left := map[string]int{}
	for _, w := range want {
		left[w]++
	}
	for _, w := range got {
		if left[w] > 0 {
			left[w]--
			found++
		} else {
			foreign++
		}
	}
	return found, foreign
}

// TestHostilePages: no page crashes the program or keeps it busy.
func TestHostilePages(t *testing.T) {
	n := 300_000
	if testing.Short() {
		n = 30_000
	}
	for name, page := range map[string]string{
		"nested":     strings.Repeat("<div>", n),
		"formatting": strings.Repeat("<b><i>x", n/10),
		"tables":     strings.Repeat("<table><tr><td>", n/3),
		"attributes": "<p " + strings.Repeat("a=b ", n) + ">",
		"entities":   "<p>" + strings.Repeat("&amp", n),
		"paragraphs": strings.Repeat("<p>word ", n/10),
		"bytes":      strings.Repeat("\xff\x00<", n),
		"comment":    "<!--" + strings.Repeat("<!-", n),
	} {
		start := time.Now()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := html(text.Article{}, []byte(page))
		runtime.ReadMemStats(&after)
		t.Logf("%s: %v, %d MB, %v", name, time.Since(start), (after.TotalAlloc-before.TotalAlloc)>>20, err)
		if time.Since(start) > 20*time.Second {
			t.Errorf("%s took %v", name, time.Since(start))
		}
	}
}

// FuzzJSONLines: every line is a document or an error, and nothing else.
func FuzzJSONLines(f *testing.F) {
	f.Add([]byte("{\"id\":\"a\",\"text\":\"b\"}\n\nx\n"))
	f.Add([]byte("[\n{\n}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 0
		for a, err := range JSONLines(bytes.NewReader(raw), "x") {
			if n++; err == nil && a.ID == "" {
				t.Fatal("a document without an identifier")
			}
		}
		if n > bytes.Count(raw, []byte("\n"))+1 {
			t.Fatalf("%d documents and errors", n)
		}
	})
}
