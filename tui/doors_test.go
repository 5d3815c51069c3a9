package tui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// doors are the places where code may reach the terminal by another way than a
// cleaned one, and why each may. Whoever needs one more says so here.
var doors = map[string]string{
	"cmd/prebirth/main.go: os.Stdout":                      "handed to run, which puts a clean.Writer before it",
	"cmd/prebirth/main.go: os.Stderr":                      "handed to run, which puts a clean.Writer before it",
	"cmd/prebirth/root.go: e.out":                          "Bubble Tea draws the full screen there, from views that passed the gate",
	"cmd/prebirth/linear.go: e.out":                        "asked for its size, and handed to the editor that the person named",
	"cmd/prebirth/linear.go: exec.Command":                 "runs the editor that the person named, after a warning, and prints nothing itself",
	"tui/linear/linear.go: tea.View{}":                     "an empty one, which nothing draws",
	"cmd/prebirth/ask.go: e.out":                           "constants: the alternate screen around a code that must not stay in the scrollback",
	"cmd/prebirth/ask.go: escape":                          "those constants",
	"tui/view.go: tea.View{}":                              "the two views, one of them empty; words pass the gate",
	"tui/view.go: Content =":                               "takes only what the gate made",
	"tui/view.go: WindowTitle":                             "constants; TestTheWindowTitleIsOurs",
	"tui/line/line.go: Content =":                          "of a paste on its way in, not of a view",
	"tui/suspend.go: tea.Exec":                             "runs nothing that prints: the terminal is given back and taken anew",
	"tui/paste.go: tea.Exec":                               "runs nothing: it has the reader begin anew after a paste without an end",
	"tui/copy.go: tea.SetClipboard":                        "a person asked for it by a key, and was told; a cleaned text, in base64",
	"cmd/prebirth/record_copy.go: e.out":                   "the sequence for the clipboard, which a person asked for by a flag",
	"cmd/prebirth/record_copy.go: ansi.SetSystemClipboard": "that sequence: a cleaned text, in base64",
	"tui/paste.go: escape":                                 "the marks of a paste, to be listened for",
	"tui/figures.go: escape":                               "sequences in the input, to be counted",
	"tui/theme/room.go: escape":                            "the end of a style, after which the ground is laid anew",
	"tui/prose/source.go: escape":                          "lets the colours of the renderer through, and nothing else",
	"briefings/clean/style.go: escape":                     "tells styles from other sequences",
	"briefings/clean/frame.go: escape":                     "tells styles from other sequences",
	"briefings/clean/writer.go: escape":                    "tells styles from other sequences",
}

// toBuild are programs for those who build this one; they print figures of
// their own and no file of a person.
var toBuild = []string{"cmd/prebirth-", "tui/robot/", "briefings/clean/hostile/"}

// forbidden are functions and variables of other packages that write to the
// terminal or have it do something. A name that ends with * is a beginning.
var forbidden = map[string][]string{
	"os":                              {"Stdout", "Stderr", "NewFile"},
	"fmt":                             {"Print*"},
	"log":                             {"*"},
	"log/slog":                        {"*"},
	"runtime/debug":                   {"PrintStack"},
	"runtime/pprof":                   {"*"},
	"charm.land/bubbletea/v2":         {"Print*", "SetClipboard", "SetPrimaryClipboard", "ReadClipboard", "ReadPrimaryClipboard", "Raw*", "Exec*", "NewView", "LogToFile*", "SetWindowTitle"},
	"charm.land/lipgloss/v2":          {"Print*", "Fprint*", "Writer"},
	"github.com/charmbracelet/x/ansi": {"*Hyperlink", "*Clipboard", "SetWindowTitle", "SetIconName*", "Notify", "Execute", "NotifyWorkingDirectory", "ITerm2", "DesktopNotification", "Passthrough*"},
	"github.com/atotto/clipboard":     {"*"},
	"golang.org/x/term":               {"NewTerminal"},
	"syscall":                         {"Write", "Exec", "Stdout", "Stderr"},
	"os/exec":                         {"*"},
}

