package nquads

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/cayleygraph/quad"
)

func readAll(text string, options ...Option) ([]quad.Quad, error) {
	r := NewReader(strings.NewReader(text), options...)
	var quads []quad.Quad
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			return quads, nil
		}
		if err != nil {
			return quads, err
		}
		quads = append(quads, q)
	}
}

const (
	dock  = quad.IRI("http://port.example/dock")
	holds = quad.IRI("http://port.example/holds")
)

// What the grammar allows as an object is read as it is written, and written again in canonical form.
func TestTerms(t *testing.T) {
	typed := func(value, datatype string) quad.Value {
		return quad.TypedString{Value: quad.String(value), Type: quad.IRI(datatype)}
	}
	for _, test := range []struct {
		text      string
		want      quad.Value
		canonical string // if not the same
	}{
		{`<http://port.example/ship>`, quad.IRI("http://port.example/ship"), ""},
		{`<urn:x>`, quad.IRI("urn:x"), ""},
		{`<s:>`, quad.IRI("s:"), ""},
		{`<http://port.example/Z\u00FCrich>`, quad.IRI("http://port.example/Zürich"), `<http://port.example/Zürich>`},
		{`<http://port.example/\U0001F6A2>`, quad.IRI("http://port.example/🚢"), `<http://port.example/🚢>`},
		{`_:b`, quad.BNode("b"), ""},
		{`_:0`, quad.BNode("0"), ""},
		{`_:a.b-c`, quad.BNode("a.b-c"), ""},
		{`_:_é·x`, quad.BNode("_é·x"), ""},
		{`""`, quad.String(""), ""},
		{`"tide # not a comment"`, quad.String("tide # not a comment"), ""},
		{`"<urn:x> _:b ."`, quad.String("<urn:x> _:b ."), ""},
		{`"'\'\"\\"`, quad.String(`''"\`), `"''\"\\"`},
		{`"\t\b\n\r\f"`, quad.String("\t\b\n\r\f"), ""},
		{`"ends in a backslash \\"`, quad.String(`ends in a backslash \`), ""},
		{"\"\x00\x7f\"", quad.String("\x00\x7f"), `"\u0000\u007F"`},
		{`"\u00e9\U0001F6A2"`, quad.String("é🚢"), `"é🚢"`},
		{`"ebb"@en`, quad.LangString{Value: "ebb", Lang: "en"}, ""},
		{`"ebb"@en-GB-oed1`, quad.LangString{Value: "ebb", Lang: "en-GB-oed1"}, ""},
		{`"0042"^^<http://www.w3.org/2001/XMLSchema#integer>`, typed("0042", "http://www.w3.org/2001/XMLSchema#integer"), ""},
		{`"1e3"^^<http://www.w3.org/2001/XMLSchema#double>`, typed("1e3", "http://www.w3.org/2001/XMLSchema#double"), ""},
		{`"true"^^<http://www.w3.org/2001/XMLSchema#boolean>`, typed("true", "http://www.w3.org/2001/XMLSchema#boolean"), ""},
		{`"2031-01-01T00:00:00+05:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>`,
			typed("2031-01-01T00:00:00+05:00", "http://www.w3.org/2001/XMLSchema#dateTime"), ""},
		{`"x"^^<http://www.w3.org/2001/XMLSchema#string>`, quad.String("x"), `"x"`},
	} {
		t.Run(test.text, func(t *testing.T) {
			quads, err := readAll("<http://port.example/dock> <http://port.example/holds> " + test.text + " .\n")
			if err != nil {
				t.Fatal(err)
			}
			want := quad.Quad{Subject: dock, Predicate: holds, Object: test.want}
			if len(quads) != 1 || quads[0] != want {
				t.Fatalf("read %#v, want %#v", quads, want)
			}
			canonical := test.canonical
			if canonical == "" {
				canonical = test.text
			}
			if got, err := AppendTerm(nil, test.want); err != nil || string(got) != canonical {
				t.Errorf("written as %s (%v), want %s", got, err, canonical)
			}
		})
	}
}

// Space, comments and line ends may stand where the grammar has them, and need not.
func TestLayout(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       int
	}{
		{"nothing", "", 0},
		{"empty lines", "\n\n", 0},
		{"comment", "# a comment", 0},
		{"comment after space", "  \t# a comment\n", 0},
		{"no last line end", "<s:a> <s:b> <s:c> .", 1},
		{"comment after the statement", "<s:a> <s:b> <s:c> <s:d> .# why\n", 1},
		{"tabs", "\t<s:a>\t<s:b>\t<s:c>\t<s:d>\t.\t\n", 1},
		{"as little space as can be", "<s:a><s:b><s:c><s:d>.", 1},
		{"as little space with blank nodes", "_:a<s:b>_:c<s:d>.", 1},
		{"blank node before the full stop", "_:a <s:b> _:c.", 1},
		{"as little space with literals", `<s:a><s:b>"c"@en<s:d>.`, 1},
		{"as little space with datatypes", `<s:a><s:b>"c"^^<s:t>_:d.`, 1},
		{"carriage returns", "<s:a> <s:b> <s:c> .\r<s:a> <s:b> <s:d> .\r", 2},
		{"both", "<s:a> <s:b> <s:c> .\r\n\r\n<s:a> <s:b> <s:d> .\r\n", 2},
		{"the same quad twice", "<s:a> <s:b> <s:c> .\n<s:a> <s:b> <s:c> .\n", 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, in := range []io.Reader{strings.NewReader(test.text), iotest.OneByteReader(strings.NewReader(test.text))} {
				r, n := NewReader(in), 0
				for ; ; n++ {
					if _, err := r.ReadQuad(); errors.Is(err, io.EOF) {
						break
					} else if err != nil {
						t.Fatal(err)
					}
				}
				if n != test.want {
					t.Errorf("%d quads, want %d", n, test.want)
				}
			}
		})
	}
}

