package screen

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Arrows is how the keys that choose in a list are shown where digits do, too.
const Arrows = "↑/↓ 1-9"

// Digits is the entry by which a digit chooses what has that number in the window.
// The label of the arrows names it as well.
func Digits[S any](choose func(S, int) (Move, tea.Cmd), list func(S) (Listing, Scroll), when func(S) bool) Action[S] {
	return Action[S]{
		Key:     Bind("1-9", "choose by number", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		When:    when,
		Covered: true,
		With: func(s S, digit string) (Move, tea.Cmd) {
			l, w := list(s)
			if i, ok := l.numbered(w, int(digit[0]-'0')); ok {
				return choose(s, i)
			}
			return Stay, nil
		},
	}
}

// digits is how many items have a number: those with one digit. The tenth in the
// window has none, which says how far they go.
const digits = 9

// Number writes the numbers of the items that begin in the window before them. One
// alone needs none.
func (l Listing) Number(s Scroll, style lipgloss.Style) {
	for n := 1; n <= digits && len(l.At) > 1; n++ {
		if i, ok := l.numbered(s, n); ok {
			row := &l.Rows[l.At[i]]
			*row = style.Render(string(rune('0'+n))) + (*row)[1:]
		}
	}
}

// numbered is the item with a number in the window.
func (l Listing) numbered(s Scroll, n int) (item int, ok bool) {
	for i, row := range l.At {
		if row < s.Top || row >= s.Top+s.Height {
			continue
		}
		if n--; n == 0 {
			return i, true
		}
	}
	return 0, false
}
