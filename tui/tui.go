// Package tui is what is seen in a full screen: the app, its frame and the
// screens in the folders below.
//
// Data flows one way: Markdown (briefings) is set into rows (prose), shown by
// a screen, what is typed goes to the one writer of words (draft), and from there to
// the store (progress), where the screens read it again. A screen is a package that
// keeps the contract of screen; it never imports another one, and routes.go is the one
// place that knows them all.
//
// Three models are made of the same parts: the app of one person, the stage, which is
// what a room sees of a session, and the paper, which is the trainer's side of it in a
// second terminal (pair joins the two). linear drives any of them as lines of text.
//
// It reads no argument and no environment of its own and prints nothing outside its
// screen: [Options] has all that it may know. [Run] owns the ends: whatever ends the
// program, the writer is flushed after the loop and the terminal is given back.
package tui

import (
	"io"
	"os"

	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/settings"
	"prebirth/progress/vault"
	"prebirth/tui/screen"
)

// Options is what the program is started with.
type Options struct {
	Library *briefings.Library
	Route   screen.Route         // where to open; the zero Route is the library
	Theme   string               // name of a theme; empty is as the settings have it
	Profile colorprofile.Profile // how many colours may be used
	Width   int                  // of the window at the start, in cells
	Height  int
	Input   io.Reader // the terminal
	Output  io.Writer
	Environ []string
	Signals bool // turn signals and the end of input into an orderly end
	// Folders are where the store is. With them, a passphrase is asked for from
	// the first frame on, and the last backup can be shown.
	Folders progress.Folders
	// Started is the folder for a file whose name has none; empty is that of the process.
	Started string
	// Settings are what the person's file said at the start.
	Settings settings.Settings
	// Language is the name of the language that is spoken, empty for English.
	Language string
	// PlainSigns says that the console cannot show typographic signs.
	PlainSigns bool

	// Amiss is what of the Library had to be left out, such as packs that were changed.
	// It is said above the status line until another screen is opened.
	Amiss []error

	// Watch is asked once a second, away from the loop, for a library in place of Library;
	// nil where nothing has changed since. It may be nil itself.
	Watch func() *briefings.Library

	Lines *Spoken // read out as lines of text, in place of a screen: see [Options.InLines]
}

// locked says whether a passphrase will be asked for, as far as that is known
// before the store has answered.
func (o Options) locked() bool {
	if o.Folders.Data == "" {
		return false
	}
	_, err := os.Stat(vault.Passphrase.File(o.Folders.SlotsPath()))
	return err == nil
}

// Run shows the program until the person leaves or it is told to end. The
// store that is opening is closed when it returns. The signal that ended it is
// nil when the person did. After a panic of the program's own the error wraps a
// [*FaultError].
func Run(o Options, opening *progress.Opening) (os.Signal, error) {
	r := newRunning(o.Environ, opening)
	app := newApp(o, opening, r.book)
	app.quiet.send = func() { defer r.guard.caught(); r.send(idleMsg{}) }
	if o.Lines == nil {
		o.Input, app.paste.tap = heard(o.Input)
	}
	defer app.quiet.stop()
	defer app.shelf.rest()
	return r.show(o, app, app.stops)
}
