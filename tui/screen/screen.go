// Package screen is the contract between the app and what fills its window,
// and the table that makes one list of a screen's keys serve dispatch, footer
// and help alike.
//
// Where a screen wants to go is the return value of its Update, never a
// message: by message, letters typed meanwhile reach the wrong screen.
package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/language"
)

// A Screen fills the window between the header and the footer.
//
// All methods run on the update loop. A command captures values, never the
// screen itself, and its result carries the identity it was asked with.
type Screen interface {
	// Update handles a message. Keys and pastes reach the top screen only;
	// results reach every open screen, and whoever asked knows its own.
	Update(tea.Msg) (Move, tea.Cmd)
	// Resize says how many cells the body has. It comes before Shown.
	Resize(width, height int)
	// View describes what to show now. It does no work worth waiting for.
	View() View
}

// A View is one frame of a screen. Body has at most as many rows as the screen
// was given, each at most as wide.
type View struct {
	Title  clean.Text  // what the window shows, for the header
	Right  clean.Text  // a few words at the header's right
	Body   string      // rows, joined by \n
	Status clean.Text  // one line of words below the body, possibly empty
	Bad    bool        // Status tells of trouble
	Asks   bool        // Status is a question, and so the cursor's place
	Cursor *tea.Cursor // where the action is, relative to the body; nil is its first word
	Writes bool        // letters are written and no commands, so none is lost in any window
	Keys   []key.Binding
	Spots  []Spot // where the items of a list are, for who points at them
}

// Shown is delivered when a screen comes to the top: the first time, and each
// time the one above it closes.
type Shown struct{}

// Leaving is delivered to a screen that is about to be covered, closed or left
// for good, so that it hands over what it holds.
type Leaving struct{}

// A Route names a place in the program. It is plain data, so that it can be
// compared, typed on a command line and kept.
type Route struct {
	Name string // "library", "reader", "reflect", …
	ID   string // of the briefing, part, prompt or reflection shown
	Find string // words to mark there
}

// A Measured screen wants to know how the terminal measures characters, once
// the terminal has said so.
type Measured interface{ Measure(ansi.Method) }

// A Move is where a screen asks the app to go. The zero Move stays.
type Move struct {
	To   Route // open this on top, where Name is not empty
	Over Route // and first this below it, to come back to
	Back bool  // close this screen first
	Quit bool  // leave the program
	Copy Copy  // have this copied, and stay
	// Lock asks for the passphrase before anything else, and then comes back to
	// this screen, which is told so by StoreReady. Where there is none, the
	// screen is hidden.
	Lock bool
}

// Stay is the Move that does not.
var Stay = Move{}

// Open asks for a screen on top of this one.
func Open(to Route) Move { return Move{To: to} }

// Swap asks for a screen in place of this one.
func Swap(to Route) Move { return Move{To: to, Back: true} }

// Back asks to close this screen.
func Back() Move { return Move{Back: true} }

// An Ahead screen may have been given words that were meant for the one that
// opens next: they were typed before it came. They are handed on to it.
type Ahead interface{ Ahead() []tea.Msg }

// LockAfter says that the program locks itself after so many idle minutes from now
// on; 0 is never.
type LockAfter struct{ Minutes int }

// ProtectionChanged says that the store opens with a passphrase from now on, or
// without.
type ProtectionChanged struct{ Passphrase bool }

// Fit cuts or fills s to exactly height rows.
func Fit(rows []string, height int) string {
	height = max(0, height)
	for len(rows) < height {
		rows = append(rows, "")
	}
	return strings.Join(rows[:height], "\n")
}

// StoreReady says that what was read and written can be asked for from now on,
// or why it can not.
type StoreReady struct{ Err error }

// FirstWords is the beginning of a reflection on one line, cleaned, for a list.
// most is in bytes. One that was emptied says so, because its earlier words are
// still there.
func FirstWords(text string, most int, in *language.Language) string {
	cut := strings.ToValidUTF8(text[:min(len(text), most)], "")
	if words := strings.Join(strings.Fields(clean.String(cut)), " "); words != "" {
		return words
	}
	return in.Say("(emptied; its earlier versions are kept)")
}
