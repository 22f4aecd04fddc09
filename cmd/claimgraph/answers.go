package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"claimgraph/graph"
)

// printers write answers, by the name of the format.
var printers = map[string]func(io.Writer, graph.Result) error{
	"table": printTable,
	"json":  printAnswersJSON,
	"csv":   printCSV,
}

func answerFormats() []string { return []string{"table", "json", "csv"} }

func printTable(w io.Writer, result graph.Result) error {
	if len(result.Rows) == 0 {
		return nil
	}
	columns := result.Columns()
	t := table.NewWriter()
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	style.Options = table.Options{SeparateHeader: true}
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	t.SetStyle(style)
	header := make(table.Row, len(columns))
	configs := make([]table.ColumnConfig, len(columns))
	width := max(20, screenOf(w).width/len(columns)-2)
	for i, name := range columns {
		header[i] = name
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: width, WidthMaxEnforcer: text.WrapSoft}
	}
	if !isTerminal(w) {
		configs = nil // programs cut lines themselves
	}
	t.SetColumnConfigs(configs)
	t.AppendHeader(header)
	for _, row := range result.Rows {
		cells := make(table.Row, len(columns))
		for i, name := range columns {
			cells[i] = printable(cell(row[name]))
		}
		t.AppendRow(cells)
	}
	for line := range strings.SplitSeq(t.Render(), "\n") {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return err
		}
	}
	return nil
}

// cell writes a value in one line: a name in brackets, as a query would give it, and a text as it is.
func cell(v any) string {
	if v == nil {
		return ""
	}
	if term, ok := graph.TermOf(v); ok {
		if term.Name {
			return "<" + term.Text + ">"
		}
		return term.Text
	}
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case map[string]any, []any:
		data, err := marshal(plainJSON(v))
		if err != nil {
			return fmt.Sprint(v)
		}
		return data
	}
	return fmt.Sprint(v)
}

func printCSV(w io.Writer, result graph.Result) error {
	out := csv.NewWriter(w)
	columns := result.Columns()
	if len(columns) == 0 {
		return nil
	}
	if err := out.Write(columns); err != nil {
		return err
	}
	for _, row := range result.Rows {
		cells := make([]string, len(columns))
		for i, name := range columns {
			cells[i] = strings.TrimSuffix(strings.TrimPrefix(cell(row[name]), "<"), ">")
			if term, ok := graph.TermOf(row[name]); ok {
				cells[i] = term.Text
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// printAnswersJSON writes an array of objects, one a line. A name is {"@id": "e:Japan"} as in JSON-LD, so that no text
// can be taken for one; texts, numbers and truth values are themselves.
func printAnswersJSON(w io.Writer, result graph.Result) error {
	if len(result.Rows) == 0 {
		_, err := fmt.Fprintln(w, "[]")
		return err
	}
	for i, row := range result.Rows {
		line, err := marshal(plainJSON(map[string]any(row)))
		if err != nil {
			return fmt.Errorf("answer %d: %w", i+1, err)
		}
		before, after := "[", ","
		if i > 0 {
			before = " "
		}
		if i == len(result.Rows)-1 {
			after = "]"
		}
		if _, err := fmt.Fprintf(w, "%s%s%s\n", before, line, after); err != nil {
			return err
		}
	}
	return nil
}

func marshal(v any) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// plainJSON turns the terms within a value into what JSON can hold.
func plainJSON(v any) any {
	if term, ok := graph.TermOf(v); ok {
		return term.JSONLD()
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for key, inner := range v {
			out[key] = plainJSON(inner)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, inner := range v {
			out[i] = plainJSON(inner)
		}
		return out
	}
	return v
}
