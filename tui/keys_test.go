package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/progress/settings"
	"prebirth/tui/keymap"
	"prebirth/tui/screen"
)

// An action is named by what it does in settings files, so one sheet may not have two of
// a name.
func TestEveryActionHasANameOfItsOwn(t *testing.T) {
	seen := map[string]string{}
	for _, s := range append(sheets(), ledSheets()...) {
		for _, b := range s.Keys {
			name := s.Route + "/" + screen.ActionName(b)
			if first, twice := seen[name]; twice && first != fmt.Sprint(b.Keys()) {
				t.Errorf("%s is an action of %s and of %v", name, first, b.Keys())
			}
			seen[name] = fmt.Sprint(b.Keys())
		}
	}
}

// spare is keys that no sheet has, as many as there are actions on one.
func spare() (all []string) {
	for _, held := range []string{"ctrl+alt+", "ctrl+shift+", "ctrl+alt+shift+"} {
		for n := 7; n <= 24; n++ {
			all = append(all, fmt.Sprintf("%sf%d", held, n))
		}
	}
	return all
}

// rebound is the keys of a settings file that gives each action one of its own that it
// did not have; esc and ctrl+c stay, because they have to. now is each action's new key.
func rebound(t *testing.T) (m keymap.Map, now map[string]string) {
	t.Helper()
	usual, err := Keys(settings.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	now, next := map[string]string{}, map[string]int{}
	for _, a := range usual.All() {
		name := a.Screen + "/" + a.Name
		now[name] = spare()[next[a.Screen]]
		if next[a.Screen]++; a.Screen == keymap.Everywhere { // which no sheet may have
			now[name] = fmt.Sprintf("alt+shift+f%d", 6+next[a.Screen])
		}
		line := now[name]
		for _, kept := range []string{"esc", "ctrl+c"} {
			if slices.Contains(a.Usual, kept) {
				line += " " + kept
			}
		}
		text += "key " + name + " = " + line + "\n"
	}
	s, err := settings.Parse("settings", []byte(text))
	if err == nil {
		m, err = Keys(s)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return m, now
}

// Every action of every sheet does by its new key what it does, and by its old ones
// nothing.
func TestEveryActionCanHaveAnotherKey(t *testing.T) {
	m, now := rebound(t)
	usual, _ := Keys(settings.Settings{})
	if len(now) != len(usual.All()) || len(now) < 200 {
		t.Fatalf("%d of %d actions have another key", len(now), len(usual.All()))
	}
	for _, a := range usual.All() {
		press, _ := screen.KeyNamed(now[a.Screen+"/"+a.Name])
		if got, ok := m.Press(a.Screen, press); !ok || got.String() != a.Usual[0] {
			t.Errorf("%s/%s: the new key is %s, %v", a.Screen, a.Name, got, ok)
		}
		for _, old := range a.Usual {
			press, _ := screen.KeyNamed(old)
			got, ok := m.Press(a.Screen, press)
			if kept := old == "esc" || old == "ctrl+c"; ok != kept || ok && got.String() != a.Usual[0] {
				t.Errorf("%s/%s: %s is %s, %v", a.Screen, a.Name, old, got, ok)
			}
		}
	}
}

// by is a state of the app in which every action has another key.
func (s state) by(t *testing.T, m keymap.Map) *driver {
	t.Helper()
	d := s.open(t)
	d.app.keys, d.app.looks.keys, d.app.stale = m, m, true
	d.app.theme = d.app.looks.theme()
	d.app.top().Update(d.app.theme)
	return d
}

// In every state the footer names the new keys, and they do what it says; the old ones do
// nothing.
func TestTheNewKeysHold(t *testing.T) {
	m, _ := rebound(t)
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d := s.by(t, m)
			sheet := d.app.sheet()
			if sheet == "" {
				return // a question, whose answers nothing changes
			}
			before := d.state()
			usual := d.top().Keys
			for _, b := range usual {
				for _, old := range b.Keys() {
					if _, ok := screen.KeyNamed(old); !ok || old == "esc" {
						continue
					}
					if d.press(old); d.state() != before {
						t.Fatalf("the old key %s still does something", old)
					}
				}
			}
			for i, b := range m.Show(sheet, usual) {
				did := usual[i].Help().Desc
				if _, allowed := idle[s.name+" "+did]; allowed || len(b.Keys()) == 0 || writingBox(b) {
					continue
				}
				press, now := b.Keys()[0], m.Now(sheet)
				if b.Help().Key == usual[i].Help().Key && press != "esc" {
					t.Errorf("%s is still shown as %s", did, b.Help().Key)
				}
				d := s.by(t, m)
				before := d.state()
				if d.press(now[press]); d.state() == before {
					t.Errorf("%s does nothing, and should %s", now[press], did)
				}
			}
		})
	}
}

// What is drawn has the labels of the new keys: the footer, the page of keys, and the
// way back from the screen that hides everything.
func TestTheNewKeysAreShown(t *testing.T) {
	set, err := settings.Parse("settings", []byte("key journal/open = o\nkey journal/keys = f10\nkey everywhere/hide = f9\n"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Keys(set)
	if err != nil {
		t.Fatal(err)
	}
	d := state{"journal", "m"}.by(t, m)
	d.send(tea.WindowSizeMsg{Width: 112, Height: 30})
	shows := func(words string) {
		t.Helper()
		if screen := ansi.Strip(d.app.View().Content); !strings.Contains(screen, words) {
			t.Errorf("%q is not shown:\n%s", words, screen)
		}
	}
	shows(" o open ")
	shows(" f9 hide ")
	d.press("f10")
	shows("o             open")
	d.press("esc", "f9")
	shows("f9 goes back")
	d.press("ctrl+x")
	shows("f9 goes back")
	d.press("f9")
	shows(" o open ")
}

// Sentences name the keys that do now what they speak of.
func TestSentencesNameTheNewKeys(t *testing.T) {
	for _, c := range []struct {
		lines, keys, says string
	}{
		{"key library/protection = v", "ctrl+l", "in the library, with v."},
		{"key protection/set-change-passphrase = f8", "p", "f8 sets one"},
		{"key everywhere/hide = f9", "p end", "f9 hides it, ctrl+l locks it"},
		{"key check/take-back = f4", "m down enter ctrl+r enter", "f4 takes it back"},
	} {
		set, err := settings.Parse("settings", []byte(c.lines+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Keys(set)
		if err != nil {
			t.Fatal(err)
		}
		d := state{"library", ""}.by(t, m)
		d.send(tea.WindowSizeMsg{Width: 120, Height: 50})
		d.press(strings.Fields(c.keys)...)
		if said := strings.Join(strings.Fields(ansi.Strip(d.app.View().Content)), " "); !strings.Contains(said, c.says) {
			t.Errorf("%s: %q is not said:\n%s", c.lines, c.says, said)
		}
	}
}
