package reflect

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// loadedMsg is the reflection that was asked for, or an empty one to begin.
type loadedMsg struct {
	asked string // the id in the route
	words progress.Reflection
	place progress.Place
	about subject
	err   error
}

// asked is what the route named.
func (s subject) asked() string {
	if s.id != "" {
		return s.id
	}
	return s.prompt.ID
}

func (m *Model) load() tea.Cmd {
	open, book, s, lib := m.store, m.book, m.subject, m.lib
	return func() tea.Msg {
		got := loadedMsg{asked: s.asked(), about: s}
		store, err := open()
		if err == nil {
			err = got.read(store, book, lib)
		}
		got.err = err
		return got
	}
}

// read finds the reflection and the place. Words that are still on their way
// to the disk are written down first, so that what is read is the newest.
func (got *loadedMsg) read(store Store, book Book, lib *briefings.Library) (err error) {
	if err := book.Flush(); err != nil {
		if waiting, ok := book.Waiting(got.about.prompt.ID); ok {
			got.words = reflectionOf(waiting)
			return nil
		}
	}
	if got.about.id != "" {
		if got.words, err = store.Reflection(got.about.id); err != nil {
			return err
		}
		got.about = subjectOf(lib, got.words.Prompt)
	} else if got.words, _, err = store.Latest(got.about.prompt.ID); err != nil {
		return err
	}
	if got.about.briefing == nil {
		return nil
	}
	places, err := store.Places()
	got.place = places[got.about.briefing.ID]
	return err
}

// catchUp loads here and now when the screen is left while letters wait for
// their reflection: they must come to the writer before the screen is gone.
func (m *Model) catchUp() {
	if m.loaded || len(m.held) == 0 {
		return
	}
	if msg, ok := m.load()().(loadedMsg); ok {
		m.take(msg)
	}
}

func reflectionOf(e progress.Edit) progress.Reflection {
	return progress.Reflection{
		ID: e.Reflection, Prompt: e.Prompt, Asked: e.Asked, Published: e.Published,
		Text: e.Text, Sharing: e.Sharing, Created: e.At, Updated: e.At,
	}
}

// take opens the box on the words, and then gives it what was typed meanwhile.
func (m *Model) take(msg loadedMsg) (screen.Move, tea.Cmd) {
	if m.loaded || msg.asked != m.asked() {
		return screen.Stay, nil
	}
	if msg.err != nil {
		m.refused = msg.err
		if errors.Is(msg.err, progress.ErrNotFound) {
			m.said = "This reflection is not there any more."
		}
		m.held = nil
		return screen.Stay, nil
	}
	m.loaded, m.words, m.place = true, msg.words, msg.place
	m.about(msg.words, msg.about)
	if m.words.ID == "" {
		m.words = progress.Reflection{ID: progress.NewID(), Sharing: progress.Private}
	}
	m.box.SetText(m.words.Text)
	if m.place.Prompt == m.prompt.ID {
		m.box.SetOffset(m.place.Cursor)
	}
	m.resize()
	held := m.held
	m.held = nil
	for _, typed := range held {
		m.write(typed)
	}
	return screen.Stay, nil
}
