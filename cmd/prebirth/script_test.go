package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/ncruces/go-sqlite3"
	"github.com/rogpeppe/go-internal/testscript"

	"prebirth/progress"
)

// TestMain makes the test binary answer as prebirth when it is started under
// that name, so that the scripts and the terminal tests run the real program:
// its own process, its own arguments, its own exit code, and the race detector
// when the tests have it.
//
// A new passphrase costs it next to nothing, for there are hundreds; prebirth-as-released
// is the program with the cost that it has.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"prebirth":             func() { os.Exit(runAt(10, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"prebirth-as-released": main,
	})
}

// TestScripts runs the user stories in testdata, one file each. To add one, add
// a file.
func TestScripts(t *testing.T) { runScripts(t, "testdata") }

// runScripts runs every script of a folder, in a world of its own: an empty
// home, no terminal, no colour variables, and UTC, so that dates can be
// compared.
func runScripts(t *testing.T, folder string) {
	t.Helper()
	testscript.Run(t, scripts(testscript.Params{Dir: folder}))
}

// scripts is how scripts are run, wherever they are.
func scripts(which testscript.Params) testscript.Params {
	p := testscript.Params{
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Values[held{}] = map[string]*progress.Store{}
			e.Setenv("HOME", filepath.Join(e.WorkDir, "person"))
			e.Setenv("PREBIRTH_HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("TZ", "UTC")
			e.Setenv("ESC", "\x1b")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "administrator" { // whom no file mode keeps out
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("there is no condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":    cmdCode,
			"field":   cmdField,
			"format":  cmdFormat,
			"hold":    cmdHold,
			"json":    cmdJSON,
			"kept":    cmdKept,
			"lines":   cmdLines,
			"listed":  cmdListed,
			"mode":    cmdMode,
			"release": cmdRelease,
			"seed":    cmdSeed,
			"session": cmdSession,
			"spaced":  cmdSpaced,
			"talk":    cmdTalk,
		},
	}
	p.Dir, p.Files, p.WorkdirRoot = which.Dir, which.Files, which.WorkdirRoot
	return p
}

// cmdCode runs a program that must end with exactly this code; testscript's own
// "! exec" takes any code but 0.
//
//	code N program [argument...]
func cmdCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N program [argument...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("the exit code is %d and should be %d", got, want)
	}
}

// cmdLines counts the lines of a file, or of what was printed last.
//
//	lines N stdout|stderr|FILE
func cmdLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines N stdout|stderr|FILE")
	}
	if got := strconv.Itoa(strings.Count(ts.ReadFile(args[1]), "\n")); got != args[0] {
		ts.Fatalf("%s has %s lines and should have %s", args[1], got, args[0])
	}
}

// cmdJSON compares one value of a JSON document. Numbers in the path count list
// entries from 0, and "length" at its end is how many entries there are.
//
//	json FILE PATH VALUE        such as: json stdout briefings.0.id unborn-babies
func cmdJSON(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: [!] json stdout|FILE PATH VALUE")
	}
	var doc any
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc); err != nil {
		ts.Fatalf("%s is not one JSON document: %v", args[0], err)
	}
	got, err := at(doc, strings.Split(args[1], "."))
	if neg && err != nil {
		return
	}
	ts.Check(err)
	if (got == args[2]) == neg {
		ts.Fatalf("%s is %q", args[1], got)
	}
}

// cmdField keeps one value of a JSON document in a variable.
//
//	field FILE PATH NAME
func cmdField(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: field stdout|FILE PATH NAME")
	}
	var doc any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	got, err := at(doc, strings.Split(args[1], "."))
	ts.Check(err)
	ts.Setenv(args[2], got)
}

// at is the value that a path leads to, as text.
func at(doc any, path []string) (string, error) {
	for _, step := range path {
		next, err := into(doc, step)
		if err != nil {
			return "", err
		}
		doc = next
	}
	if number, ok := doc.(float64); ok {
		return strconv.FormatFloat(number, 'f', -1, 64), nil
	}
	return fmt.Sprint(doc), nil
}

// into takes one step of a path.
func into(doc any, step string) (any, error) {
	switch doc := doc.(type) {
	case map[string]any:
		if value, ok := doc[step]; ok {
			return value, nil
		}
	case []any:
		if step == "length" {
			return float64(len(doc)), nil
		}
		if n, err := strconv.Atoi(step); err == nil && n >= 0 && n < len(doc) {
			return doc[n], nil
		}
	}
	return nil, fmt.Errorf("there is no %q", step)
}

// cmdListed holds that what "prebirth where --json" printed lists every file below
// a folder and no other, with its size, and what is encrypted as such.
//
//	listed stdout|FILE FOLDER
func cmdListed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: listed stdout|FILE FOLDER")
	}
	var doc struct{ Files []keptFile }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &doc))
	listed := map[string]keptFile{}
	for _, f := range doc.Files {
		listed[f.Path] = f
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		f, ok := listed[path]
		delete(listed, path)
		switch {
		case err != nil:
			return err
		case !ok:
			return fmt.Errorf("%s is not listed", path)
		case f.Size != info.Size() || f.Purpose == "" || !f.Ours:
			return fmt.Errorf("%s is listed as %+v and has %d bytes", path, f, info.Size())
		}
		if secret := strings.HasSuffix(path, ".age") || strings.Contains(path, "reflections"); f.Encrypted != secret {
			return fmt.Errorf("%s is listed as encrypted: %v", path, f.Encrypted)
		}
		return nil
	}))
	if len(listed) > 0 {
		ts.Fatalf("listed and not there: %v", listed)
	}
}

