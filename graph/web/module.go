package web

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/cayleygraph/cayley/query/gizmo"
)

//go:generate go run ./copyui cayley

const cayleyModule = "github.com/cayleygraph/cayley"

// ErrNoUI says that cayley's pages cannot be had here.
var ErrNoUI = errors.New("cayley's pages are not in this program, and its module is not on this machine")

// moduleUI opens the folder of cayley's module: where the compiler found it, or else in the module cache. Never in the
// current folder, whose files may be anybody's.
func moduleUI() (fs.FS, error) {
	for _, folder := range []string{compiledFrom(), inModuleCache()} {
		if folder == "" {
			continue
		}
		root, err := os.OpenRoot(folder)
		if err != nil {
			continue
		}
		ui := root.FS()
		if _, err := fs.Stat(ui, "templates/query.html"); err == nil {
			return ui, nil
		}
		root.Close()
	}
	return nil, ErrNoUI
}

// compiledFrom is the folder that a file of the module had when the program was compiled; empty with -trimpath.
func compiledFrom() string {
	file, _ := runtime.FuncForPC(reflect.ValueOf(gizmo.NewSession).Pointer()).FileLine(0)
	folder, ok := strings.CutSuffix(filepath.ToSlash(file), "/query/gizmo/gizmo.go")
	if !ok || !filepath.IsAbs(folder) {
		return ""
	}
	return filepath.FromSlash(folder)
}

// inModuleCache is where Go keeps the module in the version that is compiled in.
func inModuleCache() string {
	version := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == cayleyModule && m.Replace == nil {
				version = m.Version
			}
		}
	}
	cache := os.Getenv("GOMODCACHE")
	if cache == "" {
		gopath := os.Getenv("GOPATH")
		if home, err := os.UserHomeDir(); gopath == "" && err == nil {
			gopath = filepath.Join(home, "go")
		}
		cache = filepath.Join(gopath, "pkg", "mod")
	}
	if version == "" || !filepath.IsAbs(cache) {
		return ""
	}
	return filepath.Join(cache, filepath.FromSlash(cayleyModule)+"@"+version)
}
