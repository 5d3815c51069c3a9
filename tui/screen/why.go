package screen

import (
	"errors"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

// Why says why something cannot be shown or done, to stand behind a colon: an error
// in its own words, and a store that is locked with the key that opens it.
func Why(err error, in *language.Language) string {
	var locked *progress.LockedError
	if errors.As(err, &locked) {
		return in.Say("it is locked, and “lock” asks for the passphrase")
	}
	return clean.String(err.Error())
}
