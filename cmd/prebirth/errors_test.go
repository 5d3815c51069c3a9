package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/record"
)

// rewrite is for a command of the table whose words have changed; look at the difference
// afterwards.
var rewrite = flag.Bool("errors", false, "write testdata/errors.table anew where a command is run: go test ./cmd/prebirth -run ErrorsHappen -errors")

// A row of testdata/errors.table is one error that a person can meet. What happens is a
// command that is run, with a $ before it; or is told, with a colon, where it takes a
// person at the keys or a fault that cannot be made here; or names a type of errors, with
// an equals sign. A dollar that is doubled prepares what comes after, and must be done.
// In the words and in the hint … stands for whatever is there.
type row struct {
	happens, words, hint string
	code                 int
	line                 int
}

func (r row) kind() byte { return r.happens[0] }

const errorsTable = "testdata/errors.table"

func errorRows(t *testing.T) (head string, rows []row) {
	t.Helper()
	text, err := os.ReadFile(errorsTable)
	if err != nil {
		t.Fatal(err)
	}
	var r row
	for i, line := range strings.Split(string(text)+"\n", "\n") {
		code := 0
		switch found, _ := fmt.Sscanf(line, "  exit %d", &code); {
		case strings.HasPrefix(line, "#"):
			head += line + "\n"
		case line == "" && r.happens != "":
			rows, r = append(rows, r), row{}
		case line == "":
		case r.happens == "":
			r.happens, r.line = line, i+1
		case found == 1:
			r.code = code
		case strings.HasPrefix(line, "  hint: "):
			r.hint = strings.TrimPrefix(line, "  hint: ")
		default:
			r.words = strings.TrimPrefix(r.words+"\n"+strings.TrimPrefix(line, "  "), "\n")
		}
	}
	return head, rows
}

func (r row) String() string {
	if strings.HasPrefix(r.happens, "$$") {
		return r.happens + "\n"
	}
	return fmt.Sprintf("%s\n  %s\n  hint: %s\n  exit %d\n", r.happens, strings.ReplaceAll(r.words, "\n", "\n  "), r.hint, r.code)
}

// Every error has its row, and every row its error: one that is made anew and has none
// fails here, and so does one without a hint.
func TestEveryErrorHasItsRow(t *testing.T) {
	_, rows := errorRows(t)
	used := map[int]bool{}
	for _, m := range madeErrors(t) {
		found := false
		for _, r := range rows {
			if pattern(m.words).MatchString(r.words) && pattern(m.hint).MatchString(r.hint) && (m.words != "" || m.hint != "") {
				found, used[r.line] = true, true
			}
		}
		if !found && (m.words != "" || m.hint != "") { // else both come from another error, which has its row
			t.Errorf("%s: %s has no row for\n  %s\n  hint: %s", m.where, errorsTable, m.words, m.hint)
		}
	}
	have := slices.Concat(hiddenErrors(), slices.Collect(maps.Keys(errorSamples())))
	for _, kind := range kindsOfError(t) {
		if !slices.ContainsFunc(have, func(name string) bool { before, _, _ := strings.Cut(name, ","); return before == kind }) {
			t.Errorf("there is no sample of %s in errors_samples_test.go", kind)
		}
	}
	for _, r := range rows {
		if strings.HasPrefix(r.happens, "$$") {
			continue
		}
		if r.hint == "" || r.words == "" {
			t.Errorf("line %d: %s has no words or no hint", r.line, r.happens)
		}
		if r.kind() == ':' && !used[r.line] {
			t.Errorf("line %d: nothing makes the error of %q", r.line, r.happens)
		}
	}
}

// Each type of errors says what its row says, and ends with that code.
func TestErrorsOfEachKind(t *testing.T) {
	_, rows := errorRows(t)
	left := errorSamples()
	for _, r := range rows {
		if r.kind() != '=' {
			continue
		}
		err, ok := left[strings.TrimPrefix(r.happens, "= ")]
		if slices.Contains(hiddenErrors(), strings.TrimPrefix(r.happens, "= ")) {
			continue
		}
		if !ok {
			t.Errorf("line %d: there is no sample of %s", r.line, r.happens)
			continue
		}
		delete(left, strings.TrimPrefix(r.happens, "= "))
		code, printed := reported(t, err)
		r.holds(t, code, printed)
	}
	for name, err := range left {
		code, printed := reported(t, err)
		t.Errorf("%s has no row for\n%s", errorsTable, met("= "+name, code, printed))
	}
	for _, kind := range hiddenErrors() {
		if !slices.ContainsFunc(rows, func(r row) bool { return r.happens == "= "+kind }) {
			t.Errorf("%s has no row for %s", errorsTable, kind)
		}
	}
}