// What the grammar does not have is refused, at the place where it stands.
func TestMistakes(t *testing.T) {
	for _, test := range []struct{ text, place string }{
		{"<s:a> <s:b> <s:c>", "1:18"},
		{"<s:a> <s:b> <s:c> ;", "1:19"},
		{"<s:a> <s:b> .", "1:13"},
		{"<s:a> .", "1:7"},
		{"<s:a> <s:b> <s:c> <s:d> <s:e> .", "1:25"},
		{"<s:a> <s:b> <s:c> . <s:a> <s:b> <s:d> .", "1:21"},
		{"<s:a> <s:b> <s:c>, <s:d> .", "1:18"},
		{"@prefix p: <s:p> .", "1:1"},
		{"@base <s:p> .", "1:1"},
		{"p:a <s:b> <s:c> .", "1:1"},
		{`"a" <s:b> <s:c> .`, "1:1"},
		{`<s:a> "b" <s:c> .`, "1:7"},
		{`<s:a> _:b <s:c> .`, "1:7"},
		{`<s:a> a <s:c> .`, "1:7"},
		{`<s:a> <s:b> <s:c> "d" .`, "1:19"},
		{`<s:a> <s:b> 1 .`, "1:13"},
		{`<s:a> <s:b> 1.0e1 .`, "1:13"},
		{`<s:a> <s:b> true .`, "1:13"},
		{`<s:a> <s:b> 'c' .`, "1:13"},
		{`<s:a> <s:b> """c""" .`, "1:15"},
		{`<s:a> <s:b> "c .`, "1:13"},
		{"<s:a> <s:b> \"c\nd\" .", "1:13"},
		{`<s:a> <s:b> "\a" .`, "1:14"},
		{`<s:a> <s:b> "\u00g0" .`, "1:14"},
		{`<s:a> <s:b> "\u00" .`, "1:14"},
		{`<s:a> <s:b> "\U0011FFFF" .`, "1:14"},
		{`<s:a> <s:b> "\UFFFFFFFF" .`, "1:14"},
		{`<s:a> <s:b> "\uD800" .`, "1:14"},
		{`<s:a> <s:b> "\`, "1:14"},
		{`<s:a> <s:b> "c"@ .`, "1:17"},
		{`<s:a> <s:b> "c"@1 .`, "1:17"},
		{`<s:a> <s:b> "c"@en- .`, "1:20"},
		{`<s:a> <s:b> "c"@en--x .`, "1:20"},
		{`<s:a> <s:b> "c"@e1 .`, "1:18"},
		{`<s:a> <s:b> "c"^<s:t> .`, "1:17"},
		{`<s:a> <s:b> "c"^^t .`, "1:18"},
		{`<s:a> <s:b> "c"^^"t" .`, "1:18"},
		{`<s:a> <s:b> "c"^^<t> .`, "1:18"},
		{`<a> <s:b> <s:c> .`, "1:1"},
		{`<s:a> <b> <s:c> .`, "1:7"},
		{`<s:a> <s:b> </c> .`, "1:13"},
		{`<s:a> <s:b> <s:c> <d> .`, "1:19"},
		{`<> <s:b> <s:c> .`, "1:1"},
		{`<1:a> <s:b> <s:c> .`, "1:1"},
		{`<s:a b> <s:b> <s:c> .`, "1:5"},
		{`<s:a <s:b> <s:c> .`, "1:5"},
		{`<s:{a}> <s:b> <s:c> .`, "1:4"},
		{`<s:a|b> <s:b> <s:c> .`, "1:5"},
		{"<s:`> <s:b> <s:c> .", "1:4"},
		{`<s:\n> <s:b> <s:c> .`, "1:4"},
		{`<s:\u0020> <s:b> <s:c> .`, "1:4"},
		{`<s:\u005C> <s:b> <s:c> .`, "1:4"},
		{`<s:\u00ZZ11> <s:b> <s:c> .`, "1:4"},
		{`<s:a`, "1:1"},
		{`_ <s:b> <s:c> .`, "1:2"},
		{`_: <s:b> <s:c> .`, "1:3"},
		{`_:-a <s:b> <s:c> .`, "1:3"},
		{`_:.a <s:b> <s:c> .`, "1:3"},
		{`_:a:b <s:b> <s:c> .`, "1:4"},
		{"<s:é> <s:b> <s:c> . x", "1:21"},
		{"# first\r\n<s:a> <s:b> <s:c> .\r\n\nx", "4:1"},
		{"<s:a> <s:b> <s:c> .\rx", "2:1"},
		{"<s:a> <s:b> \"\xff\" .", "1:14"},
		{"\ufeff<s:a> <s:b> <s:c> .", "1:1"},
		{"<s:a> <s:b> <s:c>\u00a0.", "1:18"},
	} {
		t.Run(test.text, func(t *testing.T) {
			quads, err := readAll(test.text)
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("read %v, error %v, want a syntax error", quads, err)
			}
			if got := fmt.Sprintf("%d:%d", syntax.Line, syntax.Column); got != test.place {
				t.Errorf("%v, want it at %s", err, test.place)
			}
		})
	}
}

