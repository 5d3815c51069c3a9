package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/tui/language"
)

// env is what a command may know of the world outside, and the flags that all
// commands have.
type env struct {
	*language.Language // that the commands speak

	in, out *os.File      // out only to be asked, and for the full screen
	words   *printer      // for everything that is printed
	err     *clean.Writer // for what is said beside it

	outWidth, errWidth int // in cells, of the terminals they go to; 0 of what is none

	getenv  func(string) string
	environ []string
	work    int // what a new passphrase costs to try

	home     string
	theme    string // empty where it was not asked for
	language string // empty where it was not asked for
	color    string
	json     bool
	plain    bool
	linear   bool // lines of text in place of a screen

	watch func() *briefings.Library // a file that is shown while it is written; or nil

	again bool // lines of text were shown before in this run

	passphraseFile string
	lines          *bufio.Reader // in, once something was asked
}

// schema is the version of every JSON document this program prints. It grows
// when a field changes its meaning or goes.
const schema = 1

// library is what is built in with the packs that were added. A pack that cannot be
// read is left out, and that is said beside.
func (e *env) library() (*briefings.Library, error) {
	lib, wrong, err := e.withPacks()
	for _, one := range wrong {
		e.beside("prebirth: " + clean.Line(e.Err(one)).String())
		if hint := hintOf(one); hint != "" {
			e.beside(e.Say("hint: %s", clean.Line(e.Say(hint))))
		}
	}
	return lib, err
}

// withPacks is the library, and what is wrong with packs. Where nothing says in which
// folder they are, there are none.
func (e *env) withPacks() (lib *briefings.Library, wrong []error, err error) {
	if lib, err = builtIn(); err != nil {
		return nil, nil, err
	}
	shelf, err := e.shelf()
	if err != nil {
		return lib, nil, nil
	}
	in := e.Name()
	if in == language.English {
		in = ""
	}
	lib, wrong = shelf.Library(lib, in)
	return lib, wrong, nil
}

func (e *env) folders() (progress.Folders, error) {
	home := e.home
	if home == "" {
		home = e.getenv("PREBIRTH_HOME")
	}
	folders, err := progress.FoldersFor(home, e.getenv)
	if err != nil {
		return folders, &usageError{err, e.Say("say where with --home DIR")}
	}
	return folders, nil
}

// screen says whether a full screen can be shown: a terminal on both sides,
// and one that can place text.
func (e *env) screen() bool {
	return term.IsTerminal(e.in.Fd()) && term.IsTerminal(e.out.Fd()) && e.getenv("TERM") != "dumb"
}

// print writes text for a person. Whatever comes from a file along with it, the
// writer below lets nothing but words through.
func (e *env) print(format string, args ...any) {
	fmt.Fprintf(e.words, format, args...)
}

// encode prints one JSON document.
func (e *env) encode(v any) error {
	var text strings.Builder
	enc := json.NewEncoder(&text)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return language.Errorf("print as JSON: %w", err)
	}
	e.print("%s", clean.JSON(text.String()))
	return nil
}

func (e *env) checkFlags(homeGiven, passphraseGiven, themeGiven bool) error {
	if passphraseGiven && e.passphraseFile == "" {
		return &usageError{language.Errorf("%s is empty", "--passphrase-file"), e.Say("name a file whose first line is the passphrase")}
	}
	if homeGiven && e.home == "" {
		return &usageError{language.Errorf("%s is empty", "--home"), e.Say("give it a folder, or leave it out")}
	}
	if err := settings.Check("theme", e.theme); err != nil && themeGiven {
		return &usageError{language.Errorf("--theme: %w", err), hintOf(err)}
	}
	if !oneOf(e.language, append(languages(), "")...) {
		return &usageError{language.Errorf("there is no language %q", e.language), e.oneOf(languages())}
	}
	if !oneOf(e.color, "auto", "always", "never") {
		return &usageError{language.Errorf("%s cannot be %q", "--color", e.color), e.Say("it is auto, always or never")}
	}
	return nil
}

// say prints a sentence, or several, as a line.
func (e *env) say(format string, args ...any) {
	e.print("%s\n", folded(e.Say(format, args...), e.outWidth))
}

// tell says a sentence beside what is printed.
func (e *env) tell(format string, args ...any) { e.beside(e.Say(format, args...)) }

// beside is a line, or several, that is said beside what is printed.
func (e *env) beside(said string) { fmt.Fprintln(e.err, folded(said, e.errWidth)) }

// oneOf is the hint for what has to be one of a few words.
func (e *env) oneOf(words []string) string {
	return e.Say("it is one of %s", strings.Join(words, ", "))
}

func oneOf(s string, all ...string) bool {
	for _, a := range all {
		if s == a {
			return true
		}
	}
	return false
}

func quoted(words []string) string { return strings.Join(words, ", ") }
