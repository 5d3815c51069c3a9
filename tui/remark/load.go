package remark

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress/supervision"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
)

// loadedMsg is what the remark is about, and what was typed of it before.
type loadedMsg struct {
	ticket    *int
	between   *supervision.Between
	text      string
	sentences []string // of the reflection, that a comment can be about
	about     string   // the first words of what it is about
	refused   error    // it can be read and not written
	err       error
}

func (m *Model) load() tea.Cmd {
	open, book, key, kind, person, target := m.desk, m.book, m.key, m.kind, m.person, m.target
	got := loadedMsg{ticket: m.ticket}
	return func() tea.Msg {
		desk, err := open()
		if err == nil {
			_ = book.Flush() // what fails stays in the book
			got.refused = desk.Store.Writable()
			err = got.read(desk, kind, person, target)
		}
		if err == nil {
			err = got.unfinished(desk, book, key)
		}
		got.err = err
		return got
	}
}

const gone = "what it is about is not here any more"

var errGone = errors.New(gone)

// read finds what the remark is about.
func (got *loadedMsg) read(desk *supervision.Desk, kind, person, target string) (err error) {
	if got.between, err = desk.With(person); err != nil || target == "-" {
		return err
	}
	if kind == outcome {
		for _, a := range got.between.Actions {
			if a.ID == target {
				got.about = a.What
				return nil
			}
		}
		return errGone
	}
	p := got.between.Piece(target)
	if p == nil || len(p.Versions) == 0 {
		return errGone
	}
	got.about, got.sentences = p.Versions[0].Text, sentences(p.Versions[0].Text)
	if kind != note {
		return nil
	}
	notes, err := desk.Store.Notes(person)
	for _, n := range notes {
		if n.About == target {
			got.text = n.Text
		}
	}
	return err
}

// unfinished is what was typed before, in this run or another.
func (got *loadedMsg) unfinished(desk *supervision.Desk, book Book, key string) error {
	if text, waits := book.WaitingRemark(key); waits {
		got.text = text
		return nil
	}
	text, err := desk.Store.Setting(draft.RemarkSetting(key))
	if text != "" {
		got.text = text
	}
	return err
}

// sentences are the sentences of a text, each once, as they stand in it.
func sentences(text string) (all []string) {
	begin := 0
	add := func(end int) {
		if s := strings.TrimSpace(text[begin:end]); s != "" && strings.Count(text, s) == 1 {
			all = append(all, s)
		}
		begin = end
	}
	for i := 0; i < len(text); i++ {
		ends := text[i] == '\n' || strings.ContainsRune(".!?", rune(text[i])) && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n')
		if ends {
			add(i + 1)
		}
	}
	add(len(text))
	return all
}

func (m *Model) took(msg loadedMsg) {
	m.got, m.loaded = msg, true
	if msg.err != nil {
		m.said, m.trouble = m.theme.Say("That cannot be done: %s", m.cause(msg.err, screen.Why(msg.err, m.theme.Language))), true
		m.got.refused = errors.Join(msg.refused, msg.err)
	}
	m.box.SetText(msg.text)
	m.fit()
	held := m.held
	m.held = nil
	for _, typed := range held {
		m.write(typed)
	}
}

// cause is why something cannot be done, in words, or that what it is about has gone.
func (m *Model) cause(err error, words string) string {
	if errors.Is(err, errGone) {
		return m.theme.Say(gone)
	}
	return words
}

// saidMsg is what became of saying it.
type saidMsg struct {
	ticket *int
	err    error
}

// say says what was typed. What was typed is kept until it is said.
func (m *Model) say() (screen.Move, tea.Cmd) {
	text := strings.TrimSpace(m.box.Text())
	switch {
	case !m.loaded || m.saying || m.got.refused != nil:
		return screen.Stay, nil
	case text == "" && m.kind != note && m.kind != outcome:
		m.said = m.theme.Say("Nothing is written yet.")
		return screen.Stay, nil
	}
	m.saying = true
	open, ticket, put := m.desk, m.ticket, m.put(text)
	return screen.Stay, func() tea.Msg {
		desk, err := open()
		if err == nil {
			err = put(desk)
		}
		return saidMsg{ticket, err}
	}
}

func (m *Model) done(msg saidMsg) (screen.Move, tea.Cmd) {
	if msg.ticket != m.ticket {
		return screen.Stay, nil
	}
	m.saying = false
	if msg.err != nil {
		m.said, m.trouble = m.theme.Say("Not said: %s", screen.Why(msg.err, m.theme.Language)), true
		return screen.Stay, nil
	}
	m.book.Remark(m.key, "")
	return screen.Back(), nil
}
