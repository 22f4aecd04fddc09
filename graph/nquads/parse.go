package nquads

import (
	"bytes"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// mistake is a syntax error at a byte of a line.
type mistake struct {
	pos int
	msg string
}

func (m mistake) Error() string { return m.msg }

const (
	// maxTerms and maxTerm bound the memory of the terms that are kept; graphs name the same things again and again.
	maxTerms = 1 << 15
	maxTerm  = 256

	xsdString = "http://www.w3.org/2001/XMLSchema#string"
)

// parser parses single lines.
type parser struct {
	triples, relative bool
	terms             map[string]quad.Value // by how they are written

	line []byte
	pos  int
	text []byte // for unescaping
}

// parse returns the quad of a line; ok is false for an empty one.
func (p *parser) parse(line []byte) (q quad.Quad, ok bool, err error) {
	p.line, p.pos = line, 0
	if !utf8.Valid(line) {
		return q, false, p.invalidUTF8()
	}
	if p.skip(); p.ended() {
		return q, false, nil
	}
	if q.Subject, err = p.resource("subject"); err != nil {
		return q, false, err
	}
	p.skip()
	if p.peek() != '<' {
		return q, false, p.fail("expected the predicate, an IRI in <>")
	}
	if q.Predicate, err = p.iri(); err != nil {
		return q, false, err
	}
	p.skip()
	if p.peek() == '"' {
		q.Object, err = p.literal()
	} else {
		q.Object, err = p.resource("object")
	}
	if err != nil {
		return q, false, err
	}
	p.skip()
	if c := p.peek(); c == '<' || c == '_' {
		if p.triples {
			return q, false, p.fail("a graph label in N-Triples; name the file .nq if it holds N-Quads")
		}
		if q.Label, err = p.resource("graph label"); err != nil {
			return q, false, err
		}
		p.skip()
	}
	if p.peek() != '.' {
		return q, false, p.fail("expected a full stop at the statement's end")
	}
	p.pos++
	if p.skip(); !p.ended() {
		return q, false, p.fail("text after the full stop; each statement has a line of its own")
	}
	return q, true, nil
}

func (p *parser) invalidUTF8() error {
	for p.pos < len(p.line) {
		c, n := utf8.DecodeRune(p.line[p.pos:])
		if c == utf8.RuneError && n == 1 {
			break
		}
		p.pos += n
	}
	return p.fail("not UTF-8; convert the file")
}

func (p *parser) fail(msg string) error { return mistake{p.pos, msg} }

// peek is the next byte, 0 at the end.
func (p *parser) peek() byte {
	if p.pos < len(p.line) {
		return p.line[p.pos]
	}
	return 0
}

func (p *parser) skip() {
	for p.pos < len(p.line) && (p.line[p.pos] == ' ' || p.line[p.pos] == '\t') {
		p.pos++
	}
}

// ended reports whether nothing but a comment is left.
func (p *parser) ended() bool { return p.pos == len(p.line) || p.line[p.pos] == '#' }

// resource parses an IRI or a blank node.
func (p *parser) resource(role string) (quad.Value, error) {
	switch p.peek() {
	case '<':
		return p.iri()
	case '_':
		return p.blank()
	}
	if role == "object" {
		return nil, p.fail("expected the object: an IRI in <>, a blank node or a literal in double quotes")
	}
	return nil, p.fail("expected the " + role + ", an IRI in <> or a blank node")
}

// remember keeps a term for the next time that it is written the same way.
func (p *parser) remember(written []byte, v quad.Value) quad.Value {
	if len(written) > maxTerm {
		return v
	}
	if len(p.terms) >= maxTerms {
		clear(p.terms)
	}
	p.terms[string(written)] = v
	return v
}

// blank parses "BLANK_NODE_LABEL ::= '_:' (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?".
func (p *parser) blank() (quad.Value, error) {
	start := p.pos
	if p.pos++; p.peek() != ':' {
		return nil, p.fail("expected a colon: blank nodes are written _:name")
	}
	p.pos++
	last := p.pos // after the last character that may end the label
	for i := p.pos; i < len(p.line); {
		c, n := utf8.DecodeRune(p.line[i:])
		i += n
		if c == '.' && last > p.pos {
			continue
		}
		if !nameChar(c, last == p.pos) {
			break
		}
		last = i
	}
	if last == p.pos {
		return nil, p.fail("a blank node without a name")
	}
	p.pos = last
	written := p.line[start:p.pos]
	if v, ok := p.terms[string(written)]; ok {
		return v, nil
	}
	return p.remember(written, quad.BNode(written[2:])), nil
}

// nameChar reports whether a blank node label may hold the character: PN_CHARS, or PN_CHARS_U and digits at its start.
func nameChar(c rune, first bool) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '_':
		return true
	case c < 0x80:
		return c == '-' && !first
	case c == 0xB7, 0x300 <= c && c <= 0x36F, c == 0x203F, c == 0x2040:
		return !first
	}
	return 0xC0 <= c && c <= 0x2FF && c != 0xD7 && c != 0xF7 || 0x370 <= c && c <= 0x1FFF && c != 0x37E ||
		c == 0x200C || c == 0x200D || 0x2070 <= c && c <= 0x218F || 0x2C00 <= c && c <= 0x2FEF ||
		0x3001 <= c && c <= 0xD7FF || 0xF900 <= c && c <= 0xFDCF || 0xFDF0 <= c && c <= 0xFFFD ||
		0x10000 <= c && c <= 0xEFFFF
}