func TestOptions(t *testing.T) {
	if _, err := readAll("<s:a> <s:b> <s:c> <s:d> .", Triples()); err == nil {
		t.Error("N-Triples with a graph label were accepted")
	}
	if quads, err := readAll("<a> <b> <c> .", RelativeIRIs()); err != nil || quads[0].Subject != quad.IRI("a") {
		t.Errorf("short names: %v, %v", quads, err)
	}
	if _, err := readAll("\n nothing", Named("ships.nq")); err == nil || !strings.HasPrefix(err.Error(), "ships.nq:2:2: ") {
		t.Errorf("error %v does not name the file and place", err)
	}
}

// A line without an end does not fill the memory, and a line longer than the buffer is read whole.
func TestLongLines(t *testing.T) {
	endless := io.LimitReader(zeros{}, 1<<40)
	if _, err := NewReader(endless).ReadQuad(); err == nil || !strings.Contains(err.Error(), "64 MB") {
		t.Errorf("endless line: %v", err)
	}
	long := strings.Repeat("tide ", 1<<17)
	quads, err := readAll(`<s:a> <s:b> "` + long + "\" .\n<s:a> <s:b> <s:c> .\n")
	if err != nil || len(quads) != 2 || quads[0].Object != quad.String(long) {
		t.Errorf("long literal: %d quads, %v", len(quads), err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = '0'
	}
	return len(b), nil
}

// Errors of what is read from, such as a broken compressed file, come through.
func TestReadError(t *testing.T) {
	r := NewReader(io.MultiReader(strings.NewReader("<s:a> <s:b> <s:c> .\n"), iotest.ErrReader(io.ErrUnexpectedEOF)))
	if _, err := r.ReadQuad(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := r.ReadQuad(); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("got %v", err)
		}
	}
}

