package reader_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/tui/reader"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// benchStore knows of nothing that was read.
type benchStore struct{}

func (benchStore) Places() (map[string]progress.Place, error)  { return nil, nil }
func (benchStore) Reads() (map[string]time.Time, error)        { return map[string]time.Time{}, nil }
func (benchStore) Tallies() (map[string]progress.Tally, error) { return nil, nil }

// benchBook takes everything and keeps nothing.
type benchBook struct{}

func (benchBook) Place(progress.Place)                             {}
func (benchBook) Read(string, time.Time)                           {}
func (benchBook) WaitingPlace(string) (p progress.Place, has bool) { return p, false }
func (benchBook) Flush() error                                     { return nil }

// benchReader is the reader with the first briefing in a window of 100 by 24
// rows, the page shown and its neighbours set.
func benchReader(b *testing.B) *reader.Model {
	b.Helper()
	lib, err := library.Open()
	if err != nil {
		b.Fatal(err)
	}
	m := reader.New(lib, func() (reader.Store, error) { return benchStore{}, nil }, benchBook{}, theme.Of(theme.Dark, theme.Unanswered),
		screen.Route{Name: "reader", ID: lib.Briefings[0].Parts[1].ID})
	m.Resize(100, 24)
	benchTell(m, screen.Shown{})
	return m
}

// benchTell hands over a message and everything that comes of it.
func benchTell(m *reader.Model, msg tea.Msg) {
	if all, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range all {
			if cmd != nil {
				benchTell(m, cmd())
			}
		}
		return
	}
	if _, cmd := m.Update(msg); cmd != nil {
		benchTell(m, cmd())
	}
}

// BenchmarkLine is what a line key costs, from the message to the rows.
func BenchmarkLine(b *testing.B) { benchKeys(b, tea.KeyDown, tea.KeyUp) }

// BenchmarkTurn is what turning the page costs when the neighbours are set.
func BenchmarkTurn(b *testing.B) { benchKeys(b, tea.KeyRight, tea.KeyLeft) }

func benchKeys(b *testing.B, there, back rune) {
	m := benchReader(b)
	benchTell(m, tea.KeyPressMsg{Code: there})
	benchTell(m, tea.KeyPressMsg{Code: back})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key := there
		if i%2 == 1 {
			key = back
		}
		m.Update(tea.KeyPressMsg{Code: key})
		if m.View().Body == "" {
			b.Fatal("nothing is shown")
		}
	}
}
