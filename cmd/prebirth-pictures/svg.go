package main

import (
	"bytes"
	"fmt"
	"html"
	"image/color"
	"strconv"
	"strings"
	"unicode"

	"prebirth/cmd/prebirth-measure/terminal"
)

// The measures of a picture, in the SVG's own unit. Most monospaced fonts are
// 0.6 of their size wide; textLength holds every stretch to the cells, whatever
// font there is.
const (
	fontSize   = 14.0
	cellWidth  = 8.4
	cellHeight = 18.0
	baseline   = 13.5 // of a row, from its top
	margin     = 16.0
	titleBar   = 30.0
)

// The colours of the window. The text's own colour on the ground has a contrast
// of 13:1.
const (
	ground  = "#16191d"
	text    = "#e4e7ea"
	frame   = "#3a4047"
	buttons = "#565d66"
)

// draw makes the picture: a window with rounded corners, the rows in it. The
// fonts are the reader's own. Nothing in it is run or fetched.
func draw(p picture) []byte {
	w := float64(p.columns)*cellWidth + 2*margin
	h := float64(len(p.rows))*cellHeight + titleBar + margin
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" aria-label="%s">`+"\n",
		num(w), num(h), num(w), num(h), html.EscapeString(label(p)))
	fmt.Fprintf(&b, `<rect x=".5" y=".5" width="%s" height="%s" rx="9" fill="%s" stroke="%s"/>`+"\n", num(w-1), num(h-1), ground, frame)
	for i := range 3 {
		fmt.Fprintf(&b, `<circle cx="%s" cy="15" r="4.5" fill="%s"/>`+"\n", num(margin+5+15*float64(i)), buttons)
	}
	fmt.Fprintf(&b, `<g font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="%s" fill="%s">`+"\n", num(fontSize), text)
	for y, row := range p.rows {
		for _, r := range stretches(row) {
			r.draw(&b, y)
		}
	}
	if p.cursor {
		fmt.Fprintf(&b, `<rect x="%s" y="%s" width="%s" height="%s" opacity=".75"/>`+"\n", num(left(p.x)), num(top(p.y)), num(cellWidth), num(cellHeight))
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

// label is what is read out instead of the picture: the header's words.
func label(p picture) string {
	var b strings.Builder
	for _, c := range p.rows[0] {
		b.WriteString(c.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func left(x int) float64 { return margin + float64(x)*cellWidth }
func top(y int) float64  { return titleBar + float64(y)*cellHeight }

// num is a number with at most two decimals and no zeros at its end.
func num(f float64) string {
	s := strconv.FormatFloat(f, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// A stretch is cells side by side that are drawn as one.
type stretch struct {
	x, cells int
	text     string
	look     terminal.Cell // its style; the text in it means nothing
	alone    bool          // a sign, in the middle of its cell
}

// stretches groups the cells of a row: the same style, and no gap of two blanks or
// more, which fonts and renderers do not all keep. Signs stand alone, because
// they often come from another font with other widths.
func stretches(row []terminal.Cell) []stretch {
	var out []stretch
	blanks := 0
	for x, c := range row {
		if c.Width == 0 || c.Text == "" {
			continue
		}
		if c.Text == " " && !c.Reverse && c.Bg == nil {
			blanks++
			continue
		}
		sign := !plain(c.Text)
		if n := len(out); n > 0 && blanks < 2 && x == out[n-1].x+out[n-1].cells+blanks && out[n-1].joins(c, sign, blanks) {
			out[n-1].text += strings.Repeat(" ", blanks) + c.Text
			out[n-1].cells += blanks + c.Width
		} else {
			out = append(out, stretch{x: x, cells: c.Width, text: c.Text, look: styleOf(c), alone: sign})
		}
		blanks = 0
	}
	return out
}

// joins says whether a cell goes on with the stretch, after so many blanks.
func (r stretch) joins(c terminal.Cell, sign bool, blanks int) bool {
	if r.look != styleOf(c) {
		return false
	}
	if ruled(c.Text) || ruled(r.text) {
		return blanks == 0 && strings.HasPrefix(r.text, c.Text)
	}
	return !sign && !r.alone
}

// ruled says whether a sign is drawn as a shape, and its likes side by side as
// one.
func ruled(s string) bool { return strings.HasPrefix(s, "─") || strings.HasPrefix(s, "█") }

func styleOf(c terminal.Cell) terminal.Cell {
	c.Text, c.Width = "", 0
	return c
}

// plain says whether every font for terminals has the character at the width of
// a cell.
func plain(s string) bool {
	for _, r := range s {
		if r > 0x24f && !unicode.IsPunct(r) {
			return false
		}
	}
	return true
}

func (r stretch) draw(b *bytes.Buffer, y int) {
	fill, ground := colour(r.look.Fg, text), colour(r.look.Bg, "")
	if r.look.Reverse {
		fill, ground = colour(r.look.Bg, ground), fill
	}
	x, width := left(r.x), float64(r.cells)*cellWidth
	if ground != "" {
		rectangle(b, x, top(y), width, cellHeight, ground)
	}
	if shape(b, r, x, top(y), width, fill) || strings.TrimSpace(r.text) == "" {
		return
	}
	b.WriteString(`<text`)
	if r.alone {
		fmt.Fprintf(b, ` x="%s" text-anchor="middle"`, num(x+width/2))
	} else {
		fmt.Fprintf(b, ` x="%s"`, num(x))
	}
	fmt.Fprintf(b, ` y="%s"`, num(top(y)+baseline))
	if r.cells > 1 && !r.alone {
		fmt.Fprintf(b, ` textLength="%s"`, num(width))
	}
	b.WriteString(attributes(r.look, fill) + ">" + html.EscapeString(r.text) + "</text>\n")
}

func attributes(look terminal.Cell, fill string) string {
	out := ""
	if fill != text {
		out += ` fill="` + fill + `"`
	}
	if look.Bold {
		out += ` font-weight="bold"`
	}
	if look.Italic {
		out += ` font-style="italic"`
	}
	if look.Faint {
		out += ` opacity=".6"`
	}
	if look.Underlined {
		out += ` text-decoration="underline"`
	}
	return out
}

// shape draws what must meet its neighbours: rules, bars and blocks, which
// fonts draw with gaps.
func shape(b *bytes.Buffer, r stretch, x, y, width float64, fill string) bool {
	const thin = 1.2
	first := []rune(r.text)[0]
	switch {
	case first == '─':
		rectangle(b, x, y+cellHeight/2-thin/2, width, thin, fill)
	case first == '│' || first == '┃':
		rectangle(b, x+cellWidth/2-thin/2, y, thin, cellHeight+.5, fill) // over the seam between two rows
	case first == '█':
		rectangle(b, x, y+2, width, cellHeight-4, fill)
	case first >= '▉' && first <= '▏': // seven to one eighths, from the left
		rectangle(b, x, y+edge(first), cellWidth*float64('▐'-first)/8, cellHeight-2*edge(first), fill)
	default:
		return false
	}
	return true
}

// edge is the room above and below a bar. The thinnest one is a rule beside
// text, and goes on from row to row.
func edge(r rune) float64 {
	if r == '▏' {
		return 0
	}
	return 2
}

func rectangle(b *bytes.Buffer, x, y, w, h float64, fill string) {
	fmt.Fprintf(b, `<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`+"\n", num(x), num(y), num(w), num(h), fill)
}

// colour is a cell's colour as SVG has it.
func colour(c color.Color, or string) string {
	if c == nil {
		return or
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