// What N-Quads cannot hold is not written.
func TestUnwritable(t *testing.T) {
	for name, q := range map[string]quad.Quad{
		"no predicate":      {Subject: dock, Object: dock},
		"no object":         {Subject: dock, Predicate: holds},
		"literal subject":   {Subject: quad.String("x"), Predicate: holds, Object: dock},
		"literal label":     {Subject: dock, Predicate: holds, Object: dock, Label: quad.String("x")},
		"predicate literal": {Subject: dock, Predicate: quad.String("x"), Object: dock},
		"IRI with a space":  {Subject: dock, Predicate: holds, Object: quad.IRI("s:a b")},
		"bytes":             {Subject: dock, Predicate: holds, Object: quad.String("\xff")},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			w := NewWriter(&b)
			if err := w.WriteQuad(q); err == nil {
				t.Error("it was written")
			}
			if w.Close(); b.Len() > 0 {
				t.Errorf("left %q", &b)
			}
		})
	}
}

// Whatever is accepted is written and read again as the same quads; nothing panics.
func FuzzReader(f *testing.F) {
	f.Add("<s:a> <s:b> \"c\\u00e9\"@en-GB <s:d> .\r\n_:a.b<s:b>\"\\\\\"^^<s:t>.# x")
	f.Add("<s:\\U0001F6A2> <s:b> _:é·x .\r<s:")
	f.Fuzz(func(t *testing.T, text string) {
		quads, _ := readAll(text)
		var b bytes.Buffer
		w := NewWriter(&b)
		if _, err := w.WriteQuads(quads); err != nil {
			t.Fatalf("read from %q and not writable: %v", text, err)
		}
		w.Close()
		again, err := readAll(b.String())
		if err != nil {
			t.Fatalf("wrote %q: %v", &b, err)
		}
		if len(again) != len(quads) {
			t.Fatalf("%d quads became %d", len(quads), len(again))
		}
		for i := range quads {
			if again[i] != quads[i] {
				t.Fatalf("%v became %v", quads[i], again[i])
			}
		}
	})
}

// sample is like a claim graph: names that recur, literals that do not.
func sample() []byte {
	var b []byte
	for i := range 20_000 {
		b = fmt.Appendf(b, "<http://port.example/statement/%08x> <http://port.example/vocabulary#%d> <http://port.example/entity/%d> <http://port.example/document/%d> .\n",
			i/6*2654435761%0xffffffff, i%12, i*i%3000, i/200)
		b = fmt.Appendf(b, "<http://port.example/statement/%08x> <http://port.example/vocabulary#quote> \"the pilot said that ship %d would sail with the tide\" <http://port.example/document/%d> .\n",
			i/6*2654435761%0xffffffff, i, i/200)
	}
	return b
}

func BenchmarkRead(b *testing.B) {
	text := sample()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		r := NewReader(bytes.NewReader(text))
		for {
			if _, err := r.ReadQuad(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	text := sample()
	quads, err := readAll(string(text))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		w := NewWriter(io.Discard)
		if _, err := w.WriteQuads(quads); err != nil {
			b.Fatal(err)
		}
		w.Close()
	}
}
