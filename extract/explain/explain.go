// Package explain prints how a document was read: every sentence with its tree, mentions, clauses and statements, and the
// rule or frame behind each.
package explain

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"claimgraph/extract"
	"claimgraph/extract/claim"
	"claimgraph/extract/clause"
	"claimgraph/extract/syntax"
	"claimgraph/schema"
)

// Write prints the document.
func Write(w io.Writer, d *extract.Document) error {
	out := bufio.NewWriter(w)
	p := printer{out, d}
	fmt.Fprintf(out, "%s", d.ID)
	if d.Article.Title != "" {
		fmt.Fprintf(out, "  %s", d.Article.Title)
	}
	fmt.Fprintln(out)
	mentions, clauses, claims := p.bySentence()
	for i := range d.Trees {
		fmt.Fprintf(out, "\n[%d] %s\n", i, oneLine(d.Trees[i].Span.Of(d.Article.Body)))
		p.tree(&d.Trees[i])
		p.list("mentions", mentions[i], p.mention)
		p.list("clauses", clauses[i], p.clause)
		p.list("statements", claims[i], p.claim)
	}
	p.attributions()
	return out.Flush()
}

type printer struct {
	*bufio.Writer
	d *extract.Document
}

func (p printer) bySentence() (mentions, clauses, claims map[int][]int) {
	mentions, clauses, claims = map[int][]int{}, map[int][]int{}, map[int][]int{}
	for i, m := range p.d.Mentions {
		mentions[m.Sentence] = append(mentions[m.Sentence], i)
	}
	for i, c := range p.d.Clauses {
		clauses[c.Sentence] = append(clauses[c.Sentence], i)
	}
	for i, c := range p.d.Claims {
		claims[c.Evidence.Sentence] = append(claims[c.Evidence.Sentence], i)
	}
	return mentions, clauses, claims
}

func (p printer) list(title string, items []int, line func(int) string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(p, "  %s\n", title)
	for _, i := range items {
		fmt.Fprintf(p, "    %s\n", line(i))
	}
}

// tree prints the words under their heads, one a line, in the order of the sentence.
func (p printer) tree(t *syntax.Tree) {
	fmt.Fprintln(p, "  tree")
	for i, w := range t.Words {
		head := "root"
		if w.Head != syntax.Root {
			head = t.Tokens[w.Head].Form
		}
		fmt.Fprintf(p, "    %3d %-18s %-6s %-18s %-12s %s\n", i+1, t.Tokens[i].Form, w.Tag, w.Lemma, w.Rel, head)
	}
}

func (p printer) words(sentence int, r clause.Range) string {
	if r.Empty() {
		return ""
	}
	return oneLine(p.d.Trees[sentence].Cover(r.First, r.Last).Of(p.d.Article.Body))
}

func (p printer) mention(i int) string {
	m := p.d.Mentions[i]
	var to []string
	for _, e := range p.d.Resolution.Of[i] {
		entity := p.d.Resolution.Entities[e]
		to = append(to, fmt.Sprintf("%s (%s)", entity.ID, entity.Kind))
	}
	if len(to) == 0 {
		to = []string{"nothing"}
	}
	why := ""
	if i < len(p.d.Resolution.Why) && p.d.Resolution.Why[i] != "" {
		why = ": " + p.d.Resolution.Why[i]
	}
	return fmt.Sprintf("%q %s %s -> %s%s", p.words(m.Sentence, clause.Range{First: m.First, Last: m.Last}), m.Form,
		m.Kind, strings.Join(to, ", "), why)
}

func (p printer) clause(i int) string {
	c := p.d.Clauses[i]
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q", c.Form, c.Lemma)
	if c.Passive {
		b.WriteString(" passive")
	}
	if c.Polarity != schema.Affirmed || c.Modality != schema.Asserted {
		fmt.Fprintf(&b, " %s %s", c.Polarity, c.Modality)
	}
	for _, a := range c.Args {
		role := a.Role.String()
		if a.Case != "" {
			role += " " + a.Case
		}
		fmt.Fprintf(&b, "; %s: %s", role, p.words(c.Sentence, a.Words))
	}
	fmt.Fprintf(&b, "  [%s]", c.Rule)
	return b.String()
}

func (p printer) claim(i int) string {
	c := p.d.Claims[i]
	line := fmt.Sprintf("%s  %s  %s", side(c.Subject), c.Predicate.Name, side(c.Object))
	for _, q := range c.Qualifiers {
		line += fmt.Sprintf("; %s: %s", q.Role, oneLine(q.Argument.Surface))
	}
	return line + p.circumstances(c)
}

func (p printer) circumstances(c claim.Claim) string {
	var parts []string
	if c.Polarity == schema.Denied {
		parts = append(parts, "denied")
	}
	if c.Modality != schema.Asserted {
		parts = append(parts, c.Modality.String())
	}
	if !c.Speaker.IsZero() {
		parts = append(parts, "says "+side(c.Speaker))
	}
	parts = append(parts, fmt.Sprintf("%.2f", c.Confidence), c.Rule)
	return "  (" + strings.Join(parts, ", ") + ")"
}

func side(a schema.Argument) string {
	if a.Entity != "" {
		return string(a.Entity)
	}
	return fmt.Sprintf("%q", oneLine(a.Surface))
}

func (p printer) attributions() {
	if len(p.d.Attributions) == 0 {
		return
	}
	fmt.Fprintln(p, "\nattributions")
	for i, a := range p.d.Attributions {
		cue := p.words(a.Cue.Sentence, clause.Range{First: a.Cue.First, Last: a.Cue.Last})
		fmt.Fprintf(p, "  [%d] %s %q:", a.Sentence, side(p.d.Speakers[i].Argument), cue)
		for _, c := range a.Content {
			fmt.Fprintf(p, " %q", oneLine(c.Span.Of(p.d.Article.Body)))
		}
		fmt.Fprintln(p)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
