package reflect

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// loadedMsg is the reflection that was asked for, or an empty one to begin.
type loadedMsg struct {
	ticket *int // of the screen that asked
	words  progress.Reflection
	place  progress.Place
	about  subject
	err    error
}

// asked is what the route named.
func (s subject) asked() string {
	if s.id != "" {
		return s.id
	}
	return s.prompt.ID
}

func (m *Model) load() tea.Cmd {
	open, book, s, lib, ticket := m.store, m.book, m.subject, m.lib, m.ticket
	return func() tea.Msg {
		got := loadedMsg{ticket: ticket, about: s}
		store, err := open()
		if err == nil {
			err = got.read(store, book, lib)
		}
		got.err = err
		return got
	}
}

// read finds the reflection and the place. Words that are still on their way
// to the disk are written down first, so that what is read is the newest; those
// that cannot be written are newer than anything that could be read.
func (got *loadedMsg) read(store Store, book Book, lib *briefings.Library) (err error) {
	_ = book.Flush() // what fails stays in the book
	if waiting, ok := book.Waiting(got.about.asked()); ok {
		got.words = reflectionOf(waiting)
	} else if got.about.id != "" {
		if got.words, err = store.Reflection(got.about.id); err != nil {
			return err
		}
	} else if got.words, _, err = store.Latest(got.about.prompt.ID); err != nil {
		return err
	}
	if got.about.id != "" {
		got.about = subjectOf(lib, got.words.Prompt)
	}
	if got.about.briefing == nil {
		return nil
	}
	places, err := store.Places()
	got.place = places[got.about.briefing.ID]
	return err
}

func reflectionOf(e progress.Edit) progress.Reflection {
	return progress.Reflection{
		ID: e.Reflection, Prompt: e.Prompt, Asked: e.Asked, Published: e.Published,
		Text: e.Text, Sharing: e.Sharing, Created: e.At, Updated: e.At,
	}
}

// take opens the box on the words, and then gives it what was typed meanwhile.
// Where there is no store, what was typed is shown, to be seen and copied, and
// it is said that it cannot be saved.
func (m *Model) take(msg loadedMsg) (screen.Move, tea.Cmd) {
	if m.loaded || msg.ticket != m.ticket {
		return screen.Stay, nil
	}
	m.refused = msg.err
	if msg.err != nil {
		if errors.Is(msg.err, progress.ErrNotFound) {
			m.said = "This reflection is not there any more."
		}
		m.box.Placeholder("Nothing can be written here, because nothing can be saved.")
		m.box.SetText("")
		for _, typed := range m.held {
			m.box.Update(typed)
		}
		return screen.Stay, nil
	}
	m.about(msg.words, msg.about)
	m.begin(msg.words, msg.place)
	return screen.Stay, nil
}

// begin opens the box on a reflection; without an id, on a new one.
func (m *Model) begin(words progress.Reflection, place progress.Place) {
	m.loaded, m.words = true, words
	m.place, m.reading = place, place
	m.reading.Prompt, m.reading.Cursor = "", 0
	if m.reading.Part == "" && m.briefing != nil { // not opened yet for reading
		m.reading.Briefing, m.reading.Part = m.briefing.ID, m.part.ID
	}
	if m.words.ID == "" {
		m.words = progress.Reflection{ID: progress.NewID(), Sharing: progress.Private}
	}
	m.box.SetText(m.words.Text)
	if place.Prompt == m.prompt.ID {
		m.box.SetOffset(place.Cursor)
	}
	m.empty = m.words.Text == ""
	m.resize()
	held := m.held
	m.held = nil
	for _, typed := range held {
		m.write(typed)
	}
}

// patience is how long a screen that is being left waits for its reflection.
const patience = time.Second

// catchUp brings letters to the writer that were typed before their reflection
// was there, when the screen is left before it comes. A store that does not
// answer in time must not hold the program: the letters then begin a
// reflection of their own.
func (m *Model) catchUp() {
	if m.loaded || len(m.held) == 0 || m.refused != nil {
		return
	}
	answer, load := make(chan tea.Msg, 1), m.load()
	go func() { answer <- load() }()
	select {
	case msg := <-answer:
		m.take(msg.(loadedMsg))
	case <-time.After(patience):
		m.begin(progress.Reflection{}, progress.Place{})
	}
}
