package tui

import (
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"prebirth/progress"
	"prebirth/tui/draft"
)

// elsewhere changes the reflection b as another program would that has its file.
func elsewhere(t *testing.T, d *driver, words string) {
	t.Helper()
	store, err := d.opening.Store()
	if err != nil {
		t.Fatal(err)
	}
	r, err := store.Reflection("b")
	if err != nil {
		t.Fatal(err)
	}
	e := progress.Edit{Reflection: "b", Revision: progress.NewID(), Base: r.Revision, Prompt: r.Prompt, Text: words, At: r.Updated}
	if _, err := store.SaveReflection(e); err != nil {
		t.Fatal(err)
	}
}

// saved writes down what waits, and answers with all reflections to the prompt
// of b, sorted.
func saved(t *testing.T, d *driver) (texts []string) {
	t.Helper()
	if err := d.book.Flush(); err != nil {
		t.Fatal(err)
	}
	d.send(draft.Changed{})
	store, err := d.opening.Store()
	if err != nil {
		t.Fatal(err)
	}
	all, err := store.Reflections(progress.Filter{Prompt: "unborn-babies/1/hardest-part"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		texts = append(texts, r.Text)
	}
	slices.Sort(texts)
	return texts
}

const copied = "Changed elsewhere meanwhile: both are kept. This is the copy."

func TestAReflectionThatChangedElsewhereIsKeptTwice(t *testing.T) {
	d := drive(t, furnished(t), 80, 24)
	defer d.close()
	d.press("m", "enter", "=, and mine")
	elsewhere(t, d, "theirs")
	d.press("=!")
	if got := saved(t, d); !slices.Equal(got, []string{"theirs", "two, and mine!"}) {
		t.Errorf("on the disk are %q", got)
	}
	if !strings.Contains(d.app.View().Content, copied) {
		t.Errorf("it is not said\n%s", d.app.View().Content)
	}
	d.press("=?", "tab", "right", "tab", "=.")
	if got := saved(t, d); !slices.Equal(got, []string{"theirs", "two, and mine!?."}) {
		t.Errorf("on the disk are %q", got)
	}
	if !strings.Contains(d.app.View().Content, copied) {
		t.Error("it is not said as long as it is so")
	}
	d.press("esc", "m")
	d.send(draft.Changed{})
	if strings.Contains(d.app.View().Content, copied) {
		t.Error("it is said elsewhere")
	}
	for _, size := range [][2]int{{40, 12}, {20, 6}} {
		d.app.resize(size[0], size[1])
		d.press("up", "enter")
	}
}

// A check or a version that is put back is no change from elsewhere: one writes
// on from there in the same reflection.
func TestWhatIsChangedAboveTheWritingIsWrittenOn(t *testing.T) {
	d := drive(t, furnished(t), 80, 24)
	defer d.close()
	d.press("m", "enter", "= at 07700 900123.", "ctrl+r", "enter", "esc")
	d.send(keyPress("!")) // before the words are there
	d.press("=?")
	if got := saved(t, d); len(got) != 1 || !strings.HasSuffix(got[0], ".!?") || strings.Contains(got[0], "07700") {
		t.Errorf("on the disk are %q", got)
	}
}

// A tiresome disk fails as it is told to.
type tiresome struct {
	*progress.Store
	why atomic.Pointer[error]
}

func (s *tiresome) SaveReflection(e progress.Edit) (string, error) {
	if why := s.why.Load(); why != nil {
		return "", *why
	}
	return s.Store.SaveReflection(e)
}

func TestNotSavedIsSaidInWords(t *testing.T) {
	d := drive(t, furnished(t), 80, 24)
	defer d.close()
	store, err := d.opening.Store()
	if err != nil {
		t.Fatal(err)
	}
	disk := &tiresome{Store: store}
	_ = d.book.Close()
	d.book = draft.New(func() (draft.Keeper, error) { return disk, nil }, nil)
	d.app.book = d.book
	d.press("m", "enter")
	for words, why := range map[string]error{
		"NOT SAVED: disk full; it is tried again":                           &progress.FullError{Err: errors.New("x")},
		"NOT SAVED: the folder cannot be written; it is tried again":        &progress.FolderError{Err: errors.New("x")},
		"NOT SAVED: another copy of prebirth is writing; it is tried again": &progress.BusyError{Err: errors.New("x")},
	} {
		disk.why.Store(&why)
		d.press("=x")
		_ = d.book.Flush()
		d.send(draft.Changed{})
		if !strings.Contains(d.app.View().Content, words) {
			t.Errorf("it does not say %q\n%s", words, d.app.View().Content)
		}
		disk.why.Store(nil)
		if got := saved(t, d); len(got) != 1 || strings.Contains(d.app.View().Content, "NOT SAVED") {
			t.Errorf("after it was saved, on the disk are %q and it says\n%s", got, d.app.View().Content)
		}
	}
}
