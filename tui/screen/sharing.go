package screen

import (
	"prebirth/progress"
	"prebirth/tui/language"
)

// Sharing is who a reflection is for, in words; nothing where that is not known.
func Sharing(s progress.Sharing, in *language.Language) string {
	return in.Say(map[progress.Sharing]string{progress.Private: "private", progress.ForSupervision: "for supervision"}[s])
}
