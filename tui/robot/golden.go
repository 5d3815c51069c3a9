package robot

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A package that only tests import may have a flag.
var update = flag.Bool("update", false, "write the goldens anew: go test ./tui -update")

// Golden holds the screen, as plain text with the cursor's cell below it, to
// the file testdata/NAME/WIDTHxHEIGHT.golden. Look at the difference in git
// after writing the files anew.
func (a *App) Golden(name string) *App {
	a.t.Helper()
	kind := ""
	if a.o.Language != "" {
		kind = "." + a.o.Language
	}
	return a.golden(name, kind, folder.ReplaceAllString(a.Screen(), "HOME/data/backups")+"\n-- "+a.where()+"\n")
}

// folder is one that has another name in each run of a test, as much of it as a
// row shows.
var folder = regexp.MustCompile(`[^\s]*(data|…)[^\s]*/backups`)

// GoldenStyled is Golden with colours and attributes. kind says which colours
// are meant and is a part of the file's name.
func (a *App) GoldenStyled(name, kind string) *App {
	a.t.Helper()
	return a.golden(name, "."+kind, strings.ReplaceAll(a.Styled(), "\x1b", "␛")+"\n")
}

func (a *App) golden(name, kind, got string) *App {
	a.t.Helper()
	size := fmt.Sprintf("%dx%d%s.golden", a.term.em.Width(), a.term.em.Height(), kind)
	path := filepath.Join("testdata", strings.ReplaceAll(name, " ", "-"), size)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			a.t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			a.t.Fatal(err)
		}
		return a
	}
	want, err := os.ReadFile(path)
	if err != nil {
		a.t.Fatalf("%v; go test ./tui -update writes it", err)
	}
	if lines := differing(string(want), got); lines != "" {
		a.t.Errorf("%s (- as it was, + as it is; go test ./tui -update accepts it):\n%s", path, lines)
	}
	return a
}

// differing is the rows in which two screens differ.
func differing(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	row := func(rows []string, i int) string {
		if i < len(rows) {
			return rows[i]
		}
		return "(no such row)"
	}
	var out strings.Builder
	for i := range max(len(w), len(g)) {
		if row(w, i) != row(g, i) {
			fmt.Fprintf(&out, "row %d\n- %s\n+ %s\n", i+1, row(w, i), row(g, i))
		}
	}
	return out.String()
}
