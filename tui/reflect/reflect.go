// Package reflect is where a person writes: the prompt stays in sight, the
// words below it are handed to the one writer with every key, and "Saved" is
// shown only of words that are on the disk.
//
// Nothing here throws a word away: esc leaves and keeps, and what may not be
// saved may not be begun.
package reflect

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/editor"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// A Store is what the screen asks for.
type Store interface {
	Latest(prompt string) (progress.Reflection, bool, error)
	Reflection(id string) (progress.Reflection, error)
	Places() (map[string]progress.Place, error)
}

// A Book takes every edit, and says how the words stand.
type Book interface {
	Set(progress.Edit)
	Place(progress.Place)
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
	chosen  bool                // who it is for was chosen here
	reading progress.Place      // where the reader was before this was opened
	place   progress.Place      // this prompt, as last handed to the writer
	closed  bool                // the person has gone back to reading
	ticket  *int                // tells this screen's answers from another's to the same prompt
	stretch draft.Stretch
	empty   bool     // nothing stands in the box
	head    []string // the prompt, as it stands above the writing
	box     *editor.Model
	loaded  bool
	held    []tea.Msg // typed before the words were there
	refused error     // nothing can be saved, so nothing may be written

	choosing bool // the keys go to private / for supervision
	menu     bool // the keys choose a scaffold
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
func warning(cells int) string {
	switch {
	case cells < 120:
		return "No names, dates or places."
	case cells < 340:
		return "No names, dates or places, please. Not a case record. A court may ask for notes."
	}
	return "Write here. Leave out whatever would identify a family or a colleague: names, dates, places. " +
		"These are your notes: not a case record, and not an incident report. A court may ask to see notes. " +
		"Follow your employer's policy."
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
		m.prompt = briefings.Prompt{ID: r.Prompt, Text: briefings.Clean(r.Asked), Published: r.Published}
	}
}

func (m *Model) styles() editor.Styles {
	return editor.Styles{Text: m.theme.Text, Selected: m.theme.Selected, Placeholder: m.theme.Quiet}
}

// Update answers keys and takes what was loaded.
func (m *Model) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown, screen.StoreReady:
		if !m.loaded {
			return screen.Stay, m.load()
		}
	case loadedMsg:
		return m.take(msg)
	case theme.Theme:
		m.theme = msg
		m.box.SetStyles(m.styles())
		m.resize()
	case screen.Leaving:
		m.catchUp()
		m.keep()
	case tea.KeyPressMsg:
		m.said = ""
		return m.press(msg)
	case tea.PasteMsg:
		m.said = ""
		return screen.Stay, m.paste(msg)
	}
	return screen.Stay, nil
}

// Measure says how the terminal measures characters.
func (m *Model) Measure(by ansi.Method) { m.box.SetWidths(by) }

func (m *Model) press(msg tea.KeyPressMsg) (screen.Move, tea.Cmd) {
	if m.menu || m.choosing {
		return m.choose(msg)
	}
	if move, cmd, ok := keys.Press(m, msg); ok {
		return move, cmd
	}
	m.write(msg)
	return screen.Stay, nil
}

// write gives a key or a paste to the box, and what comes of it to the writer.
func (m *Model) write(msg tea.Msg) {
	switch {
	case m.refused != nil:
		m.said = "Nothing can be saved, so nothing can be written here."
	case !m.loaded:
		m.held = append(m.held, msg)
	case m.box.Update(msg):
		if empty := m.box.Text() == ""; empty != m.empty {
			m.empty = empty
			m.resize() // the first word takes room from the question
		}
		m.hand()
	default:
		m.keep()
	}
}

// pasteMost is the largest paste taken, in bytes: the text of a small book.
const pasteMost = 1 << 20

func (m *Model) paste(msg tea.PasteMsg) tea.Cmd {
	if len(msg.Content) > pasteMost {
		m.said = "That is more than 1 MiB of text; it was not pasted, and nothing else has changed."
		return nil
	}
	m.write(msg)
	return nil
}

// hand gives the words as they are now to the writer.
func (m *Model) hand() {
	now := time.Now()
	text := m.box.Text()
	if m.words.Created.IsZero() && strings.TrimSpace(text) != "" {
		m.words.Created = now
	}
	m.book.Set(progress.Edit{
		Reflection: m.words.ID, Revision: m.stretch.Revision(text, now), Prompt: m.prompt.ID,
		Asked: m.prompt.Text, Published: m.prompt.Published, Text: text, Sharing: m.sharing(), At: now,
	})
	m.keep()
}

// sharing is what an edit says of who it is for: nothing unless that was chosen
// here, so that a change made elsewhere is not taken back by the next letter.
func (m *Model) sharing() progress.Sharing {
	if m.chosen {
		return m.words.Sharing
	}
	return ""
}

// keep gives the writer the place: this prompt and the cursor while the person
// writes, and where the reading was once they have gone back.
func (m *Model) keep() {
	if !m.loaded || m.briefing == nil {
		return
	}
	p := m.reading
	if !m.closed {
		if p.Part != m.part.ID {
			p.Block, p.Letters = 0, 0
		}
		p.Briefing, p.Part, p.Prompt, p.Cursor = m.briefing.ID, m.part.ID, m.prompt.ID, m.box.Offset()
		p.At = m.place.At
	}
	if p == m.place {
		return
	}
	if !m.closed {
		p.At = time.Now()
	}
	m.place = p
	m.book.Place(p)
}

// name says which prompt of how many this is.
func (m *Model) name() string {
	if !m.loaded && m.briefing == nil {
		return ""
	}
	if m.briefing == nil {
		return m.prompt.Mark() + " · no longer in the library"
	}
	for i, q := range m.part.Prompts {
		if q.ID == m.prompt.ID {
			return fmt.Sprintf("%s · prompt %d of %d", q.Mark(), i+1, len(m.part.Prompts))
		}
	}
	return m.prompt.Mark()
}

// saved is how the words stand, in words.
func (m *Model) saved() (words string, bad bool) {
	s := m.book.State(m.words.ID)
	switch {
	case m.refused != nil:
		return "Nothing can be saved: " + briefings.Clean(m.refused.Error()), true
	case s.Err != nil:
		return "NOT SAVED: " + briefings.Clean(s.Err.Error()) + "; trying again", true
	case s.Waiting:
		return "Saving…", false
	case !s.Saved.IsZero():
		return "Saved " + clock(s.Saved), false
	case !m.words.Updated.IsZero():
		return "Saved " + clock(m.words.Updated), false
	case !m.loaded:
		return "Opening…", false
	}
	return "Nothing written yet", false
}

// clock is the time of today, or the day with it.
func clock(t time.Time) string {
	t = t.Local()
	if y, n := t, time.Now(); y.YearDay() == n.YearDay() && y.Year() == n.Year() {
		return t.Format("15:04")
	}
	return strings.TrimSpace(t.Format("2 January 15:04"))
}
