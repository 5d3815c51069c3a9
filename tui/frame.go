package tui

// The smallest window in which the program can be used. In a smaller one a
// notice stands instead, and nothing is lost.
const (
	leastWidth  = 20
	leastHeight = 6
)

// maxWidth is how wide the whole program is drawn; a wider window has margins.
const maxWidth = 112

// A frame is how the rows of a window are shared out. All figures are cells.
type frame struct {
	left   int // margin before every row
	width  int // of header, body and footer
	header int // rows of the header, its rule included
	body   int
	rule   int // rows of the rule below the body
	notice int // rows of what the program has to say
	status int
	footer int
}

// height is all its rows.
func (f frame) height() int { return f.header + f.body + f.rule + f.notice + f.status + f.footer }

// layout shares out a window of w by h. notice is how many rows the program
// needs for itself. On a short window the rules go first, then the header,
// then the second row of the footer.
func layout(w, h, notice int) frame {
	f := frame{width: min(w, maxWidth), header: 2, rule: 1, status: 1, footer: 2}
	f.left = (w - f.width) / 2
	if h < 18 {
		f.header, f.rule = 1, 0
	}
	if h < 10 {
		f.header, f.footer = 0, 1
	}
	f.notice = min(notice, max(0, h-f.header-f.status-f.footer-2))
	f.body = max(0, h-f.header-f.rule-f.notice-f.status-f.footer)
	return f
}
