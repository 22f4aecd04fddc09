package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/sexp"
	"github.com/dennwc/graphql/gqlerrors"
	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// checkSyntax finds the mistakes that show before a query runs.
func checkSyntax(lang, text string) error {
	if strings.TrimSpace(text) == "" {
		return &QueryError{Language: lang, Message: "empty query"}
	}
	switch lang {
	case SExp:
		return checkSExp(text)
	case Gizmo:
		return checkGizmo(text)
	}
	return nil
}

// checkSExp asks the parser, which takes no notice of what it cannot read when a query runs.
func checkSExp(text string) error {
	switch err := sexp.NewSession(nil).Parse(text); {
	case errors.Is(err, query.ErrParseMore):
		return &QueryError{Language: SExp, Message: "a parenthesis is not closed"}
	case err != nil:
		return &QueryError{Language: SExp, Message: err.Error()}
	}
	return nil
}

// checkGizmo parses beforehand, for the parser's own errors hold the place that cayley's lose.
func checkGizmo(text string) error {
	_, err := parser.ParseFile(nil, "", text, 0)
	var list parser.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		first := list[0]
		return &QueryError{Language: Gizmo, Line: first.Position.Line, Column: first.Position.Column, Message: plain(first.Message)}
	}
	return err
}

// locate finds the place of a mistake in the engine's error; nil where it has none.
func locate(err error, text string) *QueryError {
	var deep *goja.StackOverflowError
	if errors.As(err, &deep) {
		e := &QueryError{Message: fmt.Sprintf("functions call each other more than %d deep", maxCallDepth)}
		e.place(deep.Stack())
		return e
	}
	var thrown *goja.Exception
	if errors.As(err, &thrown) {
		e := &QueryError{Message: plain(thrown.Value().String())}
		e.place(thrown.Stack())
		return e
	}
	var graphQL *gqlerrors.Error
	if errors.As(err, &graphQL) && len(graphQL.Locations) > 0 {
		at := graphQL.Locations[0]
		message, _, _ := strings.Cut(graphQL.Message, "\n")
		if _, after, found := strings.Cut(message, ") "); found {
			message = after // "Syntax Error GraphQL (1:9) Expected Name, found EOF"
		}
		return &QueryError{Line: at.Line, Column: at.Column, Message: plain(message)}
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line, column := position(text, int(syntax.Offset)-1)
		return &QueryError{Line: line, Column: column, Message: plain(syntax.Error())}
	}
	return nil
}

// place takes the innermost call that the query itself makes.
func (e *QueryError) place(stack []goja.StackFrame) {
	for _, frame := range stack {
		if p := frame.Position(); p.Line > 0 && !strings.HasPrefix(frame.FuncName(), "guard$") {
			e.Line, e.Column = p.Line, p.Column
			return
		}
	}
}

// position counts lines and columns, in characters, up to a byte offset.
func position(text string, offset int) (line, column int) {
	before := text[:min(max(offset, 0), len(text))]
	line = strings.Count(before, "\n") + 1
	return line, len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
}

// plain takes the names of error classes off a message and begins it in lower case.
func plain(message string) string {
	for _, class := range []string{"TypeError: ", "ReferenceError: ", "SyntaxError: ", "RangeError: ", "Error: "} {
		message = strings.TrimPrefix(message, class)
	}
	if len(message) > 1 && message[1] >= 'a' && message[1] <= 'z' {
		message = strings.ToLower(message[:1]) + message[1:]
	}
	return message
}

// Complete reports whether a query that is being typed may be run: it does not end in the middle of something.
func Complete(lang, text string) bool {
	switch lang {
	case Gizmo:
		var e *QueryError
		err := checkGizmo(text)
		return !errors.As(err, &e) || !strings.Contains(e.Message, "end of input")
	case SExp:
		return !errors.Is(sexp.NewSession(nil).Parse(text), query.ErrParseMore)
	}
	open := 0
	for _, r := range text {
		switch r {
		case '{', '[', '(':
			open++
		case '}', ']', ')':
			open--
		}
	}
	return open <= 0
}
