//go:build !cayleyui

package web

import "io/fs"

// FindUI gives cayley's pages from the module that this program was compiled from, which is there on a machine with Go.
func FindUI() (fs.FS, error) { return moduleUI() }
