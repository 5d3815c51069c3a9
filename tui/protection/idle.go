package protection

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
)

// periods are the idle minutes that can be chosen here, 0 for never. Any other is set
// with prebirth lock.
func periods() []int { return []int{10, 5, 2, 30, 60, 0} }

// idle goes to the next period.
func (m *Model) idle() (screen.Move, tea.Cmd) {
	all := periods()
	next := all[(slices.Index(all, m.state.after)+1)%len(all)] // the first, after one that is none of them
	open := m.store
	return screen.Stay, func() tea.Msg {
		store, err := open()
		if err == nil {
			err = store.SetSetting(progress.SettingLockAfter, strconv.Itoa(next))
		}
		return afterMsg{next, err}
	}
}

// afterMsg is what became of another period.
type afterMsg struct {
	minutes int
	err     error
}

func (m *Model) changed(msg afterMsg) tea.Cmd {
	if msg.err != nil {
		m.said = m.theme.Say("Nothing was changed: %s.", screen.Why(msg.err, m.theme.Language))
		m.lay()
		return nil
	}
	m.state.after, m.said = msg.minutes, ""
	m.lay()
	return func() tea.Msg { return screen.LockAfter{Minutes: msg.minutes} }
}

// idleWords says after how long nobody is there, and what is done then.
func (m *Model) idleWords() string {
	locks, minutes := m.state.slots.Passphrase, m.theme.Count(m.state.after, "%d minute", "%d minutes")
	switch {
	case m.state.after == 0 && locks:
		return m.theme.Say("It never locks itself. %s changes that.", m.theme.Key("protection", "i"))
	case m.state.after == 0:
		return m.theme.Say("It never hides itself. %s changes that.", m.theme.Key("protection", "i"))
	case locks:
		return m.theme.Say("It locks itself after %s without a key. %s changes that.", minutes, m.theme.Key("protection", "i"))
	}
	return m.theme.Say("It hides itself after %s without a key. %s changes that.", minutes, m.theme.Key("protection", "i"))
}
