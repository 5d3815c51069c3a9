package tui

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/tui/draft"
)

// A full disk takes nothing until it has room again.
type fullDisk struct{ room atomic.Bool }

func (d *fullDisk) answer() error {
	if d.room.Load() {
		return nil
	}
	return errors.New("the disk is full")
}
func (d *fullDisk) Writable() error                                { return nil }
func (d *fullDisk) SaveReflection(e progress.Edit) (string, error) { return e.Reflection, d.answer() }
func (d *fullDisk) SavePlace(progress.Place) error                 { return d.answer() }
func (d *fullDisk) MarkRead(string, time.Time) error               { return d.answer() }
func (d *fullDisk) SetSharing(string, progress.Sharing) error      { return d.answer() }
func (d *fullDisk) SetTags(string, []string) error                 { return d.answer() }
func (d *fullDisk) Erase(string) error                             { return d.answer() }
func (d *fullDisk) SetSetting(string, string) error                { return d.answer() }
func (d *fullDisk) SaveSession(progress.Session) error             { return d.answer() }

// Leaving with words that could not be saved takes two tries, the first of
// which says so; what is said goes when the words are saved after all.
func TestLeavingWithUnsavedWords(t *testing.T) {
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	folders, err := progress.FoldersFor(t.TempDir(), func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	disk, opening := &fullDisk{}, progress.OpenSoon(folders, progress.Options{})
	book := draft.New(func() (draft.Keeper, error) { return disk, nil }, nil)
	defer func() { disk.room.Store(true); _ = book.Close(); _ = opening.Close() }()
	a := newApp(Options{Library: lib, Profile: colorprofile.ASCII, Width: 80, Height: 24}, opening, book)
	lose := func() {
		book.Set(progress.Edit{Reflection: "r", Revision: "v", Prompt: "p", Text: "words"})
		if book.Flush() == nil {
			t.Fatal("saved on a full disk")
		}
	}
	says := func() bool { a.stale = true; return strings.Contains(a.View().Content, "NOT SAVED") }

	lose()
	if a.quit() != nil || !says() {
		t.Error("it leaves with unsaved words at once, or does not say why it stays")
	}
	disk.room.Store(true)
	if err := book.Flush(); err != nil {
		t.Fatal(err)
	}
	a.Update(draft.Changed{})
	if says() {
		t.Error("it says NOT SAVED of words that are on the disk")
	}
	disk.room.Store(false)
	lose()
	if a.quit() != nil || !says() {
		t.Error("the second trouble is not said")
	}
	if a.quit() == nil {
		t.Error("one cannot leave at all")
	}
}
