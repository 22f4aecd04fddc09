package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// Documents gives every document in the order of identifiers.
func (g *Graph) Documents(ctx context.Context) iter.Seq2[schema.Document, error] {
	return func(yield func(schema.Document, error) bool) {
		ids, err := g.documentIDs(ctx)
		if err != nil {
			yield(schema.Document{}, err)
			return
		}
		for _, id := range ids {
			d, _, err := g.Document(ctx, id)
			if !yield(d, err) || err != nil {
				return
			}
		}
	}
}

func (g *Graph) documentIDs(ctx context.Context) ([]schema.DocumentID, error) {
	typed, err := g.collect(ctx, quad.Quad{Predicate: rdfType, Object: quad.IRI(schema.ClassDocument)})
	if err != nil {
		return nil, err
	}
	ids := make([]schema.DocumentID, 0, len(typed))
	for _, q := range typed {
		ids = append(ids, schema.DocumentID(local(q.Subject, "d:")))
	}
	slices.Sort(ids)
	return ids, nil
}

// Document gives a document's description; false where the graph does not hold it.
func (g *Graph) Document(ctx context.Context, id schema.DocumentID) (schema.Document, bool, error) {
	node := quad.IRI(id.Short())
	quads, err := g.collect(ctx, quad.Quad{Subject: node, Label: node})
	d := schema.Document{ID: id}
	for _, q := range quads {
		switch q.Predicate {
		case dcIdentifier:
			d.Source = literal(q.Object)
		case dcTitle:
			d.Title = literal(q.Object)
		case dcDate:
			d.Published = literal(q.Object)
		case dcPublisher:
			d.Publisher = literal(q.Object)
		case dcSource:
			d.URL = literal(q.Object)
		case propSHA256:
			d.SHA256 = literal(q.Object)
		case propSentences:
			d.Sentences = integer(q.Object)
		}
	}
	return d, len(quads) > 0, err
}

// Statement gives a statement with its evidence; false where the graph does not hold it. Wordings of subject and object
// are given only where they are no entities.
func (g *Graph) Statement(ctx context.Context, id schema.StatementID) (schema.Statement, bool, error) {
	node := quad.IRI(id.Short())
	quads, err := g.collect(ctx, quad.Quad{Subject: node, Label: node})
	if err != nil || len(quads) == 0 {
		return schema.Statement{}, false, err
	}
	s := schema.Statement{ID: id}
	for _, q := range quads {
		if q.Predicate == derivedFrom {
			if s.Evidence, err = g.sentence(ctx, q.Object); err != nil {
				return s, false, err
			}
			continue
		}
		readStatement(&s, q)
	}
	slices.SortFunc(s.Qualifiers, func(a, b schema.Qualifier) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Argument.Entity, b.Argument.Entity),
			cmp.Compare(a.Argument.Surface, b.Argument.Surface))
	})
	return s, true, nil
}

func readStatement(s *schema.Statement, q quad.Quad) {
	switch q.Predicate {
	case rdfType:
	case rdfSubject:
		s.Subject = argumentOf(q.Object)
	case rdfPredicate:
		s.Predicate.Name = local(q.Object, "p:")
	case rdfObject:
		s.Object = argumentOf(q.Object)
	case propSpeaker:
		s.Speaker = argumentOf(q.Object)
	case propPolarity:
		if literal(q.Object) == schema.Denied.String() {
			s.Polarity = schema.Denied
		}
	case propModality:
		s.Modality, _ = schema.ParseModality(literal(q.Object))
	case propConfident:
		s.Confidence = number(q.Object)
	case propPLOVER:
		s.Predicate.PLOVER = schema.PLOVER(literal(q.Object))
	case propWording:
		s.Predicate.Surface = literal(q.Object)
	case propWhen:
		s.When = literal(q.Object)
	case propImplicit:
		s.Implicit = q.Object == quad.Bool(true)
	default:
		role := schema.Role(local(q.Predicate, "p:"))
		s.Qualifiers = append(s.Qualifiers, schema.Qualifier{Role: role, Argument: argumentOf(q.Object)})
	}
}

