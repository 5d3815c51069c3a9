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
• %s: write now, without a passphrase.
• %s: set one. It takes two minutes, and paper.
• Later: in the library, with %s.`
	hasWords = `It opens with your passphrase, or with your recovery code.
• %s: write now.`
	chooseWords  = "A passphrase opens what you wrote. These five words are long enough, and nobody else has them:"
	ownWords     = "Write them down. %s takes them, %s shows others, or type words of your own:"
	againWords   = "Type the passphrase again, without looking if you can."
	notSame      = "That is not the same. Try again; %s shows what you type, %s goes back to choosing."
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

// mistyped says that the passphrase was not the same.
func (m *Model) mistyped() string {
	return m.theme.Say(notSame, m.theme.Key("protect", "ctrl+r"), m.theme.Key("protect", "ctrl+p"))
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

// A paragraph of a step.
type paragraph struct {
	words string
	style lipgloss.Style
}

// paragraphs are those of the step; of some there is a shorter wording for where there
// is little room.
func (m *Model) paragraphs() []paragraph {
	text, strong := m.theme.Text, m.theme.Strong
	switch m.step {
	case note:
		words := m.theme.Say(noteWords) + m.theme.Say(offerWords, m.theme.Key("protect", "enter"), m.theme.Key("protect", "tab"), m.theme.Key("library", "p"))
		if m.has {
			words = m.theme.Say(noteWords) + m.theme.Say(hasWords, m.theme.Key("protect", "enter"))
		}
		head, rest, _ := strings.Cut(words, "\n")
		return []paragraph{{head, strong}, {rest, text}}
	case choose:
		suggested := paragraph{m.suggested, m.theme.Accent}
		if !m.roomy() {
			return []paragraph{suggested, {m.theme.Say("Write it down; %s takes it. Or your own:", m.theme.Key("protect", "enter")), text}}
		}
		return []paragraph{{m.theme.Say(chooseWords), text}, suggested, {m.theme.Say(ownWords, m.theme.Key("protect", "enter"), m.theme.Key("protect", "ctrl+n")), text}}
	case again:
		return []paragraph{{m.either(m.theme.Say(againWords), m.theme.Say("The same again:")), text}}
	case written:
		code := strings.Join(m.code.Groups(), "  ")
		return []paragraph{{m.theme.Say(codeWords), text}, {code, m.theme.Accent}, {m.theme.Say(finalWords), strong}}
	case check:
		return []paragraph{{m.either(m.theme.Say(checkWords, m.group()), m.theme.Say("Now type group %d:", m.group())), text}}
	case working:
		return []paragraph{{m.theme.Say(workingWords), strong}}
	case left:
		return []paragraph{{m.theme.Say(leftWords), strong}}
	}
	return []paragraph{{m.theme.Say(doneWords), strong}}
}

// either is the long wording where there is room for it.
func (m *Model) either(long, short string) string {
	if m.roomy() {
		return long
	}
	return short
}

// blank is the row between two others, where there is room for one.
func (m *Model) blank() []string {
	if m.roomy() {
		return []string{""}
	}
	return nil
}

// group is the one that is asked for, from 1.
func (m *Model) group() int { return m.asked[min(m.at, 1)] + 1 }

// types says whether the step has a field to type in.
func (m *Model) types() bool { return m.step == choose || m.step == again || m.step == check }

// above is the rows that the field follows.
func (m *Model) above() (rows []string) {
	for i, p := range m.paragraphs() {
		if i > 0 {
			rows = append(rows, m.blank()...)
		}
		rows = append(rows, m.wrap(p.words, p.style)...)
	}
	if m.types() && m.step != choose { // there the field follows what leads to it
		rows = append(rows, m.blank()...)
	}
	return rows
}

// rows is the page set in rows.
func (m *Model) rows() []string {
	rows := m.above()
	if m.types() {
		rows = append(rows, m.field.View())
	}
	if m.said != "" {
		rows = append(append(rows, m.blank()...), m.wrap(m.said, m.theme.Warn)...)
	}
	return rows
}

// View draws the step. Where it is too long for the window it scrolls, and typing
// scrolls to the field.
func (m *Model) View() screen.View {
	rows := m.rows()
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
	v.Cursor = m.cursor()
	v.Writes = v.Cursor != nil
	return v
}

func (m *Model) cursor() *tea.Cursor {
	c := m.field.Cursor()
	if !m.types() || c == nil {
		return nil
	}
	c.Position.X += m.margin()
	c.Position.Y = len(m.above()) - m.scroll.Top
	if c.Position.Y < 0 || c.Position.Y >= m.scroll.Height {
		return nil
	}
	return c
}