// TestDoors holds the source to the doors above: nothing writes to the terminal
// but through the gate.
func TestDoors(t *testing.T) {
	used := map[string]bool{}
	for _, root := range []string{"briefings", "cmd", "progress", "tui"} {
		walk(t, filepath.Join("..", root), func(path string, code []byte) {
			path = strings.TrimPrefix(filepath.ToSlash(path), "../")
			if slices.ContainsFunc(toBuild, func(p string) bool { return strings.HasPrefix(path, p) }) {
				return
			}
			for _, door := range doorsIn(t, path, code) {
				used[path+": "+door.name] = true
				if _, ok := doors[path+": "+door.name]; !ok {
					t.Errorf("%s:%d: %s reaches the terminal past the gate (package clean)", path, door.line, door.name)
				}
			}
		})
	}
	for door := range doors {
		if !used[door] {
			t.Errorf("nothing needs the door %q any more", door)
		}
	}
}

type door struct {
	name string
	line int
}

// doorsIn finds the doors of one file.
func doorsIn(t *testing.T, path string, code []byte) (found []door) {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, code, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string]string{}
	for _, i := range file.Imports {
		imported, _ := strconv.Unquote(i.Path.Value)
		imports[calledAs(i, imported)] = imported
	}
	add := func(n ast.Node, name string) { found = append(found, door{name, files.Position(n.Pos()).Line}) }
	asked := map[ast.Expr]bool{} // e.out where only its number is asked for
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if n.Sel.Name == "Fd" {
				asked[n.X] = true
			}
			if name := selected(n, imports, asked); name != "" {
				add(n, name)
			}
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "print" || f.Name == "println") {
				add(n, f.Name)
			}
		case *ast.CompositeLit:
			if s, ok := n.Type.(*ast.SelectorExpr); ok && s.Sel.Name == "View" && imports[fmt.Sprint(s.X)] == "charm.land/bubbletea/v2" {
				add(n, "tea.View{}")
			}
		case *ast.KeyValueExpr:
			if fmt.Sprint(n.Key) == "WindowTitle" {
				add(n, "WindowTitle")
			}
		case *ast.AssignStmt:
			for _, to := range n.Lhs {
				if s, ok := to.(*ast.SelectorExpr); ok && (s.Sel.Name == "Content" || s.Sel.Name == "WindowTitle") {
					add(n, s.Sel.Name+" =")
				}
			}
		case *ast.BasicLit:
			if escapes(n) {
				add(n, "escape")
			}
		}
		return true
	})
	return found
}

func calledAs(i *ast.ImportSpec, imported string) string {
	if i.Name != nil {
		return i.Name.Name
	}
	name := filepath.Base(imported)
	if strings.HasPrefix(name, "v") && strings.Trim(name[1:], "0123456789") == "" {
		name = filepath.Base(filepath.Dir(imported))
	}
	if name == "bubbletea" {
		return "tea"
	}
	return name
}

// selected is the door that a selector is, or nothing.
func selected(n *ast.SelectorExpr, imports map[string]string, asked map[ast.Expr]bool) string {
	x, ok := n.X.(*ast.Ident)
	if !ok {
		return ""
	}
	if x.Name == "e" && n.Sel.Name == "out" && !asked[n] {
		return "e.out"
	}
	for _, name := range forbidden[imports[x.Name]] {
		before, after, any := strings.Cut(name, "*")
		if n.Sel.Name == name || any && strings.HasPrefix(n.Sel.Name, before) && strings.HasSuffix(n.Sel.Name, after) {
			return x.Name + "." + n.Sel.Name
		}
	}
	return ""
}

