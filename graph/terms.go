package graph

import (
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"claimgraph/schema"
)

// Datatypes that the store keeps as native values, so that a query can compare them.
const (
	xsdInteger  = "xsd:integer"
	xsdDecimal  = "xsd:decimal"
	xsdBoolean  = "xsd:boolean"
	xsdString   = "xsd:string"
	xsdDate     = "xsd:date"
	xsdDateTime = "xsd:dateTime"
)

// text makes a literal; empty text makes none. Characters that no N-Quads reader accepts are replaced.
func text(s string) quad.Value {
	if s == "" {
		return nil
	}
	return quad.String(strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD"))
}

// decimal makes a literal with at most three decimals, so that equal confidence has one form everywhere.
func decimal(f float64) quad.Value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		f = 0
	}
	return quad.Float(math.Round(f*1000) / 1000)
}

// date types a date only where it is one, for a reader may reject a typed literal that does not fit its type.
func date(s string) quad.Value {
	if s == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return quad.TypedString{Value: quad.String(s), Type: xsdDate}
	}
	if _, err := time.Parse(time.RFC3339, s); err == nil {
		return quad.TypedString{Value: quad.String(s), Type: xsdDateTime}
	}
	return text(s)
}

// link makes an IRI of a web address and a literal of anything else.
func link(s string) quad.Value {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || !validIRI(s) {
		return text(s)
	}
	return quad.IRI(schema.ShortenIRI(s))
}

// validIRI reports whether s holds none of the characters that N-Quads forbids between < and >.
func validIRI(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) || unicode.IsSpace(r) || unicode.IsControl(r) ||
			unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r)
	})
}

// ExportQuad turns a quad of the store into plain RDF: full IRIs, and literals by their lexical form. The result holds
// IRI, BNode, String, LangString and TypedString only.
func ExportQuad(q quad.Quad) quad.Quad {
	return quad.Quad{Subject: exportTerm(q.Subject), Predicate: exportTerm(q.Predicate),
		Object: exportTerm(q.Object), Label: exportTerm(q.Label)}
}

// ImportQuad is the inverse of ExportQuad.
func ImportQuad(q quad.Quad) quad.Quad {
	return quad.Quad{Subject: importTerm(q.Subject), Predicate: importTerm(q.Predicate),
		Object: importTerm(q.Object), Label: importTerm(q.Label)}
}

func exportTerm(v quad.Value) quad.Value {
	switch v := v.(type) {
	case quad.IRI:
		return quad.IRI(schema.ExpandIRI(string(v)))
	case quad.Int:
		return typed(strconv.FormatInt(int64(v), 10), xsdInteger)
	case quad.Float:
		return typed(formatDecimal(float64(v)), xsdDecimal)
	case quad.Bool:
		return typed(strconv.FormatBool(bool(v)), xsdBoolean)
	case quad.TypedString:
		return typed(string(v.Value), string(v.Type))
	}
	return v
}

func typed(lexical, shortType string) quad.Value {
	return quad.TypedString{Value: quad.String(lexical), Type: quad.IRI(schema.ExpandIRI(shortType))}
}

func formatDecimal(f float64) string {
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0" // the canonical form of a decimal has a digit after its point
	}
	return s
}

// importTerm makes a native value only of a literal in the form that export gives it, so that any literal comes out
// to the letter as it came in.
func importTerm(v quad.Value) quad.Value {
	switch v := v.(type) {
	case quad.IRI:
		return quad.IRI(schema.ShortenIRI(string(v)))
	case quad.TypedString:
		t := quad.TypedString{Value: v.Value, Type: quad.IRI(schema.ShortenIRI(string(v.Type)))}
		if t.Type == xsdString {
			return t.Value
		}
		if native := nativeOf(string(t.Value), string(t.Type)); native != nil && exportTerm(native) == exportTerm(t) {
			return native
		}
		return t
	}
	return v
}

func nativeOf(lexical, shortType string) quad.Value {
	switch shortType {
	case xsdInteger:
		if n, err := strconv.ParseInt(lexical, 10, 64); err == nil {
			return quad.Int(n)
		}
	case xsdDecimal:
		if f, err := strconv.ParseFloat(lexical, 64); err == nil {
			return quad.Float(f)
		}
	case xsdBoolean:
		if b, err := strconv.ParseBool(lexical); err == nil {
			return quad.Bool(b)
		}
	}
	return nil
}
