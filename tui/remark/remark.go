// Package remark is where something is said in supervision: a comment, an agreed
// action, what came of one, or a private note. What is typed is kept with every key,
// as a reflection is, and said only when the person says so.
package remark

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/progress/supervision"
	"prebirth/tui/draft"
	"prebirth/tui/editor"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Book keeps what is typed, and says how it stands.
type Book interface {
	Remark(key, text string)
	WaitingRemark(key string) (string, bool)
	RemarkState() draft.State
	Flush() error
}

// The kinds of remark, as the route has them.
const (
	comment = "comment"
	action  = "action"
	outcome = "outcome"
	note    = "note"
	spot    = "redaction"
)

// Model is the screen.
type Model struct {
	desk   func() (*supervision.Desk, error)
	book   Book
	theme  theme.Theme
	kind   string
	person string
	target string // id of the reflection or the action; "-" for none
	key    string // of what is typed

	ticket  *int
	got     loadedMsg
	loaded  bool
	box     *editor.Model
	held    []tea.Msg // typed before the remark was there
	saying  bool
	row     screen.Row
	choice  int // of choices
	due     int // of dues
	today   time.Time
	said    string
	trouble bool
	width   int
	height  int
}

// New makes the screen. The id of its route is a kind, the id of a person and that of
// a reflection or an action, with blanks between.
func New(desk func() (*supervision.Desk, error), book Book, t theme.Theme, id string) *Model {
	m := &Model{desk: desk, book: book, theme: t, key: id, ticket: new(int), today: time.Now()}
	parts := append(strings.SplitN(id, " ", 3), "", "")
	m.kind, m.person, m.target = parts[0], parts[1], parts[2]
	m.box = editor.New(m.styles())
	return m
}

func (m *Model) styles() editor.Styles {
	return editor.Styles{Text: m.theme.Text, Selected: m.theme.Selected, Placeholder: m.theme.Quiet}
}

// Measure says how the terminal measures characters.
func (m *Model) Measure(by ansi.Method) { m.box.SetWidths(by) }

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.fit()
}

func (m *Model) fit() {
	m.box.Resize(max(1, min(74, m.width-3)), max(1, m.height-len(m.head())))
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		if !m.loaded {
			return screen.Stay, m.load()
		}
	case loadedMsg:
		if msg.ticket == m.ticket && !m.loaded {
			m.took(msg)
		}
	case saidMsg:
		return m.done(msg)
	case theme.Theme:
		m.theme = msg
		m.box.SetStyles(m.styles())
		m.fit() // what stands above it may take more rows
	case tea.KeyPressMsg:
		m.said, m.trouble = "", false
		return m.press(msg)
	case tea.PasteMsg:
		m.write(msg)
	case screen.Choose:
		if m.row.At = msg.Item; !m.row.Open {
			m.pick(msg.Item)
		}
	case screen.Write:
		m.said, m.trouble = "", false
		m.rewrite(msg.Text, msg.At)
	}
	return screen.Stay, nil
}

// write gives a key or a paste to the box, and what comes of it to the writer.
func (m *Model) write(msg tea.Msg) {
	switch {
	case m.saying:
	case !m.loaded:
		m.held = append(m.held, msg)
	case m.got.refused != nil:
		m.said, m.trouble = m.theme.Say("Nothing can be saved, so nothing can be written here."), true
	case m.box.Update(msg):
		m.book.Remark(m.key, m.box.Text())
	}
}
