package main

import (
	"regexp"
	"strings"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// A picture is a screen, with what changes from day to day made the same.
type picture struct {
	rows    [][]terminal.Cell
	cursor  bool
	x, y    int // of the cursor
	columns int
}

func shot(s *terminal.Session) picture {
	p := picture{rows: s.Cells()}
	p.x, p.y, p.cursor = s.Cursor()
	p.columns = len(p.rows[0])
	for i, row := range p.rows {
		p.rows[i] = settled(row, time.Now().UTC())
	}
	return p
}

// The day and time of every picture, and the year that stands for the year of
// the pictures in what was written before the play: no clock shows it.
const (
	pictureDay   = "22 November 2026"
	pictureShort = "22 Nov"
	pictureTime  = "10:42"
	seedYear     = 2000
)

// settled makes the days and times of a row those of the pictures. The cells to
// the right move with a text that has become longer or shorter, up to the end
// of the row.
func settled(row []terminal.Cell, now time.Time) []terminal.Cell {
	// A play may run over midnight.
	for _, day := range []time.Time{now, now.Add(-time.Hour)} {
		row = replace(row, regexp.QuoteMeta(day.Format("2 January 2006"))+` \d\d:\d\d`, pictureDay+" "+pictureTime)
		row = replace(row, regexp.QuoteMeta(day.Format("2 January 2006"))+`, \d\d:\d\d`, pictureDay+", "+pictureTime)
		row = replace(row, regexp.QuoteMeta(day.Format("2 January 2006")), pictureDay)
		row = replace(row, `\b`+regexp.QuoteMeta(day.Format("2 Jan"))+` \d\d:\d\d`, pictureShort+" "+pictureTime)
	}
	row = replace(row, `0:\d\d of 7:00`, "0:04 of 7:00")
	row = replace(row, `part 0:\d\d`, "part 0:02")
	row = replace(row, `\d+ seconds in hand`, "48 seconds in hand")
	row = replace(row, ` November 2000`, " November 2026")
	row = replace(row, ` Nov 2000`, " Nov 09:30") // a day of this year is shown with its time
	return replace(row, `Saved (\d+ [A-Z][a-z]+ )?\d\d:\d\d`, "Saved "+pictureTime)
}

// replace puts a text in place of what a pattern matches, in the style of its
// first cell.
func replace(row []terminal.Cell, pattern, text string) []terminal.Cell {
	var b strings.Builder
	var cellAt []int // by byte
	for i, c := range row {
		b.WriteString(c.Text)
		for range len(c.Text) {
			cellAt = append(cellAt, i)
		}
	}
	at := regexp.MustCompile(pattern).FindStringIndex(b.String())
	if at == nil {
		return row
	}
	first, last := cellAt[at[0]], cellAt[at[1]-1]
	out := append([]terminal.Cell{}, row[:first]...)
	for _, r := range text {
		c := row[first]
		c.Text, c.Width = string(r), 1
		out = append(out, c)
	}
	out = append(out, row[last+1:]...)
	for len(out) < len(row) {
		out = append(out, terminal.Cell{Text: " ", Width: 1})
	}
	return out[:len(row)]
}
