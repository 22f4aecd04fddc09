package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/adrg/strutil/metrics"
	"github.com/cayleygraph/quad"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"claimgraph/schema"
)

// NotFoundError says that a name means nothing in the graph, or more than one thing.
type NotFoundError struct {
	What    string   // entity, document
	Name    string   // as asked for
	Several bool     // Near are all meant by the name; otherwise they look like it
	Near    []string // at most a handful, the likeliest first
}

func (e *NotFoundError) Error() string {
	if e.Several {
		return fmt.Sprintf("%q means several things: %s", e.Name, strings.Join(e.Near, "; "))
	}
	return fmt.Sprintf("no %s %q", e.What, e.Name)
}

// named is something that bears a name.
type named struct {
	id, text, folded string
}

// FindEntity finds what a user calls a thing: by identifier, Wikidata item, label or alias, whatever the case and the
// diacritics, or by a part of a name that no other thing has. The error is a *NotFoundError.
func (g *Graph) FindEntity(ctx context.Context, name string) (schema.EntityID, error) {
	if id, ok, err := g.entityByID(ctx, name); ok || err != nil {
		return id, err
	}
	labels, err := g.names(ctx, rdfsLabel)
	if err != nil {
		return "", err
	}
	aliases, err := g.names(ctx, skosAltLabel)
	if err != nil {
		return "", err
	}
	id, err := choose("entity", name, func(id string) bool { return g.isLocal(schema.EntityID(strings.TrimPrefix(id, "e:"))) },
		labels, aliases)
	return schema.EntityID(strings.TrimPrefix(id, "e:")), err
}

// Namesakes lists the things that bear the name, whatever the case and the diacritics, as label or alias: a surname, for
// one, is often read as a person of its own where the text never gives the full name.
func (g *Graph) Namesakes(ctx context.Context, name string) ([]schema.EntityID, error) {
	wanted := fold(name)
	var ids []schema.EntityID
	for _, property := range []quad.IRI{rdfsLabel, skosAltLabel} {
		all, err := g.names(ctx, property)
		if err != nil {
			return nil, err
		}
		for _, n := range all {
			if id := schema.EntityID(strings.TrimPrefix(n.id, "e:")); n.folded == wanted && !g.isLocal(id) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// entityByID takes a name for an identifier, short or full, or a Wikidata item.
func (g *Graph) entityByID(ctx context.Context, name string) (schema.EntityID, bool, error) {
	name = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(name), "<"), ">")
	short := schema.ShortenIRI(name)
	item := strings.TrimPrefix(short, "wd:")
	if len(item) > 1 && item[0] == 'Q' && !strings.ContainsFunc(item[1:], func(r rune) bool { return r < '0' || r > '9' }) {
		same, err := g.collect(ctx, quad.Quad{Predicate: owlSameAs, Object: quad.IRI("wd:" + item)})
		if err != nil || len(same) > 0 {
			slices.SortFunc(same, func(a, b quad.Quad) int { return strings.Compare(a.Subject.String(), b.Subject.String()) })
			return schema.EntityID(local(same[0].Subject, "e:")), err == nil, err
		}
	}
	for _, id := range []string{strings.TrimPrefix(short, "e:"), string(schema.MintEntityID(name))} {
		labels, err := g.collect(ctx, quad.Quad{Subject: quad.IRI("e:" + id), Predicate: rdfType})
		if err != nil || len(labels) > 0 {
			return schema.EntityID(id), err == nil, err
		}
	}
	return "", false, nil
}

// names lists what bears the property.
func (g *Graph) names(ctx context.Context, property quad.IRI) ([]named, error) {
	var all []named
	for q, err := range g.match(ctx, quad.Quad{Predicate: property}) {
		if err != nil {
			return nil, err
		}
		text := literal(q.Object)
		all = append(all, named{local(q.Subject, ""), text, fold(text)})
	}
	return all, ctx.Err()
}

// FindDocument finds a document by identifier, path, URL or title, or by a part of one that no other document has. The
// error is a *NotFoundError.
func (g *Graph) FindDocument(ctx context.Context, name string) (schema.DocumentID, error) {
	short := schema.ShortenIRI(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(name), "<"), ">"))
	for _, id := range []string{strings.TrimPrefix(short, "d:"), string(schema.MintDocumentID(name))} {
		if _, ok, err := g.Document(ctx, schema.DocumentID(id)); ok || err != nil {
			return schema.DocumentID(id), err
		}
	}
	var sources, titles []named
	for d, err := range g.Documents(ctx) {
		if err != nil {
			return "", err
		}
		for _, s := range []string{string(d.ID), d.Source, d.URL} {
			if s != "" {
				sources = append(sources, named{string(d.ID), s, fold(s)})
			}
		}
		titles = append(titles, named{string(d.ID), d.Title, fold(d.Title)})
	}
	id, err := choose("document", name, func(string) bool { return false }, titles, sources)
	return schema.DocumentID(id), err
}

