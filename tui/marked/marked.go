// Package marked sets words into rows with some of them marked, by a style and
// by signs, so that the mark is seen without colour as well.
package marked

import (
	"strings"

	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
)

// A Run is a stretch of text. Where it has signs they stand around it and it is
// drawn in its style; without signs it is drawn as text is.
type Run struct {
	Text        string
	Style       lipgloss.Style
	Open, Close string // visible ASCII, both or neither
}

// Signs are drawn in place of characters that no text holds, so that a row is
// not broken at a sign and a sign in the text is no mark.
const (
	opens  = 0xe000 // and the sign
	closes = 0xe100
)

// Rows is the runs one after the other, wrapped to a width in cells. What is
// not fit for a terminal is taken out of them.
func Rows(runs []Run, width int) []string {
	var all strings.Builder
	var marks []Run
	for _, r := range runs {
		if r.Open != "" {
			marks = append(marks, r)
		}
		all.WriteString(encode(r.Open, opens) + visible(r.Text) + encode(r.Close, closes))
	}
	rows := strings.Split(lipgloss.Wrap(all.String(), max(1, width), ""), "\n")
	p := painter{marks: marks}
	for i, row := range rows {
		rows[i] = p.paint(row)
	}
	return rows
}

// visible is a text as it may be drawn.
func visible(text string) string {
	text = strings.Map(func(r rune) rune {
		if r >= opens && r < closes+0x100 {
			return '\ufffd'
		}
		return r
	}, clean.String(text))
	return strings.ReplaceAll(text, "\t", "    ")
}

func encode(sign string, base rune) string {
	return strings.Map(func(r rune) rune { return base + r&0xff }, sign)
}

// A painter goes through the rows from the top and knows whether it is within a
// mark.
type painter struct {
	marks  []Run // the present one and those still to come
	within bool
	closed int // how many of its closing signs there were
}

func (p *painter) paint(row string) string {
	var out, piece strings.Builder
	flush := func() {
		if p.within && piece.Len() > 0 {
			out.WriteString(p.marks[0].Style.Render(piece.String()))
		} else {
			out.WriteString(piece.String())
		}
		piece.Reset()
	}
	for _, r := range row {
		switch {
		case r >= opens && r < closes && !p.within:
			flush()
			p.within = true
			piece.WriteRune(r - opens)
		case r >= opens && r < closes:
			piece.WriteRune(r - opens)
		case r >= closes && r < closes+0x100:
			piece.WriteRune(r - closes)
			if p.closed++; p.closed == len(p.marks[0].Close) { // a narrow row may end between two
				flush()
				p.within, p.closed, p.marks = false, 0, p.marks[1:]
			}
		default:
			piece.WriteRune(r)
		}
	}
	flush()
	return out.String()
}
