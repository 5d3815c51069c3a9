// Package tofile copies a part or a reflection to a file of a name that the person
// gives. It is the other way where a terminal does not copy.
package tofile

import (
	"errors"
	"path/filepath"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/tui/findings"
	"prebirth/tui/line"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store has the reflections.
type Store interface {
	Reflection(id string) (progress.Reflection, error)
	Kept(reflection string) ([]progress.Kept, error)
}

// A Book is asked to write down what waits before a reflection is read.
type Book interface{ Flush() error }

// Model is the screen.
type Model struct {
	lib      *briefings.Library
	store    func() (Store, error)
	book     Book
	theme    theme.Theme
	kind, id string
	folder   string // for a name without one; empty is that of the process
	ticket   *int   // tells this screen's answers from another's

	name    *line.Model
	writing bool // a file is being written
	said    string
	width   int
	height  int
}

// most is how many characters a name may have, its folders included.
const most = 400

// New makes the screen. The id of its route is a kind, a blank and the id of a part or a
// reflection; folder is for a name without one, and empty for that of the process.
func New(lib *briefings.Library, store func() (Store, error), book Book, t theme.Theme, id, folder string) *Model {
	m := &Model{lib: lib, store: store, book: book, theme: t, folder: folder, ticket: new(int), name: line.New(t.Say("File: "), t)}
	m.kind, m.id, _ = strings.Cut(id, " ")
	name := "reflection-" + time.Now().Format(time.DateOnly)
	if m.kind == screen.APart {
		name = strings.ReplaceAll(m.id, "/", "-")
	}
	m.name.Allow(most)
	m.name.SetWords(name + ".txt")
	m.name.Focus()
	return m
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.name.Resize(max(1, width-3))
}

// keys hold no printable key: those are written.
var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "write it", "enter"), Do: (*Model).write},
	{Key: screen.Bind("esc", "do not", "esc"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Back(), nil }},
	screen.HelpWriting[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// Update answers keys; every other key is typed into the line.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case writtenMsg:
		return m.written(msg)
	case theme.Theme:
		m.theme = msg
		m.name.Restyle(msg)
	case tea.KeyPressMsg:
		if move, cmd, ok := keys.Press(m, msg); ok {
			return move, cmd
		}
		m.type_(m.name.Update(msg))
	case tea.PasteMsg:
		m.type_(m.name.Update(msg))
	case screen.Write:
		m.type_(m.name.Put(msg.Text))
	}
	return screen.Stay, nil
}

// type_ notes that another name is being written: what was said was about the last.
func (m *Model) type_(changed bool) {
	if changed {
		m.said = ""
	}
}

// writtenMsg is what became of it.
type writtenMsg struct {
	ticket *int
	path   string
	err    error
}

// A namedError is a text that would leave with what is certain to identify somebody.
type namedError struct{ n int }

func (e *namedError) Error() string { return "it would identify somebody" }

func (m *Model) write() (screen.Move, tea.Cmd) {
	name := strings.TrimSpace(m.name.Words())
	if name == "" || m.writing {
		return screen.Stay, nil
	}
	m.writing, m.said = true, ""
	if !filepath.IsAbs(name) {
		name = filepath.Join(m.folder, name)
	}
	text, ticket := m.text(), m.ticket
	return screen.Stay, func() tea.Msg {
		path, err := filepath.Abs(name)
		if err != nil {
			return writtenMsg{ticket, name, err}
		}
		words, err := text()
		if err == nil {
			err = progress.WritePrivate(path, []byte(words+"\n"))
		}
		return writtenMsg{ticket, path, err}
	}
}

// text reads what is to be written. What would identify somebody for certain does not
// leave by this way either.
func (m *Model) text() func() (string, error) {
	if _, part, ok := m.lib.Part(m.id); m.kind == screen.APart && ok {
		return func() (string, error) {
			return strings.Join(prose.Plain(prose.Measure).Lines(part.Markdown()), "\n"), nil
		}
	}
	open, book, id := m.store, m.book, m.id
	return func() (string, error) {
		store, err := open()
		if err != nil {
			return "", err
		}
		if err := book.Flush(); err != nil {
			return "", err
		}
		r, err := store.Reflection(id)
		if err != nil {
			return "", err
		}
		kept, err := store.Kept(id)
		if n := certain(findings.In(r.Text, kept)); err == nil && n > 0 {
			err = &namedError{n}
		}
		return clean.String(r.Text), err
	}
}

func certain(found []findings.Found) (n int) {
	for _, f := range found {
		if f.Level == guard.Certain && !f.Kept() {
			n++
		}
	}
	return n
}

func (m *Model) written(msg writtenMsg) (screen.Move, tea.Cmd) {
	if msg.ticket != m.ticket {
		return screen.Stay, nil
	}
	m.writing = false
	var named *namedError
	switch {
	case errors.As(msg.err, &named):
		m.said = m.theme.Count(named.n, "Not written: %d place in it would identify somebody. Change it, or keep it with a reason, in what may identify someone.",
			"Not written: %d places in it would identify somebody. Change them, or keep them with a reason, in what may identify someone.")
		return screen.Stay, nil
	case msg.err != nil:
		m.said = m.theme.Say("Not written: %s.", screen.Why(msg.err, m.theme.Language))
		return screen.Stay, nil
	}
	said := screen.Told{Words: m.theme.Say("Written, and not encrypted: %s", clean.String(msg.path))}
	return screen.Back(), func() tea.Msg { return said }
}