// choose tries stricter ways of matching before looser ones, and the first list of names before the second. What is
// known by a description only, and so local to a document, is meant where nothing else is.
func choose(what, name string, local func(id string) bool, lists ...[]named) (string, error) {
	wanted, exact := fold(name), strings.TrimSpace(name)
	for _, matches := range []func(named) bool{
		func(n named) bool { return n.text == exact }, // "US" is no "us"
		func(n named) bool { return n.folded == wanted },
		func(n named) bool { return strings.HasPrefix(n.folded, wanted+" ") },
		func(n named) bool { return strings.Contains(" "+n.folded, " "+wanted) },
		func(n named) bool { return strings.Contains(n.folded, wanted) },
	} {
		if wanted == "" {
			break
		}
		for _, list := range lists {
			found := map[string]string{}
			for _, n := range list {
				if matches(n) {
					found[n.id] = n.text
				}
			}
			if len(found) > 1 {
				lasting := maps.Clone(found)
				maps.DeleteFunc(lasting, func(id, _ string) bool { return local(id) })
				if len(lasting) > 0 {
					found = lasting
				}
			}
			switch len(found) {
			case 0:
				continue
			case 1:
				return slices.Collect(maps.Keys(found))[0], nil
			}
			return "", &NotFoundError{What: what, Name: name, Several: true, Near: describeSeveral(found)}
		}
	}
	var texts []string
	for _, list := range lists {
		for _, n := range list {
			texts = append(texts, n.text)
		}
	}
	return "", &NotFoundError{What: what, Name: name, Near: Nearest(name, texts, 3)}
}

const mostChoices = 8

func describeSeveral(found map[string]string) []string {
	var all []string
	for id, text := range found {
		id = strings.TrimPrefix(id, "e:")
		if strings.ReplaceAll(id, "_", " ") == text {
			all = append(all, text)
		} else {
			all = append(all, fmt.Sprintf("%s (%s)", text, id))
		}
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	if len(all) > mostChoices {
		all = append(all[:mostChoices], fmt.Sprintf("and %d more", len(found)-mostChoices))
	}
	return all
}

// Nearest gives at most n of the names that could be a misspelling of the given one, the likeliest first.
func Nearest(name string, names []string, n int) []string {
	type scored struct {
		name  string
		score float64
	}
	wanted := fold(name)
	metric := metrics.NewJaroWinkler()
	seen := map[string]bool{}
	var near []scored
	for _, candidate := range names {
		if candidate == "" || seen[candidate] {
			continue
		}
		seen[candidate] = true
		folded := fold(candidate)
		score := metric.Compare(wanted, folded)
		for _, word := range strings.Fields(folded) { // "Senkakku" for the Senkaku Islands
			score = max(score, 0.95*metric.Compare(wanted, word))
		}
		if score >= 0.84 {
			near = append(near, scored{candidate, score})
		}
	}
	slices.SortFunc(near, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(len(a.name), len(b.name)), cmp.Compare(a.name, b.name))
	})
	var best []string
	for _, s := range near[:min(n, len(near))] {
		best = append(best, s.name)
	}
	return best
}

// fold makes names comparable: without case, diacritics and punctuation.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(cases.Fold().String(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