// sentence reads a sentence node back into the evidence that it was made of.
func (g *Graph) sentence(ctx context.Context, node quad.Value) (schema.Evidence, error) {
	doc, index, _ := strings.Cut(local(node, "d:"), "#s")
	e := schema.Evidence{Document: schema.DocumentID(doc)}
	e.Sentence, _ = strconv.Atoi(index)
	quads, err := g.collect(ctx, quad.Quad{Subject: node})
	for _, q := range quads {
		switch q.Predicate {
		case oaExact:
			e.Quote = literal(q.Object)
		case oaStart:
			e.Start = integer(q.Object)
		case oaEnd:
			e.End = integer(q.Object)
		}
	}
	return e, err
}

// Statements gives the statements that the filter picks, in the order of document, sentence and identifier.
func (g *Graph) Statements(ctx context.Context, f Filter) iter.Seq2[schema.Statement, error] {
	if len(f.About) > 0 || len(f.Speakers) > 0 {
		return g.statementsAbout(ctx, f)
	}
	return func(yield func(schema.Statement, error) bool) {
		docs, err := slices.Sorted(slices.Values(f.Documents)), error(nil)
		if len(docs) == 0 {
			docs, err = g.documentIDs(ctx)
		}
		if err != nil {
			yield(schema.Statement{}, err)
			return
		}
		for _, id := range slices.Compact(docs) {
			if !g.yieldDocument(ctx, f, id, yield) {
				return
			}
		}
	}
}

// yieldDocument gives the statements of one document and reports whether to go on.
func (g *Graph) yieldDocument(ctx context.Context, f Filter, id schema.DocumentID, yield func(schema.Statement, error) bool) bool {
	fail := func(err error) bool { yield(schema.Statement{}, err); return false }
	if f.Since != "" || f.Until != "" {
		d, _, err := g.Document(ctx, id)
		if err != nil {
			return fail(err)
		}
		if !f.picksDocument(d) {
			return true
		}
	}
	ids, err := g.statementIDs(ctx, id)
	if err != nil {
		return fail(err)
	}
	for _, id := range ids {
		s, found, err := g.Statement(ctx, id)
		if err != nil {
			return fail(err)
		}
		if found && f.picksStatement(&s) && !yield(s, nil) {
			return false
		}
	}
	return true
}

// statementIDs lists a document's statements in the order of sentences.
func (g *Graph) statementIDs(ctx context.Context, doc schema.DocumentID) ([]schema.StatementID, error) {
	parts, err := g.sentenceNodes(ctx, doc)
	if err != nil {
		return nil, err
	}
	var ids []schema.StatementID
	for _, part := range parts {
		derived, err := g.collect(ctx, quad.Quad{Predicate: derivedFrom, Object: part})
		if err != nil {
			return nil, err
		}
		first := len(ids)
		for _, q := range derived {
			if id, ok := strings.CutPrefix(string(q.Subject.(quad.IRI)), "s:"); ok {
				ids = append(ids, schema.StatementID(id))
			}
		}
		slices.Sort(ids[first:])
	}
	return ids, nil
}

func sentenceIndex(node quad.Value) int {
	_, index, _ := strings.Cut(local(node, "d:"), "#s")
	n, _ := strconv.Atoi(index)
	return n
}

