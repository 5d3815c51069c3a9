package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/tui/draft"
	"prebirth/tui/pair"
	"prebirth/tui/screen"
)

// BenchmarkLetter is one letter in the whole app, frame and all, in an empty
// reflection and behind 5,000 characters.
func BenchmarkLetter(b *testing.B) {
	for name, text := range map[string]string{"empty": "", "5000": strings.Repeat("word ", 1000)} {
		b.Run(name, func(b *testing.B) {
			lib, err := library.Open()
			if err != nil {
				b.Fatal(err)
			}
			folders, err := progress.FoldersFor(b.TempDir(), func(string) string { return "" })
			if err != nil {
				b.Fatal(err)
			}
			opening := progress.OpenSoon(folders, progress.Options{})
			book := draft.New(func() (draft.Keeper, error) { return keeper(opening) }, nil)
			defer func() { _ = book.Close(); _ = opening.Close() }()
			a := newApp(Options{
				Library: lib, Route: screen.Route{Name: "reflect", ID: lib.Briefings[0].Parts[0].Prompts[0].ID},
				Profile: colorprofile.TrueColor, Width: 100, Height: 30,
			}, opening, book)
			_, cmd := a.top().Update(screen.Shown{})
			a.Update(cmd())
			a.Update(tea.PasteMsg{Content: text})
			for b.Loop() {
				a.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
				a.View()
				a.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
				a.View()
			}
		})
	}
}

// BenchmarkPartChange is one part change in the room: the command from the notes, the
// state for them, the layout, anew or as it was kept, and the view.
func BenchmarkPartChange(b *testing.B) {
	for name, forget := range map[string]func(*stage){"kept": func(*stage) {}, "anew": func(st *stage) { st.room.Invert() }} {
		b.Run(name, func(b *testing.B) {
			lib, err := library.Open()
			if err != nil {
				b.Fatal(err)
			}
			folders, err := progress.FoldersFor(b.TempDir(), func(string) string { return "" })
			if err != nil {
				b.Fatal(err)
			}
			opening := progress.OpenSoon(folders, progress.Options{})
			book := draft.New(func() (draft.Keeper, error) { return keeper(opening) }, nil)
			defer func() { _ = book.Close(); _ = opening.Close() }()
			place, _ := pair.Memory()
			host, err := place.Listen(pair.HostOptions{})
			if err != nil {
				b.Fatal(err)
			}
			defer host.Close()
			briefing, _ := lib.Briefing("unborn-babies")
			st := newStage(Presenting{
				Options:  Options{Library: lib, Profile: colorprofile.TrueColor, Width: 100, Height: 30},
				Briefing: briefing, Team: "Red team",
			}, opening, book)
			st.host = host
			st.start.Begin()
			for i := 0; b.Loop(); i++ {
				forget(st)
				st.Update(commandMsg(fmt.Sprintf(`{"do":"to","n":%d}`, 1+i%len(briefing.Parts))))
				st.View()
			}
			if st.s.Part().Number == 0 || !st.going() {
				b.Fatal("the room does not move")
			}
		})
	}
}
