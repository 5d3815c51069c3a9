package present

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress/session"
	"prebirth/tui/prose"
)

// measure is how wide the room's text is set at most, in cells: a line that is
// read from the back of a room is short.
const measure = 60

// The smallest window for large type: wide letters above and free rows between.
// A smaller one has the ordinary size.
const (
	largeWidth  = 50
	largeHeight = 16
	lowest      = 8 // rows; in a lower one the text needs the heading's, too
)

// A page is one part as the room sees it: its heading, and its text cut into
// screens.
type page struct {
	head    []string
	screens []view
	points  int  // how many there are
	wide    bool // a free row after each
}

// A view is one screen of a page.
type view struct {
	from session.Place // the point at its top, and how much of it was passed
	rows []prose.Row
}

// A room is what there is to write in, in cells.
type room struct{ width, height, left int }

func roomOf(width, height int) room {
	r := room{width: min(measure, max(1, width-4)), height: height}
	if width < 24 {
		r.width = max(1, width-2)
	}
	r.left = max(0, (width-r.width)/2)
	return r
}

// newPage lays a part out. Free rows are between the rows where the whole part has
// room for that; they are the first to go.
func newPage(p *briefings.Part, set *prose.Setter, strong lipgloss.Style, r room, large bool) *page {
	g := &page{head: heading(p, strong, r.width, large)}
	if r.height < lowest {
		g.head = nil
	}
	rows := set.Set(p.Shown())
	if len(rows) > 0 {
		g.points = rows[len(rows)-1].Block + 1
		rows = rows[:len(rows)-1] // the blank one after the last block
	}
	room := max(1, r.height-len(g.head)-edge(r.height))
	if wide := spread(rows); large && len(wide) < room { // with one more below the heading
		rows, g.wide, g.head = wide, true, append(g.head, "")
		room--
	}
	g.screens = cut(rows, room)
	return g
}

// edge is how many rows stay free above and below.
func edge(height int) int { return 2 * top(height) }

func top(height int) int {
	switch {
	case height >= 30:
		return 2
	case height >= 10:
		return 1
	}
	return 0
}

// heading is the number and the title, with the rows free below it.
func heading(p *briefings.Part, strong lipgloss.Style, width int, large bool) []string {
	number, title := string(rune('0'+p.Number%10)), clean.Line(p.Title).String()
	if p.Number >= 10 {
		number = string(rune('0'+p.Number/10%10)) + number
	}
	rows := wrapped(number+". "+title, width)
	if large {
		if spaced := wrapped(number+"   "+Spaced(title), width); len(spaced) == 1 {
			rows = spaced
		}
	}
	for i, row := range rows {
		rows[i] = strong.Render(strings.ReplaceAll(row, stuck, " "))
	}
	return append(rows, "")
}

// stuck keeps the letters of a word together while lines are broken.
const stuck = "\u00a0"

// Spaced sets words with wide letters: a blank after each letter, three between
// words.
func Spaced(words string) string {
	var out []string
	for _, word := range strings.Fields(words) {
		var letters []string
		for it := graphemes.FromString(word); it.Next(); {
			letters = append(letters, it.Value())
		}
		out = append(out, strings.Join(letters, stuck))
	}
	return strings.Join(out, stuck+stuck+" ")
}

// hyphen keeps the two halves of a word in one row.
const hyphen = "\u2011"

func wrapped(text string, width int) []string {
	rows := strings.Split(lipgloss.Wrap(strings.ReplaceAll(text, "-", hyphen), max(1, width), ""), "\n")
	for i := range rows {
		rows[i] = strings.ReplaceAll(strings.TrimRight(rows[i], " "+stuck), hyphen, "-")
	}
	return rows
}

// spread puts a free row after each, and one more where there was one.
func spread(rows []prose.Row) []prose.Row {
	var out []prose.Row
	for i, r := range rows {
		out = append(out, r)
		if i < len(rows)-1 {
			out = append(out, prose.Row{Block: r.Block, Heads: r.Heads})
		}
	}
	return out
}

// cut packs whole points into screens. A point that fills more than one is cut
// between rows.
func cut(rows []prose.Row, room int) []view {
	var all []view
	now := view{}
	flush := func() {
		if len(now.rows) > 0 {
			all = append(all, now)
		}
		now = view{}
	}
	for len(rows) > 0 {
		n := 0
		for n < len(rows) && rows[n].Block == rows[0].Block {
			n++
		}
		point := rows[:n]
		rows = rows[n:]
		high := words(point)
		if point[0].Heads && len(rows) > 0 { // a heading does not stand alone at the foot
			high = len(point) + 1
		}
		if len(now.rows) > 0 && len(now.rows)+high > room {
			flush()
		}
		if len(now.rows) == 0 {
			now.from = session.Place{Point: point[0].Block}
		}
		over := 0
		for words(point) > room {
			now.rows = append(now.rows, point[:room]...)
			point = point[room:]
			flush()
			over++
			now.from = session.Place{Point: point[0].Block, Over: over}
		}
		now.rows = append(now.rows, point...)
	}
	flush()
	if len(all) == 0 {
		all = []view{{}}
	}
	return all
}

// words is how many rows of a point are needed: blank ones after it are not.
func words(point []prose.Row) int {
	n := len(point)
	for n > 0 && strings.TrimSpace(point[n-1].Text) == "" {
		n--
	}
	return n
}

// stops are the places at which a press of the key stops, in order.
func (g *page) stops(byPoints bool) []session.Place {
	var all []session.Place
	for _, v := range g.screens {
		all = append(all, v.from)
		if !byPoints {
			continue
		}
		for _, r := range v.rows {
			if last := all[len(all)-1]; r.Block > last.Point {
				all = append(all, session.Place{Point: r.Block})
			}
		}
	}
	return all
}

// at is the screen that shows a place.
func (g *page) at(p session.Place) int {
	for i := len(g.screens) - 1; i > 0; i-- {
		if !after(g.screens[i].from, p) {
			return i
		}
	}
	return 0
}

// after says whether one place in a part is after another.
func after(a, b session.Place) bool {
	return a.Point > b.Point || a.Point == b.Point && a.Over > b.Over
}

// cutTo cuts a title to a width and says so with a sign.
func cutTo(title string, width int) string { return ansi.Truncate(title, width, "…") }
