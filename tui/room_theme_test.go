package tui

import (
	"testing"

	"prebirth/progress/settings"
)

// The room is dark for who has chosen that, and light for everybody else: most
// projectors show black on white best.
func TestTheRoomIsDarkByTheSetting(t *testing.T) {
	t.Parallel()
	for line, dark := range map[string]bool{"": false, "theme = light": false, "theme = contrast": false, "theme = dark": true} {
		chosen, err := settings.Parse("settings", []byte(line+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := stagedBy(t, chosen).theme().Dark; got != dark {
			t.Errorf("%q: the room is dark: %v", line, got)
		}
	}
}
