package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/tui/language"
)

// A Row is the actions of a screen where letters are written, in one row: tab reaches it,
// the arrows choose and enter does. Without it they could be had only by keys that are
// held together, which not everybody can press and not every terminal sends.
type Row struct {
	Open bool
	At   int // the chosen action
}

// Rowed is a screen with such a row.
type Rowed interface {
	ActionRow() *Row
	Actions() []key.Binding // that it offers now
	// Act is a key as if it was pressed where one writes.
	Act(tea.KeyPressMsg) (Move, tea.Cmd)
}

// RowKeys is what the row answers to. Every other key is for the writing, which the
// screen goes back to with it.
func RowKeys[S Rowed]() Table[S] {
	step := func(by int) func(S) (Move, tea.Cmd) {
		return func(s S) (Move, tea.Cmd) {
			s.ActionRow().step(by, len(s.Actions()))
			return Stay, nil
		}
	}
	return Table[S]{
		{Key: Bind("←/→", "choose", "right", "down"), Do: step(1)},
		{Key: Bind("←", "choose before", "left", "up"), Do: step(-1), Covered: true},
		{Key: Bind("enter", "do it", "enter"), Do: act[S]},
		{Key: Bind("tab", "write on", "tab", "esc", "shift+tab"), Do: func(s S) (Move, tea.Cmd) { s.ActionRow().Open = false; return Stay, nil }},
	}
}

func (r *Row) step(by, n int) {
	if n > 0 {
		r.At = ((min(r.At, n-1)+by)%n + n) % n
	}
}

// act does the chosen action. The row stays for the next one, unless that leads away.
func act[S Rowed](s S) (Move, tea.Cmd) {
	row, all := s.ActionRow(), s.Actions()
	if len(all) == 0 {
		return Stay, nil
	}
	press, _ := KeyNamed(all[min(row.At, len(all)-1)].Keys()[0])
	row.Open = false
	move, cmd := s.Act(press)
	row.Open = move == Move{Copy: move.Copy}
	return move, cmd
}

// Held are the bindings whose every key is a function key or one that others are held
// with: what a row is for.
func Held(keys []key.Binding) (out []key.Binding) {
	for _, b := range keys {
		held := len(b.Keys()) > 0
		for _, name := range b.Keys() {
			press, ok := KeyNamed(name)
			held = held && ok && (press.Mod != 0 || press.Code >= tea.KeyF1 && press.Code <= tea.KeyF24)
		}
		if held {
			out = append(out, b)
		}
	}
	return out
}

// Draw draws the actions in so many cells, as many as there is room for around the
// chosen one, which has a sign. x is where that is.
func (r Row) Draw(all []key.Binding, width int, in *language.Language, chosen, other lipgloss.Style) (row string, x int) {
	says := func(i int) string { return in.Say(all[i].Help().Desc) }
	at := max(0, min(r.At, len(all)-1))
	first, used := at, 0
	for ; first >= 0; first-- {
		if used += lipgloss.Width(says(first)) + 3; used > width-2 && first < at {
			break
		}
	}
	var out strings.Builder
	if first++; first > 0 {
		out.WriteString(other.Render("… "))
	}
	for i := first; i < len(all); i++ {
		switch does := says(i); {
		case i == at:
			x = lipgloss.Width(out.String())
			out.WriteString(chosen.Render("▸"+does) + "  ")
		default:
			out.WriteString(" " + other.Render(does) + "  ")
		}
	}
	return ansi.Truncate(strings.TrimRight(out.String(), " "), width, "…"), min(x, max(0, width-1))
}
