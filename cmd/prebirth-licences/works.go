package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// systems are those that the program is packed for. What is built in differs.
const systems = "linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64"

// A work is something that somebody made and that is built into the program.
type work struct {
	Name    string // a module's path
	Version string // as Go writes it; empty for what lies in this repository
	Files   []file // its licences and notices, never changed; at least one has a kind

	looked map[string]bool // folders that were looked through
}

// A file is a licence, or a notice that goes with one.
type file struct {
	Name string // within the work
	Text string
}

// Kinds are the identifiers of a work's licences, as SPDX writes them, each once.
func (w work) Kinds() (kinds []string) {
	for _, f := range w.Files {
		if kind := kindOf(f.Text); kind != "" && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// A listed package is what "go list" says of it.
type listed struct {
	Dir        string
	EmbedFiles []string // within Dir
	Module     *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// built are the works that are built in for any of the systems, sorted by name: the
// modules, what other people made that lies in this repository, and Go's own library.
func built() ([]work, error) {
	found := map[string]*work{}
	for _, system := range strings.Fields(systems) {
		packages, err := packagesFor(system)
		if err != nil {
			return nil, err
		}
		for _, p := range packages {
			if p.Module == nil || p.Module.Main {
				continue
			}
			w := found[p.Module.Path]
			if w == nil {
				w = &work{Name: p.Module.Path, Version: p.Module.Version}
				found[p.Module.Path] = w
			}
			// What is embedded may be somebody else's, and then says so beside it.
			for _, name := range append(p.EmbedFiles, "package") {
				if err := w.gather(p.Module.Dir, filepath.Dir(filepath.Join(p.Dir, name))); err != nil {
					return nil, err
				}
			}
		}
	}
	works, err := ours()
	if err != nil {
		return nil, err
	}
	for _, w := range found {
		works = append(works, *w)
	}
	slices.SortFunc(works, func(a, b work) int { return strings.Compare(a.Name, b.Name) })
	library, err := goItself()
	return append(works, library), err
}

// packagesFor are the packages that the program is built of for a system.
func packagesFor(system string) (all []listed, err error) {
	goos, goarch, _ := strings.Cut(system, "/")
	var out, wrong bytes.Buffer
	list := exec.Command("go", "list", "-deps", "-json=Dir,EmbedFiles,Module", "prebirth/cmd/prebirth")
	list.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch, "CGO_ENABLED=0")
	list.Stdout, list.Stderr = &out, &wrong
	if err := list.Run(); err != nil {
		return nil, fmt.Errorf("go list for %s: %w: %s", system, err, &wrong)
	}
	for read := json.NewDecoder(&out); ; {
		var p listed
		if err := read.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", system, err)
		}
		all = append(all, p)
	}
}

// isLicence tells the names of files that are passed on. Upper and lower case are one
// here, and both spellings are used.
func isLicence(name string) bool {
	name = strings.ToLower(name)
	if stem := strings.IndexFunc(name, func(r rune) bool { return r == '.' || r == '_' }); stem >= 0 {
		name = name[:stem]
	}
	for _, part := range strings.Split(name, "-") {
		switch part {
		case "license", "licence", "unlicense", "copying", "notice", "copyright", "patents", "attrib":
			return true
		}
	}
	return false
}

// gather adds the licences that hold for a package: those of its folder and of the
// folders above it, up to that of its module.
func (w *work) gather(root, folder string) error {
	if w.looked == nil {
		w.looked = map[string]bool{}
	}
	for at := folder; !w.looked[at]; at = filepath.Dir(at) {
		w.looked[at] = true
		entries, err := os.ReadDir(at)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if e.Type().IsRegular() && isLicence(e.Name()) && filepath.Ext(e.Name()) != ".go" {
				if err := w.add(root, filepath.Join(at, e.Name())); err != nil {
					return err
				}
			}
		}
		if at == root {
			break
		}
	}
	return nil
}

// add adds a file of the work, once.
func (w *work) add(root, path string) error {
	name, err := filepath.Rel(root, path)
	if err != nil {
		return err
	}
	name = filepath.ToSlash(name)
	if slices.ContainsFunc(w.Files, func(f file) bool { return f.Name == name }) {
		return nil
	}
	words, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	w.Files = append(w.Files, file{name, strings.ReplaceAll(string(words), "\r\n", "\n")})
	slices.SortFunc(w.Files, func(a, b file) int { return strings.Compare(a.Name, b.Name) })
	return nil
}

// ours are works of others that lie in this repository: each has its licence beside it.
func ours() (works []work, err error) {
	root, err := goEnv("GOMOD")
	if err != nil {
		return nil, err
	}
	root = filepath.Dir(root)
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Dir(path) == root && (!d.IsDir() || strings.HasPrefix(d.Name(), ".")) {
			if err == nil && d.IsDir() {
				return fs.SkipDir
			}
			return err
		}
		if !d.Type().IsRegular() || filepath.Ext(path) != "" || !isLicence(d.Name()) {
			return nil
		}
		name, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		w := work{Name: "prebirth/" + filepath.ToSlash(name)}
		if err := w.add(filepath.Dir(path), path); err != nil {
			return err
		}
		works = append(works, w)
		return nil
	})
	return works, err
}

// goItself is the library that comes with Go.
func goItself() (work, error) {
	root, err := goEnv("GOROOT")
	if err != nil {
		return work{}, err
	}
	version, err := goEnv("GOVERSION")
	if err != nil {
		return work{}, err
	}
	w := work{Name: "std", Version: version}
	return w, w.gather(root, root)
}

func goEnv(name string) (string, error) {
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		return "", fmt.Errorf("go env %s: %w", name, err)
	}
	return strings.TrimSpace(string(out)), nil
}
