// Package protect is where a passphrase is set: the note before the first
// reflection with the offer, the choice of words, and the recovery code.
//
// Nothing is changed until the last step, and esc before it leaves everything as
// it was.
package protect

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/language"
	"prebirth/tui/line"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the screen asks for.
type Store interface {
	Setting(name string) (string, error)
	Protection() (vault.Protection, error)
	SetSetting(name, value string) error
	Protect(passphrase string, code vault.Code) error
}

// A step is one page of the way.
type step int

const (
	note    step = iota // before the first reflection
	choose              // a suggestion, or own words
	again               // the same words once more
	written             // the recovery code, to be written down
	check               // two of its groups
	working
	done
	left // before the last step: nothing was changed
)

// Model is the screen.
type Model struct {
	store  func() (Store, error)
	theme  theme.Theme
	prompt string // to write to afterwards; empty where it was not the way there
	ticket *int

	step      step
	has       bool      // a passphrase is set already, so that none is offered
	shown     time.Time // when the note was shown, or the last letter of ahead came
	ahead     strings.Builder
	suggested string
	words     string // that were chosen
	code      vault.Code
	declined  bool   // the offer was, and that is being kept
	asked     [2]int // groups of the code to be typed, from 0
	at        int    // which of them
	field     *line.Model
	said      string
	scroll    screen.Scroll
	width     int
}

// New makes the screen. With the id of a prompt it is the note before the first
// reflection, which goes on to that prompt.
func New(store func() (Store, error), t theme.Theme, prompt string) *Model {
	m := &Model{store: store, theme: t, prompt: prompt, step: choose, ticket: new(int), suggested: vault.Suggest()}
	if prompt != "" {
		m.step = note
	}
	m.secret()
	return m
}

// secret makes an empty field for a passphrase, plain one for a group.
func (m *Model) secret() { m.take(line.NewSecret("> ", m.theme)) }
func (m *Model) plain()  { m.take(line.New("> ", m.theme)) }

func (m *Model) take(field *line.Model) {
	m.field = field
	m.field.Resize(max(1, m.width-2*m.margin()))
	m.field.Focus()
	m.scroll.To(0)
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height = width, height
	m.field.Resize(max(1, width-2*m.margin()))
	m.scroll.Total = len(m.rows())
	m.scroll.By(0)
}

// protected is what became of it.
type protected struct {
	ticket *int
	err    error
}

// Update answers keys and hears what became of the encrypting.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		m.shown = time.Now()
		if m.step == note {
			return screen.Stay, m.look()
		}
	case lookedMsg:
		if msg.ticket == m.ticket {
			m.has = msg.has
			m.scroll.Total = len(m.rows())
		}
	case noted:
		if msg.ticket == m.ticket {
			return m.decline(msg.err), nil
		}
	case protected:
		if msg.ticket == m.ticket {
			return screen.Stay, m.answered(msg.err)
		}
	case theme.Theme:
		m.theme = msg
		m.field.Restyle(msg)
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		m.write(msg, msg.Content)
	case screen.Write:
		m.put(msg.Text)
	case screen.Heard:
		m.shown = time.Time{} // what is pressed from now on is meant for it
	}
	return screen.Stay, nil
}

func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if m.step == note && m.early() {
		switch typing := m.ahead.Len() > 0; {
		case msg.String() == "enter" && typing:
			m.write(msg, "\n")
			return screen.Stay, nil
		case msg.String() == "enter" || msg.String() == "tab" && typing:
			return screen.Stay, nil
		}
	}
	if move, cmd, ok := keys.Press(m, msg); ok {
		return move, cmd
	}
	m.write(msg, msg.Text)
	return screen.Stay, nil
}

// soon is how close upon each other keys of the same stretch of typing come.
const soon = 300 * time.Millisecond

// early says whether a key was pressed before this page could be seen, or in the
// middle of typing that was meant for the next.
func (m *Model) early() bool { return time.Since(m.shown) < soon }

// write puts letters where they belong: into the field, or, on the page of the
// note, with what will be written once that is closed.
func (m *Model) write(msg tea.Msg, text string) {
	switch m.step {
	case note:
		if text != "" {
			m.ahead.WriteString(text)
			m.shown = time.Now()
		}
	case choose, again, check:
		if m.field.Update(msg) {
			m.said = ""
			m.scroll.To(m.scroll.Total) // where the field is
		}
	}
}

// Ahead is what was typed for the reflection before this page had come.
func (m *Model) Ahead() []tea.Msg {
	if m.prompt == "" || m.ahead.Len() == 0 {
		return nil
	}
	text := m.ahead.String()
	m.ahead.Reset()
	return []tea.Msg{tea.PasteMsg{Content: text}}
}

// lookedMsg is whether a passphrase is set already.
type lookedMsg struct {
	ticket *int
	has    bool
}

func (m *Model) look() tea.Cmd {
	open, ticket := m.store, m.ticket
	return func() tea.Msg {
		got := lookedMsg{ticket: ticket}
		if store, err := open(); err == nil {
			by, _ := store.Protection() // not known is not set: the offer says how to set one
			got.has = by.Passphrase
		}
		return got
	}
}

