package web_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"claimgraph/graph/web"
)

// browser is a tab of a headless browser, with what its pages complained about.
type browser struct {
	t        *testing.T
	ctx      context.Context
	base     string
	foreign  []string // addresses outside the server that a page asked for
	mistakes []string // uncaught errors in scripts
}

// openBrowser serves the test graph with cayley's pages and opens a tab. Without a browser it skips the test, or fails
// where CLAIMGRAPH_REQUIRE_TOOLS=1 says that one must be there.
func openBrowser(t *testing.T, options ...func(*web.Config)) *browser {
	t.Helper()
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			program = path
			break
		}
	}
	if program == "" {
		if os.Getenv("CLAIMGRAPH_REQUIRE_TOOLS") == "1" {
			t.Fatal("no browser: install chromium")
		}
		t.Skip("no browser: install chromium to run this test")
	}
	ui, err := web.FindUI()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(newServer(t, append(options, func(c *web.Config) { c.UI = ui })...))
	t.Cleanup(server.Close)
	flags := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("no-first-run", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, flags...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {}))
	t.Cleanup(cancel)
	b := &browser{t: t, ctx: ctx, base: server.URL}
	chromedp.ListenTarget(ctx, b.watch)
	b.run(network.Enable(), cdpruntime.Enable())
	return b
}

func (b *browser) watch(event any) {
	switch e := event.(type) {
	case *network.EventResponseReceived: // what the content policy stops gets no response
		if url := e.Response.URL; !strings.HasPrefix(url, b.base) && !strings.HasPrefix(url, "data:") {
			b.foreign = append(b.foreign, url)
		}
	case *cdpruntime.EventExceptionThrown:
		b.mistakes = append(b.mistakes, e.ExceptionDetails.Error())
	}
}

func (b *browser) run(actions ...chromedp.Action) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	if b.ctx.Err() == nil && chromedp.FromContext(b.ctx).Browser == nil {
		ctx = b.ctx // the first run starts the browser, which lives as long as its context
	}
	if err := chromedp.Run(ctx, actions...); err != nil {
		b.t.Fatalf("%v; scripts: %v", err, b.mistakes)
	}
}

// open loads a page.
func (b *browser) open(path, waitFor string) {
	b.t.Helper()
	b.run(chromedp.Navigate(b.base+path), chromedp.WaitVisible(waitFor))
}

