//go:build cayleyui

package web

import (
	"embed"
	"io/fs"
)

//go:embed all:cayley
var embedded embed.FS

// FindUI gives cayley's pages, which this program holds.
func FindUI() (fs.FS, error) { return fs.Sub(embedded, "cayley") }