// cmdMode compares who may do what with a file. Windows has no such bits.
//
//	mode 0600 FILE
func cmdMode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mode OCTAL FILE")
	}
	info, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if got := fmt.Sprintf("%04o", info.Mode().Perm()); got != args[0] && runtime.GOOS != "windows" {
		ts.Fatalf("%s has mode %s and should have %s", args[1], got, args[0])
	}
}

// written1 is when the first version of every seeded reflection was written.
// The next ones follow an hour apart.
var written1 = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// askedThen is how every prompt read when its seeded reflection was written. No
// prompt reads so today: what is shown of an old reflection is the old wording.
const askedThen = "How did this prompt read, then?"

// cmdSeed writes a reflection as the screen would have: one version for each
// file, an hour apart, without the last line end of the file.
//
//	seed ID PROMPT SHARING FILE...
func cmdSeed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 4 {
		ts.Fatalf("usage: seed ID PROMPT SHARING FILE...")
	}
	store, err := progress.Open(scriptFolders(ts), progress.Options{})
	ts.Check(err)
	for i, file := range args[3:] {
		base := ""
		if i > 0 {
			base = revisionOf(args[0], i)
		}
		_, err := store.SaveReflection(progress.Edit{
			Reflection: args[0], Revision: revisionOf(args[0], i+1), Base: base,
			Prompt: args[1], Asked: askedThen,
			Text: strings.TrimSuffix(ts.ReadFile(file), "\n"), Sharing: progress.Sharing(args[2]),
			At: written1.Add(time.Duration(i) * time.Hour),
		})
		ts.Check(err)
	}
	ts.Check(store.Close())
}

// revisionOf is the id of the nth version of a seeded reflection: its own, with the
// number in the second group.
func revisionOf(id string, n int) string {
	groups := strings.Split(id, "-")
	groups[1] = fmt.Sprintf("%04x", n)
	return strings.Join(groups, "-")
}

// held is the name under which a script keeps the store it holds.
type held struct{}

// cmdHold keeps the store open for writing, as another copy of the program would,
// until release or the end of the script.
//
//	hold
func cmdHold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: hold")
	}
	store, err := progress.Open(scriptFolders(ts), progress.Options{})
	ts.Check(err)
	ts.Check(store.Writable())
	ts.Value(held{}).(map[string]*progress.Store)["store"] = store
	ts.Defer(func() { _ = store.Close() }) // closing again does nothing
}

// cmdRelease gives the held store back.
//
//	release
func cmdRelease(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: release")
	}
	ts.Check(ts.Value(held{}).(map[string]*progress.Store)["store"].Close())
}

// cmdSpaced writes a recovery code as a hand might: small letters and blanks.
//
//	spaced FROM TO
func cmdSpaced(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: spaced FROM TO")
	}
	text := strings.ReplaceAll(strings.ToLower(ts.ReadFile(args[0])), "-", "  ")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(" "+text), 0o600))
}

func scriptFolders(ts *testscript.TestScript) progress.Folders {
	folders, err := progress.FoldersFor(ts.Getenv("PREBIRTH_HOME"), ts.Getenv)
	ts.Check(err)
	return folders
}

// cmdFormat gives the store's file another format number, as a newer version of
// the program would. It goes in by the way that is documented for everyone who
// has the key file: age opens the slot, and the slot opens the file.
//
//	format N
func cmdFormat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: format N")
	}
	number, err := strconv.Atoi(args[0])
	ts.Check(err)
	folders := scriptFolders(ts)
	key, err := storeKey(folders)
	ts.Check(err)
	db, err := sqlite3.Open("file:" + folders.StorePath() + "?vfs=xts&hexkey=" + key)
	ts.Check(err)
	ts.Check(db.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, number)))
	ts.Check(db.Close())
}

// storeKey is the store's key, in hexadecimal.
func storeKey(folders progress.Folders) (string, error) {
	file, err := os.ReadFile(folders.KeyPath())
	if err != nil {
		return "", err
	}
	identities, err := age.ParseIdentities(bytes.NewReader(file))
	if err != nil {
		return "", err
	}
	slot, err := os.Open(filepath.Join(folders.SlotsPath(), "account.age"))
	if err != nil {
		return "", err
	}
	defer slot.Close()
	plain, err := age.Decrypt(slot, identities...)
	if err != nil {
		return "", err
	}
	key, err := io.ReadAll(plain)
	if err != nil {
		return "", err
	}
	text := strings.TrimSpace(string(key))
	_, err = hex.DecodeString(text)
	return text, err
}
