package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// calm is how long after a window was laid out the next size waits. A window that is
// dragged, or a terminal that is told to, changes its size hundreds of times a second,
// and every width has its own pages: laid out one by one, they would still be made long
// after the last. One change alone is never late.
const calm = 30 * time.Millisecond

// A weathered model is a model that is told of a storm of sizes only what it can follow:
// the first at once, and from then on the last of each while.
type weathered struct {
	model   tea.Model
	waiting bool               // for the calm after the size that was told last
	size    *tea.WindowSizeMsg // that came meanwhile; nil for none
	told    int                // sizes so far, for tests
}

// calmMsg ends the while.
type calmMsg struct{}

func (m *weathered) Init() tea.Cmd { return m.model.Init() }

func (m *weathered) View() tea.View { return m.model.View() }

func (m *weathered) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if m.waiting {
			m.size = &msg
			return m, nil
		}
		return m, m.tell(msg)
	case calmMsg:
		m.waiting = false
		return m, m.late()
	case tea.KeyPressMsg, tea.PasteMsg: // what is typed after a change is meant for what it changed
		late := m.late()
		_, cmd := m.model.Update(msg)
		return m, tea.Batch(late, cmd)
	}
	_, cmd := m.model.Update(msg)
	return m, cmd
}

// late tells of the size that waited.
func (m *weathered) late() tea.Cmd {
	if m.size == nil {
		return nil
	}
	return m.tell(*m.size)
}

func (m *weathered) tell(size tea.WindowSizeMsg) tea.Cmd {
	m.size = nil
	m.told++
	_, cmd := m.model.Update(size)
	if m.waiting { // the while of the one before is not over
		return cmd
	}
	m.waiting = true
	return tea.Batch(cmd, tea.Tick(calm, func(time.Time) tea.Msg { return calmMsg{} }))
}