// noted is what became of keeping that the note was read and the offer made, so
// that neither comes again.
type noted struct {
	ticket *int
	err    error
}

func (m *Model) note() tea.Cmd {
	open, ticket := m.store, m.ticket
	return func() tea.Msg {
		store, err := open()
		if err == nil {
			err = errors.Join(store.SetSetting(progress.SettingNoted, "yes"), store.SetSetting(progress.SettingOffered, "yes"))
		}
		return noted{ticket, err}
	}
}

// decline goes on to writing, when it is kept that it was: the reflection would
// otherwise send back here.
func (m *Model) decline(err error) screen.Move {
	if !m.declined {
		return screen.Stay
	}
	m.declined = false
	if err != nil {
		m.say(m.theme.Say("That could not be kept, and nothing could be saved.") + " " + sentence(err))
		return screen.Stay
	}
	return m.onward()
}

// reveals is the key of the eye alone.
const reveals = "show, hide"

var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "go on", "enter"), Do: (*Model).enter, When: func(m *Model) bool { return m.step != working }},
	{Key: screen.Bind("tab", "set a passphrase", "tab"), Do: (*Model).begin, When: func(m *Model) bool { return m.step == note && !m.has }},
	{Key: screen.Bind("ctrl+n", "other words", "ctrl+n"), Do: (*Model).other, When: on(choose)},
	{Key: screen.Bind("ctrl+r", language.Mark(reveals), "ctrl+r"), Do: (*Model).reveal, When: on(choose, again)},
	{Key: screen.Bind("ctrl+p", "step back", "ctrl+p"), Do: (*Model).back, When: on(again, written, check)},
	{Key: screen.Bind("esc", "change nothing", "esc"), Do: (*Model).leave, When: func(m *Model) bool { return m.step < working }},
	{Key: screen.Bind("↑/↓", "scroll", "down"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.scroll.By(1); return screen.Stay, nil }, When: (*Model).long},
	{Key: screen.Bind("↑", "scroll up", "up"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.scroll.By(-1); return screen.Stay, nil }, When: (*Model).long, Covered: true},
	screen.HelpWriting[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func on(steps ...step) func(*Model) bool {
	return func(m *Model) bool { return slices.Contains(steps, m.step) }
}

func (m *Model) long() bool { return m.scroll.Total > m.scroll.Height }

// footer says what enter does just here.
func (m *Model) footer() []key.Binding { return m.renamed(keys.Footer(m)) }

func (m *Model) renamed(bindings []key.Binding) []key.Binding {
	does := map[step]string{note: language.Mark("write now"), written: language.Mark("written down")}[m.step]
	for i, b := range bindings {
		if b.Help().Key == "enter" && does != "" {
			bindings[i] = screen.Bind("enter", does, "enter")
		}
		if b.Help().Key == "esc" && m.step == note && m.ahead.Len() == 0 {
			bindings[i] = screen.Bind("esc", "back", "esc")
		} else if b.Help().Key == "esc" && m.step == note {
			bindings[i] = screen.Bind("esc", does, "esc")
		}
	}
	return bindings
}

func (m *Model) to(s step) (screen.Move, tea.Cmd) {
	m.step, m.said = s, ""
	m.plain()
	if s == choose || s == again {
		m.secret()
	}
	m.scroll.Total = len(m.rows())
	return screen.Stay, nil
}

func (m *Model) say(words string) (screen.Move, tea.Cmd) {
	m.said = words
	m.field.SetWords("")
	m.scroll.Total = len(m.rows())
	m.scroll.To(m.scroll.Total)
	return screen.Stay, nil
}

func (m *Model) reveal() (screen.Move, tea.Cmd) {
	m.field.Reveal(!m.field.Revealed())
	return screen.Stay, nil
}

func (m *Model) other() (screen.Move, tea.Cmd) {
	m.suggested = vault.Suggest()
	return screen.Stay, nil
}

// begin is the choice of a passphrase on the page of the note.
func (m *Model) begin() (screen.Move, tea.Cmd) {
	move, _ := m.to(choose)
	return move, m.note()
}

// leave changes nothing, and says so where something was begun. Where words were
// typed ahead it goes on to the writing, so that they are kept.
func (m *Model) leave() (screen.Move, tea.Cmd) {
	switch {
	case m.step == note && m.ahead.Len() > 0:
		return m.enter()
	case m.step == note:
		return screen.Back(), nil
	}
	m.words, m.code = "", vault.Code{}
	return m.to(left)
}

// back goes to the step before: the words and the code are still the same.
func (m *Model) back() (screen.Move, tea.Cmd) {
	switch m.step {
	case again:
		return m.to(choose)
	case check:
		return m.to(written)
	}
	return m.to(again)
}

// pick chooses two groups of the code, in their order.
func pick() [2]int {
	two := rand.Perm(6)[:2]
	slices.Sort(two)
	return [2]int{two[0], two[1]}
}
