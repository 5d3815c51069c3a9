package tui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/progress/vault"
	"prebirth/tui/linear"
	"prebirth/tui/screen"
	"prebirth/tui/theme"
	"prebirth/tui/unlock"
)

// What holds of every screen as it is read out.

// tall opens a state in a window in which all of it is in sight.
func (s state) tall(t *testing.T) *driver {
	t.Helper()
	d := s.open(t)
	d.send(tea.WindowSizeMsg{Width: 120, Height: mostHeight})
	d.settle()
	return d
}

// said is everything that Lines says.
func said(l screen.Lines) []string {
	all := slices.Concat(l.Text, []string{l.Said, l.Field.Label, l.Field.Text})
	for _, it := range l.Items {
		all = append(all, it.Heading, it.Text)
	}
	return all
}

func TestEveryScreenSaysItsLines(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		d := s.open(t)
		if _, ok := d.app.top().Screen.(screen.Spoken); !ok {
			t.Errorf("%s: its screen says no lines", s.name)
		}
		l := d.app.Page().Lines
		if len(l.Text) == 0 && len(l.Items) == 0 && l.Field.Kind == screen.NoField {
			t.Errorf("%s: there is nothing to hear", s.name)
		}
	}
}

// forTheEye is what is no word: control characters, what boxes and bars are drawn
// with, and the signs of the screens.
func forTheEye(r rune) bool {
	return r < ' ' && r != '\n' || r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff || strings.ContainsRune("▸●○◐★↑↓←→¶", r)
}

func TestLinesAreWords(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		for _, text := range said(s.open(t).app.Page().Lines) {
			if i := strings.IndexFunc(text, forTheEye); i >= 0 {
				t.Errorf("%s: %q has a sign at %d", s.name, text, i)
			}
			for _, words := range []string{"more below", "lines above", "lines below"} {
				if strings.Contains(text, words) {
					t.Errorf("%s: %q is about a window", s.name, text)
				}
			}
		}
	}
}

var word = regexp.MustCompile(`[\pL\pN]{4,}`)

// cut is a word whose end there was no room for.
var cut = regexp.MustCompile(`[\pL\pN]+…`)

// words is the words of four letters or more of some texts.
func wordsOf(texts ...string) map[string]bool {
	all := map[string]bool{}
	for _, text := range texts {
		for _, w := range word.FindAllString(strings.ToLower(cut.ReplaceAllString(text, "")), -1) {
			all[w] = true
		}
	}
	return all
}

// how is why the reader's status is not said.
const how = "that a part ends is heard as it comes; the minutes that are left stand in the library"

// unsaid are words that are drawn and not said, after the name of the screen, and why.
var unsaid = map[string]string{
	"reflect: supervision": "both that it can be are drawn; the one that it is, is said, and for whom offers the other",
	"reader: minutes":      how,
	"reader: left":         how,
	"reader: turns":        how,
	"reader: last":         how,
	"journal: what":        "the chosen one is drawn below the list with what it answers; that is on the page that its number opens",
}

// Nothing can be read on the screen only, its status included. The name of a key that is drawn with what it
// does is said with what can be typed.
func TestLinesSayAllThatIsDrawn(t *testing.T) {
	t.Parallel()
	needed := map[string]bool{}
	for _, s := range states {
		d := s.tall(t)
		all := said(d.app.Page().Lines)
		for _, b := range d.app.Page().Lines.Keys {
			all = append(all, b.Help().Key, b.Help().Desc)
		}
		heard := wordsOf(all...)
		screen, _, _ := strings.Cut(s.name, ",")
		for w := range wordsOf(ansi.Strip(d.top().Body), d.top().Status.String()) {
			excused := screen + ": " + w
			if _, ok := unsaid[excused]; !heard[w] && !ok {
				t.Errorf("%s: %q is drawn and not said", s.name, w)
			}
			needed[excused] = needed[excused] || !heard[w]
		}
	}
	for excused := range unsaid {
		if !needed[excused] {
			t.Errorf("%q need not be excused", excused)
		}
	}
}

