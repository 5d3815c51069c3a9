package notes

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/library"
	"prebirth/progress/session"
	"prebirth/tui/theme"
)

// A trainer is the notes and what they gave to the room.
type trainer struct {
	*Model
	given []string
}

// at has the notes in a state: commands that were done, and keys that were pressed.
func at(t *testing.T, commands []session.Command, keys ...string) *trainer {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	b, _ := lib.Briefing("unborn-babies")
	var parts []session.Part
	for _, p := range b.Parts {
		parts = append(parts, session.Part{ID: p.ID, Number: p.Number, Title: p.Title, Plan: time.Minute})
	}
	s := session.New("id", b.ID, b.Title, "E", "Red", parts)
	for _, c := range commands {
		if err := s.Do(c, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	tr := &trainer{}
	tr.Model = New(lib, theme.Of(theme.Dark, theme.Unanswered), true, func(c session.Command) {
		text, _ := json.Marshal(c)
		tr.given = append(tr.given, string(text))
	})
	tr.Resize(80, 18)
	tr.Model.Update(Now{Session: json.RawMessage(s.Body()), Screens: 1, Kept: true})
	for _, k := range keys {
		tr.press(k)
	}
	return tr
}

func (tr *trainer) press(name string) bool {
	codes := map[string]rune{"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "f5": tea.KeyF5}
	msg := tea.KeyPressMsg{Code: codes[name]}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		msg = tea.KeyPressMsg{Code: rune(rest[0]), Mod: tea.ModCtrl}
	} else if msg.Code == 0 {
		msg = tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
	}
	move, _ := tr.Model.Update(msg)
	return move.Quit || move.To.Name != ""
}

func (tr *trainer) state() string {
	v := tr.View()
	return v.Title.String() + "\n" + v.Body + "\n" + v.Status.String() + "\n" + strings.Join(tr.given, "\n")
}

var started = []session.Command{{Do: session.Start}}

// heardOf is a session in which something was said to a prompt.
func heardOf() []session.Command {
	return append(started[:1:1], session.Command{Do: session.Ask, Asked: session.Asked{Prompt: "unborn-babies/1/hardest-part", Part: "P", Question: "What?"}},
		session.Command{Do: session.Say, Text: "one"}, session.Command{Do: session.Say, Text: "two"}, session.Command{Do: session.Say, Text: "three"},
		session.Command{Do: session.Hands, Text: "Yes", By: 3}, session.Command{Do: session.Drop, N: 3},
		session.Command{Do: session.Agree, Action: session.Action{What: "Ask"}})
}

// Every key that the footer names does something just there.
func TestTheFooterNamesOnlyKeysThatDoSomething(t *testing.T) {
	for name, open := range map[string]func() *trainer{
		"not begun":   func() *trainer { return at(t, nil) },
		"leading":     func() *trainer { return at(t, started) },
		"asking":      func() *trainer { return at(t, heardOf()) },
		"said":        func() *trainer { return at(t, heardOf(), "s") },
		"hands":       func() *trainer { return at(t, heardOf(), "s", "down", "down") },
		"writing":     func() *trainer { return at(t, heardOf(), "s", "tab", "x") },
		"agreed":      func() *trainer { return at(t, heardOf(), "w") },
		"an action":   func() *trainer { return at(t, heardOf(), "w", "down", "down", "down") },
		"is it ended": func() *trainer { return at(t, heardOf(), "e") },
		"ended":       func() *trainer { return at(t, append(heardOf(), session.Command{Do: session.End})) },
	} {
		for _, b := range open().View().Keys {
			tr := open()
			before := tr.state()
			if name == "hands" && b.Help().Desc == "choose" {
				continue // it is at the last
			}
			if left := tr.press(pressed(b)); !left && tr.state() == before {
				t.Errorf("%s: %s %s: nothing happens", name, b.Help().Key, b.Help().Desc)
			}
		}
		if len(open().View().Keys) == 0 {
			t.Errorf("%s: no key is named", name)
		}
	}
}

// pressed is the key to press for an entry of the footer. Where there are two, it is
// the one that leads somewhere from the first of a list.
func pressed(b key.Binding) string {
	switch b.Help().Key {
	case "y":
		return "y"
	case "any other key":
		return "x"
	case "1-9":
		return "4"
	}
	return b.Keys()[0]
}

// What the room has is not changed here before the room has heard of it, but for
// what is shown; and what cannot be done is said and not given.
func TestWhatCannotBeDoneIsSaid(t *testing.T) {
	tr := at(t, heardOf(), "s", "tab", "enter")
	if tr.field != none {
		t.Error("an empty line is kept open")
	}
	tr = at(t, heardOf(), "s", "g")
	tr.line.SetWords("many")
	tr.press("enter")
	if v := tr.View(); !v.Bad || !strings.Contains(v.Status.String(), "yes 5") {
		t.Errorf("it says %q", v.Status)
	}
	tr.Model.Update(Gone{Err: errNoRoom{}})
	given := len(tr.given)
	tr.line.SetWords("yes 5")
	tr.press("enter")
	if len(tr.given) != given || tr.line.Words() != "yes 5" {
		t.Errorf("without a room it gave %v, and the line holds %q", tr.given[given:], tr.line.Words())
	}
}

// What was given and did not arrive stands in the notes, and is given again to a room
// that was away, once.
func TestWhatDidNotArriveIsGivenAgain(t *testing.T) {
	tr := at(t, heardOf(), "s")
	before := tr.now
	tr.press("tab")
	tr.line.SetWords("on its way")
	tr.press("enter")
	n := len(tr.given)
	said := tr.given[n-2] // the last is the empty line
	tr.press("esc")
	tr.Model.Update(before) // from before it arrived
	if !strings.Contains(tr.View().Body, "on its way") || len(tr.given) != n {
		t.Errorf("it is not in the notes, or was given again: %v", tr.given[n:])
	}
	tr.Model.Update(Gone{Err: errNoRoom{}})
	if !tr.AskLeave() {
		t.Error("the notes can be left with it without a question")
	}
	tr.leaves = false
	tr.Model.Update(before)
	if len(tr.given) <= n || tr.given[n] != said {
		t.Errorf("back again, the room was given %v", tr.given[n:])
	}
	n = len(tr.given)
	var c session.Command
	_ = json.Unmarshal([]byte(said), &c)
	s, _ := before.session()
	if err := s.Do(c, time.Now()); err != nil {
		t.Fatal(err)
	}
	after := before
	after.Session = json.RawMessage(s.Body())
	tr.Model.Update(Gone{Err: errNoRoom{}})
	tr.Model.Update(after)
	if len(tr.given) != n || strings.Count(tr.View().Body, "on its way") != 1 {
		t.Errorf("what had arrived was given again: %v", tr.given[n:])
	}
}

type errNoRoom struct{}

func (errNoRoom) Error() string { return "the room is not there" }

// Another part begins at its top, however far the one before was read.
func TestAnotherPartBeginsAtItsTop(t *testing.T) {
	tr := at(t, started)
	for range 15 {
		tr.press("j")
	}
	if strings.Contains(tr.View().Body, "1. Background") {
		t.Fatal("the page did not scroll")
	}
	s, _ := tr.now.session()
	if err := s.Do(session.Command{Do: session.Go, At: session.Place{Part: 1}}, time.Now()); err != nil {
		t.Fatal(err)
	}
	tr.Model.Update(Now{Session: json.RawMessage(s.Body()), Screens: 1, Kept: true})
	if !strings.Contains(tr.View().Body, "2. “Baby's First Home”") {
		t.Errorf("the notes of part 2 are out of sight:\n%s", tr.View().Body)
	}
}

// What is pasted while the list is chosen goes into the line.
func TestAPasteIsTaken(t *testing.T) {
	tr := at(t, heardOf(), "s")
	tr.Model.Update(tea.PasteMsg{Content: "from another window"})
	if !tr.Writing() || tr.line.Words() != "from another window" {
		t.Errorf("the line holds %q", tr.line.Words())
	}
}
