package pair

import (
	"errors"
	"fmt"
)

// startOne is what to do where no session is.
const startOne = "prebirth present BRIEFING starts one, in the other terminal"

// A TakenError says that a host has the place already. It lives: the system
// takes its lock away when it ends, however it ends.
type TakenError struct{ Place string }

// Error names the place.
func (e *TakenError) Error() string {
	return fmt.Sprintf("open %s for notes: a session runs there already", e.Place)
}

// Hint says what to do.
func (e *TakenError) Hint() string {
	return "prebirth notes joins the session that runs; or end it in its terminal, and begin again"
}

// A NobodyError says that no host is there to join or to ask.
type NobodyError struct {
	Place string
	Err   error // what the system said; may be nil
}

// Error says so.
func (e *NobodyError) Error() string { return "no session is running here" }

// Unwrap returns what the system said.
func (e *NobodyError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *NobodyError) Hint() string { return startOne }

// A SilentError says that a host lives and does not answer.
type SilentError struct {
	Place string
	Err   error
}

// Error names the place and the reason.
func (e *SilentError) Error() string {
	return fmt.Sprintf("join at %s: a session is running and does not answer (%v)", e.Place, e.Err)
}

// Unwrap returns the reason.
func (e *SilentError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *SilentError) Hint() string {
	return "look at the terminal of prebirth present: it may be stopped, and fg there lets it go on; then try again"
}

// A LostError says that the connection broke while nobody had ended the session.
type LostError struct{ Err error }

// Error says how it broke.
func (e *LostError) Error() string {
	return fmt.Sprintf("follow the session: it went away without an end (%v)", e.Err)
}

// Unwrap returns what the system said.
func (e *LostError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *LostError) Hint() string {
	return "look at the terminal of prebirth present and start it again there; then start prebirth notes here"
}

// A VersionError says that the two programs speak differently.
type VersionError struct{ Ours, Theirs int }

// Error gives both numbers.
func (e *VersionError) Error() string {
	return fmt.Sprintf("join the session: it speaks protocol %d, and this program speaks %d", e.Theirs, e.Ours)
}

// Hint says what to do.
func (e *VersionError) Hint() string {
	return "both terminals must run the same prebirth: prebirth version in each says which; then start both again"
}

// A FullError says that as many terminals joined as may.
type FullError struct{ Most int }

// Error says how many.
func (e *FullError) Error() string {
	return fmt.Sprintf("join the session: %d terminals show it already, and no more may", e.Most)
}

// Hint says what to do.
func (e *FullError) Hint() string { return "close prebirth notes in one of the others; then try again" }

// A PlaceError says that a folder is not one to meet in. Nothing was opened.
type PlaceError struct {
	Path string
	Err  error
	hint string
}

// Error names the folder and the reason.
func (e *PlaceError) Error() string { return fmt.Sprintf("meet in %s: %v", e.Path, e.Err) }

// Unwrap returns the reason.
func (e *PlaceError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *PlaceError) Hint() string { return e.hint }

// A DocumentError says that something cannot be sent, or was sent and cannot be
// taken: it is not one JSON document in UTF-8 of at most [Longest] bytes.
type DocumentError struct{ Err error }

// Error gives the reason.
func (e *DocumentError) Error() string { return fmt.Sprintf("carry a document: %v", e.Err) }

// Unwrap returns the reason.
func (e *DocumentError) Unwrap() error { return e.Err }

// Hint says what to do.
func (e *DocumentError) Hint() string {
	return "this is a fault of the program, and what is stored is untouched: start both terminals again"
}

var (
	errLong  = fmt.Errorf("it is longer than %d bytes", Longest)
	errJSON  = errors.New("it is not JSON")
	errUTF8  = errors.New("it is not UTF-8")
	errTaken = errors.New("it is what ends a connection")
)

// An advice is an error that is always the same and says what to do about it.
type advice struct{ text, hint string }

func (a *advice) Error() string { return a.text }

func (a *advice) Hint() string { return a.hint }

// ErrEnded is returned to those who speak to a session that was ended in order.
var ErrEnded error = &advice{"speak to the session: it was ended", startOne}

// ErrUnasked is returned by [Place.Ask] for a host that answers nothing.
var ErrUnasked error = &advice{"ask the session: it does not answer questions",
	"both terminals must run the same prebirth; or end it in its own terminal"}
