package journal

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// A question is whether one reflection is to be erased. It names the one it was
// asked about, because the list below it may change before it is answered.
type question struct {
	id       string
	versions int
	since    time.Time // when it was put; none where it was read before the answer
}

// readable is how long a question stands before an answer can be one to it. It is
// put when the store has counted, which may be right before a key that was
// pressed for something else.
const readable = 200 * time.Millisecond

func (q question) asked() bool { return q.id != "" }

// versionsMsg says how many versions would go with a reflection.
type versionsMsg struct {
	id  string
	n   int
	err error
}

// count asks how many versions there are, before asking whether to erase them.
func (m *Model) count() (screen.Move, tea.Cmd) {
	r, ok := m.now()
	if !ok {
		return screen.Stay, nil
	}
	open, id := m.store, r.ID
	return screen.Stay, func() tea.Msg {
		store, err := open()
		if err != nil {
			return versionsMsg{id, 0, err}
		}
		revisions, err := store.Revisions(id)
		return versionsMsg{id, max(1, len(revisions)), err}
	}
}

// ask puts the question, unless the person has gone on meanwhile.
func (m *Model) ask(msg versionsMsg) {
	if r, ok := m.now(); !ok || r.ID != msg.id || m.finding {
		return
	}
	if msg.err != nil {
		m.cannot(msg.err)
		return
	}
	m.erasing = question{msg.id, msg.n, time.Now()}
}

// answer takes the answer. Only y erases, and one that came too soon to be about
// the question leaves it asked.
func (m *Model) answer(msg tea.KeyPressMsg) tea.Cmd {
	q, book, in := m.erasing, m.book, m.theme.Language
	if msg.String() == "y" && time.Since(q.since) < readable {
		return nil
	}
	m.erasing = question{}
	if msg.String() != "y" {
		m.said = m.theme.Say("Nothing was erased.")
		return nil
	}
	return func() tea.Msg {
		return doneMsg{in.Say("Erased, with %s.", q.count(in)), book.Erase(q.id)}
	}
}

// whole is the question with all that one should know before answering.
func (q question) whole(in *language.Language) string {
	return in.Say("Erase this reflection and its %s for good? It cannot be brought back here. "+
		"Backups still hold it until they rotate out, after thirty days of use.", q.count(in))
}

func (q question) count(in *language.Language) string {
	return in.Count(q.versions, "%d version", "%d versions")
}

// questionRows is the question, whole in any window: in one too small for all
// of it, shorter.
func (m *Model) questionRows() []string {
	if !m.erasing.asked() {
		return nil
	}
	texts := []string{
		m.erasing.whole(m.theme.Language),
		m.theme.Say("Erase it and its %s? Backups hold it for 30 days of use.", m.erasing.count(m.theme.Language)),
		m.theme.Say("Erase for good? Backups hold it 30 days of use."),
	}
	var rows []string
	for _, text := range texts {
		rows = strings.Split(lipgloss.Wrap(text, max(1, m.width-2), ""), "\n")
		if len(rows) <= m.height {
			break
		}
	}
	for i, row := range rows {
		rows[i] = " " + m.theme.Bad.Render(row)
	}
	return rows
}
