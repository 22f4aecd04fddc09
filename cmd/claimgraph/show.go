package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"claimgraph/graph"
	"claimgraph/schema"
)

func showCommand() *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "show everything that is said about a thing, or in a document",
		ArgsUsage: "NAME",
		Description: `A thing is named by its label, an alias, a part of either, its identifier or its Wikidata item, whatever
the case and the accents. A document is named by its identifier, path, URL or title; a statement by its identifier.

   claimgraph show "Senkaku Islands"
   claimgraph show senkaku
   claimgraph show --predicate claims --min-confidence 0.8 Japan
   claimgraph show --json Q17`,
		Flags: append([]cli.Flag{
			dbFlag(),
			&cli.BoolFlag{Name: "json", Usage: "print JSON"},
			&cli.IntFlag{Name: "limit", Value: 10, Usage: "show at most `N` statements under each predicate; 0 shows all"},
		}, filterFlags()...),
		Action: show,
	}
}

func show(c *cli.Context) error {
	name := strings.TrimSpace(strings.Join(c.Args().Slice(), " ")) // show Senkaku Islands
	if name == "" {
		return usageError("show needs a name, such as: claimgraph show \"Senkaku Islands\"")
	}
	g, err := openReading(c)
	if err != nil {
		return err
	}
	defer g.Close()
	filter, err := filterOf(c, g)
	if err != nil {
		return err
	}
	page, err := lookUp(c, g, name, filter)
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return page.json(c.App.Writer)
	}
	r := newRenderer(c.Context, g, c.App.Writer)
	page.print(r, c.Int("limit"))
	return r.err
}

// page is what show has to say about one name.
type page struct {
	entity     *schema.Entity // either this
	namesakes  []schema.EntityID
	document   *schema.Document // or this, or neither for a single statement
	statements []schema.Statement
}

// lookUp finds what the name means: an entity before a document, a document before a statement, unless its prefix says.
func lookUp(c *cli.Context, g *graph.Graph, name string, f graph.Filter) (*page, error) {
	ctx := c.Context
	bare := schema.ShortenIRI(strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">"))
	if s, ok, err := g.Statement(ctx, schema.StatementID(strings.TrimPrefix(bare, "s:"))); ok || err != nil {
		return &page{statements: []schema.Statement{s}}, err
	}
	var id schema.EntityID
	var noEntity error = &graph.NotFoundError{What: "entity", Name: name}
	if !strings.HasPrefix(bare, "d:") {
		id, noEntity = g.FindEntity(ctx, name)
	}
	var missing *graph.NotFoundError
	switch {
	case noEntity == nil:
		e, _, err := g.Entity(ctx, id)
		if err != nil {
			return nil, err
		}
		f.About = []schema.EntityID{id}
		namesakes, err := g.Namesakes(ctx, name)
		if err != nil {
			return nil, err
		}
		statements, err := gather(c, g, f)
		return &page{entity: &e, namesakes: namesakes, statements: statements}, err
	case !errors.As(noEntity, &missing) || missing.Several:
		return nil, noEntity
	}
	doc, noDocument := g.FindDocument(ctx, name)
	switch {
	case noDocument == nil:
		d, _, err := g.Document(ctx, doc)
		if err != nil {
			return nil, err
		}
		f.Documents = []schema.DocumentID{doc}
		statements, err := gather(c, g, f)
		return &page{document: &d, statements: statements}, err
	case !errors.As(noDocument, &missing):
		return nil, noDocument
	case missing.Several || strings.HasPrefix(bare, "d:"):
		return nil, notFound(noDocument)
	}
	return nil, notFound(noEntity)
}

