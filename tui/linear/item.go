package linear

import (
	"strconv"
	"strings"

	"prebirth/tui/screen"
)

// ofItem does an action of the screen to the item whose number stands after its name,
// as in "erase 2": where a number opens an item, there is no other way to choose one
// and do something else with it. It says false where words are not like that.
func (m *Model) ofItem(words string) bool {
	l := m.page.Lines
	cut := strings.LastIndexByte(words, ' ')
	if cut < 0 || l.Pick == screen.PickPresses {
		return false
	}
	n, err := strconv.Atoi(words[cut+1:])
	if err != nil || len(l.Items) == 0 {
		return false
	}
	c, _, ok := called(m.actions(), words[:cut])
	switch {
	case !ok:
		return false
	case n < 1 || n > len(l.Items):
		m.say(m.Say("There is no number %d; the last is %d.", n, len(l.Items)))
	default:
		m.then(screen.Choose{Item: n - 1})
		m.press(c.usual)
	}
	return true
}
