// Package protection is the page that says what is protected and what is not,
// and from which a passphrase is set, changed and removed.
package protection

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the page asks for.
type Store interface {
	Protection() (vault.Protection, error)
	Unprotect() error
	Setting(name string) (string, error)
	SetSetting(name, value string) error
}

// Model is the screen.
type Model struct {
	store   func() (Store, error)
	folders progress.Folders
	theme   theme.Theme

	state   state
	loaded  bool
	err     error // of the store: why the state is not known
	next    after // what the passphrase is asked for
	asking  bool  // whether to remove it
	working bool
	said    string
	scroll  screen.Scroll
	width   int
}

// state is how things stand now.
type state struct {
	slots   vault.Protection
	backups []progress.Backup // newest first
	unknown error             // why the backups are not known
	after   int               // idle minutes after which it locks or hides itself; 0 is never
}

// after is what is done once the present passphrase was given.
type after int

const (
	nothing after = iota
	change
	remove
)

// New makes the page. folders are where the backups are.
func New(store func() (Store, error), folders progress.Folders, t theme.Theme) *Model {
	return &Model{store: store, folders: folders, theme: t}
}

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.scroll.Height = width, height
	m.lay()
}

// lay counts the rows, so that the window stays on them.
func (m *Model) lay() {
	m.scroll.Total = len(m.rows())
	m.scroll.By(0)
}

type loadedMsg struct {
	state state
	err   error
}

type removedMsg struct{ err error }

func (m *Model) load() tea.Cmd {
	open, folders := m.store, m.folders
	return func() tea.Msg {
		store, err := open()
		if err != nil {
			return loadedMsg{err: err}
		}
		var got loadedMsg
		got.state.slots, got.err = store.Protection()
		got.state.backups, got.state.unknown = progress.Backups(folders)
		minutes, _ := store.Setting(progress.SettingLockAfter) // without it, the usual time
		got.state.after, _ = progress.LockAfter(minutes)
		return got
	}
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		return screen.Stay, m.load()
	case screen.StoreReady:
		return m.ready(msg)
	case loadedMsg:
		m.loaded, m.state, m.err = true, msg.state, msg.err
		m.lay()
	case afterMsg:
		return screen.Stay, m.changed(msg)
	case removedMsg:
		return screen.Stay, m.removed(msg.err)
	case theme.Theme:
		m.theme = msg
	case tea.KeyPressMsg:
		return m.press(msg)
	}
	return screen.Stay, nil
}

// ready goes on with what the passphrase was asked for.
func (m *Model) ready(msg screen.StoreReady) (screen.Move, tea.Cmd) {
	next := m.next
	m.next = nothing
	switch {
	case msg.Err == nil && next == change:
		return screen.Open(screen.Route{Name: "protect"}), nil
	case msg.Err == nil && next == remove:
		m.working, m.said = true, ""
		open := m.store
		return screen.Stay, func() tea.Msg {
			store, err := open()
			if err == nil {
				err = store.Unprotect()
			}
			return removedMsg{err}
		}
	}
	return screen.Stay, m.load()
}

func (m *Model) removed(err error) tea.Cmd {
	m.working = false
	if err != nil {
		m.said = m.theme.Say("Nothing was changed: %s.", clean.String(err.Error()))
		var hinted interface{ Hint() string }
		if errors.As(err, &hinted) && hinted.Hint() != "" {
			m.said += " " + m.theme.Say("What to do: %s.", clean.String(hinted.Hint()))
		}
		m.lay()
		return nil
	}
	m.said = m.theme.Say("The passphrase and the recovery code are removed; what you wrote opens with this account.")
	m.scroll.To(0)
	return tea.Batch(m.load(), func() tea.Msg { return screen.ProtectionChanged{} })
}

func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if m.working {
		return screen.Stay, nil
	}
	if m.asking {
		m.asking = false
		if msg.String() == "y" {
			m.next = remove
			return screen.Move{Lock: true}, nil
		}
		m.said = m.theme.Say("Nothing was changed.")
		m.lay()
		return screen.Stay, nil
	}
	move, cmd, _ := keys.Press(m, msg)
	return move, cmd
}

var keys = append(screen.Table[*Model]{
	{Key: screen.Bind("s", "set, change passphrase", "s"), Do: (*Model).set, When: func(m *Model) bool { return m.known() }},
	{Key: screen.Bind("d", "remove passphrase", "d"), Do: (*Model).remove, When: func(m *Model) bool { return m.known() && m.state.slots.Passphrase }},
	{Key: screen.Bind("i", "idle minutes", "i"), Do: (*Model).idle, When: (*Model).known},
}, append(screen.Scrolling[*Model](), screen.Esc[*Model](), screen.Quit[*Model](), screen.Help[*Model]())...)

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// Scrolled is the page's window.
func (m *Model) Scrolled() *screen.Scroll { return &m.scroll }

func (m *Model) known() bool { return m.loaded && m.err == nil }

func (m *Model) set() (screen.Move, tea.Cmd) {
	m.said = ""
	if m.state.slots.Passphrase {
		m.next = change
		return screen.Move{Lock: true}, nil
	}
	return screen.Open(screen.Route{Name: "protect"}), nil
}

func (m *Model) remove() (screen.Move, tea.Cmd) {
	m.asking, m.said = true, ""
	m.scroll.To(0)
	m.lay()
	return screen.Stay, nil
}

// Sheet is the one whose keys hold now.
func (m *Model) Sheet() string {
	if m.asking {
		return ""
	}
	return "protection"
}

// footer names what the keys mean where they go now.
func (m *Model) footer() []key.Binding {
	switch {
	case m.working:
		return nil
	case m.asking:
		return []key.Binding{screen.Bind("y", "remove it", "y"), screen.Bind("any other key", "keep it", "esc")}
	}
	return keys.Footer(m)
}
