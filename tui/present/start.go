package present

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress/session"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// Start is the page before the start: which parts are shown, how they fit this
// window, and what to do where they do not. It stands where the room may see it
// already, so it names no team.
type Start struct {
	room     *Model
	briefing *briefings.Briefing
	theme    theme.Theme
	chosen   []bool // by part
	at       int
	below    int // how many rows the page was read on below the parts
	points   bool
	fixed    bool // the parts were chosen on the command line

	before  *session.Session // one that was interrupted; nil for none
	next    int              // number of the part where the team goes on; 0 where that is not known
	seen    int              // how many parts it has seen
	last    time.Time        // and when the last of them
	trouble string
	nothing bool // is kept: it is a rehearsal
	begin   func(Choice)
	width   int
	height  int
	scroll  screen.Scroll
}

// A Choice is how a session begins.
type Choice struct {
	Parts  []*briefings.Part
	Points bool
	GoOn   *session.Session // the one that was interrupted, to go on with; nil for another
}

// NewStart makes the page. chosen are the parts asked for, nil for all; begin is
// called when the person begins.
func NewStart(room *Model, b *briefings.Briefing, chosen []int, t theme.Theme, begin func(Choice)) *Start {
	s := &Start{room: room, briefing: b, theme: t, begin: begin, fixed: chosen != nil}
	s.tick(func(p *briefings.Part) bool { return chosen == nil && b.Kind != briefings.KeyMessages })
	for _, n := range chosen {
		if i := b.Index(n); i >= 0 {
			s.chosen[i] = true
		}
	}
	if chosen == nil && b.Kind == briefings.KeyMessages {
		s.chosen[0] = true
	}
	s.first()
	return s
}

func (s *Start) tick(which func(*briefings.Part) bool) {
	s.chosen = make([]bool, len(s.briefing.Parts))
	for i, p := range s.briefing.Parts {
		s.chosen[i] = which(p)
	}
}

// first has the cursor at the first part that is chosen.
func (s *Start) first() {
	for i, chosen := range s.chosen {
		if chosen {
			s.at = i
			return
		}
	}
}

// Known takes what was found of earlier sessions with the team: one that was
// interrupted, the numbers of the parts that it has seen, and when it saw the last.
func (s *Start) Known(before *session.Session, seen map[int]bool, on time.Time) {
	s.before = before
	switch {
	case before != nil:
		s.tick(func(p *briefings.Part) bool {
			return slices.ContainsFunc(before.Parts, func(have session.Part) bool { return have.ID == p.ID })
		})
		s.at = max(0, s.briefing.Index(before.Part().Number))
		return
	case len(seen) == 0 || s.fixed:
		return
	}
	next := 0
	s.tick(func(p *briefings.Part) bool {
		if next == 0 && !seen[p.Number] {
			next = p.Number
		}
		return !seen[p.Number] && (p.Number == next || s.briefing.Kind != briefings.KeyMessages)
	})
	s.next, s.seen, s.last = next, len(seen), on
	s.first()
}

// goesOn is where the team goes on.
func (s *Start) goesOn() string {
	parts := s.theme.Count(s.seen, "%d part", "%d parts")
	return s.theme.Say("This team has seen %s, last on %s. It goes on at part %d.", parts, s.theme.Date(s.last.Local(), "2 January"), s.next)
}

// Rehearsal says that nothing is kept.
func (s *Start) Rehearsal() { s.nothing = true }

// Trouble says why nothing can be kept, empty for nothing.
func (s *Start) Trouble(why string) { s.trouble = why }

// ByPoints has points revealed one by one, or not.
func (s *Start) ByPoints(on bool) { s.points = on }

// Resize gives the page its room.
func (s *Start) Resize(width, height int) { s.width, s.height = width, height }

