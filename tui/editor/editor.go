// Package editor is the box in which a reflection is written.
//
// It is made for two things that ready-made text boxes do not give. One key
// costs about the same in an empty box and in a long text, because only the
// paragraph that changed is wrapped again, only around the change, and only the
// rows in the window are drawn. And what a reader calls one character is one
// character: flags, families, accents, Hangul and Devanagari are stepped over
// and deleted whole.
//
// The layers, each of which knows only the ones above it:
//
//	clean.go    foreign text → text that may be kept and drawn
//	cell.go     one visible character and the cells that it takes
//	wrap.go     one paragraph → rows
//	buffer.go   paragraphs; positions; replacing one range by a text
//	undo.go     the steps that were made
//	motion.go   where a key takes the cursor
//	edit.go     what a key does to the text
//	keys.go     which key does which: the one table
//	view.go     the window, its rows and the cursor
//	editor.go   the box itself
//
// Text holds what was typed and pasted, and nothing else: wrapping, tab stops
// and stand-ins for what a terminal can't show exist only on the screen. It
// comes back to the byte from wherever it is kept; nothing is composed, folded
// or trimmed. What does change on the way in is that line ends of every kind,
// Windows' CR LF among them, become one line feed.
//
// The box uses the terminal's own cursor, which keeps still, costs nothing and
// is followed by screen magnifiers and input methods. It never touches the
// clipboard of the machine it runs on.
package editor

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Styles are how the box looks. Only colours and attributes count (colour,
// bold, reverse and the like); borders, padding and sizes are the screen's.
type Styles struct {
	Text, Selected, Placeholder lipgloss.Style
}

// Model is the box: a text, a cursor, a window on the text and what can be
// undone. The zero value is not usable; see [New]. It is not safe for use by
// several goroutines at once.
type Model struct {
	buf  buffer
	cur  pos
	eol  bool // the cursor, between two rows of a paragraph, shows on the upper
	goal int  // the column that up and down keep to, or -1

	selecting bool
	anchor    pos // the end of the selection where the cursor is not

	hist history

	width, height int
	top           row // the first row in the window
	method        ansi.Method
	brushes       brushes
	placeholder   string

	text   cached[string]
	view   cached[string]
	hidden cached[[2]int]
	placed bool // the window holds the cursor
}

// cached is a value that is worked out again only after it was dropped.
type cached[T any] struct {
	value T
	valid bool
}

func (c *cached[T]) get(make func() T) T {
	if !c.valid {
		c.value, c.valid = make(), true
	}
	return c.value
}

func (c *cached[T]) drop() { *c = cached[T]{} }

// New returns an empty box of 80 by 24 cells. Styles come from outside; the box
// makes none.
func New(s Styles) *Model {
	m := &Model{width: 80, height: 24, goal: -1}
	m.buf = newBuffer("", newMeasure(roomIn(m.width)))
	m.SetStyles(s)
	return m
}

// SetStyles changes how the box looks.
func (m *Model) SetStyles(s Styles) {
	m.brushes = brushes{brushOf(s.Text), brushOf(s.Selected), brushOf(s.Placeholder)}
	m.view.drop()
}

// SetText replaces the whole text, forgets what could be undone and puts the
// cursor at the end. Text that is clean (see [Model.Text]) is kept to the byte.
func (m *Model) SetText(s string) {
	m.buf = newBuffer(clean(s), m.buf.measure)
	m.hist = history{}
	m.top = row{}
	m.text.drop()
	m.moveTo(m.buf.end())
}

// Text returns exactly what was typed, pasted and set, with "\n" between
// paragraphs. It is always valid UTF-8 and always clean: without control
// characters other than "\n" and tab, and without invisible format characters
// other than joiners and variation selectors.
func (m *Model) Text() string {
	return m.text.get(m.buf.text)
}

// Insert puts s at the cursor, in place of the selection if there is one, as
// one step of undo.
func (m *Model) Insert(s string) {
	m.insert(kindPaste, s)
}

// Replace puts another text in the place of the whole one, as one step of undo,
// and the cursor at a byte offset in it.
func (m *Model) Replace(s string, byteOffset int) {
	m.edit(kindPaste, pos{}, m.buf.end(), clean(s))
	m.SetOffset(byteOffset)
}

// MostBytes is the largest text that is typed or pasted into the box, in bytes.
// One that is set may be larger, and can then only get smaller.
const MostBytes = 1_000_000

// Fits says whether a text could be put in at the cursor, in place of the
// selection, without the whole getting too large. One that does not fit is not
// taken.
func (m *Model) Fits(s string) bool {
	if len(s) > 2*MostBytes { // control characters among it would have to be half of it
		return false
	}
	return m.fits(clean(s))
}

func (m *Model) fits(s string) bool {
	from, to := m.selection()
	return s == "" || m.buf.offset(m.buf.end())-len(m.buf.slice(from, to))+len(s) <= MostBytes
}

// Resize sets the size in cells. Anything below one cell counts as one.
func (m *Model) Resize(width, height int) {
	width, height = max(1, width), max(1, height)
	if width == m.width && height == m.height {
		return
	}
	m.width, m.height = width, height
	if room := roomIn(width); room != m.buf.measure.room {
		m.buf.measure = newMeasure(room)
	}
	m.redraw()
}

// SetWidths says how the renderer counts the cells of a character, which
// decides where the cursor stands after an emoji of several parts. Bubble Tea
// starts with [ansi.WcWidth], as the box does, and goes over to
// [ansi.GraphemeWidth] when the terminal reports mode 2027. Rows fit the box by
// either way of counting.
func (m *Model) SetWidths(w ansi.Method) {
	if m.method != w {
		m.method = w
		m.redraw()
	}
}

// Placeholder sets what is shown while there is no text.
func (m *Model) Placeholder(s string) {
	m.placeholder = clean(s)
	m.view.drop()
}

// Offset returns the cursor as a byte offset in [Model.Text].
func (m *Model) Offset() int {
	return m.buf.offset(m.cur)
}

// SetOffset moves the cursor to a byte offset in [Model.Text], or to the start
// of the character that the offset falls into. Offsets outside the text mean
// its nearer end.
func (m *Model) SetOffset(byteOffset int) {
	m.moveTo(m.buf.snapBack(m.buf.at(byteOffset)))
}

// Words returns the number of words: runs of anything between white space.
func (m *Model) Words() int {
	return m.buf.words()
}

// Update does what a key or a paste asks for and reports whether the text
// changed. Keys that are not the box's own do nothing.
func (m *Model) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.insert(kindPaste, msg.Content)
	}
	return false
}

// press dispatches one key. What counts as typed is decided by Text alone, so
// that dead keys, input methods and AltGr (ctrl and alt together on Windows)
// give what they print.
func (m *Model) press(k tea.KeyPressMsg) bool {
	if k.Text != "" && k.Code != tea.KeyTab && types(k.Mod) {
		return m.insert(kindType, k.Text)
	}
	if do := table.find(k.Keystroke()); do != nil {
		return do(m)
	}
	return false
}

// types reports whether a key with these modifiers and a text types that text.
func types(mod tea.KeyMod) bool {
	const command = tea.ModMeta | tea.ModHyper | tea.ModSuper
	ctrl, alt := mod.Contains(tea.ModCtrl), mod.Contains(tea.ModAlt)
	return ctrl == alt && mod&command == 0
}

// changed drops everything that was derived from the text.
func (m *Model) changed() {
	m.text.drop()
	m.redraw()
}

// redraw drops everything that was derived from cursor, window or size.
func (m *Model) redraw() {
	m.view.drop()
	m.hidden.drop()
	m.placed = false
}

// lines splits a text into paragraphs; the empty text has one.
func lines(s string) []string {
	return strings.Split(s, "\n")
}
