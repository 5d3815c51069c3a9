package tui

import (
	"fmt"

	"prebirth/briefings/clean"
	"prebirth/tui/draft"
	"prebirth/tui/screen"
	"prebirth/tui/tour"
)

// Page is what the window shows, in words: the top screen, or what covers it.
func (a *App) Page() screen.Page {
	switch a.cover.kind {
	case hidden:
		p := screen.Page{Route: "hidden", Title: clean.Line(a.theme.Say("Paused")), Now: a.keys.Now("")}
		p.Lines.Keys = append(p.Lines.Keys, screen.Bind("ctrl+x", "go back", "ctrl+x"), everywhere[2])
		if a.cover.why != "" {
			p.Lines.Text = append(p.Lines.Text, a.cover.why)
		}
		return p
	case locked:
		p := page("locked", a.cover.ask)
		p.Now = a.keys.Now("unlock")
		p.Lines.Keys = append(p.Lines.Keys, everywhere[2])
		return p
	}
	top := a.top()
	p := page(fmt.Sprint(len(a.stack), " ", top.route), top.Screen)
	p.Notice, p.Now = clean.Line(a.noticed().text), a.keys.Now(a.sheet())
	p.Lines.Keys = append(p.Lines.Keys[:len(p.Lines.Keys):len(p.Lines.Keys)], everywhere...)
	if top.route.Name == "library" {
		p.Tour, p.New = tour.Spoken(a.theme, a.touring.store), a.touring.shown
	}
	if _, why := a.book.Unsaved(); why != nil && !p.Lines.Bad {
		p.Lines.Said, p.Lines.Bad = a.theme.Say("NOT SAVED: %s; it is tried again", draft.Why(why, a.theme.Language)), true
	}
	return p
}

// page is a screen in words.
func page(route string, s screen.Screen) screen.Page {
	v := s.View()
	p := screen.Page{Route: route, Title: v.Title, Right: v.Right}
	if s, ok := s.(screen.Spoken); ok {
		p.Lines = s.Lines()
	}
	return p
}

// Page is the notes, or their page of keys.
func (p *paper) Page() screen.Page {
	made := page(p.notes.Heard(), p.notes)
	if p.help != nil {
		made = page("help", p.help)
	}
	made.Now = p.keys.Now(p.sheet())
	return made
}

// Page is what the room's terminal shows.
func (st *stage) Page() screen.Page {
	p := st.page()
	p.Now = st.keys.Now(st.sheet())
	return p
}

func (st *stage) page() screen.Page {
	switch st.on {
	case starting:
		p := page("start", st.start)
		p.Right = clean.Text{} // the size of a window that nobody sees
		return p
	case theNotes:
		return page(st.notes.Heard(), st.notes)
	case theHelp:
		return page("help", st.help)
	case warning, ending, leaving:
		q := st.question()
		return screen.Page{Route: "question", Title: clean.Line(q.title), Lines: screen.Lines{Text: []string{q.text}, Keys: q.keys()}}
	}
	l := st.room.Lines()
	l.Keys = roomKeys.Now(st)
	return screen.Page{Route: "room", Title: clean.Line(st.p.Briefing.Title), Lines: l}
}
