package source

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"claimgraph/extract/text"
)

// maxPage is the largest page that is read, in bytes: finding the main text takes time and memory many times its size.
const maxPage = 8 << 20

var errNoArticle = errors.New("no article found in the page; save its text as .txt")

// html takes the main text out of a page, and title, date and publisher out of its metadata.
func html(a text.Article, raw []byte) (_ text.Article, err error) {
	if len(raw) > maxPage {
		return a, fmt.Errorf("a page larger than %d MB; save its text as .txt", maxPage>>20)
	}
	defer func() { // the libraries below index trees that hostile pages can build in unforeseen ways
		if broken := recover(); broken != nil {
			err = errors.New("the page is built in a way that cannot be read; save its text as .txt")
		}
	}()
	r, err := charset.NewReader(bytes.NewReader(raw), "text/html")
	if err != nil {
		return a, fmt.Errorf("the page's encoding cannot be told: %w", err)
	}
	root, err := dom.Parse(r)
	if err != nil {
		return a, fmt.Errorf("not a page that can be read: %w", err)
	}
	found, err := trafilatura.ExtractDocument(root, trafilatura.Options{EnableFallback: true, ExcludeComments: true, ExcludeTables: true})
	if err != nil || found == nil || found.ContentNode == nil {
		return a, errNoArticle
	}
	var b strings.Builder
	render(&b, found.ContentNode)
	a.Body = tidy(b.String())
	if a.Body == "" {
		return a, errNoArticle
	}
	m := found.Metadata
	a.Title, a.Publisher = m.Title, m.Sitename
	if u, err := url.Parse(m.URL); err == nil && u.IsAbs() {
		a.URL = m.URL
	}
	if !m.Date.IsZero() {
		a.Published = m.Date.Format("2006-01-02")
	}
	return a, nil
}

// blocks are the elements that stand in paragraphs of their own.
var blocks = map[string]bool{"p": true, "div": true, "section": true, "article": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "li": true, "ul": true, "ol": true, "blockquote": true, "pre": true, "body": true,
	"td": true, "tr": true, "table": true, "figure": true, "figcaption": true}

// render writes the text of a page, an empty line between blocks. It walks without recursion, since pages may nest a
// million tags.
func render(b *strings.Builder, root *dom.Node) {
	for n := root; n != nil; {
		switch {
		case n.Type == dom.TextNode:
			b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		case n.Data == "br":
			b.WriteByte('\n')
		case blocks[n.Data]:
			b.WriteString("\n\n")
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			if blocks[n.Data] {
				b.WriteString("\n\n")
			}
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// tidy joins runs of spaces and keeps one empty line between blocks.
func tidy(s string) string {
	var out []string
	for block := range strings.SplitSeq(s, "\n\n") {
		var kept []string
		for line := range strings.SplitSeq(block, "\n") {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				kept = append(kept, line)
			}
		}
		if len(kept) > 0 {
			out = append(out, strings.Join(kept, "\n"))
		}
	}
	return strings.Join(out, "\n\n")
}
