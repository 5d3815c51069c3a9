package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The rules of the house that no compiler knows. Functions of about sixty lines are the
// linter's: .ci/golangci.yml.

// mostLines is how long a file may be; one that is longer has its reason in longFiles.
const mostLines = 400

// longFiles are tests of one subject each, whose helpers are of no use elsewhere.
func longFiles() []string {
	return []string{"progress/rekey_test.go", "tui/draft/draft_test.go", "progress/backup_test.go", "progress/session/session_test.go"}
}

// roles are what a package is not named after: such a name says who uses it, and not what
// it is.
func roles() []string {
	return strings.Fields("util utils common types helper helpers misc shared base core models model manager managers service services lib libs internals support handler handlers controller interfaces impl")
}

// eachSource visits every Go file of the module.
func eachSource(t *testing.T, visit func(path string, text []byte)) {
	t.Helper()
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root && d.Name() != ".." {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		visit(filepath.ToSlash(name), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFilesAreShort(t *testing.T) {
	long := longFiles()
	eachSource(t, func(path string, text []byte) {
		lines := strings.Count(string(text), "\n")
		excused := slices.Contains(long, path)
		if lines > mostLines && !excused {
			t.Errorf("%s has %d lines, and %d are the most", path, lines, mostLines)
		}
		if lines <= mostLines && excused {
			t.Errorf("%s is no longer too long", path)
		}
	})
}

func TestPackagesAreNamedAfterThings(t *testing.T) {
	eachSource(t, func(path string, text []byte) {
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(roles(), file.Name.Name) {
			t.Errorf("%s: the package is named after a role", path)
		}
	})
}

// A package variable is set once, where it is declared: what changes is in a value that
// somebody holds. Tests, and the package that only tests import, may share what is dear.
func TestNoPackageVariableChanges(t *testing.T) {
	packages := map[string][]*ast.File{}
	files := token.NewFileSet()
	eachSource(t, func(path string, text []byte) {
		if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "tui/robot/") {
			return
		}
		file, err := parser.ParseFile(files, path, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		packages[filepath.Dir(path)] = append(packages[filepath.Dir(path)], file)
	})
	for _, parsed := range packages {
		variables, declared := variablesOf(parsed)
		for _, file := range parsed {
			ast.Inspect(file, func(n ast.Node) bool {
				for _, e := range changed(n) {
					if id := root(e); id != nil && variables[id.Name] && ofPackage(id, declared) {
						t.Errorf("%s: the package variable %s is changed", files.Position(id.Pos()), id.Name)
					}
				}
				return true
			})
		}
		for _, file := range parsed {
			for _, spec := range specs(file) {
				if changes(spec.Type) {
					t.Errorf("%s: %s is made to change", files.Position(spec.Pos()), spec.Names[0].Name)
				}
			}
		}
	}
}

// specs are the declarations of package variables in a file.
func specs(file *ast.File) (all []*ast.ValueSpec) {
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			for _, s := range g.Specs {
				all = append(all, s.(*ast.ValueSpec))
			}
		}
	}
	return all
}

func variablesOf(parsed []*ast.File) (names map[string]bool, declared map[*ast.ValueSpec]bool) {
	names, declared = map[string]bool{}, map[*ast.ValueSpec]bool{}
	for _, file := range parsed {
		for _, spec := range specs(file) {
			declared[spec] = true
			for _, name := range spec.Names {
				names[name.Name] = true
			}
		}
	}
	return names, declared
}

// changed is what a statement writes to.
func changed(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			return n.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			return []ast.Expr{n.Key, n.Value}
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && slices.Contains([]string{"delete", "clear", "copy"}, f.Name) && len(n.Args) > 0 {
			return n.Args[:1]
		}
	case *ast.UnaryExpr:
		if _, literal := n.X.(*ast.CompositeLit); n.Op == token.AND && !literal {
			return []ast.Expr{n.X} // whoever has its address may write to it
		}
	}
	return nil
}

// root is the variable that an expression is a part of.
func root(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.Ident:
		return e
	case *ast.IndexExpr:
		return root(e.X)
	case *ast.SelectorExpr:
		return root(e.X)
	case *ast.StarExpr:
		return root(e.X)
	case *ast.ParenExpr:
		return root(e.X)
	}
	return nil
}

// ofPackage says whether a name is one of a package variable, and not of a local one: the
// parser has resolved those of the same file, and leaves those of others open.
func ofPackage(id *ast.Ident, declared map[*ast.ValueSpec]bool) bool {
	if id.Obj == nil {
		return true
	}
	spec, ok := id.Obj.Decl.(*ast.ValueSpec)
	return ok && declared[spec]
}

// changes says whether a type is of no use to who does not change it.
func changes(of ast.Expr) bool {
	switch of := of.(type) {
	case *ast.SelectorExpr:
		from, ok := of.X.(*ast.Ident)
		return ok && (from.Name == "sync" || from.Name == "atomic")
	case *ast.ChanType:
		return true
	}
	return false
}
