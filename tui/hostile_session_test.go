package tui_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/clean/hostile"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui"
	"prebirth/tui/robot"
)

// hostileSession is a session that was interrupted while it asked a question to which
// the room said every payload of one part of the hostile library; its title, its team
// and what was agreed are hostile too.
func hostileSession(b *briefings.Briefing, n int, payloads []hostile.Payload) progress.Session {
	part := b.Parts[n]
	one := payloads[0]
	asked := session.Asked{Prompt: part.Prompts[0].ID, Part: one.Text, Question: one.Text, HandsSeen: true}
	s := session.Session{
		Schema: 1, ID: fmt.Sprintf("s%d", n), Briefing: b.ID, Title: one.Text, Edition: one.Text, Team: "Red team", LedBy: one.Text,
		Parts: []session.Part{{ID: part.ID, Number: part.Number, Title: one.Text, Plan: time.Minute, Shown: true}},
		Began: time.Now(), Asking: asked.Prompt, Lines: map[string]string{"said\t" + asked.Prompt: one.Text},
	}
	for i, p := range payloads {
		asked.Said = append(asked.Said, session.Said{N: i + 1, Text: p.Text, Seen: true})
		s.Actions = append(s.Actions, session.Action{What: p.Text, Owner: p.Text})
	}
	for _, p := range payloads[:min(len(payloads), session.MostHands)] {
		asked.Hands = append(asked.Hands, session.Hand{Label: p.Text, Count: 3})
	}
	s.Asked = []session.Asked{asked}
	return progress.Session{ID: s.ID, Briefing: s.Briefing, Team: s.Team, At: time.Now(), Body: s.Body()}
}

// TestNothingArrivesFromASession takes the table through both terminals of a session:
// in the briefing, and in everything that can be typed.
func TestNothingArrivesFromASession(t *testing.T) {
	if tui.Raced {
		t.Skip("nothing here races")
	}
	payloads := hostile.Payloads()
	lib := hostileLibrary(t, payloads)
	large, _ := lib.Briefing("large")
	for n, some := range slices.Collect(slices.Chunk(payloads, perPart)) {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			home := filepath.Join(t.TempDir(), "home")
			furnished := robot.Furnish(t, func(s *progress.Store) error { return s.SaveSession(hostileSession(large, n, some)) })
			if err := errors.Join(os.CopyFS(home, os.DirFS(furnished))); err != nil {
				t.Fatal(err)
			}
			robot.Story(t, func(t *testing.T) { sessionOf(t, home, large, n, lib, some) })
		})
	}
}

func sessionOf(t *testing.T, home string, b *briefings.Briefing, n int, lib *briefings.Library, some []hostile.Payload) {
	at := []robot.Option{robot.Library(lib), robot.At(hostileWidth, hostileHeight)}
	room := robot.Lead(t, func(p *tui.Presenting) { p.Briefing, p.Parts = b, []int{n + 1} }, append(at, robot.Home(home))...)
	seen := map[string]bool{}
	look := func(a *robot.App) {
		shown := a.Screen()
		for _, p := range some {
			seen[p.Mark] = seen[p.Mark] || strings.Contains(shown, p.Mark)
		}
	}
	room.Shows("was interrupted").Press("enter")
	look(room)
	notes := room.Notes(at...)
	look(notes)
	notes.Press("s")
	look(notes)
	notes.Press("tab").Type(" typed").Press("esc", "esc", "w")
	look(notes)
	notes.Press("esc")
	room.Press("esc")
	for range 8 {
		look(room)
		room.Wait(apart).Press("pgdown")
	}
	room.Press("q", "y")
	look(room)
	notes.Wait(time.Second)
	look(notes)
	if len(seen) < len(some) {
		t.Fatalf("%d payloads were looked for", len(seen))
	}
	for _, p := range some {
		if !seen[p.Mark] {
			t.Errorf("%s was not seen, so that it was not tried", p.Name)
		}
	}
	for who, a := range map[string]*robot.App{"room": room, "notes": notes} {
		for _, find := range hostile.ArrivedOnTerminal(a.Bytes(), hostileWidth, hostileHeight) {
			t.Errorf("%s: %s", who, find)
		}
	}
}
