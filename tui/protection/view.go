package protection

import (
	"path/filepath"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/clean"
	"prebirth/tui/keymap"
	"prebirth/tui/language"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// protects is what the program does protect from. Without a passphrase the key
// lies on the same disk, together with the rest or in another folder, which is said
// where it matters.
func protects(passphrase, together bool, in *language.Language) []string {
	if passphrase {
		return []string{
			in.Say("A lost or stolen laptop, once prebirth is closed or locked."),
			in.Say("A file or a folder that somebody copies, or that ends up in the wrong place."),
			in.Say("A folder that is synced to other computers or to a cloud."),
			in.Say("Backups, ours and those of the computer: they are encrypted as well."),
		}
	}
	laptop := in.Say("A lost or stolen laptop: only if its whole disk is encrypted. Without a passphrase the key lies on it, in another folder.")
	if together {
		laptop = in.Say("A lost or stolen laptop: only if its whole disk is encrypted. Without a passphrase the key lies on it, in the same folder.")
	}
	return []string{
		laptop,
		in.Say("A file that somebody copies, or that ends up in the wrong place, as long as the key does not go with it."),
		in.Say("A folder that is synced to other computers or to a cloud, as long as the key is not in it, too."),
		in.Say("Our own backups, which do not hold the key. A backup of the whole computer holds it: whoever can read that can read what you wrote."),
	}
}

// doesNot is what the program does not protect from.
func doesNot(passphrase bool, t theme.Theme) []string {
	all := []string{
		t.Say("Malware that runs as you. It can read what you type and see."),
		t.Say("Someone at your screen while it is unlocked. %s hides it, %s locks it.", t.Key(keymap.Everywhere, "ctrl+x"), t.Key(keymap.Everywhere, "ctrl+l")),
		t.Say("A terminal, or a session, that logs or records what it shows."),
		t.Say("Someone who puts an older copy of the file in its place. It is not noticed."),
		t.Say("Files that you export. They are plain text."),
		t.Say("Words that you erased stay in backups until these rotate out, after thirty days of use."),
	}
	if !passphrase {
		all = append([]string{t.Say("Whoever has your account on this computer, because there is no passphrase.")}, all...)
	}
	return all
}

// promises is what can be relied on.
func promises(in *language.Language) []string {
	return []string{
		in.Say("Saved means on disk, synced. At most one second of typing can be lost."),
		in.Say("Nothing leaves this computer unless you export it."),
	}
}

const (
	question = "What you wrote would open with this account, without a question; the recovery code would stop working. " +
		"y removes the passphrase, after it was given once more. Any other key keeps it."
	working = "Encrypting anew…"
)

// View draws the rows that fit.
func (m *Model) View() screen.View {
	rows := m.rows()
	m.scroll.Total = len(rows)
	m.scroll.By(0)
	shown := append([]string(nil), screen.Window(m.scroll, rows)...)
	for i := range shown {
		shown[i] = strings.Repeat(" ", m.margin()) + shown[i]
	}
	v := screen.View{
		Title: clean.Line(m.theme.Say("What this protects and what it does not")), Body: strings.Join(shown, "\n"),
		Status: clean.Line(m.scroll.More(m.theme.Language)), Keys: m.footer(),
	}
	switch {
	case m.working:
		v.Status = clean.Line(m.theme.Say(working))
	case m.asking:
		v.Status = clean.Line(m.theme.Say("Remove the passphrase?"))
	}
	return v
}

func (m *Model) margin() int {
	if m.width < 30 {
		return 1
	}
	return 2
}

func (m *Model) rows() []string {
	var rows []string
	add := func(more ...string) { rows = append(rows, more...) }
	head := func(words string) { add("", m.theme.Accent.Render(words)) }
	if m.asking && m.scroll.Height < 10 {
		add(m.wrap(m.theme.Say("y removes the passphrase. Any other key keeps it."), "", m.theme.Warn)...)
		add("")
	} else if m.asking {
		add(m.wrap(m.theme.Say(question), "", m.theme.Warn)...)
		add("")
	}
	if m.said != "" {
		add(m.wrap(m.said, "", m.theme.Warn)...)
		add("")
	}
	add(m.theme.Accent.Render(m.theme.Say("Now")))
	for _, line := range m.now() {
		add(m.wrap(line, "• ", m.theme.Text)...)
	}
	if b := m.state.backups; m.known() && len(b) > 0 {
		add("  " + m.theme.Quiet.Render(m.path(filepath.Dir(b[0].Path))))
	}
	head(m.theme.Say("Protected from"))
	passphrase := m.known() && m.state.slots.Passphrase
	_, together := m.folders.Together()
	for _, line := range protects(passphrase, together, m.theme.Language) {
		add(m.wrap(line, "• ", m.theme.Text)...)
	}
	head(m.theme.Say("Not protected from"))
	for _, line := range doesNot(passphrase, m.theme) {
		add(m.wrap(line, "• ", m.theme.Text)...)
	}
	head(m.theme.Say("What can be relied on"))
	for _, line := range promises(m.theme.Language) {
		add(m.wrap(line, "• ", m.theme.Text)...)
	}
	return rows
}

// now is the state in sentences.
func (m *Model) now() []string {
	switch {
	case m.err != nil:
		return []string{m.theme.Say("Not known: %s.", screen.Why(m.err, m.theme.Language))}
	case !m.loaded:
		return []string{m.theme.Say("Looking…")}
	}
	out := []string{m.theme.Say("No passphrase is set: what you wrote opens with this account. %s sets one.", m.theme.Key("protection", "s"))}
	if m.state.slots.Passphrase {
		out[0] = m.theme.Say("A passphrase opens what you wrote. %s changes it, %s removes it.", m.theme.Key("protection", "s"), m.theme.Key("protection", "d"))
		code := m.theme.Say("There is no recovery code: a lost passphrase would be final. %s sets both anew.", m.theme.Key("protection", "s"))
		if m.state.slots.Recovery {
			code = m.theme.Say("There is a recovery code, on paper with you. Losing both is final: nobody can then read what you wrote.")
		}
		out = append(out, code)
	}
	return append(out, m.idleWords(), m.backups())
}

func (m *Model) backups() string {
	switch b := m.state.backups; {
	case m.state.unknown != nil:
		return m.theme.Say("Backups: not known, %s.", clean.String(m.state.unknown.Error()))
	case len(b) == 0:
		return m.theme.Say("There is no backup yet. One is made at the first start of each day.")
	default:
		made := b[0].Made.Local()
		return m.theme.Say("Last backup: %s on %s. Kept: %d, in the folder", made.Format("15:04"), m.theme.Date(made, "2 January 2006"), len(b))
	}
}

// path is a folder on one row, whose end is worth more than its beginning.
func (m *Model) path(folder string) string {
	folder = clean.Line(folder).String()
	over := lipgloss.Width(folder) - max(4, m.width-2*m.margin()-2)
	if over <= 0 {
		return folder
	}
	return ansi.TruncateLeft(folder, over+1, "…")
}

// wrap sets words in rows. A mark stands before the first.
func (m *Model) wrap(words, mark string, style lipgloss.Style) []string {
	width := max(1, min(prose.Measure+10, m.width-2*m.margin())-lipgloss.Width(mark))
	rows := strings.Split(lipgloss.Wrap(words, width, ""), "\n")
	for i := range rows {
		lead := mark
		if i > 0 {
			lead = strings.Repeat(" ", lipgloss.Width(mark))
		}
		rows[i] = style.Render(lead + rows[i])
	}
	return rows
}
