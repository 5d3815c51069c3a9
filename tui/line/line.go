// Package line is one line to type in, such as words to find, a name or a
// passphrase: bubbles' text input with the program's styles, the terminal's own
// cursor, and nothing of the machine's clipboard. Longer text is for the editor.
package line

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/theme"
)

// most is how many characters may be looked for, and mostSecret how many a
// secret may have.
const (
	most       = 200
	mostSecret = 1000
)

// Model is the line. It takes keys while it is focused.
type Model struct {
	input textinput.Model
	width int // of the whole line, in cells
	// secret words are kept as they are: another program that asks for them
	// cannot be expected to clean them in the same way. Shown, they pass the
	// gate that every frame passes.
	secret bool
}

// New makes an empty line with a word before it.
func New(prompt string, t theme.Theme) *Model {
	m := &Model{input: textinput.New()}
	m.input.Prompt = prompt
	m.input.CharLimit = most
	m.input.SetVirtualCursor(false)
	m.input.KeyMap.Paste = key.NewBinding()             // it would read this machine's clipboard
	m.input.KeyMap.DeleteWordForward = key.NewBinding() // it runs past the end where only blanks follow
	m.Restyle(t)
	return m
}

// NewSecret makes an empty line that shows a dot for each character until it is
// told to reveal them.
func NewSecret(prompt string, t theme.Theme) *Model {
	m := New(prompt, t)
	m.secret = true
	m.input.CharLimit = mostSecret
	m.input.EchoCharacter = '•'
	m.Reveal(false)
	return m
}

// Reveal shows the characters of a secret, or dots again.
func (m *Model) Reveal(shown bool) {
	m.input.EchoMode = textinput.EchoPassword
	if shown {
		m.input.EchoMode = textinput.EchoNormal
	}
}

// Revealed says whether the characters are shown.
func (m *Model) Revealed() bool { return m.input.EchoMode == textinput.EchoNormal }

// Restyle changes how the line looks.
func (m *Model) Restyle(t theme.Theme) {
	state := textinput.StyleState{Text: t.Text, Prompt: t.Strong, Placeholder: t.Quiet}
	m.input.SetStyles(textinput.Styles{Focused: state, Blurred: state})
}

// Resize says how many cells there are for the line, its prompt and the
// cursor.
func (m *Model) Resize(width int) {
	m.width = max(1, width)
	m.input.SetWidth(max(1, width-lipgloss.Width(m.input.Prompt)-1))
	m.input.SetCursor(m.input.Position()) // scrolls, so that the cursor is seen
}

// Focus has the line take keys, Blur has it take none.
func (m *Model) Focus() { m.input.Focus() }

// Blur is the opposite of Focus.
func (m *Model) Blur() { m.input.Blur() }

// Words is what stands in the line.
func (m *Model) Words() string { return m.input.Value() }

// SetWords puts words into the line, and the cursor behind them.
func (m *Model) SetWords(s string) {
	m.input.SetValue(s)
	m.input.CursorEnd()
}

// Put puts words in the place of those that stand there, cleaned as a paste is, and
// says whether that changed any.
func (m *Model) Put(words string) bool {
	before := m.input.Value()
	m.input.SetValue("")
	m.Update(tea.PasteMsg{Content: words})
	return m.input.Value() != before
}

// Update takes a key or a paste, whose line ends become blanks, and says
// whether the words changed.
func (m *Model) Update(msg tea.Msg) bool {
	switch in := msg.(type) {
	case tea.PasteMsg:
		in.Content = m.pasted(in.Content)
		msg = in
	case tea.KeyPressMsg:
		if in.Text != "" && !m.secret {
			in.Text = clean.String(in.Text)
		}
		msg = in
	}
	before := m.input.Value()
	m.input, _ = m.input.Update(msg) // its command only blinks a cursor that is not drawn
	return m.input.Value() != before
}

func (m *Model) pasted(text string) string {
	if m.secret {
		return strings.TrimRight(text, "\r\n") // as they are copied along with a line
	}
	return strings.Join(strings.Fields(clean.String(text)), " ")
}

// View is the line, one row. It is cut because the input counts a wide
// character as it comes, and may run over.
func (m *Model) View() string { return ansi.Truncate(m.input.View(), m.width, "") }

// Cursor is where the terminal's cursor belongs, relative to the line; nil
// while it takes no keys.
func (m *Model) Cursor() *tea.Cursor {
	c := m.input.Cursor()
	if c != nil {
		c.Blink = false
		c.Position.X = min(c.Position.X, m.width-1)
	}
	return c
}

// Allow has the line hold so many characters at most.
func (m *Model) Allow(most int) { m.input.CharLimit = most }

// Ask has another word stand before the line, in so many cells for both.
func (m *Model) Ask(prompt string, width int) {
	if m.input.Prompt != prompt || m.width != max(1, width) {
		m.input.Prompt = prompt
		m.Resize(width)
	}
}
