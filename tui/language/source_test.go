package language

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// An entry is what the source says somewhere: a text, and its plural where it counts.
type entry struct{ id, plural, where string }

// source reads what the program says from its source.
func source(t *testing.T) []entry {
	t.Helper()
	var all []entry
	for _, root := range []string{"../../tui", "../../cmd/prebirth", "../../briefings", "../../progress"} {
		folders := map[string][]*ast.File{}
		files := token.NewFileSet()
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "/robot/") {
				return err
			}
			file, err := parser.ParseFile(files, path, nil, 0)
			folders[filepath.Dir(path)] = append(folders[filepath.Dir(path)], file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for folder, parsed := range folders {
			r := reader{t: t, files: files, values: values(parsed)}
			for _, file := range parsed {
				ast.Inspect(file, r.visit)
				if root != "../../cmd/prebirth" {
					ast.Inspect(file, r.lower)
				}
				if slices.Contains(words, strings.TrimPrefix(filepath.ToSlash(folder), "../../")) {
					ast.Inspect(file, r.constants)
				}
			}
			all = append(all, r.found...)
		}
	}
	slices.SortFunc(all, func(a, b entry) int {
		return cmp.Or(strings.Compare(a.id, b.id), strings.Compare(a.plural, b.plural), strings.Compare(a.where, b.where))
	})
	return slices.CompactFunc(all, func(a, b entry) bool { return a.id == b.id && a.plural == b.plural })
}

// values are the package-level constants and variables of a folder, with what they
// are made of.
func values(parsed []*ast.File) map[string]ast.Expr {
	all := map[string]ast.Expr{}
	for _, file := range parsed {
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			for i := 0; ok && i < len(spec.Names) && i < len(spec.Values); i++ {
				all[spec.Names[i].Name] = spec.Values[i]
			}
			return true
		})
	}
	return all
}

type reader struct {
	t      *testing.T
	files  *token.FileSet
	values map[string]ast.Expr
	found  []entry
}

// binds are functions whose second argument is said in footers and on the page of
// keys, and where their first is words, that too.
var binds = []string{"Bind", "on", "act", "given", "turns", "sheet"}

// tables are functions of packages that know no language, which give words to be
// said elsewhere: all that they have are said.
var tables = map[string]string{"Known": "progress/settings/", "texts": "progress/supervision/"}

// words are packages that know no language and whose constants are words.
var words = []string{"progress/guard", "progress/handover", "briefings"}

// hinted are the types whose last field is a hint, and fields that are one.
var hinted, hints = []string{"advice", "PassphraseError"}, []string{"hint", "Mend"}

// mends are functions of those that judge a settings file: their second argument says
// what to do.
var mends = map[string]string{"refused": "progress/settings/", "wrong": "tui/keymap/"}

// lower adds what packages that know no language say for others to say again: hints,
// and what files are for. What has values in it stays as it is.
func (r *reader) lower(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if n.Name.Name == "Hint" && n.Recv != nil || strings.HasSuffix(n.Name.Name, "urpose") {
			ast.Inspect(n, r.returned)
		}
	case *ast.CompositeLit:
		if kind, ok := n.Type.(*ast.Ident); ok && slices.Contains(hinted, kind.Name) && len(n.Elts) > 0 {
			r.texts(n.Elts[len(n.Elts)-1], "")
		}
	case *ast.KeyValueExpr:
		if field, ok := n.Key.(*ast.Ident); ok && slices.Contains(hints, field.Name) {
			r.texts(n.Value, "")
		}
	case *ast.CallExpr:
		if place := mends[called(n)]; place != "" && strings.Contains(r.where(n), place) && len(n.Args) > 1 {
			r.texts(n.Args[1], "")
		}
		if called(n) == "New" && of(n, "advice") && len(n.Args) == 2 {
			r.texts(n.Args[1], "")
		}
	case *ast.AssignStmt:
		if field, ok := n.Lhs[0].(*ast.SelectorExpr); ok && field.Sel.Name == "Purpose" {
			r.texts(n.Rhs[0], "")
		}
	}
	return true
}

// returned adds what a function returns first, also out of a map that it has.
func (r *reader) returned(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ReturnStmt:
		if len(n.Results) > 0 {
			r.texts(n.Results[0], "")
		}
	case *ast.CompositeLit:
		if _, ok := n.Type.(*ast.MapType); ok {
			r.texts(n, "")
		}
	}
	return true
}

// called is the name of the function that is called.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

func (r *reader) visit(n ast.Node) bool {
	if f, ok := n.(*ast.FuncDecl); ok && tables[f.Name.Name] != "" && strings.Contains(r.where(f), tables[f.Name.Name]) {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(*ast.BasicLit); ok {
				r.texts(e, "")
			}
			return true
		})
	}
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return true
	}
	name := called(call)
	switch {
	case (name == "Say" || name == "Mark" || name == "Errorf" && of(call, "language")) && len(call.Args) > 0:
		r.texts(call.Args[0], "")
	case (name == "say" || name == "tell") && of(call, "e") && len(call.Args) > 0: // of a command: see cmd/prebirth
		r.texts(call.Args[0], "")
	case name == "Count" && len(call.Args) == 3:
		if plural, ok := literal(call.Args[2]); ok {
			r.texts(call.Args[1], plural)
		}
	case name == "bind" && len(call.Args) > 2: // the keys of the writing box
		r.texts(call.Args[0], "")
	case slices.Contains(binds, name) && len(call.Args) > 1:
		r.texts(call.Args[1], "")
		if text, ok := literal(call.Args[0]); ok && strings.Contains(text, " key") { // see screen.Label
			r.add(text, "", call)
		}
	}
	return true
}

// of says whether a function is one of that package or receiver.
func of(call *ast.CallExpr, name string) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := f.X.(*ast.Ident)
	return ok && x.Name == name
}

// constants adds those that are levels, kinds and reasons.
func (r *reader) constants(n ast.Node) bool {
	spec, ok := n.(*ast.ValueSpec)
	if !ok {
		return true
	}
	kind, _ := spec.Type.(*ast.Ident)
	for i, name := range spec.Names {
		said := strings.HasPrefix(name.Name, "why") || kind != nil && (kind.Name == "Level" || kind.Name == "Kind")
		if said && i < len(spec.Values) {
			r.texts(spec.Values[i], "")
		}
	}
	return true
}

// texts adds what an expression can be: a literal, a constant, or one of a list.
func (r *reader) texts(e ast.Expr, plural string) {
	if text, ok := literal(e); ok {
		r.add(text, plural, e)
		return
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		r.texts(e.X, plural)
	case *ast.Ident:
		if v, ok := r.values[e.Name]; ok {
			r.texts(v, plural)
		}
	case *ast.IndexExpr:
		r.texts(e.X, plural)
	case *ast.CompositeLit:
		for _, el := range e.Elts {
			if kv, ok := el.(*ast.KeyValueExpr); ok {
				el = kv.Value
			}
			r.texts(el, plural)
		}
	}
}

func (r *reader) add(text, plural string, at ast.Node) {
	if strings.HasPrefix(text, "#") { // a colour
		return
	}
	if strings.IndexFunc(text, func(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }) < 0 {
		return
	}
	r.found = append(r.found, entry{text, plural, strings.TrimPrefix(r.where(at), "../../")})
}

func (r *reader) where(at ast.Node) string {
	return filepath.ToSlash(r.files.Position(at.Pos()).Filename)
}

// literal is the text of a literal, or of several that are put together.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok1 := literal(e.X)
		right, ok2 := literal(e.Y)
		return left + right, ok1 && ok2 && e.Op == token.ADD
	}
	return "", false
}