var startKeys = screen.Table[*Start]{
	{Key: screen.Bind("enter", "begin", "enter", "f5", "pgdown"), Do: func(s *Start) (screen.Move, tea.Cmd) { return s.set(true) }, When: func(s *Start) bool { return s.before == nil && s.any() }},
	{Key: screen.Bind("enter", "go on", "enter", "f5", "pgdown"), Do: func(s *Start) (screen.Move, tea.Cmd) { return s.set(true) }, When: func(s *Start) bool { return s.before != nil }},
	{Key: screen.Bind("s", "begin anew", "s"), Do: func(s *Start) (screen.Move, tea.Cmd) { return s.set(false) }, When: func(s *Start) bool { return s.before != nil && s.any() }},
	{Key: screen.Bind(screen.Arrows, "choose", "down", "j"), Do: func(s *Start) (screen.Move, tea.Cmd) { return s.move(1) }},
	{Key: screen.Bind("↑", "choose above", "up", "k"), Do: func(s *Start) (screen.Move, tea.Cmd) { return s.move(-1) }, Covered: true},
	{Key: screen.Bind("1-9", "choose by number", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0"), With: (*Start).to, Covered: true},
	{Key: screen.Bind("space", "take, leave", "space", "x"), Do: (*Start).toggle},
	{Key: screen.Bind("v", "point by point", "v"), Do: (*Start).byPoints},
	{Key: screen.Bind("i", "black, white", "i"), Do: func(s *Start) (screen.Move, tea.Cmd) { s.room.Invert(); return screen.Stay, nil }},
	screen.Quit[*Start](),
	screen.Help[*Start](),
}

// StartKeys is everything the page answers to.
func StartKeys() []key.Binding { return startKeys.All()[1:] }

// Begin begins as enter does, where it can.
func (s *Start) Begin() {
	if s.before != nil || s.any() {
		s.set(true)
	}
}

// Chosen is the parts that are chosen.
func (s *Start) Chosen() []*briefings.Part { return s.parts() }

// any says whether a part is chosen.
func (s *Start) any() bool { return len(s.parts()) > 0 }

func (s *Start) parts() (all []*briefings.Part) {
	for i, p := range s.briefing.Parts {
		if s.chosen[i] {
			all = append(all, p)
		}
	}
	return all
}

func (s *Start) set(on bool) (screen.Move, tea.Cmd) {
	c := Choice{Parts: s.parts(), Points: s.points}
	if on {
		c.GoOn = s.before
	}
	s.begin(c)
	return screen.Stay, nil
}

func (s *Start) move(by int) (screen.Move, tea.Cmd) {
	last := len(s.briefing.Parts) - 1
	switch {
	case by > 0 && s.at == last: // and on, to what stands below the parts
		s.below = min(s.below+1, s.scroll.Total)
	case s.below > 0:
		s.below--
	default:
		s.at = max(0, min(s.at+by, last))
	}
	return screen.Stay, nil
}

// to goes to the part of a number; 0 is the tenth.
func (s *Start) to(digit string) (screen.Move, tea.Cmd) {
	n := int(digit[0] - '0')
	if n == 0 {
		n = 10
	}
	if i := s.briefing.Index(n); i >= 0 {
		s.at, s.below = i, 0
	}
	return screen.Stay, nil
}

func (s *Start) toggle() (screen.Move, tea.Cmd) {
	s.chosen[s.at] = !s.chosen[s.at]
	return screen.Stay, nil
}

func (s *Start) byPoints() (screen.Move, tea.Cmd) {
	s.points = !s.points
	return screen.Stay, nil
}

// Update answers keys.
func (s *Start) Update(msg tea.Msg) (screen.Move, tea.Cmd) {
	switch msg := msg.(type) {
	case theme.Theme:
		s.theme = msg
	case screen.Choose:
		s.at = max(0, min(msg.Item, len(s.briefing.Parts)-1))
	case tea.KeyPressMsg:
		move, cmd, _ := startKeys.Press(s, msg)
		return move, cmd
	}
	return screen.Stay, nil
}

// View draws the page.
func (s *Start) View() screen.View {
	rows, first, last := s.rows()
	s.scroll.Total, s.scroll.Height = len(rows), s.height
	s.scroll.By(0)
	s.scroll.Reveal(first, last)
	if s.below > 0 {
		s.scroll.Reveal(last+s.below, last+s.below)
	}
	v := screen.View{
		Title: clean.Line(s.theme.Say("Before the start") + " · " + s.briefing.Title), Right: clean.Line(fmt.Sprintf("%d × %d", s.room.width, s.room.height)),
		Body: strings.Join(screen.Window(s.scroll, rows), "\n"), Keys: startKeys.Footer(s), Cursor: s.scroll.Point(0, first),
	}
	switch {
	case s.trouble != "":
		v.Status, v.Bad = clean.Line(s.trouble), true
	case !s.any():
		v.Status, v.Bad = clean.Line(s.theme.Say("No part is chosen.")), true
	default:
		v.Status = clean.Line(s.scroll.More(s.theme.Language))
	}
	return v
}

// rows are the page's, and which of them are the part the cursor is on.
func (s *Start) rows() (rows []string, first, last int) {
	width := max(1, min(72, s.width-4))
	add := func(style lipgloss.Style, text string) {
		for _, row := range strings.Split(lipgloss.Wrap(clean.String(text), width, ""), "\n") {
			rows = append(rows, "  "+style.Render(row))
		}
	}
	switch b := s.before; {
	case b != nil:
		add(s.theme.Warn, s.theme.Say("A session of %s was interrupted at part %d. %s goes on with it, its clock as it was; %s begins another.",
			s.theme.Date(b.Began.Local(), "2 January, 15:04"), b.Part().Number, s.theme.Key("present/start", "enter"), s.theme.Key("present/start", "s")))
		rows = append(rows, "")
	case s.next > 0:
		add(s.theme.Text, s.goesOn())
		rows = append(rows, "")
	}
	many := 0
	for i, p := range s.briefing.Parts {
		if i == s.at {
			first, last = len(rows), len(rows)
		}
		rows = append(rows, s.row(i, p, width))
		if n, _ := s.room.Fit(p); s.chosen[i] && n > 1 {
			many++
		}
	}
	rows = append(rows, "")
	add(s.theme.Text, s.advice(many))
	if s.points {
		add(s.theme.Text, s.theme.Say("Points are revealed one by one."))
	}
	rows = append(rows, "")
	if s.nothing {
		add(s.theme.Strong, s.theme.Say("This is a rehearsal: nothing of it is kept. How long each part took is printed at the end."))
	}
	ground := s.theme.Say("The room sees black letters on white.")
	if s.room.Dark() {
		ground = s.theme.Say("The room sees white letters on black.")
	}
	add(s.theme.Quiet, ground+" "+s.theme.Say("In a second terminal, prebirth notes shows the trainer's side."))
	return rows, first, last
}

func (s *Start) row(i int, p *briefings.Part, width int) string {
	sign, mark := "  ", "[ ] "
	if i == s.at {
		sign = "▸ "
	}
	if s.chosen[i] {
		mark = "[x] "
	}
	fits := s.theme.Say("one screen")
	switch n, wide := s.room.Fit(p); {
	case n > 1:
		fits = s.theme.Count(n, "%d screen", "%d screens")
	case wide:
		fits = s.theme.Say("one, roomy")
	}
	title := fmt.Sprintf("%2d  %s", p.Number, clean.Line(p.Title).String())
	room := max(1, width-len(mark)-lipgloss.Width(fits)-4)
	if lipgloss.Width(title) > room {
		title = cutTo(title, room)
	}
	row := mark + title + strings.Repeat(" ", max(0, room-lipgloss.Width(title))) + "  " + fits
	if i == s.at {
		return sign + s.theme.Selected.Render(row)
	}
	return sign + row
}

// advice says what can be done about parts that do not fit.
func (s *Start) advice(many int) string {
	switch {
	case many == 0 && s.any():
		return s.theme.Say("Every part fits on one screen.")
	case many == 0:
		return s.theme.Say("Choose at least one part.")
	}
	return s.theme.Count(many, "At this size %d part needs more than one screen.", "At this size %d parts need more than one screen.") + " " +
		s.theme.Say("The page keys go through them, a whole point at a time. "+
			"To have less to turn, make the letters smaller (ctrl and - in most terminals) or the window larger.")
}
