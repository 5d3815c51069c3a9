package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

const (
	tabStop  = 4
	maxMarks = 8        // combining marks drawn on one character
	tooWide  = "?"      // stands for a character that is wider than the box
	carrier  = "\u25cc" // ◌ carries a mark that has no letter before it
)

// A cell is one visible character, a grapheme cluster, and the room it takes.
type cell struct {
	end int // byte offset of the next character
	look
}

// A look is how a character is drawn.
//
// Terminals disagree about emoji of several parts: one that knows mode 2027
// gives a family two cells, another eight. fit is the greater of the two, and
// rows are filled by it, so that they hold on both and don't change when the
// terminal's answer arrives late.
type look struct {
	glyph string // "" for a tab, which is fit spaces
	fit   int    // cells to keep for it
	wide  [2]int // cells it takes, by [ansi.Method]
	space bool   // a row may end after it
}

// A measure is the width of a row, and what was found out about characters
// other than ASCII, because finding it out costs a hundred times more than
// knowing it.
type measure struct {
	room  int
	known map[string]look
}

const maxKnown = 4096

func newMeasure(room int) *measure {
	return &measure{room: room, known: map[string]look{}}
}

// cellAt reads the character at byte i, which starts at column col of its row.
func (m *measure) cellAt(text string, i, col int) cell {
	c := text[i]
	if c >= 0x20 && c < 0x7f && (i+1 == len(text) || text[i+1] < utf8.RuneSelf) {
		return cell{i + 1, look{text[i : i+1], 1, [2]int{1, 1}, c == ' '}}
	}
	if c == '\t' {
		n := tabStop - col%tabStop
		return cell{i + 1, look{"", n, [2]int{n, n}, true}}
	}
	cluster := clusterAt(text, i)
	l, ok := m.known[cluster]
	if !ok {
		l = m.look(strings.Clone(cluster))
	}
	return cell{i + len(cluster), l}
}

// look finds out about a character and remembers it.
func (m *measure) look(cluster string) look {
	glyph := drawable(cluster)
	l := look{glyph: glyph, space: breaking(cluster)}
	l.wide = [2]int{ansi.WcWidth: ansi.StringWidthWc(glyph), ansi.GraphemeWidth: ansi.StringWidth(glyph)}
	l.fit = max(l.wide[0], l.wide[1])
	if l.fit > m.room {
		l.glyph, l.fit, l.wide = tooWide, 1, [2]int{1, 1}
	}
	if len(m.known) >= maxKnown {
		clear(m.known)
	}
	if len(cluster) <= 64 {
		m.known[cluster] = l
	}
	return l
}

// clusterAt returns the character at byte i. What stands before it doesn't
// matter as long as it starts there.
func clusterAt(text string, i int) string {
	if text[i] < utf8.RuneSelf && (i+1 == len(text) || text[i+1] < utf8.RuneSelf) {
		return text[i : i+1]
	}
	return graphemes.FromString(text[i:]).First()
}

// breaking reports whether a row may end after this character. Spaces made to
// hold words together don't count.
func breaking(cluster string) bool {
	r, n := utf8.DecodeRuneInString(cluster)
	if n != len(cluster) {
		return false
	}
	return r != '\u00a0' && r != '\u2007' && r != '\u202f' && unicode.Is(unicode.Zs, r)
}

// drawable returns the character as it may be drawn: no cell starts with
// something that has no width of its own, and marks are not piled up without
// end, which makes terminals draw over the neighbouring rows.
func drawable(cluster string) string {
	lead := invisible(cluster)
	rest := trimMarks(cluster[lead:])
	switch {
	case lead == 0:
		return rest
	case rest == "" && isMark(cluster):
		return carrier + trimMarks(cluster)
	}
	return carrier + rest
}

// invisible is the length of what begins a character without taking a cell.
func invisible(cluster string) int {
	i := 0
	for i < len(cluster) {
		_, n := utf8.DecodeRuneInString(cluster[i:])
		s := cluster[i : i+n]
		if ansi.StringWidth(s) > 0 && ansi.StringWidthWc(s) > 0 {
			break
		}
		i += n
	}
	return i
}

func isMark(cluster string) bool {
	return strings.IndexFunc(cluster, func(r rune) bool { return !mark(r) }) < 0
}

func mark(r rune) bool {
	return r > 0x2ff && unicode.In(r, unicode.Mn, unicode.Me) && !unicode.Is(unicode.Variation_Selector, r)
}

func trimMarks(cluster string) string {
	if len(cluster) <= 2*maxMarks {
		return cluster
	}
	marks := 0
	return strings.Map(func(r rune) rune {
		if !mark(r) {
			return r
		}
		if marks++; marks > maxMarks {
			return -1
		}
		return r
	}, cluster)
}
