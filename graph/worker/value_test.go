package worker

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"claimgraph/graph"
)

// cells draws what a row may hold.
func cells(depth int) *rapid.Generator[any] {
	text := rapid.String()
	kinds := []*rapid.Generator[any]{
		rapid.Just[any](nil),
		rapid.Map(text, func(s string) any { return s }),
		rapid.Map(text, func(s string) any { return quad.IRI(s) }),
		rapid.Map(text, func(s string) any { return quad.BNode(s) }),
		rapid.Map(text, func(s string) any { return quad.String(s) }),
		rapid.Map(text, func(s string) any { return quad.LangString{Value: quad.String(s), Lang: "ja"} }),
		rapid.Map(text, func(s string) any { return quad.TypedString{Value: quad.String(s), Type: "xsd:date"} }),
		rapid.Map(rapid.Int64(), func(n int64) any { return quad.Int(n) }),
		rapid.Map(rapid.Float64(), func(f float64) any { return quad.Float(f) }),
		rapid.Map(rapid.Bool(), func(b bool) any { return quad.Bool(b) }),
		rapid.Map(rapid.Int64Range(0, 1<<40), func(n int64) any { return quad.Time(time.Unix(n/1000, n%1000).UTC()) }),
		rapid.Map(rapid.Int64(), func(n int64) any { return n }),
		rapid.Map(rapid.Bool(), func(b bool) any { return b }),
	}
	if depth > 0 {
		inner := cells(depth - 1)
		kinds = append(kinds,
			rapid.Map(rapid.SliceOfN(inner, 0, 3), func(l []any) any { return l }),
			rapid.Map(rapid.MapOfN(text, inner, 0, 3), func(m map[string]any) any { return m }))
	}
	return rapid.OneOf(kinds...)
}

func TestRowsSurviveTheWire(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := []graph.Row{rapid.MapOfN(rapid.String(), cells(3), 0, 4).Draw(t, "row")}
		encoded, err := encodeRows(rows)
		if err != nil {
			t.Fatal(err)
		}
		var wire bytes.Buffer
		if err := writeFrame(&wire, frame{Rows: encoded}, 1<<30); err != nil {
			t.Fatal(err)
		}
		f, err := readFrame(&wire, 1<<30)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeRows(f.Rows)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, rows) {
			t.Fatalf("got  %#v\nsent %#v", got, rows)
		}
	})
}

func TestNestedWithoutEnd(t *testing.T) {
	loop := map[string]any{}
	loop["self"] = []any{loop}
	if _, err := encodeRows([]graph.Row{{"value": loop}}); err == nil {
		t.Error("encoded what has no end")
	}
}

// FuzzReadFrame gives the parent's side whatever a worker that went wrong may send.
func FuzzReadFrame(f *testing.F) {
	var good bytes.Buffer
	rows, _ := encodeRows([]graph.Row{{"id": quad.IRI("e:Japan"), "n": quad.Int(3)}})
	writeFrame(&good, frame{Rows: rows, More: true}, 1<<20)
	f.Add(good.Bytes())
	f.Add([]byte{0, 0, 0, 2, '{', '}'})
	f.Add([]byte{255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := readFrame(bytes.NewReader(data), 1<<16)
		if err != nil {
			return
		}
		if r, err := got.response(); err == nil && len(r.Result.Rows) != len(got.Rows) {
			t.Errorf("%d rows became %d", len(got.Rows), len(r.Result.Rows))
		}
	})
}
