package reflect

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
)

// loadedMsg is the reflection that was asked for, or an empty one to begin.
type loadedMsg struct {
	ticket *int // of the screen that asked
	asked  int  // the how manieth time: an older answer is void
	words  progress.Reflection
	place  progress.Place
	about  subject
	// earlier is what was written then, where it is asked what that changed.
	earlier string
	offer   bool  // nothing was ever written, and no passphrase offered
	held    error // it can be read and not written
	err     error
}

// asked is what the route named.
func (s subject) asked() string {
	if s.id != "" {
		return s.id
	}
	return s.prompt.ID
}

// load asks for the words: those that the route named, and once they were there
// the newest of the same reflection.
func (m *Model) load() tea.Cmd {
	m.asks++
	open, book, s, lib, handed := m.store, m.book, m.subject, m.lib, m.handed
	if m.begun {
		s.id = m.words.ID
	}
	got := loadedMsg{ticket: m.ticket, asked: m.asks, about: s}
	return func() tea.Msg {
		store, err := open()
		if err == nil {
			_ = book.Flush() // what fails stays in the book
			if kept := book.State(s.id).Kept; handed && kept != "" {
				got.about.id = kept
			}
			err = got.read(store, book, lib)
		}
		got.err = err
		return got
	}
}

// read finds the reflection and the place. Words that are still on their way
// to the disk have been written down, so that what is read is the newest; those
// that cannot be written are newer than anything that could be read.
func (got *loadedMsg) read(store Store, book Book, lib *briefings.Library) (err error) {
	var held *progress.BusyError
	var folder *progress.FolderError
	if got.held = store.Writable(); got.held != nil && !errors.As(got.held, &held) && !errors.As(got.held, &folder) {
		return got.held
	}
	if err := got.find(store, book); err != nil {
		return err
	}
	if got.about.id != "" {
		got.about = subjectOf(lib, got.words.Prompt)
	}
	if got.about.briefing == nil {
		return nil
	}
	if before, later := briefings.LaterOf(got.about.prompt.ID); later {
		r, _, err := store.Latest(before)
		if err != nil {
			return err
		}
		got.earlier = r.Text
	}
	places, err := store.Places()
	got.place = places[got.about.briefing.ID]
	if waiting, ok := book.WaitingPlace(got.about.briefing.ID); ok {
		got.place = waiting
	}
	return err
}

// find finds the words, and where there are none, whether there ever were.
func (got *loadedMsg) find(store Store, book Book) (err error) {
	if waiting, ok := book.Waiting(got.about.asked()); ok {
		got.words = reflectionOf(waiting)
		if got.words.Sharing == "" { // the edit leaves it as it is
			r, _ := store.Reflection(waiting.Reflection)
			got.words.Sharing = r.Sharing
		}
		return nil
	}
	if got.about.id != "" {
		got.words, err = store.Reflection(got.about.id)
		return err
	}
	var found bool
	if got.words, found, err = store.Latest(got.about.prompt.ID); found || err != nil {
		return err
	}
	tallies, err := store.Tallies()
	if err != nil || len(tallies) > 0 || got.held != nil {
		return err
	}
	offered, err := store.Setting(progress.SettingOffered)
	got.offer = offered == ""
	return err
}

func reflectionOf(e progress.Edit) progress.Reflection {
	return progress.Reflection{
		ID: e.Reflection, Revision: e.Revision, Prompt: e.Prompt, Asked: e.Asked, Published: e.Published,
		Text: e.Text, Sharing: e.Sharing, Created: e.At, Updated: e.At,
	}
}