// escapes says whether a literal holds a character that a terminal acts on.
func escapes(n *ast.BasicLit) bool {
	if n.Kind == token.INT {
		return strings.EqualFold(n.Value, "0x1b")
	}
	text, err := strconv.Unquote(n.Value)
	return err == nil && (n.Kind == token.STRING || n.Kind == token.CHAR) &&
		strings.ContainsFunc(text, func(r rune) bool { return r == 0x1b || r == '\a' || r >= 0x80 && r < 0xa0 })
}

// Each kind of door is seen where there is one.
func TestDoorsAreSeen(t *testing.T) {
	for code, want := range map[string]string{
		`import "os"; func f() { os.Stdout.WriteString("x") }`:                                    "os.Stdout",
		`import o "os"; var w = o.Stderr`:                                                         "o.Stderr",
		`import "fmt"; func f() { fmt.Println("x") }`:                                             "fmt.Println",
		`import "log"; func f() { log.Printf("x") }`:                                              "log.Printf",
		`func f() { println("x") }`:                                                               "println",
		`import tea "charm.land/bubbletea/v2"; func f() tea.Cmd { return tea.SetClipboard("x") }`: "tea.SetClipboard",
		`import tea "charm.land/bubbletea/v2"; func f() tea.Cmd { return tea.Println("x") }`:      "tea.Println",
		`import tea "charm.land/bubbletea/v2"; func f() tea.Cmd { return tea.Raw("x") }`:          "tea.Raw",
		`import tea "charm.land/bubbletea/v2"; func f() tea.Cmd { return tea.ExecProcess(nil) }`:  "tea.ExecProcess",
		`import tea "charm.land/bubbletea/v2"; var v = tea.View{}`:                                "tea.View{}",
		`func f() { v.WindowTitle = x }`:                                                          "WindowTitle =",
		`func f() { v.Content = x }`:                                                              "Content =",
		`import "github.com/charmbracelet/x/ansi"; var s = ansi.SetHyperlink("x")`:                "ansi.SetHyperlink",
		`import "charm.land/lipgloss/v2"; func f() { lipgloss.Println("x") }`:                     "lipgloss.Println",
		"var s = \"\\x1b]8;;\"":                                                                   "escape",
		`func (e *env) f() { e.out.Write(nil) }`:                                                  "e.out",
		`func (e *env) f() { e.out.Fd() }`:                                                        "",
	} {
		got := ""
		for _, d := range doorsIn(t, "x.go", []byte("package x; "+code)) {
			got = d.name
		}
		if got != want {
			t.Errorf("in %s the door %q was seen", code, got)
		}
	}
}

// The title of the window is one of our constants.
func TestTheWindowTitleIsOurs(t *testing.T) {
	constants, titles := map[string]bool{}, map[string]ast.Expr{}
	walk(t, ".", func(path string, code []byte) {
		if filepath.Dir(path) != "." {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, code, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GenDecl:
				for _, spec := range n.Specs {
					if v, ok := spec.(*ast.ValueSpec); ok && n.Tok == token.CONST {
						for _, name := range v.Names {
							constants[name.Name] = true
						}
					}
				}
			case *ast.KeyValueExpr:
				if fmt.Sprint(n.Key) == "WindowTitle" {
					titles[fmt.Sprint(path, n.Pos())] = n.Value
				}
			case *ast.AssignStmt:
				if s, ok := n.Lhs[0].(*ast.SelectorExpr); ok && s.Sel.Name == "WindowTitle" {
					titles[fmt.Sprint(path, n.Pos())] = n.Rhs[0]
				}
			}
			return true
		})
	})
	for at, title := range titles {
		if say, said := title.(*ast.CallExpr); said { // of a constant: catalogues are as clean
			if f, ok := say.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Say" && len(say.Args) == 1 {
				title = say.Args[0]
			}
		}
		name, ok := title.(*ast.Ident)
		if lit, literal := title.(*ast.BasicLit); !literal && (!ok || !constants[name.Name]) || literal && escapes(lit) {
			t.Errorf("%s: the title of the window is not a constant", at)
		}
	}
	if len(titles) == 0 {
		t.Error("no title is given to the window")
	}
}
