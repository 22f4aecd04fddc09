// Package english holds the model for English that ships with the program.
package english

import (
	_ "embed"
	"sync"

	"claimgraph/extract/model"
)

//go:embed english.bin
var file []byte

var load = sync.OnceValues(func() (*model.Model, error) { return model.Read(file) })

// Load decodes the model, once; every caller gets the same one, to be read only.
func Load() (*model.Model, error) { return load() }
