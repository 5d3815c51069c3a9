package main

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A made error is one that the source makes: its words and its hint, with openings.
type made struct{ where, words, hint string }

// constructors are the types of errors that are made with a hint, and those functions
// of an error alone that reach a person.
var constructors = []string{"usageError", "notFoundError", "checkError", "hinted", "advice"}

// madeErrors reads from the source every error that is made with a hint, wherever.
func madeErrors(t *testing.T) (all []made) {
	t.Helper()
	eachFile(t, func(path string, file *ast.File, files *token.FileSet) {
		ast.Inspect(file, func(n ast.Node) bool {
			if made, ok := constructed(n); ok {
				made.where = strings.TrimPrefix(filepath.ToSlash(path), "../../") + ":" + strconv.Itoa(files.Position(n.Pos()).Line)
				all = append(all, made)
			}
			return true
		})
	})
	slices.SortFunc(all, func(a, b made) int { return cmp.Compare(a.where, b.where) })
	return all
}

// eachFile visits the source that makes errors.
func eachFile(t *testing.T, visit func(path string, file *ast.File, files *token.FileSet)) {
	t.Helper()
	files := token.NewFileSet()
	for _, root := range []string{".", "../../progress", "../../briefings", "../../tui"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, 0)
			if err == nil {
				visit(path, file, files)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// constructed is the error that a literal makes.
func constructed(n ast.Node) (made, bool) {
	if call, ok := n.(*ast.CallExpr); ok && len(call.Args) == 2 {
		of, ok := call.Fun.(*ast.SelectorExpr)
		if from, is := selected(of, ok); is && from == "advice.New" {
			return made{words: firstText(call.Args[0]), hint: firstText(call.Args[1])}, true
		}
	}
	lit, ok := n.(*ast.CompositeLit)
	if !ok || len(lit.Elts) != 2 {
		return made{}, false
	}
	name, ok := lit.Type.(*ast.Ident)
	if !ok || !slices.Contains(constructors, name.Name) {
		return made{}, false
	}
	return made{words: firstText(lit.Elts[0]), hint: firstText(lit.Elts[1])}, true
}

// selected is a function of another package, as it is called.
func selected(of *ast.SelectorExpr, ok bool) (string, bool) {
	if !ok {
		return "", false
	}
	from, ok := of.X.(*ast.Ident)
	if !ok {
		return "", false
	}
	return from.Name + "." + of.Sel.Name, true
}

// kindsOfError are the types that say their own hint, by package and name. Those of one text
// each are read as literals.
func kindsOfError(t *testing.T) (all []string) {
	t.Helper()
	eachFile(t, func(path string, file *ast.File, _ *token.FileSet) {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != "Hint" {
				continue
			}
			of := f.Recv.List[0].Type
			if pointed, ok := of.(*ast.StarExpr); ok {
				of = pointed.X
			}
			if name := of.(*ast.Ident).Name; !slices.Contains(constructors, name) && name != "advised" {
				all = append(all, file.Name.Name+"."+name)
			}
		}
	})
	slices.Sort(all)
	return all
}

// firstText is the first literal text in an expression, put together; empty where a
// variable holds it.
func firstText(e ast.Expr) (text string) {
	ast.Inspect(e, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if ok && lit.Kind == token.STRING && text == "" {
			text, _ = strconv.Unquote(lit.Value)
		}
		if sum, ok := n.(*ast.BinaryExpr); ok && text == "" {
			text = firstText(sum.X) + firstText(sum.Y)
			return false
		}
		return text == ""
	})
	return text
}

// openings are what a format leaves open.
var openings = regexp.MustCompile(`%(\[\d+\])?[-+#.\d]*[a-zA-Z]|…`)

// pattern is what a format says, as a regular expression.
func pattern(format string) *regexp.Regexp {
	parts := openings.Split(format, -1)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return regexp.MustCompile("(?s)" + strings.Join(parts, ".*"))
}
