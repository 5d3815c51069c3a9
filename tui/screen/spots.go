package screen

// A Spot is where an item of a list is drawn, in cells from the corner of the body. Who
// points at it chooses the item, and where it is chosen already opens it.
type Spot struct {
	X, Y, Width, Height int
	Item                int // its index, as Lines lists them
	Chosen              bool
}

// Has says whether a cell of the body lies in it.
func (s Spot) Has(x, y int) bool {
	return x >= s.X && x < s.X+s.Width && y >= s.Y && y < s.Y+s.Height
}

// Spots are those of a list in a window onto it. The window begins in a cell of the body
// and is so wide.
func (l Listing) Spots(s Scroll, chosen, x, y, width int) (all []Spot) {
	for i := range l.At {
		first, last := max(l.At[i], s.Top), min(l.end(i), s.Top+s.Height)
		if first < last {
			all = append(all, Spot{x, y + first - s.Top, width, last - first, i, i == chosen})
		}
	}
	return all
}

// end is the row behind an item.
func (l Listing) end(i int) int {
	switch {
	case i < len(l.Ends):
		return l.Ends[i]
	case i+1 < len(l.At):
		return l.At[i+1]
	}
	return len(l.Rows)
}
