package reflect

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// A scaffold is a way to begin, put into the text when it is asked for and
// never pushed. The headings are the writer's from then on.
type scaffold struct {
	key, name string
	lines     []string
}

// scaffolds are the three frameworks that practitioners know best (Rolfe and others
// 2001, after Borton 1970; Gibbs 1988; Kolb 1984), and one question that goes deeper.
func scaffolds(text string, in *language.Language) []scaffold {
	return []scaffold{
		{"1", in.Say("What? So what? Now what?"), []string{in.Say("What?"), in.Say("So what?"), in.Say("Now what?")}},
		{"2", in.Say("Gibbs: six steps"), []string{
			in.Say("Description"), in.Say("Feelings"), in.Say("Evaluation"), in.Say("Analysis"), in.Say("Conclusion"), in.Say("Action plan"),
		}},
		{"3", in.Say("Kolb: the learning cycle"), []string{
			in.Say("Concrete experience"), in.Say("Reflective observation"), in.Say("Abstract conceptualisation"), in.Say("Active experimentation"),
		}},
		{"4", in.Say("One deeper question"), []string{deeper(text, in)}},
	}
}

// deeper is one question more, another one as the text grows.
func deeper(text string, in *language.Language) string {
	questions := []string{
		in.Say("What would the parent say if they read this?"),
		in.Say("What did I feel, and what did that do to what I saw?"),
		in.Say("What am I assuming here, and what would show me that I am wrong?"),
		in.Say("What is this like for the baby, today?"),
		in.Say("What will I do differently, by when, and who will know?"),
	}
	for _, q := range questions {
		if !strings.Contains(text, q) {
			return q
		}
	}
	return questions[len(questions)-1]
}

// pick puts the chosen scaffold below what is written. Every other key closes
// the menu, and is then what it always is.
func (m *Model) pick(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	ways := scaffolds(m.box.Text(), m.theme.Language)
	switch key := msg.String(); key {
	case "up", "down":
		by := map[string]int{"up": -1, "down": 1}[key]
		m.way = max(0, min(m.way+by, len(ways)-1))
		return screen.Stay, nil
	case "enter":
		m.menu = false
		m.insert(ways[m.way])
		return screen.Stay, nil
	case "esc", "ctrl+t":
		m.menu = false
		return screen.Stay, nil
	}
	m.menu = false
	for _, s := range ways {
		if msg.String() == s.key {
			m.insert(s)
			return screen.Stay, nil
		}
	}
	return m.press(msg)
}

func (m *Model) insert(s scaffold) {
	m.box.SetOffset(len(m.box.Text()))
	before := m.box.Text()
	if before != "" {
		m.box.Insert("\n\n")
	}
	m.box.Insert(strings.Join(s.lines, "\n\n\n") + "\n")
	if len(s.lines) > 1 { // writing begins below the first heading
		m.box.SetOffset(len(m.box.Text()) - len(strings.Join(s.lines[1:], "\n\n\n")) - 3)
	}
	m.hand()
}

// menuRows is the menu in at most so many rows, and which of them is the chosen way.
// The ways themselves are what it is for: in a short window the heading goes first,
// and then what the footer says too.
func (m *Model) menuRows(width, most int) (rows []string, chosen int) {
	rows = []string{m.theme.Strong.Render(m.theme.Say("A way to begin"))}
	for i, s := range scaffolds(m.box.Text(), m.theme.Language) {
		sign, name := " ", s.name
		if i == m.way {
			sign, name = m.theme.Accent.Render("▸"), m.theme.Accent.Render(name)
		}
		rows = append(rows, sign+m.theme.Accent.Render(s.key)+" "+name)
	}
	rows = append(rows, m.theme.Quiet.Render(" esc "+m.theme.Say("none")))
	if chosen = 1 + m.way; len(rows) > most {
		rows, chosen = rows[1:], m.way
	}
	rows = rows[:min(len(rows), max(0, most))]
	for i := range rows {
		rows[i] = ansi.Truncate(rows[i], width, "…")
	}
	return rows, chosen
}