// iri parses "IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'".
func (p *parser) iri() (quad.Value, error) {
	length := bytes.IndexByte(p.line[p.pos:], '>')
	if length < 0 {
		return nil, p.fail("an IRI without its closing >")
	}
	written := p.line[p.pos : p.pos+length+1]
	if v, ok := p.terms[string(written)]; ok {
		p.pos += len(written)
		return v, nil
	}
	start, stop := p.pos, p.pos+length
	p.text = p.text[:0]
	for p.pos++; p.pos < stop; {
		c, at := p.line[p.pos], p.pos
		if c != '\\' {
			if !iriByte(c) {
				return nil, p.fail("an IRI cannot hold this character; write it as % and two hexadecimal digits")
			}
			p.text = append(p.text, c)
			p.pos++
			continue
		}
		decoded, err := p.numeric()
		if err != nil {
			return nil, err
		}
		if decoded < utf8.RuneSelf && !iriByte(byte(decoded)) || decoded == '\\' {
			return nil, mistake{at, "an IRI cannot hold this character, escaped or not"}
		}
		p.text = utf8.AppendRune(p.text, decoded)
	}
	p.pos = stop + 1
	if !p.relative && !absolute(p.text) {
		return nil, mistake{start, "a relative IRI; N-Quads needs absolute ones, with a scheme such as http:"}
	}
	return p.remember(written, quad.IRI(p.text)), nil
}

// noIRI marks the bytes that an IRI cannot hold.
var noIRI = func() (table [256]bool) {
	for c := range ' ' + 1 {
		table[c] = true
	}
	for _, c := range "<>\"{}|^`\\" {
		table[c] = true
	}
	return table
}()

func iriByte(c byte) bool { return !noIRI[c] }

// absolute reports whether an IRI begins with a scheme (RFC 3987, section 2.2).
func absolute(iri []byte) bool {
	for i, c := range iri {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
		case '0' <= c && c <= '9', c == '+', c == '-', c == '.':
			if i == 0 {
				return false
			}
		default:
			return c == ':' && i > 0
		}
	}
	return false
}

// literal parses a string with its datatype or language.
func (p *parser) literal() (quad.Value, error) {
	text, err := p.quoted()
	if err != nil {
		return nil, err
	}
	p.skip()
	switch p.peek() {
	case '@':
		start := p.pos + 1
		if err := p.language(); err != nil {
			return nil, err
		}
		return quad.LangString{Value: quad.String(text), Lang: string(p.line[start:p.pos])}, nil
	case '^':
		if p.pos++; p.peek() != '^' {
			return nil, p.fail("expected ^^ before the datatype")
		}
		p.pos++
		if p.skip(); p.peek() != '<' {
			return nil, p.fail("expected the datatype, an IRI in <>")
		}
		datatype, err := p.iri()
		if err != nil {
			return nil, err
		}
		if iri := datatype.(quad.IRI); iri != xsdString {
			return quad.TypedString{Value: quad.String(text), Type: iri}, nil
		}
	}
	return quad.String(text), nil
}