// Each command of the table says what its row says, and changes nothing by it.
func TestErrorsHappen(t *testing.T) {
	head, rows := errorRows(t)
	dir := t.TempDir()
	t.Setenv("PREBIRTH_HOME", filepath.Join(dir, "home"))
	t.Setenv("HOME", filepath.Join(dir, "person"))
	t.Setenv("TZ", "UTC")
	table, err := filepath.Abs(errorsTable)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	furnishErrors(t)
	for i, r := range rows {
		words, is := strings.CutPrefix(r.happens, "$ prebirth ")
		if before, prepares := strings.CutPrefix(r.happens, "$$ prebirth "); prepares {
			if code, printed := ran(t, before); code != exitDone {
				t.Fatalf("line %d: %s: %d\n%s", r.line, r.happens, code, printed)
			}
		}
		if !is {
			continue
		}
		code, printed := ran(t, words)
		printed = strings.ReplaceAll(printed, dir, "…")
		if *rewrite {
			rows[i] = met(r.happens, code, printed)
			continue
		}
		r.holds(t, code, printed)
	}
	if *rewrite {
		var all []string
		for _, r := range rows {
			all = append(all, r.String())
		}
		if err := os.WriteFile(table, []byte(head+"\n"+strings.Join(all, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// met is the row of what was printed.
func met(happens string, code int, printed string) row {
	r := row{happens: happens, code: code}
	for line := range strings.Lines(printed) {
		line = strings.TrimSuffix(line, "\n")
		if hint, ok := strings.CutPrefix(line, "hint: "); ok {
			r.hint = hint
		} else if words, ok := strings.CutPrefix(line, "prebirth: "); ok {
			r.words = strings.TrimPrefix(r.words+"\n"+words, "\n")
		}
	}
	return r
}

func (r row) holds(t *testing.T, code int, printed string) {
	t.Helper()
	got := met(r.happens, code, printed)
	whole := func(text string) *regexp.Regexp { return regexp.MustCompile("^" + pattern(text).String() + "$") }
	if got.code != r.code || !whole(r.words).MatchString(got.words) || !whole(r.hint).MatchString(got.hint) {
		t.Errorf("line %d has\n%s\nand there was\n%s", r.line, r, got)
	}
}

// ran runs a command line of the table in this process, without a terminal.
func ran(t *testing.T, line string) (code int, printed string) {
	t.Helper()
	in, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	said := make(chan string)
	go func() {
		all, _ := io.ReadAll(read)
		said <- string(all)
	}()
	code = run(quotedWords(line), in, out, write)
	_ = write.Close()
	return code, <-said
}

// quotedWords are the words of a line: quotes keep blanks together.
func quotedWords(line string) (all []string) {
	for _, m := range regexp.MustCompile(`'([^']*)'|(\S+)`).FindAllStringSubmatch(line, -1) {
		all = append(all, m[1]+m[2])
	}
	return all
}

// furnishErrors makes what the commands of the table are about, in the folder the test
// is in: reflections, a session and some files that are not what they should be.
func furnishErrors(t *testing.T) {
	t.Helper()
	folders, err := progress.FoldersFor(os.Getenv("PREBIRTH_HOME"), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"Words.", "Other words.", "Ring 07700 900123.", "Ring 07700 900123 or 07700 900456."} {
		sharing := progress.ForSupervision
		if i == 0 {
			sharing = progress.Private
		}
		ids := []string{"01950000-0000-7000-8000-00000000aaaa", "01950000-0000-7000-8001-00000000aaaa", "01950000-0000-7000-8000-00000000cccc", "01950000-0000-7000-8000-00000000dddd"}
		_, one := store.SaveReflection(progress.Edit{Reflection: ids[i], Revision: ids[i], Prompt: "unborn-babies/3/acting-today", Asked: askedThen,
			Text: text, Sharing: sharing, At: written1.Add(time.Duration(i) * time.Hour)})
		err = errors.Join(err, one)
	}
	for _, id := range []string{"01950000-0000-7000-8000-0000000000a1", "01950000-0000-7000-8001-0000000000a1"} {
		err = errors.Join(err, store.SaveSession(progress.Session{ID: id, Briefing: "unborn-babies", Team: "Red team", At: written1, Body: strings.Replace(anySession, "ID", id, 1)}))
	}
	nmc, _ := record.Text("nmc")
	err = errors.Join(err, store.Close(), os.WriteFile("nmc.layout", []byte(nmc), 0o600),
		os.WriteFile("there.txt", []byte("Some words."), 0o600), os.WriteFile("empty.txt", nil, 0o600), os.Mkdir("folder", 0o700),
		os.WriteFile("big.txt", []byte(strings.Repeat("word ", mostField)), 0o600),
		os.WriteFile("bad.md", []byte("# No front matter\n"), 0o600), os.MkdirAll("bad/config", 0o700), os.WriteFile("bad/config/settings", []byte("theme = drak\n"), 0o600))
	if err != nil {
		t.Fatal(err)
	}
}

// anySession is one that was led and ended, with ID in the place of its id.
const anySession = `{"schema": 1, "id": "ID", "briefing": "unborn-babies", "title": "Safeguarding un/born babies", "edition": "A board. Date: then", "team": "Red team",
 "parts": [{"id": "unborn-babies/1", "number": 1, "title": "First", "plan": 60000000000, "took": 65000000000, "shown": true}], "place": {"part": 0}, "asked": [],
 "talk": 0, "began": "2026-03-02T09:00:00Z", "till": "2026-03-02T09:10:00Z", "ended": "2026-03-02T09:12:00Z", "actions": []}`
