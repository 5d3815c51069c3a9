// Command prebirth-pictures takes the pictures of the program that the README and
// the guides show, as SVG.
//
//	go run ./cmd/prebirth-pictures [-check]
//
// It builds the program, runs it in a real pseudo-terminal with an empty home,
// plays the first ten minutes of somebody who reads and reflects, and writes
// each screen to tui/pictures. Days and times of the playing become 22 November
// 2026, 10:42, so that the same program gives the same files. With -check
// nothing is written: the exit code is 1 when a picture is not what the program
// shows now, and the names of those are printed.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

func main() {
	check := flag.Bool("check", false, "compare with the pictures that are there, and write nothing")
	flag.Parse()
	stale, err := run(*check)
	if err != nil {
		fmt.Fprintln(os.Stderr, "prebirth-pictures:", err)
		os.Exit(1)
	}
	if len(stale) > 0 && *check {
		fmt.Fprintf(os.Stderr, "not what the program shows now: %s\ngo run ./cmd/prebirth-pictures takes them anew\n",
			strings.Join(stale, ", "))
		os.Exit(1)
	}
	for _, name := range stale {
		fmt.Println("wrote", name)
	}
}

// run takes the pictures, and answers with the files that differ from what is
// there. Unless only to be checked they are written, and files that no scene
// makes any more are removed.
func run(check bool) (stale []string, err error) {
	root, err := moduleRoot()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "prebirth-pictures-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	pictures, err := play(dir)
	if err != nil {
		return nil, err
	}
	to := filepath.Join(root, "tui", "pictures")
	for name, svg := range pictures {
		path := filepath.Join(to, name)
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, svg) {
			continue
		}
		stale = append(stale, "tui/pictures/"+name)
		if check {
			continue
		}
		if err := os.MkdirAll(to, 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, svg, 0o644); err != nil {
			return nil, err
		}
	}
	left, err := leftOver(to, pictures, check)
	stale = append(stale, left...)
	slices.Sort(stale)
	return stale, err
}

// leftOver finds the pictures that no scene makes any more.
func leftOver(dir string, pictures map[string][]byte, check bool) (names []string, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.svg"))
	if err != nil {
		return nil, err
	}
	for _, path := range files {
		if _, ok := pictures[filepath.Base(path)]; ok {
			continue
		}
		names = append(names, "tui/pictures/"+filepath.Base(path))
		if check {
			continue
		}
		if err := os.Remove(path); err != nil {
			return nil, err
		}
	}
	return names, nil
}

// moduleRoot is the folder of go.mod, so that the command may be run from any
// folder of the module.
func moduleRoot() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return "", fmt.Errorf("find the module: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// build makes the program in a folder and says where it is.
func build(dir string) (string, error) {
	program := filepath.Join(dir, "prebirth")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, "prebirth/cmd/prebirth")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build prebirth: %w\n%s", err, out)
	}
	return program, nil
}
