package tui

import (
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"prebirth/progress/settings"
	"prebirth/tui/editor"
	"prebirth/tui/screen"
)

// anotherWay is how what has only function keys, or keys that are held together, can be
// had without them. What the rows of actions have is not among it.
var anotherWay = map[string]string{
	"everywhere/hide":           "q leaves, and what a passphrase protects is locked then",
	"everywhere/lock":           "q leaves, and what a passphrase protects is locked then",
	"everywhere/leave":          "q, where letters are commands",
	"everywhere/next-theme":     "the page of the settings, with a comma",
	"find/keys":                 "esc, and then a question mark",
	"journal/find/keys":         "esc, and then a question mark",
	"check/why/keys":            "esc, and then a question mark",
	"supervise/record/keys":     "esc, and then a question mark",
	"file/keys":                 "esc, and then a question mark",
	"tags/keys":                 "esc, and then a question mark",
	"protect/keys":              "esc, and then a question mark",
	"notes/line/keys":           "esc, and then a question mark",
	"notes/line/hands-or-words": "esc, and then g for hands or i for words",
	"protect/other-words":       "words of one's own are typed in their place",
	"protect/show-hide":         "the words are typed twice, and a slip is told of",
	"protect/step-back":         "esc, which changes nothing, and from the beginning",
	"unlock/show-hide":          "a slip is told of, and typed again",
}

// Within a text the arrows, home, end, backspace and delete reach everything.
func withinText(name string) bool {
	for _, b := range editor.New(editor.Styles{}).Keys() {
		if screen.ActionName(b) == name {
			return name != "undo" && name != "redo"
		}
	}
	return false
}

// inRows is what the rows of actions offer, with everything in them that can be.
func inRows(t *testing.T) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for _, s := range []state{{"reflect", "m enter ctrl+o tab tab"}, {"remark", "s a =Ask tab"}} {
		for _, it := range s.open(t).app.Page().Lines.Items {
			all[s.name+"/"+screen.ActionName(screen.Bind("", it.Text))] = true
		}
	}
	return all
}

// "No function key or chord is the only way to anything."
func TestNoActionNeedsKeysThatAreHeld(t *testing.T) {
	bound, err := Keys(settings.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	rows, needed := inRows(t), map[string]bool{}
	for _, a := range bound.All() {
		name := a.Screen + "/" + a.Name
		writes := a.Screen == "reflect" || a.Screen == "remark"
		held := len(screen.Held([]key.Binding{screen.Bind("", a.Does, a.Usual...)})) > 0
		needed[name] = held && !rows[name]
		if !held || rows[name] || writes && withinText(a.Name) {
			continue
		}
		if anotherWay[name] == "" {
			t.Errorf("%s has only %s, and no other way is known", name, strings.Join(a.Usual, " "))
		}
	}
	for name := range anotherWay {
		if !needed[name] {
			t.Errorf("%s needs no other way", name)
		}
	}
}

// The row does what it names, by tab, arrows and enter alone, and a letter goes back to
// writing.
func TestTheRowOfActions(t *testing.T) {
	for name, keys := range map[string]string{"reflect": "m enter", "remark": "s a =Ask"} {
		home := furnished(t)
		var names []string
		open := func() *driver {
			d := drive(t, home, 80, 24)
			t.Cleanup(func() { _ = d.close() })
			d.press(strings.Fields(keys)...)
			if d.press("tab"); name == "reflect" {
				d.press("tab")
			}
			return d
		}
		d := open()
		for _, it := range d.app.Page().Lines.Items {
			names = append(names, it.Text)
		}
		if err := d.close(); err != nil || len(names) < 4 {
			t.Fatalf("%s offers %q, %v", name, names, err)
		}
		for i, does := range names {
			d := open()
			for range i {
				d.press("right")
			}
			if !strings.Contains(d.state(), "▸"+does) {
				t.Errorf("%s: the row does not show that %s is chosen", name, does)
			}
			before := d.state()
			d.press("enter")
			if idles := does == "save" || does == "redo" || does == "undo" && name == "reflect"; (d.state() == before) != idles {
				t.Errorf("%s: %s, and it is as before: %v", name, does, !idles)
			}
			_ = d.close()
		}
		d = open()
		d.press("=x")
		if d.app.sheet() != name || !strings.Contains(d.top().Body, "x") {
			t.Errorf("%s: a letter does not go back to writing: %s\n%s", name, d.app.sheet(), d.top().Body)
		}
		_ = d.close()
	}
}
