package library

import (
	"fmt"
	"strings"
	"time"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// An item is one line that can be chosen.
type item struct {
	heading string // of the group that begins here, possibly empty
	title   string
	signs   string // ● read, ◐ here, ○ not yet: one for each part
	words   string // the same in words, and the reflections
	to      screen.Route
	over    screen.Route // what lies below it, to come back to
	resume  bool         // the Continue line
	later   bool         // the question whether a reflection changed anything
	number  string       // of a key message
}

// Begins says whether a group begins with the item.
func (it item) Begins() bool { return it.heading != "" }

// list makes the items anew from the library and the marks.
func (m *Model) list() {
	m.items = m.items[:0]
	if it, ok := m.resume(); ok {
		m.items = append(m.items, it)
	}
	if it, ok := m.later(); ok { // where it is seen without looking for it
		m.items = append(m.items, it)
	}
	m.touch()
	kind := briefings.Kind("")
	for _, b := range m.lib.Briefings {
		heading := ""
		if b.Kind != kind {
			kind, heading = b.Kind, m.theme.Say(headings[b.Kind])
		}
		if b.Kind == briefings.KeyMessages {
			m.messages(b)
			continue
		}
		m.items = append(m.items, m.briefing(b, heading))
	}
	m.items = append(m.items, m.reflections(), m.supervision())
}

// touch notes which briefings the person has read in or written to.
func (m *Model) touch() {
	m.touched = map[string]bool{}
	for id := range m.marks.places {
		m.touched[id] = true
	}
	for id := range m.marks.reads {
		name, _, _ := strings.Cut(id, "/")
		m.touched[name] = true
	}
	for id := range m.marks.tallies {
		name, _, _ := strings.Cut(id, "/")
		m.touched[name] = true
	}
}

var headings = map[briefings.Kind]string{
	briefings.SevenMinute: "Seven-minute briefings",
	briefings.Background:  "Background",
}

// resume is where the reader stopped last, wherever that was.
func (m *Model) resume() (item, bool) {
	var last progress.Place
	for _, p := range m.marks.places {
		if p.At.After(last.At) {
			last = p
		}
	}
	b, part, ok := m.lib.Part(last.Part)
	if !ok {
		return item{}, false
	}
	n := len(b.Parts)
	title := m.theme.Say("%s · part %d of %d", b.Title, part.Number, n)
	if b.Kind == briefings.KeyMessages {
		title = m.theme.Say("Key message %d · %s", part.Number, part.Title)
	}
	it := item{
		heading: m.theme.Say("Continue where you stopped"), title: title, words: m.left(b, part), resume: true,
		to: screen.Route{Name: "reader", ID: b.ID},
	}
	if m.finished(b) {
		it.words = m.theme.Say("read to the end")
	}
	if _, _, _, ok := m.lib.Prompt(last.Prompt); ok {
		it.words = m.theme.Say("writing")
		it.over, it.to = it.to, screen.Route{Name: "reflect", ID: last.Prompt}
	}
	return it, true
}

// left is how long the rest of a briefing takes.
func (m *Model) left(b *briefings.Briefing, from *briefings.Part) string {
	return m.theme.Count(b.MinutesLeft(from, 0), "about %d minute left", "about %d minutes left")
}

func (m *Model) finished(b *briefings.Briefing) bool {
	for _, p := range b.Parts {
		if _, read := m.marks.reads[p.ID]; !read {
			return false
		}
	}
	return true
}

func (m *Model) briefing(b *briefings.Briefing, heading string) item {
	if !m.touched[b.ID] { // of a pack, then, its parts need not be known
		return item{heading: heading, title: b.Title, signs: strings.Repeat("○", b.Count()), words: m.theme.Say("not started"),
			to: screen.Route{Name: "reader", ID: b.ID}}
	}
	read, written := 0, 0
	var signs strings.Builder
	for _, p := range b.Listed() {
		read += one(m.marks.reads[p.ID])
		written += m.written(p)
		signs.WriteString(m.sign(b, p))
	}
	words := m.theme.Say("%d of %d read", read, b.Count())
	if read == 0 {
		words = m.theme.Say("not started")
		if _, begun := m.marks.places[b.ID]; begun {
			words = m.theme.Say("begun")
		}
	}
	return item{
		heading: heading, title: b.Title, signs: signs.String(), words: m.withReflections(words, written),
		to: screen.Route{Name: "reader", ID: b.ID},
	}
}

// messages lists each key message by itself, because each is read on its own.
func (m *Model) messages(b *briefings.Briefing) {
	for i, p := range b.Listed() {
		heading := ""
		if i == 0 {
			heading = b.Title
		}
		words := m.theme.Say("not read")
		if _, ok := m.marks.reads[p.ID]; ok {
			words = m.theme.Say("read")
		} else if m.marks.places[b.ID].Part == p.ID {
			words = m.theme.Say("begun")
		}
		m.items = append(m.items, item{
			heading: heading, title: fmt.Sprintf("%2d %s", p.Number, p.Title), signs: m.sign(b, p),
			words: m.withReflections(words, m.written(p)), to: screen.Route{Name: "reader", ID: p.ID},
			number: fmt.Sprint(p.Number),
		})
	}
}

func (m *Model) reflections() item {
	total, supervision := 0, 0
	for _, t := range m.marks.tallies {
		total += t.Total
		supervision += t.ForSupervision
	}
	words := m.theme.Say("nothing written yet")
	if m.locked {
		words = m.theme.Say("locked")
	}
	if total > 0 {
		words = m.theme.Say("%d · %d for supervision", total, supervision)
	}
	if total > 0 && supervision == 0 {
		words = m.theme.Count(total, "%d reflection", "%d reflections")
	}
	return item{heading: m.theme.Say("Yours"), title: m.theme.Say("My reflections"), words: words, to: screen.Route{Name: "journal"}}
}

// supervision says whether there is something new in it. What is private is not
// counted.
func (m *Model) supervision() item {
	words := ""
	switch {
	case m.locked:
		words = m.theme.Say("locked")
	case m.marks.news > 0:
		words = m.theme.Say("%d new", m.marks.news)
	}
	return item{title: m.theme.Say("Supervision"), words: words, to: screen.Route{Name: "supervise"}}
}

func (m *Model) written(p *briefings.Part) int {
	n := 0
	for _, q := range p.Prompts {
		n += m.marks.tallies[q.ID].Total
	}
	return n
}

func (m *Model) sign(b *briefings.Briefing, p *briefings.Part) string {
	if _, ok := m.marks.reads[p.ID]; ok {
		return "●"
	}
	if m.marks.places[b.ID].Part == p.ID {
		return "◐"
	}
	return "○"
}

func (m *Model) withReflections(words string, n int) string {
	if n == 0 {
		return words
	}
	return words + " · " + m.theme.Count(n, "%d reflection", "%d reflections")
}

func one(t time.Time) int {
	if t.IsZero() {
		return 0
	}
	return 1
}