// statementsAbout starts from the entities, which is the short way where few statements concern them.
func (g *Graph) statementsAbout(ctx context.Context, f Filter) iter.Seq2[schema.Statement, error] {
	return func(yield func(schema.Statement, error) bool) {
		all, err := g.gatherAbout(ctx, f)
		if err != nil {
			yield(schema.Statement{}, err)
			return
		}
		slices.SortFunc(all, func(a, b schema.Statement) int {
			return cmp.Or(cmp.Compare(a.Evidence.Document, b.Evidence.Document),
				cmp.Compare(a.Evidence.Sentence, b.Evidence.Sentence), cmp.Compare(a.ID, b.ID))
		})
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func (g *Graph) gatherAbout(ctx context.Context, f Filter) ([]schema.Statement, error) {
	entities := f.About
	if len(entities) == 0 {
		entities = f.Speakers
	}
	l := newLoader(g, f)
	for _, e := range entities {
		for q, err := range g.match(ctx, quad.Quad{Object: quad.IRI(e.Short())}) {
			if err == nil {
				err = l.load(ctx, q.Subject)
			}
			if err != nil {
				return nil, err
			}
		}
	}
	return l.statements, nil
}

// loader gathers statements by their nodes, each once, as far as the filter picks them.
type loader struct {
	g          *Graph
	filter     Filter
	seen       map[quad.Value]bool
	dated      map[schema.DocumentID]bool // whether the document's date is picked
	statements []schema.Statement
}

func newLoader(g *Graph, f Filter) *loader {
	return &loader{g: g, filter: f, seen: map[quad.Value]bool{}, dated: map[schema.DocumentID]bool{}}
}

// load takes a node; one that is no statement is passed over.
func (l *loader) load(ctx context.Context, node quad.Value) error {
	id, isStatement := strings.CutPrefix(local(node, ""), "s:")
	if !isStatement || l.seen[node] {
		return nil
	}
	l.seen[node] = true
	s, found, err := l.g.Statement(ctx, schema.StatementID(id))
	if err != nil || !found || !l.filter.picksStatement(&s) {
		return err
	}
	doc := s.Evidence.Document
	if l.filter.Since == "" && l.filter.Until == "" {
		l.dated[doc] = true
	} else if _, known := l.dated[doc]; !known {
		d, _, err := l.g.Document(ctx, doc)
		if err != nil {
			return err
		}
		l.dated[doc] = l.filter.picksDocument(d)
	}
	if l.dated[doc] {
		l.statements = append(l.statements, s)
	}
	return nil
}

// local takes the prefix off a name.
func local(v quad.Value, prefix string) string {
	iri, _ := v.(quad.IRI)
	return strings.TrimPrefix(string(iri), prefix)
}

// literal is the text of a literal, or the IRI of a link.
func literal(v quad.Value) string {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.LangString:
		return string(v.Value)
	case quad.TypedString:
		return string(v.Value)
	case quad.IRI:
		return schema.ExpandIRI(string(v))
	}
	return ""
}

func integer(v quad.Value) int {
	n, _ := v.(quad.Int)
	return int(n)
}

func number(v quad.Value) float64 {
	f, _ := v.(quad.Float)
	return float64(f)
}

func argumentOf(v quad.Value) schema.Argument {
	if id, ok := strings.CutPrefix(local(v, ""), "e:"); ok {
		return schema.Argument{Entity: schema.EntityID(id)}
	}
	return schema.Argument{Surface: literal(v)}
}

// PredicateUse tells how often a predicate occurs in statements.
type PredicateUse struct {
	Name       string
	Statements int
}

// Predicates lists the predicates of all statements, the most frequent first.
func (g *Graph) Predicates(ctx context.Context) ([]PredicateUse, error) {
	uses := map[quad.Value]int{}
	for q, err := range g.match(ctx, quad.Quad{Predicate: rdfPredicate}) {
		if err != nil {
			return nil, err
		}
		uses[q.Object]++
	}
	all := make([]PredicateUse, 0, len(uses))
	for p, n := range uses {
		all = append(all, PredicateUse{local(p, "p:"), n})
	}
	slices.SortFunc(all, func(a, b PredicateUse) int {
		return cmp.Or(cmp.Compare(b.Statements, a.Statements), cmp.Compare(a.Name, b.Name))
	})
	return all, nil
}

// Sentences gives the sentences of a document that statements or attributions rest on, in their order.
func (g *Graph) Sentences(ctx context.Context, doc schema.DocumentID) iter.Seq2[schema.Evidence, error] {
	return func(yield func(schema.Evidence, error) bool) {
		parts, err := g.sentenceNodes(ctx, doc)
		if err != nil {
			yield(schema.Evidence{}, err)
			return
		}
		for _, node := range parts {
			if e, err := g.sentence(ctx, node); !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// sentenceNodes lists the nodes of a document's sentences in their order.
func (g *Graph) sentenceNodes(ctx context.Context, doc schema.DocumentID) ([]quad.Value, error) {
	parts, err := g.collect(ctx, quad.Quad{Predicate: isPartOf, Object: quad.IRI(doc.Short())})
	if err != nil {
		return nil, err
	}
	nodes := make([]quad.Value, len(parts))
	for i, q := range parts {
		nodes[i] = q.Subject
	}
	slices.SortFunc(nodes, func(a, b quad.Value) int { return cmp.Compare(sentenceIndex(a), sentenceIndex(b)) })
	return nodes, nil
}
