package editor

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"

	gate "prebirth/briefings/clean"
)

func styles() Styles {
	return Styles{
		Text:        lipgloss.NewStyle().Foreground(lipgloss.Color("#dddddd")),
		Selected:    lipgloss.NewStyle().Reverse(true),
		Placeholder: lipgloss.NewStyle().Faint(true),
	}
}

// box is a box with "|" in the text for the cursor.
func box(width, height int, text string) *Model {
	m := New(styles())
	m.Resize(width, height)
	before, after, found := strings.Cut(text, "|")
	m.SetText(before + after)
	if found {
		m.SetOffset(len(before))
	}
	return m
}

// shown is the text with "|" for the cursor.
func shown(m *Model) string {
	return m.Text()[:m.Offset()] + "|" + m.Text()[m.Offset():]
}

// press makes the message of a key as it is written in the table, such as
// "ctrl+shift+left"; a name of one character types itself.
func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"enter": tea.KeyEnter, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
		"tab": tea.KeyTab, "esc": tea.KeyEscape, "f1": tea.KeyF1, "f5": tea.KeyF5, "f12": tea.KeyF12,
	}
	mods := map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}
	var k tea.KeyPressMsg
	parts := strings.Split(name, "+")
	for _, p := range parts[:len(parts)-1] {
		k.Mod |= mods[p]
	}
	last := parts[len(parts)-1]
	if code, ok := codes[last]; ok {
		k.Code = code
		return k
	}
	k.Code, _ = utf8.DecodeRuneInString(last)
	if k.Mod == 0 {
		k.Text = last
	}
	return k
}

func pressAll(m *Model, keys string) {
	for _, k := range strings.Fields(keys) {
		if k == "space" {
			m.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
			continue
		}
		m.Update(press(k))
	}
}

func typeAll(m *Model, s string) {
	for _, r := range s {
		m.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

var sgr = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

// rows are what the box draws, without styles.
func rows(m *Model) []string {
	return strings.Split(sgr.ReplaceAllString(m.View(), ""), "\n")
}

// faults looks for everything that must hold of every box at every time.
func faults(m *Model) error {
	drawn := rows(m)
	if len(drawn) != m.height {
		return fmt.Errorf("%d rows drawn, want %d", len(drawn), m.height)
	}
	for _, r := range drawn {
		if w := max(ansi.StringWidth(r), ansi.StringWidthWc(r)); w > m.width {
			return fmt.Errorf("row %q is %d wide, the box %d", r, w, m.width)
		}
		for _, c := range r {
			if !gate.Safe(c) || c == '\t' || c == '\n' {
				return fmt.Errorf("row %q holds %U", r, c)
			}
		}
	}
	if c := m.Cursor(); c.X < 0 || c.X >= m.width || c.Y < 0 || c.Y >= m.height {
		return fmt.Errorf("cursor at %d,%d in a box of %d by %d", c.X, c.Y, m.width, m.height)
	}
	return textFaults(m)
}

func textFaults(m *Model) error {
	text := m.Text()
	switch {
	case !utf8.ValidString(text):
		return fmt.Errorf("text is not UTF-8: %q", text)
	case clean(text) != text:
		return fmt.Errorf("text is not clean: %q", text)
	case !slices.Contains(boundaries(text), m.Offset()):
		return fmt.Errorf("cursor inside a character: %d of %q", m.Offset(), text)
	case m.Words() != len(strings.Fields(text)):
		return fmt.Errorf("%d words in %q", m.Words(), text)
	}
	total := 0
	for _, p := range m.buf.paras {
		p.wrap(m.buf.measure)
		fresh := newPara(p.text)
		fresh.wrap(newMeasure(m.buf.measure.room))
		if !slices.Equal(p.rows, fresh.rows) {
			return fmt.Errorf("rows of %q: %v, wrapped afresh %v", p.text, p.rows, fresh.rows)
		}
		total += len(p.rows)
	}
	if above, below := m.Rows(); above+below != max(0, total-m.height) {
		return fmt.Errorf("%d above, %d below, of %d rows in %d", above, below, total, m.height)
	}
	return nil
}

// boundaries are the places between the characters of a text.
func boundaries(s string) []int {
	at := []int{0}
	for it := graphemes.FromString(s); it.Next(); {
		at = append(at, it.End())
	}
	return at
}

func check(t *testing.T, m *Model) {
	t.Helper()
	if err := faults(m); err != nil {
		t.Fatal(err)
	}
}
