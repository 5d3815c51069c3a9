package screen

import (
	"errors"

	"prebirth/briefings/clean"
	"prebirth/progress"
)

// Why says why something cannot be shown or done, to stand behind a colon: an error
// in its own words, and a store that is locked with the key that opens it.
func Why(err error) string {
	var locked *progress.LockedError
	if errors.As(err, &locked) {
		return "it is locked, and ctrl+l asks for the passphrase"
	}
	return clean.String(err.Error())
}
