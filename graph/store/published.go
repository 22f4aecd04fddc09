package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Published identifies the state that OpenReadOnly would open now. It changes with every state that is published, and
// when the store is removed and made anew.
func Published(dir string) (string, error) {
	path := filepath.Join(dir, currentFile)
	name, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", ErrNotExist
	}
	if err != nil {
		return "", err
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s %d", name, info.ModTime().UnixNano()), nil
}
