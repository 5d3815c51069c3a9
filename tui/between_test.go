package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/screen"
)

// Words on their way from one screen to the next get there.

const between = "unborn-babies/1/before-reading"

func TestWordsTypedAheadPassACover(t *testing.T) {
	d := drive(t, t.TempDir(), 80, 24)
	defer d.close()
	d.settle()
	d.ask(d.app.follow(screen.Open(screen.Route{Name: "protect", ID: between})))
	d.press("=ahead")
	time.Sleep(400 * time.Millisecond) // the note was seen by now
	d.send(keyPress("enter"))
	d.send(keyPress("ctrl+x")) // and the answer comes behind it
	d.settle()
	d.press("ctrl+x")
	if view := d.app.View().Content; d.app.top().route.Name != "reflect" || !strings.Contains(view, "ahead") {
		t.Errorf("what was typed is not there:\n%s", view)
	}
}

func TestAQuestionAboutAPasteIsNotCutOffByTheNote(t *testing.T) {
	d := drive(t, t.TempDir(), 80, 24)
	defer d.close()
	d.settle()
	store, err := d.opening.Store()
	if err == nil {
		err = store.SetSetting(progress.SettingOffered, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	d.ask(d.app.follow(screen.Open(screen.Route{Name: "reflect", ID: between})))
	d.send(tea.PasteMsg{Content: strings.Repeat("words and ", 8000)}) // before the reflection is there
	d.settle()
	if view := d.app.View().Content; !strings.Contains(view, "Paste it?") {
		t.Fatalf("nobody asks about the paste any more:\n%s", view)
	}
	if d.press("y"); !strings.Contains(d.app.View().Content, "words and") {
		t.Errorf("it was not pasted:\n%s", d.app.View().Content)
	}
}
