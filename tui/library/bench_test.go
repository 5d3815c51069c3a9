package library_test

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	content "prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/tui/library"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
)

// benchStore is that of somebody who has read everything and written to every
// prompt.
type benchStore struct {
	places  map[string]progress.Place
	reads   map[string]time.Time
	tallies map[string]progress.Tally
}

func (s benchStore) Places() (map[string]progress.Place, error)  { return s.places, nil }
func (s benchStore) Reads() (map[string]time.Time, error)        { return s.reads, nil }
func (s benchStore) Tallies() (map[string]progress.Tally, error) { return s.tallies, nil }
func (s benchStore) News() (int, error)                          { return 0, nil }
func (benchStore) Due(time.Time, time.Time, string) (progress.Reflection, bool, error) {
	return progress.Reflection{}, false, nil
}
func (benchStore) Decline(string) error { return nil }
func (benchStore) Flush() error         { return nil }

// BenchmarkView is what a choice in the library costs, from the message to the
// rows, with marks at everything.
func BenchmarkView(b *testing.B) {
	lib, err := content.Open()
	if err != nil {
		b.Fatal(err)
	}
	s := benchStore{map[string]progress.Place{}, map[string]time.Time{}, map[string]progress.Tally{}}
	for _, briefing := range lib.Briefings {
		for _, p := range briefing.Parts {
			s.places[briefing.ID] = progress.Place{Briefing: briefing.ID, Part: p.ID, At: time.Unix(1, 0)}
			s.reads[p.ID] = time.Unix(1, 0)
			for _, q := range p.Prompts {
				s.tallies[q.ID] = progress.Tally{Prompt: q.ID, Total: 3, ForSupervision: 1}
			}
		}
	}
	m := library.New(lib, func() (library.Store, error) { return s, nil }, s, theme.Of(theme.Dark, theme.Unanswered), func() int { return 4 })
	m.Resize(100, 24)
	_, load := m.Update(screen.Shown{})
	m.Update(load())
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		key := tea.KeyDown
		if i%2 == 1 {
			key = tea.KeyUp
		}
		m.Update(tea.KeyPressMsg{Code: key})
		m.View()
	}
}
