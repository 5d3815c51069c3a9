package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// unsaid are texts that are words and not said in any language, by why.
var unsaid = map[string][]string{
	"Markdown and JSON are for others": {
		"# My reflections\n", "\nNone is like that.\n", `{"schema": %d, "reflections": [`,
	},
	"units are the same everywhere": {"%d MB", "%.1f MB", "%d kB"},
	"these are cobra's, and replaced": {
		"Global Flags:", "Available Commands:", `Use "{{.CommandPath}} [command] --help" for more information about a command.`,
	},
	"this is a line of a file": {"key %s/%s = %s"},
	"this is what is typed":    {"take over", "{{.CommandPath}} COMMAND --help", "--from NAME", "prebirth guide NAME", "prebirth guide --json", "prebirth guide it", "auto, always, never"},
}

// TestEverySentenceIsSaid finds texts of the source that look like words and are not
// looked up in a catalogue.
func TestEverySentenceIsSaid(t *testing.T) {
	files := sources(t)
	said := saidNames(files)
	left := map[string]bool{}
	for _, why := range unsaid {
		for _, text := range why {
			left[text] = true
		}
	}
	seen := map[string]bool{}
	for name, file := range files {
		for _, text := range unsaidIn(file, said) {
			seen[text] = true
			if !left[text] {
				t.Errorf("%s: this is said in no other language: %q", name, text)
			}
		}
	}
	for text := range left {
		if !seen[text] {
			t.Errorf("there is no such text any more: %q", text)
		}
	}
}

// sources are the files of this package.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if files[name], err = parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// saidNames are the names of constants that are said somewhere.
func saidNames(files map[string]*ast.File) map[string]bool {
	all := map[string]bool{}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				for _, arg := range saidBy(call) {
					if name, ok := arg.(*ast.Ident); ok {
						all[name.Name] = true
					}
				}
			}
			return true
		})
	}
	return all
}

// unsaidIn are the texts of a file that look like words and are not said.
func unsaidIn(file *ast.File, said map[string]bool) (texts []string) {
	var visit func(ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field: // and not its tag
			ast.Inspect(n.Type, visit)
			return false
		case *ast.KeyValueExpr: // Use and Example are what is typed
			name, ok := n.Key.(*ast.Ident)
			return !ok || name.Name != "Use" && name.Name != "Example"
		case *ast.ValueSpec:
			return !said[n.Names[0].Name]
		case *ast.CallExpr:
			for _, arg := range n.Args {
				if !slices.Contains(saidBy(n), arg) {
					ast.Inspect(arg, visit)
				}
			}
			ast.Inspect(n.Fun, visit)
			return false
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil && isWords(text) {
				texts = append(texts, text)
			}
		}
		return true
	}
	ast.Inspect(file, visit)
	return texts
}

// saidBy are the arguments of a call that are looked up in a catalogue.
func saidBy(call *ast.CallExpr) []ast.Expr {
	name, of := "", ""
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
		if x, ok := f.X.(*ast.Ident); ok {
			of = x.Name
		}
	case *ast.Ident:
		name = f.Name
	}
	switch {
	case len(call.Args) == 0:
	case name == "Say", name == "Mark", name == "Errorf" && of == "language", (name == "say" || name == "tell") && of == "e":
		return call.Args[:1]
	case name == "Count" && len(call.Args) == 3, name == "Date" && len(call.Args) == 2:
		return call.Args[1:]
	}
	return nil
}

var (
	gaps  = regexp.MustCompile(`%(\[\d+\])?[-+.0-9]*[a-z]`)
	latin = regexp.MustCompile(`[A-Za-z]{2,}`)
)

// isWords says whether a text looks like words: two of them with a blank between, or
// one beside a gap. The program's own name is none.
func isWords(text string) bool {
	words, filled := 0, 0
	for field := range strings.FieldsSeq(text) {
		rest := gaps.ReplaceAllString(field, "")
		if rest != field {
			filled++
		}
		if latin.MatchString(strings.ReplaceAll(rest, "prebirth", "")) {
			words++
		}
	}
	return words > 1 || words == 1 && filled > 0
}