// picture keeps a screenshot in the folder that CLAIMGRAPH_SCREENSHOTS names, for people to look at.
func (b *browser) picture(name string) {
	b.t.Helper()
	folder := os.Getenv("CLAIMGRAPH_SCREENSHOTS")
	if folder == "" {
		return
	}
	var png []byte
	b.run(chromedp.FullScreenshot(&png, 100))
	if err := os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// eventually waits until a JavaScript expression is true.
func (b *browser) eventually(expression string) {
	b.t.Helper()
	// Not chromedp.Poll, which evaluates strings within the page; the content policy forbids that.
	for range 150 {
		var holds bool
		b.run(chromedp.Evaluate("!!("+expression+")", &holds))
		if holds {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	b.picture("failure")
	b.t.Fatalf("never true: %s; scripts: %v", expression, b.mistakes)
}

func (b *browser) type_(query string) chromedp.Action {
	return chromedp.Evaluate(fmt.Sprintf("editor.setValue(%q)", query), nil)
}

// sound checks that the page needed nothing from elsewhere and that its scripts ran.
func (b *browser) sound() {
	b.t.Helper()
	if len(b.foreign) > 0 {
		b.t.Errorf("the page asked elsewhere: %v", b.foreign)
	}
	if len(b.mistakes) > 0 {
		b.t.Errorf("errors in scripts: %v", b.mistakes)
	}
}

func TestBrowserQuery(t *testing.T) {
	b := openBrowser(t)
	b.open("/", "#run_button")
	b.eventually(`editor.getValue().includes("<e:Senkaku_Islands>")`) // the first query is about this graph
	var title string
	b.run(chromedp.Text("#claimgraph", &title))
	if !strings.Contains(title, "islands.db") || !strings.Contains(title, "read-only") {
		t.Errorf("the bar says %q, want the name of the graph and that it is read-only", title)
	}
	b.run(b.type_(claimants), chromedp.Click("#run_button"))
	b.eventually(`output_editor.getValue().includes("<e:China>") && output_editor.getValue().includes("<e:Taiwan>")`)
	b.picture("query")
	b.run(b.type_("g.V("), chromedp.Click("#run_button"))
	b.eventually(`output_editor.getValue().includes("line 1, column 5")`)
	b.sound()
}

func TestBrowserVisualize(t *testing.T) {
	b := openBrowser(t)
	b.open("/ui/visualize", "#run_button")
	b.eventually(`editor.getValue().includes("<e:Senkaku_Islands>")`)
	b.run(chromedp.Click("#run_button")) // the first query draws as it is
	b.eventually(`typeof sigmaGraph !== "undefined" && sigmaGraph.graph.nodes().length === 3 && sigmaGraph.graph.edges().length === 2`)
	b.eventually(`Array.from(document.querySelectorAll("#visualize canvas")).some(function (c) {
		var at = c.getContext("2d");
		return at && at.getImageData(0, 0, c.width, c.height).data.some(function (x) { return x !== 0 })
	})`)
	b.run(chromedp.Sleep(time.Second)) // for the layout to settle before the picture
	b.picture("visualize")
	b.run(b.type_(`g.V("<e:A>").Tag("source").Tag("target"`), chromedp.Click("#run_button"))
	b.eventually(`$("#alertBox").is(":visible") && $("#alertBox").text().includes("line 1")`)
	b.picture("visualize-error")
	b.sound()
}

func TestBrowserQueryShape(t *testing.T) {
	b := openBrowser(t)
	b.open("/ui/query_shape", "#run_button")
	b.run(b.type_(claimants), chromedp.Click("#run_button"))
	b.eventually(`document.querySelectorAll("#viz svg circle.node").length >= 2 && document.querySelectorAll("#viz svg line.link").length >= 1`)
	b.run(chromedp.Sleep(2 * time.Second))
	b.picture("shape")
	b.sound()
}

func TestBrowserWriteIsRefused(t *testing.T) {
	b := openBrowser(t)
	b.open("/ui/write", "#add_quad")
	b.run(chromedp.SendKeys("#subject", "<e:A>"), chromedp.SendKeys("#predicate", "<p:b>"), chromedp.SendKeys("#object", "<e:C>"),
		chromedp.Click("#add_quad"))
	b.eventually(`$("#alertBox").text().includes("--writable")`)
	b.picture("write")
	b.sound()
}

func TestBrowserWrite(t *testing.T) {
	b := openBrowser(t, writable)
	b.open("/ui/write", "#add_quad")
	b.run(chromedp.SendKeys("#subject", "<e:Fiji>"), chromedp.SendKeys("#predicate", "<p:claims>"), chromedp.SendKeys("#object", "<e:Minerva_Reefs>"),
		chromedp.Click("#add_quad"))
	b.eventually(`$("#alertBox").text().includes("Wrote a quad!")`)
	file := filepath.Join(t.TempDir(), "quads.nq")
	if err := os.WriteFile(file, []byte("<e:Tonga> <p:claims> <e:Minerva_Reefs> <s:1> .\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	b.run(chromedp.SetUploadFiles("#nquad_file", []string{file}), chromedp.Click("#write_file"))
	b.eventually(`$("#alertBox").text().includes("Successfully wrote 1 quads.")`)
	b.sound()
}

func TestBrowserClaims(t *testing.T) {
	b := openBrowser(t)
	b.open("/claims", "h1")
	b.picture("claims")
	b.run(chromedp.SendKeys("#q", "senkaku\n"), chromedp.WaitVisible("ul.entries"))
	b.eventually(`document.querySelector("h1").textContent === "Senkaku Islands"`)
	b.picture("entity")
	b.run(chromedp.Click(".tools a"), chromedp.WaitVisible("#run_button")) // Draw
	b.eventually(`editor && editor.getValue().includes("In([")`)
	b.run(chromedp.Click("#run_button"))
	b.eventually(`typeof sigmaGraph !== "undefined" && sigmaGraph.graph.edges().length === 4`)
	b.open("/claims/entity?id=Senkaku_Islands", "ul.entries")
	for _, width := range []int64{360, 320} { // a phone
		b.run(emulation.SetDeviceMetricsOverride(width, 740, 1, true), chromedp.Reload(), chromedp.WaitVisible("ul.entries"))
		b.eventually(`document.documentElement.scrollWidth <= window.innerWidth`)
	}
	b.picture("entity-phone")
	b.sound()
}
