package worker

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"

	"claimgraph/graph"
)

// value is what a graph.Row may hold, in a form that tells its kinds apart after a journey through JSON. One field is
// set; none stands for null.
type value struct {
	IRI   *string          `json:",omitempty"`
	BNode *string          `json:",omitempty"`
	Text  *string          `json:",omitempty"` // a literal, with Lang or Type where it has one
	Lang  string           `json:",omitempty"`
	Type  string           `json:",omitempty"`
	Int   *int64           `json:",omitempty"`
	Float *string          `json:",omitempty"` // JSON has no infinities
	Bool  *bool            `json:",omitempty"`
	Time  *time.Time       `json:",omitempty"`
	Plain json.RawMessage  `json:",omitempty"` // a string, number or boolean of JavaScript
	Map   map[string]value `json:",omitempty"`
	List  []value          `json:",omitempty"`
	Empty string           `json:",omitempty"` // "map" or "list"
}

// maxDepth bounds nested answers: "a = {}; a.a = a; g.Emit(a)" has no end.
const maxDepth = 64

var errDeep = errors.New("an answer is nested too deeply, or holds itself")

func encodeRows(rows []graph.Row) ([]map[string]value, error) {
	encoded := make([]map[string]value, len(rows))
	for i, row := range rows {
		encoded[i] = make(map[string]value, len(row))
		for name, cell := range row {
			v, err := encode(cell, maxDepth)
			if err != nil {
				return nil, err
			}
			encoded[i][name] = v
		}
	}
	return encoded, nil
}

func encode(cell any, depth int) (value, error) {
	switch c := cell.(type) {
	case nil:
		return value{}, nil
	case quad.Value:
		return encodeTerm(c), nil
	case string, bool, int, int64:
		return plain(c)
	case float64:
		if math.IsNaN(c) || math.IsInf(c, 0) {
			return plain(strconv.FormatFloat(c, 'g', -1, 64))
		}
		return plain(c)
	case time.Time:
		return plain(c)
	}
	return encodeNested(reflect.ValueOf(cell), depth-1)
}

func plain(v any) (value, error) {
	raw, err := json.Marshal(v)
	return value{Plain: raw}, err
}

func encodeTerm(v quad.Value) value {
	text := func(s string) *string { return &s }
	switch v := v.(type) {
	case quad.IRI:
		return value{IRI: text(string(v))}
	case quad.BNode:
		return value{BNode: text(string(v))}
	case quad.String:
		return value{Text: text(string(v))}
	case quad.LangString:
		return value{Text: text(string(v.Value)), Lang: v.Lang}
	case quad.TypedString:
		return value{Text: text(string(v.Value)), Type: string(v.Type)}
	case quad.Int:
		n := int64(v)
		return value{Int: &n}
	case quad.Float:
		return value{Float: text(strconv.FormatFloat(float64(v), 'g', -1, 64))}
	case quad.Bool:
		b := bool(v)
		return value{Bool: &b}
	case quad.Time:
		t := time.Time(v)
		return value{Time: &t}
	}
	return value{Text: text(v.String())}
}

// encodeNested takes maps and lists of any Go type, for each query language has its own.
func encodeNested(v reflect.Value, depth int) (value, error) {
	if depth < 0 {
		return value{}, errDeep
	}
	switch v.Kind() {
	case reflect.Map:
		if v.Len() == 0 {
			return value{Empty: "map"}, nil
		}
		m := make(map[string]value, v.Len())
		for entry := v.MapRange(); entry.Next(); {
			inner, err := encode(entry.Value().Interface(), depth)
			if err != nil {
				return value{}, err
			}
			m[fmt.Sprint(entry.Key())] = inner
		}
		return value{Map: m}, nil
	case reflect.Slice, reflect.Array:
		if v.Len() == 0 {
			return value{Empty: "list"}, nil
		}
		list := make([]value, v.Len())
		for i := range list {
			inner, err := encode(v.Index(i).Interface(), depth)
			if err != nil {
				return value{}, err
			}
			list[i] = inner
		}
		return value{List: list}, nil
	}
	return plain(fmt.Sprintf("[%s]", v.Type()))
}

func decodeRows(rows []map[string]value) ([]graph.Row, error) {
	decoded := make([]graph.Row, len(rows))
	for i, row := range rows {
		decoded[i] = make(graph.Row, len(row))
		for name, cell := range row {
			v, err := cell.decode()
			if err != nil {
				return nil, err
			}
			decoded[i][name] = v
		}
	}
	return decoded, nil
}

func (v value) decode() (any, error) {
	switch {
	case v.IRI != nil:
		return quad.IRI(*v.IRI), nil
	case v.BNode != nil:
		return quad.BNode(*v.BNode), nil
	case v.Text != nil && v.Lang != "":
		return quad.LangString{Value: quad.String(*v.Text), Lang: v.Lang}, nil
	case v.Text != nil && v.Type != "":
		return quad.TypedString{Value: quad.String(*v.Text), Type: quad.IRI(v.Type)}, nil
	case v.Text != nil:
		return quad.String(*v.Text), nil
	case v.Int != nil:
		return quad.Int(*v.Int), nil
	case v.Float != nil:
		f, err := strconv.ParseFloat(*v.Float, 64)
		return quad.Float(f), err
	case v.Bool != nil:
		return quad.Bool(*v.Bool), nil
	case v.Time != nil:
		return quad.Time(*v.Time), nil
	case v.Plain != nil:
		return decodePlain(v.Plain)
	case v.Empty == "map":
		return map[string]any{}, nil
	case v.Empty == "list":
		return []any{}, nil
	}
	return v.decodeNested()
}

func (v value) decodeNested() (any, error) {
	if v.Map != nil {
		m := make(map[string]any, len(v.Map))
		for name, inner := range v.Map {
			d, err := inner.decode()
			if err != nil {
				return nil, err
			}
			m[name] = d
		}
		return m, nil
	}
	if v.List != nil {
		list := make([]any, len(v.List))
		for i, inner := range v.List {
			d, err := inner.decode()
			if err != nil {
				return nil, err
			}
			list[i] = d
		}
		return list, nil
	}
	return nil, nil
}

// decodePlain keeps whole numbers whole, as the engine gives them.
func decodePlain(raw json.RawMessage) (any, error) {
	if n, err := strconv.ParseInt(string(raw), 10, 64); err == nil {
		return n, nil
	}
	var v any
	err := json.Unmarshal(raw, &v)
	return v, err
}
