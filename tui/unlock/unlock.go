// Package unlock is the screen that asks for the passphrase. It covers
// everything else and shows no word of it.
package unlock

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/language"
	"prebirth/tui/line"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// Model is the screen.
type Model struct {
	unlock func(vault.Secret) error
	theme  theme.Theme
	field  *line.Model
	why    string // a sentence: what the passphrase is asked for
	ticket *int   // tells this screen's answers from an older one's

	ready   bool // the store is closed, and can be opened
	asked   bool // enter was pressed before it was
	trying  bool
	opened  bool
	reading bool     // the library may be read without it
	said    []string // longest first
	width   int
	height  int
}

// New makes the screen. unlock takes about a second and is called in a command.
// reading says that one may go on without the passphrase, to read the library.
func New(unlock func(vault.Secret) error, t theme.Theme, why string, reading bool) *Model {
	m := &Model{unlock: unlock, theme: t, why: why, reading: reading, ticket: new(int)}
	m.field = line.NewSecret("> ", t)
	m.field.Focus()
	return m
}

// Ready says that the store is closed and can be opened from now on. What was
// typed meanwhile stays.
func (m *Model) Ready() tea.Cmd {
	m.ready = true
	if m.asked {
		_, cmd := m.try()
		return cmd
	}
	return nil
}

// Closed says whether the store is closed by now.
func (m *Model) Closed() bool { return m.ready }

// Opened says whether the passphrase was right.
func (m *Model) Opened() bool { return m.opened }

// Resize gives the screen its room.
func (m *Model) Resize(width, height int) {
	m.width, m.height = width, height
	m.field.Resize(max(1, width-2*m.margin()))
}

// tried is what became of a passphrase.
type tried struct {
	ticket *int
	err    error
}

// Update answers keys and hears what became of the passphrase. It asks to go
// back when it was right, and when the person goes on without it.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case tried:
		if msg.ticket == m.ticket {
			return m.answered(msg.err), nil
		}
	case theme.Theme:
		m.theme = msg
		m.field.Restyle(msg)
	case tea.KeyPressMsg:
		if move, cmd, ok := keys.Press(m, msg); ok {
			return move, cmd
		}
		m.write(msg)
	case tea.PasteMsg:
		m.write(msg)
	case screen.Write:
		m.put(msg.Text)
	}
	return screen.Stay, nil
}

func (m *Model) write(msg tea.Msg) {
	if !m.trying && m.field.Update(msg) {
		m.said = nil
	}
}

func (m *Model) answered(err error) screen.Move {
	m.trying = false
	if err == nil {
		m.opened = true
		m.field.SetWords("")
		return screen.Back()
	}
	m.said = sentences(err, m.theme.Language)
	m.field.SetWords("")
	return screen.Stay
}

// sentences say why it did not open, and what to do; the first that fits its
// room is shown.
func sentences(err error, in *language.Language) []string {
	var locked *progress.LockedError
	if errors.As(err, &locked) {
		return []string{
			in.Say("That is not the passphrase; nothing was changed. If it is lost: leave with ctrl+c and run prebirth recover, " +
				"which takes your recovery code."),
			in.Say("That is not the passphrase. If it is lost, run prebirth recover."),
			in.Say("Not it. Lost? Run prebirth recover."),
		}
	}
	text := in.Say("It could not be opened: %s.", clean.String(err.Error()))
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		return []string{text + " " + in.Say("What to do: %s.", clean.String(hinted.Hint())), text}
	}
	return []string{text}
}

// reveals is the key of the eye alone.
const reveals = "show, hide"

var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "open", "enter"), Do: (*Model).try, When: (*Model).still},
	{Key: screen.Bind("ctrl+r", language.Mark(reveals), "ctrl+r"), Do: func(m *Model) (screen.Move, tea.Cmd) {
		m.field.Reveal(!m.field.Revealed())
		return screen.Stay, nil
	}},
	{Key: screen.Bind("esc", "read without", "esc"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Back(), nil },
		When: func(m *Model) bool { return m.reading && !m.trying }},
	// The app answers to it, everywhere.
	{Key: screen.Bind("ctrl+c", "leave", "(the app)"), Do: func(*Model) (screen.Move, tea.Cmd) { return screen.Stay, nil }},
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

func (m *Model) still() bool { return !m.trying }

func (m *Model) try() (screen.Move, tea.Cmd) {
	words := m.field.Words()
	if strings.TrimSpace(words) == "" {
		return screen.Stay, nil
	}
	if !m.ready {
		m.asked = true
		return screen.Stay, nil
	}
	m.asked, m.trying, m.said = false, true, nil
	unlock, ticket := m.unlock, m.ticket
	return screen.Stay, func() tea.Msg {
		return tried{ticket, unlock(vault.Secret{Passphrase: words})}
	}
}

// margin is left free at both sides, where there is room.
func (m *Model) margin() int {
	if m.width < 30 {
		return 1
	}
	return 2
}

// View draws the field, and what there is to say below it.
func (m *Model) View() screen.View {
	rows, field := m.above()
	rows = append(rows, m.field.View())
	rows = append(rows, m.below(m.height-len(rows))...)
	margin := strings.Repeat(" ", m.margin())
	for i := range rows {
		rows[i] = margin + rows[i]
	}
	v := screen.View{
		Title: clean.Line(m.theme.Say("Locked")), Body: strings.Join(rows[:min(len(rows), max(0, m.height))], "\n"), Keys: keys.Footer(m),
	}
	v.Cursor, v.Writes = m.field.Cursor(), !m.trying
	v.Cursor.X += m.margin()
	v.Cursor.Y = field
	return v
}

// roomy says whether there is room for blank rows.
func (m *Model) roomy() bool { return m.height >= 8 }

// above is what the passphrase is asked for, and the row of the field below it.
func (m *Model) above() (rows []string, field int) {
	why := m.theme.Say(m.why)
	if !m.roomy() {
		why = m.theme.Say("Passphrase:")
	}
	for _, row := range m.wrap(why) {
		rows = append(rows, m.theme.Strong.Render(row))
	}
	if m.roomy() {
		rows = append(append([]string{""}, rows...), "")
	}
	return rows, len(rows)
}

const lost = "If it is lost: leave with ctrl+c and run prebirth recover, which takes your recovery code."

// working says what is waited for, where something is.
func (m *Model) working() string {
	switch {
	case m.trying:
		return m.theme.Say("Opening, about a second…")
	case m.asked:
		return m.theme.Say("Locking…")
	}
	return ""
}

// below is what there is to say, in at most so many rows where that can be.
func (m *Model) below(most int) []string {
	texts, style := []string{""}, m.theme.Quiet
	switch {
	case m.working() != "":
		texts = []string{m.working()}
	case m.said != nil:
		texts, style = m.said, m.theme.Warn
	case m.roomy():
		texts = []string{m.theme.Say(lost)}
	}
	var rows []string
	for _, text := range texts {
		rows = m.wrap(text)
		if m.roomy() {
			rows = append([]string{""}, rows...)
		}
		if len(rows) <= most {
			break
		}
	}
	for i := range rows {
		rows[i] = style.Render(rows[i])
	}
	return rows
}

func (m *Model) wrap(words string) []string {
	return strings.Split(lipgloss.Wrap(words, max(1, m.width-2*m.margin()), ""), "\n")
}
