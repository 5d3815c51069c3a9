package screen

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// The first nine items that begin in the window have a number, which is written before
// them and chooses them; the tenth has none, and neither has one alone.
func TestDigits(t *testing.T) {
	drawn := func(items int) (l Listing) {
		for i := range items {
			l.At = append(l.At, 2*i)
			l.Rows = append(l.Rows, "   item", "     more")
		}
		return l
	}
	for _, c := range []struct {
		items  int
		window Scroll
		first  int // item of the number 1
		last   int // the greatest number
	}{
		{12, Scroll{Top: 0, Height: 30}, 0, 9},
		{12, Scroll{Top: 1, Height: 5}, 1, 2},
		{12, Scroll{Top: 20, Height: 6}, 10, 2},
		{3, Scroll{Top: 0, Height: 6}, 0, 3},
		{3, Scroll{Top: 0, Height: 5}, 0, 3},
		{1, Scroll{Top: 0, Height: 6}, 0, 0},
		{0, Scroll{Top: 0, Height: 6}, 0, 0},
	} {
		l := drawn(c.items)
		l.Number(c.window, lipgloss.NewStyle())
		numbered := 0
		for i, row := range l.At {
			if n := i - c.first + 1; l.Rows[row][0] != ' ' {
				if numbered++; int(l.Rows[row][0]-'0') != n {
					t.Errorf("%+v: item %d is shown as %q", c, i, l.Rows[row])
				}
			}
		}
		if numbered != c.last {
			t.Errorf("%+v: %d numbers are shown", c, numbered)
		}
		chosen := -1
		table := Table[int]{Digits(func(_, i int) (Move, tea.Cmd) { chosen = i; return Stay, nil },
			func(int) (Listing, Scroll) { return l, c.window }, nil)}
		for n := 1; n <= c.last; n++ {
			table.Press(0, tea.KeyPressMsg{Code: rune('0' + n), Text: string(rune('0' + n))})
			if chosen != c.first+n-1 {
				t.Errorf("%+v: %d chooses item %d", c, n, chosen)
			}
		}
	}
}
