package screen

import (
	"prebirth/briefings"
	"prebirth/tui/language"
)

// NoAddress says what is known of the address of a resource that has none.
func NoAddress(r briefings.Resource, in *language.Language) string {
	if r.NotGiven {
		return in.Say("address not given")
	}
	return in.Say("address not confirmed")
}
