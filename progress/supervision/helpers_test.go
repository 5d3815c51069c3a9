package supervision

import (
	"fmt"
	"os"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A seat is somebody at their own machine, whose clock goes on a minute each time
// it is looked at.
type seat struct {
	*Desk
	t    testing.TB
	name string
	now  time.Time
}

func sit(t testing.TB, name, role string) *seat {
	t.Helper()
	f, err := progress.FoldersFor(t.TempDir(), os.Getenv)
	must(t, err)
	store, err := progress.Open(f, progress.Options{})
	must(t, err)
	t.Cleanup(func() { store.Close() })
	s := &seat{t: t, name: name, now: noon}
	s.Desk = &Desk{store, func() time.Time { s.now = s.now.Add(time.Minute); return s.now }}
	_, err = s.MakeCard(name, role)
	must(t, err)
	return s
}

func (s *seat) card() handover.Card {
	s.t.Helper()
	keys, err := s.Keys()
	must(s.t, err)
	return keys[0].Card
}

// knows adds somebody's card and compares the words.
func (s *seat) knows(other *seat) progress.Person {
	s.t.Helper()
	p, _, err := s.Meet([]byte(other.card().Text()))
	must(s.t, err)
	must(s.t, s.Trust(p.ID, progress.Verified))
	return p
}

func (s *seat) with(other *seat) *Between {
	s.t.Helper()
	b, err := s.With(other.card().Fingerprint())
	must(s.t, err)
	return b
}

// pair is a practitioner and a supervisor who know each other.
func pair(t testing.TB) (amina, ruth *seat) {
	t.Helper()
	amina, ruth = sit(t, "Amina Khan", "Social worker"), sit(t, "Ruth Evans", "Team manager")
	amina.knows(ruth)
	ruth.knows(amina)
	return amina, ruth
}

// write saves a reflection, or other words of it.
func (s *seat) write(id, words string, sharing progress.Sharing) string {
	s.t.Helper()
	base := ""
	if id == "" {
		id = progress.NewID()
	} else if r, err := s.Store.Reflection(id); err == nil {
		base = r.Revision
	}
	_, err := s.Store.SaveReflection(progress.Edit{
		Reflection: id, Revision: progress.NewID(), Base: base, Prompt: "unborn-babies/3/acting-today", Asked: "What would you do today?",
		Text: words, Sharing: sharing, At: s.Now(),
	})
	must(s.t, err)
	return id
}

func title(string) (briefing, part string) { return "Safeguarding un/born babies", "Acting today" }

// hands makes a file with reflections and all that was said.
func (s *seat) hands(to *seat, reflections ...string) []byte {
	s.t.Helper()
	p, err := s.Store.Person(to.card().Fingerprint())
	must(s.t, err)
	var choices []Choice
	for _, id := range reflections {
		choices = append(choices, Choice{Reflection: id})
	}
	draft, err := s.Choose(p, choices, title, false)
	must(s.t, err)
	return s.makes(draft)
}

func (s *seat) answers(to *seat) []byte {
	s.t.Helper()
	p, err := s.Store.Person(to.card().Fingerprint())
	must(s.t, err)
	draft, err := s.Answer(p, false)
	must(s.t, err)
	return s.makes(draft)
}

func (s *seat) makes(draft *Draft) (file []byte) {
	s.t.Helper()
	must(s.t, s.Make(draft, func(b []byte) error { file = b; return nil }))
	return file
}

func (s *seat) opens(file []byte) *Received {
	s.t.Helper()
	got, err := s.Receive(file)
	must(s.t, err)
	return got
}

// holds is all that holds with somebody, as text, to be compared.
func (s *seat) holds(other *seat) string {
	s.t.Helper()
	b := s.with(other)
	text := ""
	for _, p := range b.Pieces {
		text += fmt.Sprintf("%s mine=%t news=%q\n", p.Reflection, p.Mine, p.News)
		for _, v := range p.Versions {
			text += fmt.Sprintf("  version %s %q stars %s\n", v.Digest, v.Text, v.Stars)
		}
		text += fmt.Sprintf("  comments %+v\n  sign-offs %+v\n  redactions %+v\n", p.Comments, p.SignOffs, p.Redactions)
		if p.Withdrawal != nil {
			text += fmt.Sprintf("  withdrawal %+v\n", *p.Withdrawal)
		}
	}
	return text + fmt.Sprintf("actions %+v\n", b.Actions)
}