// take opens the box on the words, and then gives it what was typed meanwhile.
// Where the store is locked it asks for the passphrase, and goes on waiting.
func (m *Model) take(msg loadedMsg) (screen.Move, tea.Cmd) {
	var locked *progress.LockedError
	if msg.ticket == m.ticket && msg.earlier != "" {
		m.earlier = msg.earlier
	}
	switch {
	case m.loaded || msg.ticket != m.ticket || msg.asked != m.asks:
	case errors.As(msg.err, &locked):
		return screen.Move{Lock: true}, nil
	case m.begun && msg.err != nil:
		m.goOn() // with the words that are here: the writer knows what became of them
	case msg.err != nil:
		m.refuse(msg.err)
	case msg.held != nil:
		m.about(msg.words, msg.about)
		m.only(msg.words)
		m.refuse(msg.held)
	case m.begun:
		m.renew(msg)
	default:
		ask := msg.offer && len(m.held) == 0 && m.pending == "" // a page in between would lose it
		m.about(msg.words, msg.about)
		m.begin(msg.words, msg.place)
		if ask {
			return screen.Swap(screen.Route{Name: "protect", ID: m.prompt.ID}), nil
		}
	}
	return screen.Stay, nil
}

// refuse lets nobody write, because it could not be saved. What was typed
// meanwhile is shown, to be seen and copied.
func (m *Model) refuse(why error) {
	first := m.refused == nil
	m.refused = why
	if errors.Is(why, progress.ErrNotFound) {
		m.said = m.theme.Say("This reflection is not there any more.")
	}
	m.resize() // its box says so
	if !first {
		m.held = m.held[:min(m.ahead, len(m.held))] // the rest was refused by now
		return
	}
	for _, typed := range m.held {
		m.box.Update(typed)
	}
	m.ahead = len(m.held)
}

// only shows words that may be read and not written on.
func (m *Model) only(words progress.Reflection) {
	if m.begun && m.handed {
		return // those here are newer than what could be read
	}
	m.words = words
	if m.box.Text() != words.Text {
		m.box.SetText(words.Text)
	}
	m.empty = words.Text == ""
	m.resize()
}

// begin opens the box on a reflection; without an id, on a new one.
func (m *Model) begin(words progress.Reflection, place progress.Place) {
	m.begun, m.refused, m.words = true, nil, words
	m.place, m.reading = place, place
	m.reading.Prompt, m.reading.Cursor = "", 0
	if m.reading.Part == "" && m.briefing != nil { // not opened yet for reading
		m.reading.Briefing, m.reading.Part = m.briefing.ID, m.part.ID
	}
	if m.words.ID == "" {
		m.words = progress.Reflection{ID: progress.NewID(), Sharing: progress.Private}
	}
	m.stretch = draft.After(m.words.Revision)
	m.box.SetText(m.words.Text)
	if place.Prompt == m.prompt.ID {
		m.box.SetOffset(place.Cursor)
	}
	m.empty = m.words.Text == ""
	m.resize()
	m.goOn()
}

// renew takes what was changed while another screen lay above: the words, who
// they are for, and the cursor.
func (m *Model) renew(msg loadedMsg) {
	m.refused = nil
	if m.words.ID = msg.words.ID; msg.words.Revision != m.stretch.Last() {
		m.stretch = draft.After(msg.words.Revision)
		if old := m.box.Text(); old != msg.words.Text {
			m.box.Replace(msg.words.Text, follow(old, msg.words.Text, m.box.Offset()))
		}
		m.empty = msg.words.Text == ""
	}
	if msg.words.Sharing != "" {
		m.words.Sharing, m.chosen = msg.words.Sharing, false
	}
	m.words.Updated = msg.words.Updated
	if p := msg.place; p.Prompt == m.prompt.ID && p.Cursor != m.place.Cursor {
		m.place = p
		m.box.SetOffset(p.Cursor)
	}
	m.resize()
	m.goOn()
}

// follow is where a cursor belongs after a change elsewhere in the text.
func follow(old, text string, cursor int) int {
	if after := old[cursor:]; strings.HasSuffix(text, after) {
		return len(text) - len(after)
	}
	return cursor
}

// goOn has the box take keys, and first those that were typed meanwhile.
func (m *Model) goOn() {
	m.loaded = true
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
// reflection of their own, or go on with the words that are here.
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
	}
	switch {
	case m.loaded || m.refused != nil:
	case m.begun:
		m.goOn()
	default:
		m.begin(progress.Reflection{}, progress.Place{})
	}
}
