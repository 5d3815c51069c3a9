package screen

// Grouped is an item of a list that is drawn in groups.
type Grouped interface{ Begins() bool }

// Groups draws a list: the heading above each item with which a group begins,
// a blank row before it, and the items. It answers with the rows and with
// those of the chosen item, its heading included, so that a window can be
// moved to show them.
func Groups[T Grouped](items []T, chosen int, heading func(T) string, draw func(T, bool) []string) (rows []string, first, last int) {
	for i, it := range items {
		if it.Begins() && i > 0 {
			rows = append(rows, "")
		}
		begin := len(rows)
		if it.Begins() {
			rows = append(rows, "  "+heading(it))
		}
		rows = append(rows, draw(it, i == chosen)...)
		if i == chosen {
			first, last = begin, len(rows)-1
		}
	}
	return rows, first, last
}
