package notes

import (
	"prebirth/progress/guard"
	"prebirth/tui/language"
)

// kind is what was found that is certain to identify somebody.
func kind(k guard.Kind, in *language.Language) string {
	switch k {
	case guard.NHSNumber:
		return in.Say("NHS number")
	case guard.NationalInsurance:
		return in.Say("National Insurance number")
	case guard.Email:
		return in.Say("e-mail address")
	case guard.Phone:
		return in.Say("phone number")
	}
	return in.Say(string(k)) // as the screen of findings names it
}
