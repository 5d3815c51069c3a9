package protect

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/briefings/clean"
	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// The words of the steps. A line that begins with a dot is an item of a list.
const (
	noteWords = `Before your first reflection
• Leave out what identifies a family or a colleague: names, dates of birth, addresses.
• It is not a case record, and not an incident report.
• Others, including a court, may be able to ask for it.
• Your employer's policy applies.

What you write is kept on this computer only, encrypted. `
	offerWords = `Without a passphrase, whoever can use your account here can read it.
• enter: write now, without a passphrase.
• tab: set one. It takes two minutes, and paper.
• Later: in the library, with p.`
	hasWords = `It opens with your passphrase, or with your recovery code.
• enter: write now.`
	chooseWords  = "A passphrase opens what you wrote. These five words are long enough, and nobody else has them:"
	ownWords     = "Write them down. enter takes them, ctrl+n shows others, or type words of your own:"
	againWords   = "Type the passphrase again, without looking if you can."
	notSame      = "That is not the same. Try again; ctrl+r shows what you type, ctrl+p goes back to choosing."
	codeWords    = "Your recovery code. It is shown only now: write it on paper, in these groups, and keep it somewhere safe."
	finalWords   = "If you lose both the passphrase and this code, what you wrote cannot be read again by anybody."
	checkWords   = "From your paper: type group %d of the six."
	workingWords = "Encrypting anew… Do not switch off; if that happens all the same, nothing is lost."
	leftWords    = "Nothing was changed: everything opens as it did before."
	typedWords   = "What you have typed is kept."
	doneWords    = "Done. From now on what you wrote opens with the passphrase, or with the recovery code on your paper."
)

var titles = map[step]string{
	note: "Before you write", choose: "A passphrase · step 1 of 4", again: "A passphrase · step 2 of 4",
	written: "Recovery code · step 3 of 4", check: "Recovery code · step 4 of 4", working: "A passphrase", done: "A passphrase", left: "A passphrase",
}

// margin is left free at both sides, where there is room.
func (m *Model) margin() int {
	if m.width < 30 {
		return 1
	}
	return 2
}

func (m *Model) measure() int { return max(1, min(prose.Measure+10, m.width-2*m.margin())) }

// wrap sets words in rows, each paragraph after a blank one where there is room.
func (m *Model) wrap(words string, style lipgloss.Style) []string {
	var rows []string
	for _, paragraph := range strings.Split(words, "\n") {
		first, rest, indent := "", "", 0
		if after, ok := strings.CutPrefix(paragraph, "• "); ok {
			paragraph, first, rest, indent = after, "• ", "  ", 2
		}
		for i, row := range strings.Split(lipgloss.Wrap(paragraph, max(1, m.measure()-indent), ""), "\n") {
			lead := rest
			if i == 0 {
				lead = first
			}
			rows = append(rows, style.Render(lead+row))
		}
	}
	return rows
}

// roomy says whether there is room for blank rows.
func (m *Model) roomy() bool { return m.scroll.Height >= 12 }

// page is what stands above the field, and what below it; field says whether
// there is one.
func (m *Model) page() (above []string, field bool, below []string) {
	text, strong := m.theme.Text, m.theme.Strong
	blank := func() {
		if m.roomy() {
			above = append(above, "")
		}
	}
	add := func(rows []string) { above = append(above, rows...) }
	switch m.step {
	case note:
		words := m.theme.Say(noteWords) + m.theme.Say(offerWords)
		if m.has {
			words = m.theme.Say(noteWords) + m.theme.Say(hasWords)
		}
		head, rest, _ := strings.Cut(words, "\n")
		add(m.wrap(head, strong))
		blank()
		add(m.wrap(rest, text))
	case choose:
		if m.roomy() {
			add(m.wrap(m.theme.Say(chooseWords), text))
		}
		blank()
		add(m.wrap(m.suggested, m.theme.Accent))
		blank()
		if m.roomy() {
			add(m.wrap(m.theme.Say(ownWords), text))
		} else {
			add(m.wrap(m.theme.Say("Write it down; enter takes it. Or your own:"), text))
		}
		field = true
	case again:
		words := m.theme.Say(againWords)
		if !m.roomy() {
			words = m.theme.Say("The same again:")
		}
		add(m.wrap(words, text))
		blank()
		field = true
	case written:
		add(m.wrap(m.theme.Say(codeWords), text))
		blank()
		add(m.wrap(strings.Join(m.code.Groups(), "  "), m.theme.Accent))
		blank()
		add(m.wrap(m.theme.Say(finalWords), strong))
	case check:
		words := m.theme.Say(checkWords, m.group())
		if !m.roomy() {
			words = m.theme.Say("Now type group %d:", m.group())
		}
		add(m.wrap(words, text))
		blank()
		field = true
	case working:
		add(m.wrap(m.theme.Say(workingWords), strong))
	case left:
		add(m.wrap(m.theme.Say(leftWords), strong))
	case done:
		add(m.wrap(m.theme.Say(doneWords), strong))
	}
	if m.said != "" {
		if m.roomy() {
			below = append(below, "")
		}
		below = append(below, m.wrap(m.said, m.theme.Warn)...)
	}
	return above, field, below
}

// group is the one that is asked for, from 1.
func (m *Model) group() int { return m.asked[min(m.at, 1)] + 1 }

// rows is the page set in rows.
func (m *Model) rows() []string {
	above, field, below := m.page()
	if field {
		above = append(above, m.field.View())
	}
	return append(above, below...)
}

// View draws the step. Where it is too long for the window it scrolls, and typing
// scrolls to the field.
func (m *Model) View() screen.View {
	above, field, below := m.page()
	rows := above
	if field {
		rows = append(rows, m.field.View())
	}
	rows = append(rows, below...)
	m.scroll.Total = len(rows)
	m.scroll.By(0)
	margin := strings.Repeat(" ", m.margin())
	shown := append([]string(nil), screen.Window(m.scroll, rows)...)
	for i := range shown {
		shown[i] = margin + shown[i]
	}
	v := screen.View{
		Title: clean.Line(m.theme.Say(titles[m.step])), Body: strings.Join(shown, "\n"),
		Status: clean.Line(m.scroll.More(m.theme.Language)), Keys: m.footer(),
	}
	if m.step == note && m.ahead.Len() > 0 {
		v.Status = clean.Line(m.theme.Say(typedWords))
	}
	v.Cursor = m.cursor(field, len(above))
	v.Writes = v.Cursor != nil
	return v
}

func (m *Model) cursor(field bool, row int) *tea.Cursor {
	c := m.field.Cursor()
	if !field || c == nil {
		return nil
	}
	c.Position.X += m.margin()
	c.Position.Y = row - m.scroll.Top
	if c.Position.Y < 0 || c.Position.Y >= m.scroll.Height {
		return nil
	}
	return c
}