func gather(c *cli.Context, g *graph.Graph, f graph.Filter) ([]schema.Statement, error) {
	var all []schema.Statement
	for s, err := range g.Statements(c.Context, f) {
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func (p *page) print(r *renderer, limit int) {
	switch {
	case p.entity != nil:
		printEntity(r, p.entity)
		printNamesakes(r, p.entity.ID, p.namesakes)
		for _, group := range groupsOf(p.entity.ID, p.statements) {
			group.print(r, limit)
		}
	case p.document != nil:
		printDocument(r, p.document)
		printByStatement(r, p.statements, r.quote)
	default:
		printByStatement(r, p.statements, r.evidence)
	}
	if len(p.statements) == 0 {
		r.printf("\nno statements\n")
	}
}

func printEntity(r *renderer, e *schema.Entity) {
	r.printf("%s  %s\n", r.screen.head(r.entity(e.ID)), r.screen.faint(e.Kind.String()))
	if len(e.Aliases) > 0 {
		also := "also: " + strings.Join(e.Aliases[:min(aliasesShown, len(e.Aliases))], ", ")
		if more := len(e.Aliases) - aliasesShown; more > 0 {
			also += fmt.Sprintf(", and %d more", more)
		}
		r.wrapped("  ", also, asIs)
	}
	facts := []string{"<" + e.ID.Short() + ">"}
	if e.Wikidata != "" {
		facts = append(facts, "wikidata.org/wiki/"+e.Wikidata)
	}
	if e.Country != "" {
		facts = append(facts, "country "+e.Country)
	}
	if e.Sector != "" {
		facts = append(facts, "sector "+string(e.Sector))
	}
	r.wrapped("  ", strings.Join(facts, " · "), r.screen.faint)
}

// printNamesakes points to what else bears the name that was asked for.
func printNamesakes(r *renderer, shown schema.EntityID, namesakes []schema.EntityID) {
	var others []string
	for _, id := range namesakes {
		if id != shown && len(others) < 5 {
			others = append(others, fmt.Sprintf("%s <%s>", r.entity(id), id.Short()))
		}
	}
	if len(others) > 0 {
		r.wrapped("  ", "see also: "+strings.Join(others, ", "), r.screen.warn)
	}
}

// aliasesShown is how many other names stand below a name; a state has dozens.
const aliasesShown = 12

func printDocument(r *renderer, d *schema.Document) {
	title := d.Title
	if title == "" {
		title = string(d.ID)
	}
	r.wrapped("", title, r.screen.head)
	var facts []string
	for _, s := range []string{d.Publisher, d.Published, d.URL, d.Source} {
		if s != "" && !slices.Contains(facts, s) {
			facts = append(facts, s)
		}
	}
	facts = append(facts, "<"+d.ID.Short()+">", count(d.Sentences, "sentence"))
	r.wrapped("  ", strings.Join(facts, " · "), r.screen.faint)
}

// printByStatement lists statements in the order of their sentences, below each sentence as print shows it.
func printByStatement(r *renderer, statements []schema.Statement, print func(indent string, e schema.Evidence)) {
	for i := range statements {
		s := &statements[i]
		if i == 0 || s.Evidence != statements[i-1].Evidence {
			r.printf("\n")
			print("  ", s.Evidence)
		}
		r.printf("    %s  %s  %s\n", r.sentence(s), r.remarks(s), r.screen.faint(s.ID.Short()))
	}
}

// group holds the statements that relate a thing to others in one way.
type group struct {
	heading string
	weight  int // for the order: core predicates before others, as subject before as object, as speaker last
	lines   []line
}

// line is what one speaker says about one other side, with every statement that says it.
type line struct {
	other      func(*renderer) string
	key        string
	statements []schema.Statement
}

// best is the statement that was read most surely.
func (l *line) best() *schema.Statement {
	best := &l.statements[0]
	for i := range l.statements {
		if l.statements[i].Confidence > best.Confidence {
			best = &l.statements[i]
		}
	}
	return best
}

// groupsOf sorts statements about a thing by predicate and by the part that the thing plays in them.
func groupsOf(id schema.EntityID, statements []schema.Statement) []*group {
	groups := map[string]*group{}
	put := func(weight int, heading, key string, other func(*renderer) string, s schema.Statement) {
		g := groups[heading]
		if g == nil {
			g = &group{heading: heading, weight: weight}
			groups[heading] = g
		}
		key += "|" + manner(&s) + "|" + string(s.Speaker.Entity) + "|" + s.Speaker.Surface
		for i := range g.lines {
			if g.lines[i].key == key {
				g.lines[i].statements = append(g.lines[i].statements, s)
				return
			}
		}
		g.lines = append(g.lines, line{other, key, []schema.Statement{s}})
	}
	for _, s := range statements {
		core, isCore := schema.PredicateByName(s.Predicate.Name)
		rank := 2
		if isCore {
			rank = 0
		}
		asSide := false
		if s.Subject.Entity == id {
			asSide = true
			put(rank, s.Predicate.Words()+" …", keyOf(s.Object), func(r *renderer) string { return r.argument(s.Object) }, s)
		}
		if s.Object.Entity == id && s.Subject.Entity != id {
			asSide = true
			weight, heading := rank+1, "… "+s.Predicate.Words()+" it"
			if core.Symmetric {
				weight, heading = rank, s.Predicate.Words()+" …"
			} else if core.Inverse != "" {
				heading = schema.Relation{Name: core.Inverse}.Words() + " …"
			}
			put(weight, heading, keyOf(s.Subject), func(r *renderer) string { return r.argument(s.Subject) }, s)
		}
		if s.Speaker.Entity == id && !asSide {
			key := keyOf(s.Subject) + "|" + s.Predicate.Name + "|" + keyOf(s.Object)
			put(4, "says that …", key, func(r *renderer) string { return r.sentence(&s) }, s)
		}
	}
	all := make([]*group, 0, len(groups))
	for _, g := range groups {
		slices.SortStableFunc(g.lines, func(a, b line) int {
			return cmp.Or(cmp.Compare(len(b.statements), len(a.statements)), cmp.Compare(b.best().Confidence, a.best().Confidence))
		})
		all = append(all, g)
	}
	slices.SortFunc(all, func(a, b *group) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(len(b.lines), len(a.lines)), cmp.Compare(a.heading, b.heading))
	})
	return all
}

func keyOf(a schema.Argument) string { return a.Entity.Short() + "|" + a.Surface }

// evidenceShown is how many sentences stand below one line; further ones are counted.
const evidenceShown = 3

func (g *group) print(r *renderer, limit int) {
	r.printf("\n%s\n", r.screen.head(g.heading))
	for i, l := range g.lines {
		if limit > 0 && i == limit {
			r.printf("  %s\n", r.screen.faint(fmt.Sprintf("and %d more; --limit 0 shows all", len(g.lines)-limit)))
			return
		}
		r.printf("  %s  %s\n", r.screen.bold(l.other(r)), r.remarks(l.best()))
		shown := map[schema.Evidence]bool{}
		for _, s := range l.statements {
			if shown[s.Evidence] {
				continue
			}
			if shown[s.Evidence] = true; len(shown) <= evidenceShown {
				r.evidence("      ", s.Evidence)
			}
		}
		if n := len(shown) - evidenceShown; n > 0 {
			r.printf("      %s\n", r.screen.faint(fmt.Sprintf("and in %s more", count(n, "sentence"))))
		}
	}
}
