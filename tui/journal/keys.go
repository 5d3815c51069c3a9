package journal

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
)

var keys = screen.Table[*Model]{
	{Key: screen.Bind("enter", "open", "enter", "e", "right"), Do: (*Model).open, When: (*Model).any},
	{Key: screen.Bind(screen.Arrows, "choose", "down", "j"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 1) }, When: (*Model).any},
	screen.Digits((*Model).choose, (*Model).listing, (*Model).any),
	{Key: screen.Bind("↑", "choose above", "up", "k"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 1) }, When: (*Model).any, Covered: true},
	{Key: screen.Bind("page down", "further down", "pgdown", "space"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen + 5) }, When: (*Model).any, Covered: true},
	{Key: screen.Bind("page up", "further up", "pgup"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(m.chosen - 5) }, When: (*Model).any, Covered: true},
	{Key: screen.Bind("home", "newest", "home", "g"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(0) }, When: (*Model).any, Covered: true},
	{Key: screen.Bind("end", "last shown", "end", "G"), Do: func(m *Model) (screen.Move, tea.Cmd) { return m.choose(len(m.found) - 1) }, When: (*Model).any, Covered: true},
	screen.Esc[*Model](),
	{Key: screen.Bind("m", "for whom", "m"), Do: (*Model).share, When: (*Model).any},
	{Key: screen.Bind("t", "tags", "t"), Do: (*Model).tags, When: (*Model).any},
	{Key: screen.Bind("y/Y", "copy", "y"), Do: (*Model).copy, When: (*Model).any},
	{Key: screen.Bind("Y", "copy to file", "Y"), Do: (*Model).toFile, When: (*Model).any, Covered: true},
	{Key: screen.Bind("v", "versions", "v"), Do: (*Model).versions, When: (*Model).any},
	{Key: screen.Bind("d", "erase", "d", "delete"), Do: (*Model).count, When: (*Model).any},
	{Key: screen.Bind("b", "by briefing", "b"), Do: (*Model).byBriefing, When: (*Model).some},
	{Key: screen.Bind("s", "by state", "s"), Do: (*Model).byState, When: (*Model).some},
	{Key: screen.Bind("#", "by tag", "#"), Do: (*Model).byTag, When: (*Model).tagged},
	{Key: screen.Bind("/", "find", "/"), Do: (*Model).find, When: (*Model).some},
	screen.Quit[*Model](),
	screen.Help[*Model](),
}

// finding is what the line for words answers to; every other key is typed.
var finding = screen.Table[*Model]{
	{Key: screen.Bind("enter", "done", "enter"), Do: (*Model).endFind},
	{Key: screen.Bind("↑/↓", "choose", "down"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.choosing = true; return m.choose(m.chosen + 1) }},
	{Key: screen.Bind("↑", "choose above", "up"), Do: func(m *Model) (screen.Move, tea.Cmd) { m.choosing = true; return m.choose(m.chosen - 1) }, Covered: true},
	{Key: screen.Bind("esc", "show all again", "esc"), Do: (*Model).unfind},
	screen.HelpWriting[*Model](),
}

// Keys is everything the screen answers to.
func Keys() []key.Binding { return keys.All() }

// FindingKeys is what the line for words answers to.
func FindingKeys() []key.Binding { return finding.All() }

func (m *Model) footer() []key.Binding {
	switch {
	case m.erasing.asked():
		return []key.Binding{screen.Bind("y", "erase for good"), screen.Bind("any other key", "keep it")}
	case m.finding:
		return finding.Footer(m)
	}
	return keys.Footer(m)
}

// Sheet is the one whose keys hold now.
func (m *Model) Sheet() string {
	switch {
	case m.erasing.asked():
		return ""
	case m.finding:
		return "journal/find"
	}
	return "journal"
}

func (m *Model) any() bool  { return len(m.found) > 0 }
func (m *Model) some() bool { return m.total > 0 }

// tagged says whether there is a tag to choose by.
func (m *Model) tagged() bool { return len(m.inUse) > 0 || m.filter.Tag != "" }

func (m *Model) open() (screen.Move, tea.Cmd) {
	r, _ := m.now()
	return screen.Open(screen.Route{Name: "reflect", ID: r.ID}), nil
}

func (m *Model) versions() (screen.Move, tea.Cmd) {
	r, _ := m.now()
	return screen.Open(screen.Route{Name: "versions", ID: r.ID}), nil
}

func (m *Model) tags() (screen.Move, tea.Cmd) {
	r, _ := m.now()
	return screen.Open(screen.Route{Name: "tags", ID: r.ID}), nil
}

// copy copies the words of the chosen one as they are.
func (m *Model) copy() (screen.Move, tea.Cmd) {
	r, _ := m.now()
	return screen.Move{Copy: screen.Copy{Text: r.Text, Own: true}}, nil
}

func (m *Model) toFile() (screen.Move, tea.Cmd) {
	r, _ := m.now()
	return screen.Open(screen.FileOf(screen.AReflection, r.ID)), nil
}

func (m *Model) choose(i int) (screen.Move, tea.Cmd) {
	m.chosen = max(0, min(i, len(m.found)-1))
	m.reveal()
	return screen.Stay, nil
}

// byBriefing shows the next briefing's reflections, and after the last one all.
func (m *Model) byBriefing() (screen.Move, tea.Cmd) {
	ids := []string{""}
	for _, b := range m.lib.Briefings {
		if m.to[b.ID] {
			ids = append(ids, b.ID)
		}
	}
	at := slices.Index(ids, m.filter.Briefing) // -1 where nothing is left in it: then all
	m.filter.Briefing = ids[(at+1)%len(ids)]
	m.chosen = 0
	return screen.Stay, m.load(0)
}

// byTag shows what has the next tag, those used most first, and after the last all.
func (m *Model) byTag() (screen.Move, tea.Cmd) {
	names := []string{""}
	for _, t := range m.inUse {
		names = append(names, t.Name)
	}
	at := slices.Index(names, m.filter.Tag) // -1 where nothing has it any more: then all
	m.filter.Tag = names[(at+1)%len(names)]
	m.chosen = 0
	return screen.Stay, m.load(0)
}

// byState shows all, the private ones, those for supervision, and round again.
func (m *Model) byState() (screen.Move, tea.Cmd) {
	switch m.filter.Sharing {
	case "":
		m.filter.Sharing = progress.ForSupervision
	case progress.ForSupervision:
		m.filter.Sharing = progress.Private
	default:
		m.filter.Sharing = ""
	}
	m.chosen = 0
	return screen.Stay, m.load(0)
}

func (m *Model) find() (screen.Move, tea.Cmd) {
	m.finding, m.choosing = true, false
	m.input.Focus()
	m.reveal()
	return screen.Stay, nil
}

// endFind leaves the line and keeps what it found.
func (m *Model) endFind() (screen.Move, tea.Cmd) {
	m.finding = false
	m.input.Blur()
	m.reveal()
	return screen.Stay, nil
}

func (m *Model) unfind() (screen.Move, tea.Cmd) {
	m.input.SetWords("")
	m.filter.Words = ""
	m.endFind()
	return screen.Stay, m.load(0)
}
