// Package reflect is where a person writes: the prompt stays in sight, the
// words below it are handed to the one writer with every key, and "Saved" is
// shown only of words that are on the disk.
//
// Nothing here throws a word away: esc leaves and keeps, and what may not be
// saved may not be begun.
package reflect

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/editor"
	"prebirth/tui/language"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the screen asks for.
type Store interface {
	Writable() error
	Setting(name string) (string, error)
	Tallies() (map[string]progress.Tally, error)
	Kept(reflection string) ([]progress.Kept, error)
	Latest(prompt string) (progress.Reflection, bool, error)
	Reflection(id string) (progress.Reflection, error)
	Places() (map[string]progress.Place, error)
}

// A Book takes every edit, and says how the words stand.
type Book interface {
	Set(progress.Edit)
	Place(progress.Place)
	WaitingPlace(briefing string) (progress.Place, bool)
	Waiting(id string) (progress.Edit, bool)
	State(reflection string) draft.State
	Flush() error
}

// Model is the screen.
type Model struct {
	subject
	lib   *briefings.Library
	store func() (Store, error)
	book  Book
	theme theme.Theme

	words   progress.Reflection // as it was loaded, or is to be begun
	handed  bool                // something written here was handed to the writer
	copied  bool                // the reflection changed elsewhere, and this is the copy beside it
	chosen  bool                // who it is for was chosen here
	reading progress.Place      // where the reader was before this was opened
	place   progress.Place      // this prompt, as last handed to the writer
	closed  bool                // the person has gone back to reading
	ticket  *int                // tells this screen's answers from another's to the same prompt
	stretch draft.Stretch
	empty   bool     // nothing stands in the box
	head    []string // the prompt, as it stands above the writing
	box     *editor.Model
	begun   bool      // the box has been opened on the words
	loaded  bool      // and they are the newest there are, so it takes keys
	held    []tea.Msg // typed before the words were there
	ahead   int       // so many of them before it was known that nothing can be written
	refused error     // nothing can be saved, so nothing may be written

	choosing bool             // the keys go to private / for supervision
	before   progress.Sharing // who it was for when they first did
	row      screen.Row       // the keys choose an action
	earlier  string           // what was written then, where it is asked what that changed
	way      int              // which of the ways to begin is chosen
	menu     bool             // the keys choose a scaffold
	pending  string           // a large paste that is asked about
	told     string           // more than the status line holds, until the next key
	asks     int              // how often the words were asked for
	presses  int              // keys and pastes so far
	beside   beside
	said     string
	width    int
	height   int
}

// A subject is what is written about. The briefing is nil where the library
// does not have the prompt any more; its wording then comes from the
// reflection.
type subject struct {
	briefing *briefings.Briefing
	part     *briefings.Part
	prompt   briefings.Prompt
	id       string // of the reflection, where the route named one
}

// New makes the screen for the id of a prompt, to go on with the reflection
// written last or begin one, or for the id of a reflection.
func New(lib *briefings.Library, store func() (Store, error), book Book, t theme.Theme, id string) *Model {
	m := &Model{lib: lib, store: store, book: book, theme: t, ticket: new(int)}
	m.subject = subjectOf(lib, id)
	m.box = editor.New(m.styles())
	return m
}

// warning is what is said before the first word, as much of it as a box of so
// many cells shows whole.
func warning(cells int, in *language.Language) string {
	switch {
	case cells < 120:
		return in.Say("No names, dates or places.")
	case cells < 340:
		return in.Say("No names, dates or places, please. Not a case record. A court may ask for notes.")
	}
	return in.Say("Write here. Leave out whatever would identify a family or a colleague: names, dates, places. " +
		"These are your notes: not a case record, and not an incident report. A court may ask to see notes. " +
		"Follow your employer's policy.")
}

func subjectOf(lib *briefings.Library, id string) subject {
	if b, p, q, ok := lib.Prompt(id); ok {
		return subject{briefing: b, part: p, prompt: *q}
	}
	return subject{id: id}
}

// about fills in the subject of a reflection that was opened by its own id.
func (m *Model) about(r progress.Reflection, s subject) {
	if m.id == "" {
		return
	}
	id := m.id
	m.subject = s
	m.id = id
	if s.briefing == nil {
		m.prompt = briefings.Prompt{ID: r.Prompt, Text: clean.String(r.Asked), Published: r.Published}
	}
}

func (m *Model) styles() editor.Styles {
	return editor.Styles{Text: m.theme.Text, Selected: m.theme.Selected, Placeholder: m.theme.Quiet}
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	m.follow()
	switch msg := msg.(type) {
	case screen.Shown:
		m.loaded = false // what lay above may have changed the words
		return screen.Stay, m.load()
	case screen.StoreReady:
		if !m.loaded {
			return screen.Stay, m.load()
		}
	case loadedMsg:
		return m.take(msg)
	case foundMsg:
		return m.found(msg), nil
	case theme.Theme:
		m.theme = msg
		m.box.SetStyles(m.styles())
		m.beside.width = 0 // its rows have the colours of the old one
		m.resize()
	case screen.Leaving:
		m.row.Open = false
		m.catchUp()
		m.keep()
	case tea.KeyPressMsg:
		m.typing()
		return m.press(msg)
	case tea.PasteMsg:
		m.typing()
		m.paste(msg)
		return screen.Stay, m.again()
	case screen.Write:
		m.typing()
		m.rewrite(msg.Text, msg.At)
		return screen.Stay, m.again()
	case screen.Choose:
		if m.row.At = msg.Item; !m.row.Open {
			m.pickWhom(msg.Item)
		}
	}
	return screen.Stay, nil
}

// typing notes that the person goes on: what was said was read.
func (m *Model) typing() {
	m.said, m.told = "", ""
	m.presses++
}

// Measure says how the terminal measures characters.
func (m *Model) Measure(by ansi.Method) { m.box.SetWidths(by) }
