package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/briefings/clean"
	"prebirth/briefings/clean/hostile"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// A careless screen shows what it is given, uncleaned.
type careless struct{ text string }

func (c careless) Update(tea.Msg) (screen.Move, tea.Cmd) { return screen.Stay, nil }
func (c careless) Resize(int, int)                       {}
func (c careless) View() screen.View {
	return screen.View{Title: clean.Line(c.text), Right: clean.Line(c.text), Body: c.text, Status: clean.Line(c.text), Keys: nil}
}

// An unhelpful error has words of a file in it, and in its hint.
type unhelpful struct{ error }

func (u unhelpful) Hint() string { return u.Error() }

// TestNothingArrivesFromTheFrame sends each payload by itself through the
// frame: from a screen that cleans nothing, and through every notice.
func TestNothingArrivesFromTheFrame(t *testing.T) {
	d := drive(t, furnished(t), 112, 40)
	defer d.close()
	d.settle()
	checks := 0
	look := func(p hostile.Payload, where string) {
		d.app.stale = true
		v := d.app.View()
		checks++
		for _, find := range hostile.ArrivedInRows(strings.ReplaceAll(v.Content, "\x1b[31m", "")) { // a colour is let through
			t.Errorf("%s, %s: %s", p.Name, where, find)
		}
		if !strings.Contains(v.Content, p.Mark) {
			t.Errorf("%s, %s: it is not shown", p.Name, where)
		}
		if v.WindowTitle != "prebirth" {
			t.Errorf("%s, %s: the title of the window is %q", p.Name, where, v.WindowTitle)
		}
	}
	for _, p := range hostile.Payloads() {
		d.app.stack = append(d.app.stack[:1], open{careless{p.Text}, screen.Route{Name: "careless"}})
		look(p, "a careless screen")
		d.app.stack = d.app.stack[:1]
		for where, m := range map[string]storeMsg{
			"nothing can be saved": {err: unhelpful{errors.New(p.Text)}},
			"set aside":            {setAside: p.Text},
			"came back":            {cameBack: true, back: progress.CameBack{Reflection: progress.Reflection{Prompt: p.Text}, Saved: time.Now()}},
		} {
			d.app.tidings(m)
			look(p, where)
		}
		d.app.notice = notice{text: p.Text}
		d.app.lay()
		look(p, "a careless notice")
		d.app.notice = notice{}
		d.app.lay()
	}
	fmt.Printf("figure: hostile payloads in the frame, checks %d; %d payloads, 0 bytes arrived\n", checks, len(hostile.Payloads()))
}
