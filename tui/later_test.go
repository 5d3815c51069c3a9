package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings/library"
	"prebirth/progress/settings"
)

const lookingBack = "Did it change anything?"

// shown is the screen's words, with one blank between each.
func (d *driver) shown() string {
	return strings.Join(strings.Fields(ansi.Strip(d.app.View().Content)), " ")
}

func TestLookingBack(t *testing.T) {
	t.Parallel()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	if _, _, q, ok := lib.Prompt(longSince + "/later"); !ok || !strings.Contains(q.Text, "Did it change anything: for a family") {
		t.Fatalf("%s is no prompt, or cannot be looked back on", longSince)
	}
	d := drive(t, aged(t), 120, 50)
	t.Cleanup(func() { _ = d.close() })
	d.settle()
	if strings.Count(d.shown(), lookingBack) != 1 || strings.Contains(d.shown(), "x do not ask") {
		t.Errorf("it is not offered once:\n%s", d.shown())
	}
	if d.press("home"); !strings.Contains(d.shown(), "x do not ask") {
		t.Errorf("it cannot be declined:\n%s", d.shown())
	}
	d.press("home", "enter")
	if !strings.Contains(d.shown(), "You wrote: I asked nobody.") {
		t.Errorf("what was written then is not shown:\n%s", d.shown())
	}
	if !strings.Contains(d.shown(), "This is what you answered some weeks ago") || strings.Contains(d.shown(), "ctrl+n/p prompt") {
		t.Errorf("the question is not asked by itself:\n%s", d.shown())
	}
	d.press("=It did.", "esc")
	if strings.Contains(d.shown(), lookingBack) {
		t.Errorf("it is asked again after an answer:\n%s", d.shown())
	}
	d.press("m")
	if !strings.Contains(d.shown(), "looking back") {
		t.Errorf("the answer is not told from others:\n%s", d.shown())
	}
}

// Declined, or never wanted, it is not asked.
func TestNotLookingBack(t *testing.T) {
	t.Parallel()
	d := drive(t, aged(t), 120, 50)
	t.Cleanup(func() { _ = d.close() })
	if d.press("home", "x"); strings.Contains(d.shown(), lookingBack) {
		t.Errorf("it is asked again after it was declined:\n%s", d.shown())
	}
	for weeks, asked := range map[string]bool{"never": false, "8-weeks": false, "4-weeks": true} {
		chosen, err := settings.Parse("settings", []byte("later = "+weeks+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		d := drive(t, aged(t), 120, 50)
		t.Cleanup(func() { _ = d.close() })
		d.app.settings = chosen
		if d.press("home"); strings.Contains(d.shown(), lookingBack) != asked {
			t.Errorf("%s: asked is not %v:\n%s", weeks, asked, d.shown())
		}
	}
}