// language parses "LANGTAG ::= '@' [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*".
func (p *parser) language() error {
	part := 0 // characters in this part
	for p.pos++; p.pos < len(p.line); p.pos++ {
		c := p.line[p.pos]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9' && part < 0:
			if part >= 0 {
				part++
			}
		case c == '-' && part != 0 && p.line[p.pos-1] != '-':
			part = -1
		default:
			goto end
		}
	}
end:
	if last := p.line[p.pos-1]; last == '@' || last == '-' {
		return p.fail("an incomplete language tag")
	}
	return nil
}

// quoted parses "STRING_LITERAL_QUOTE ::= '"' ([^#x22#x5C#xA#xD] | ECHAR | UCHAR)* '"'".
func (p *parser) quoted() (string, error) {
	start := p.pos
	p.pos++
	if i := bytes.IndexByte(p.line[p.pos:], '"'); i >= 0 && bytes.IndexByte(p.line[p.pos:p.pos+i], '\\') < 0 {
		text := string(p.line[p.pos : p.pos+i])
		p.pos += i + 1
		return text, nil
	}
	p.text = p.text[:0]
	for p.pos < len(p.line) {
		switch c := p.line[p.pos]; c {
		case '"':
			p.pos++
			return string(p.text), nil
		case '\\':
			if err := p.escape(); err != nil {
				return "", err
			}
		default:
			p.text = append(p.text, c)
			p.pos++
		}
	}
	p.pos = start
	return "", p.fail(`a literal without its closing "; line ends in it are written \n`)
}

// escape parses "ECHAR ::= '\' [tbnrf"'\]" or a numeric escape.
func (p *parser) escape() error {
	var next byte
	if p.pos+1 < len(p.line) {
		next = p.line[p.pos+1]
	}
	if next == 'u' || next == 'U' {
		c, err := p.numeric()
		p.text = utf8.AppendRune(p.text, c)
		return err
	}
	i := bytes.IndexByte([]byte(`tbnrf"'\`), next)
	if i < 0 {
		return p.fail(`an unknown escape; a backslash itself is written \\`)
	}
	p.text = append(p.text, "\t\b\n\r\f\"'\\"[i])
	p.pos += 2
	return nil
}

// numeric parses "UCHAR ::= '\u' HEX HEX HEX HEX | '\U' HEX HEX HEX HEX HEX HEX HEX HEX".
func (p *parser) numeric() (rune, error) {
	digits := 0
	if p.pos+1 < len(p.line) {
		switch p.line[p.pos+1] {
		case 'u':
			digits = 4
		case 'U':
			digits = 8
		}
	}
	if digits == 0 {
		return 0, p.fail(`an unknown escape; IRIs know \u and \U only`)
	}
	end := p.pos + 2 + digits
	if end > len(p.line) {
		return 0, p.fail("an escape with too few hexadecimal digits")
	}
	c := uint32(0)
	for _, d := range p.line[p.pos+2 : end] {
		v := hexValue(d)
		if v < 0 {
			return 0, p.fail("an escape with too few hexadecimal digits")
		}
		c = c<<4 | uint32(v)
	}
	if c > utf8.MaxRune || !utf8.ValidRune(rune(c)) {
		return 0, p.fail("an escape for what is no Unicode character")
	}
	p.pos = end
	return rune(c), nil
}

func hexValue(d byte) int {
	switch {
	case '0' <= d && d <= '9':
		return int(d - '0')
	case 'a' <= d && d <= 'f':
		return int(d-'a') + 10
	case 'A' <= d && d <= 'F':
		return int(d-'A') + 10
	}
	return -1
}
