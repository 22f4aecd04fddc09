package export

import (
	"fmt"

	"github.com/cayleygraph/quad"
)

// appendNQuad appends a quad of plain RDF terms as one line, in the canonical form of N-Quads.
func appendNQuad(b []byte, q quad.Quad) []byte {
	b = appendTriple(b, q)
	if q.Label != nil {
		b = appendTerm(append(b, ' '), q.Label)
	}
	return append(b, " .\n"...)
}

func appendTriple(b []byte, q quad.Quad) []byte {
	b = appendTerm(b, q.Subject)
	b = appendTerm(append(b, ' '), q.Predicate)
	return appendTerm(append(b, ' '), q.Object)
}

func appendTerm(b []byte, v quad.Value) []byte {
	switch v := v.(type) {
	case quad.IRI:
		return append(append(append(b, '<'), v...), '>')
	case quad.BNode:
		return append(append(b, "_:"...), v...)
	case quad.String:
		return appendQuoted(b, string(v))
	case quad.LangString:
		b = appendQuoted(b, string(v.Value))
		return append(append(b, '@'), v.Lang...)
	case quad.TypedString:
		b = appendQuoted(b, string(v.Value))
		return append(append(append(b, "^^<"...), v.Type...), '>')
	}
	return appendQuoted(b, fmt.Sprint(v.Native()))
}

// appendQuoted escapes as the canonical form asks: the characters that have a short escape, and control characters.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		case c == '\b':
			b = append(b, `\b`...)
		case c == '\f':
			b = append(b, `\f`...)
		case c < ' ' || c == 0x7f:
			b = fmt.Appendf(b, `\u%04X`, c)
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