// onlySeen are actions that no command stands for, after the route of their table, and
// why.
var onlySeen = map[string]string{
	"protect show, hide": "no line is kept in the field, so there is nothing to show",
	"unlock show, hide":  "no line is kept in the field, so there is nothing to show",
	"unlock leave":       "it names what can be typed everywhere",
	"reflect undo, redo": "a text is reviewed and changed by its paragraphs; key ctrl+z takes one step back all the same",
}

// Whatever can be done on a screen has a name to be typed, of its own.
func TestEveryActionCanBeTyped(t *testing.T) {
	t.Parallel()
	needed := map[string]bool{}
	same := func(name, route string, keys, footer []key.Binding) {
		names := linear.Commands(keys)
		for i, n := range names {
			if slices.Contains(names[:i], n) {
				t.Errorf("%s: two actions are typed as %q", name, n)
			}
		}
		for _, b := range footer {
			if !slices.ContainsFunc(keys, func(k key.Binding) bool { return k.Help() == b.Help() }) {
				needed[route+" "+b.Help().Desc] = true
			}
		}
	}
	for _, s := range states {
		d := s.open(t)
		same(s.name, d.app.top().route.Name, d.app.Page().Lines.Keys, d.top().Keys)
	}
	ask := unlock.New(func(vault.Secret) error { return nil }, theme.Of(theme.Dark, theme.Unanswered), askFirst, true)
	same("unlock", "unlock", ask.Lines().Keys, ask.View().Keys)
	for _, s := range append(sheets(), ledSheets()...) {
		for _, b := range s.Keys {
			if linear.Left(b) == linear.NoKey {
				needed[s.Route+" "+b.Help().Desc] = true
			}
		}
	}
	for action := range needed {
		if _, ok := onlySeen[action]; !ok {
			t.Errorf("%q is named on the screen and cannot be typed", action)
		}
	}
	for action := range onlySeen {
		if !needed[action] {
			t.Errorf("%q need not be excused", action)
		}
	}
}

// What only moves a window does that on every screen where it is called so: nothing
// else may hide behind those words.
func TestWhatOnlyMovesHasAKeyThatMoves(t *testing.T) {
	moving := []string{"up", "down", "left", "right", "pgup", "pgdown", "home", "end", "alt+up", "alt+down", "g", "G", "j", "k", "space"}
	for _, s := range append(sheets(), ledSheets()...) {
		for _, b := range s.Keys {
			why := linear.Left(b)
			moves := slices.ContainsFunc(b.Keys(), func(k string) bool { return slices.Contains(moving, k) })
			if why != "" && why != linear.NoKey && !moves && b.Keys()[0] != "1" {
				t.Errorf("%s: %q is no command, because %s; its keys are %q", s.Title, b.Help().Desc, why, b.Keys())
			}
		}
	}
}

// A passphrase that is typed is in no line, while it is typed or after.
func TestNoLineHoldsAPassphrase(t *testing.T) {
	t.Parallel()
	const secret = "long-enough-words"
	for _, keys := range []string{
		"p s =" + secret, "p s =" + secret + " ctrl+r", "p s =" + secret + " enter =" + secret, "p s =" + secret + " enter =" + secret + " enter",
		"p s =" + secret + " enter =" + secret + " enter enter",
	} {
		for _, text := range said((state{keys, keys}).open(t).app.Page().Lines) {
			if strings.Contains(text, secret) {
				t.Errorf("%s: %q", keys, text)
			}
		}
	}
	ask := unlock.New(func(vault.Secret) error { return nil }, theme.Of(theme.Dark, theme.Unanswered), askFirst, true)
	_, _ = ask.Update(screen.Write{Text: secret})
	_, _ = ask.Update(keyPress("ctrl+r"))
	if all := strings.Join(said(ask.Lines()), " "); strings.Contains(all, secret) || !strings.Contains(ansi.Strip(resized(ask)), secret) {
		t.Errorf("%q, and on the screen %q", all, ansi.Strip(resized(ask)))
	}
}

// resized is what a screen draws in a window of the usual size.
func resized(s screen.Screen) string {
	s.Resize(80, 20)
	return s.View().Body
}
