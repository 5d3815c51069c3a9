package screen

import (
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

// Person is somebody's name and role. Who sits at this computer too has no card with
// a name of their own, and is named in the language that is spoken.
func Person(p progress.Person, in *language.Language) (name, role string) {
	if p.ID == progress.Myself {
		return in.Say("Your supervisor"), in.Say("at this computer")
	}
	return clean.Line(p.Name).String(), clean.Line(p.Role).String()
}
