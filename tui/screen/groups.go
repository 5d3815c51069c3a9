package screen

import tea "charm.land/bubbletea/v2"

// Grouped is an item of a list that is drawn in groups.
type Grouped interface{ Begins() bool }

// A Listing is a list as it is drawn. In the row that an item begins with, the
// first cell is blank, for its number, and the second is for the sign of the chosen
// one.
type Listing struct {
	Rows        []string
	At          []int // the row that each item begins with
	Ends        []int // the row behind each, where others than items' rows follow; nil where none do
	First, Last int   // rows of the chosen item, its heading included, so that a window can be moved to show them
}

// Groups draws a list: the heading above each item with which a group begins,
// a blank row before it, and the items.
func Groups[T Grouped](items []T, chosen int, heading func(T) string, draw func(T, bool) []string) (l Listing) {
	for i, it := range items {
		if it.Begins() && i > 0 {
			l.Rows = append(l.Rows, "")
		}
		begin := len(l.Rows)
		if it.Begins() {
			l.Rows = append(l.Rows, "  "+heading(it))
		}
		l.At = append(l.At, len(l.Rows))
		l.Rows = append(l.Rows, draw(it, i == chosen)...)
		l.Ends = append(l.Ends, len(l.Rows))
		if i == chosen {
			l.First, l.Last = begin, len(l.Rows)-1
		}
	}
	return l
}

// Sign is the cursor on the sign of an item in a window onto the list; nil
// where there is no such item.
func (l Listing) Sign(s Scroll, item int) *tea.Cursor {
	if item >= len(l.At) {
		return nil
	}
	return s.Point(1, l.At[item])
}
