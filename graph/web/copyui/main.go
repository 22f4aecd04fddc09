// Copyui copies cayley's pages from its module into a folder, to be embedded in a released program: templates, static
// files, documentation and the licence under which they are passed on.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: copyui FOLDER")
		os.Exit(2)
	}
	if err := copyUI(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "copyui:", err)
		os.Exit(1)
	}
}

func copyUI(to string) error {
	out, err := exec.Command("go", "list", "-m", "-json", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(out, &module); err != nil {
		return err
	}
	if module.Dir == "" {
		return fmt.Errorf("cayley's module is not here; fetch it first: go mod download")
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	for _, part := range []string{"templates", "static", "docs"} {
		if err := os.CopyFS(filepath.Join(to, part), os.DirFS(filepath.Join(module.Dir, part))); err != nil {
			return err
		}
	}
	for _, notice := range []string{"LICENSE", "AUTHORS"} {
		text, err := os.ReadFile(filepath.Join(module.Dir, notice))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, notice), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
