package protect

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/progress/vault"
	"prebirth/tui/screen"
)

// enter is the end of a step.
func (m *Model) enter() (screen.Move, tea.Cmd) {
	switch m.step {
	case note:
		m.declined = true
		return screen.Stay, m.note()
	case choose:
		return m.chosen()
	case again:
		return m.repeated()
	case written:
		m.asked, m.at = pick(), 0
		return m.to(check)
	case check:
		return m.checked()
	}
	return m.onward(), nil
}

// onward is where the way leads: to writing, or back to where it began.
func (m *Model) onward() screen.Move {
	if m.prompt != "" {
		return screen.Swap(screen.Route{Name: "reflect", ID: m.prompt})
	}
	return screen.Back()
}

func (m *Model) chosen() (screen.Move, tea.Cmd) {
	words := m.field.Words()
	if strings.TrimSpace(words) == "" {
		words = m.suggested
	}
	if err := vault.CheckPassphrase(words); err != nil {
		return m.say(sentence(err))
	}
	if m.code == (vault.Code{}) {
		m.code = vault.NewCode()
	}
	m.words = words
	return m.to(again)
}

func (m *Model) repeated() (screen.Move, tea.Cmd) {
	if typed := m.field.Words(); !same(typed, m.words) {
		return m.say(m.mistyped())
	}
	return m.to(written)
}

// same compares as the store does: spaces at the ends do not count.
func same(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }

func (m *Model) checked() (screen.Move, tea.Cmd) {
	group := m.asked[m.at]
	if legible(m.field.Words()) != m.code.Groups()[group] {
		return m.say(m.theme.Say("Group %d is not what was shown. Look at your paper again; %s shows the code once more.", group+1, m.theme.Key("protect", "ctrl+p")))
	}
	if m.at++; m.at < len(m.asked) {
		m.to(check)
		return m.say(m.theme.Say("That is right. One more group."))
	}
	m.to(working)
	open, words, code, ticket := m.store, m.words, m.code, m.ticket
	return screen.Stay, func() tea.Msg {
		store, err := open()
		if err == nil {
			err = store.Protect(words, code)
		}
		return protected{ticket, err}
	}
}

// legible is a group as it may be typed: in any case, with the letters that a
// code does not have for the figures they look like.
func legible(typed string) string {
	return strings.NewReplacer(" ", "", "-", "", "O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(typed))
}

// answered ends the way, or goes back to the last step before it, from where it
// can be tried again.
func (m *Model) answered(err error) tea.Cmd {
	if err != nil {
		m.to(written)
		m.say(m.theme.Say("Nothing was changed.") + " " + sentence(err))
		return nil
	}
	m.words, m.code, m.suggested = "", vault.Code{}, ""
	m.to(done)
	return func() tea.Msg { return screen.ProtectionChanged{Passphrase: true} }
}

// sentence is an error and what to do about it.
func sentence(err error) string {
	text := capital(clean.String(err.Error())) + "."
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		text += " " + capital(clean.String(hinted.Hint())) + "."
	}
	return text
}

func capital(words string) string {
	if words == "" {
		return ""
	}
	r := []rune(words)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
