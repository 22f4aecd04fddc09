package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// screen is where output for people goes: how wide it is, and whether it shows colours.
type screen struct {
	width  int
	colour bool
}

// screenOf looks at the writer. What is no terminal gets neither colours nor lines cut to a width that nobody sees.
func screenOf(w io.Writer) screen {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return screen{width: 100}
	}
	s := screen{width: 100, colour: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width >= 40 {
		s.width = min(width, 120) // longer lines are hard to read
	}
	return s
}

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (s screen) style(code, text string) string {
	if !s.colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func (s screen) bold(text string) string  { return s.style("1", text) }
func (s screen) faint(text string) string { return s.style("2", text) }
func (s screen) head(text string) string  { return s.style("1;36", text) }
func (s screen) warn(text string) string  { return s.style("33", text) }

// printable replaces what would steer a terminal: texts from anywhere are shown, and they are hostile.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
			return '\uFFFD'
		}
		return r
	}, text)
}
