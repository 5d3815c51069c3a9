package tui

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/draft"
)

// With words that are not saved the store is not closed; everything is hidden all
// the same, and locked as soon as they are.
func TestLockingWithUnsavedWords(t *testing.T) {
	d, opening, book, disk := fullAndProtected(t)
	book.Set(progress.Edit{Reflection: "r", Revision: "v", Prompt: "p", Text: "words"})
	d.press("ctrl+l")
	if d.app.cover.kind != hidden || !strings.Contains(d.app.View().Content, "Not locked yet") {
		t.Fatalf("it is not hidden, or does not say why it is not locked:\n%s", d.app.View().Content)
	}
	if _, err := opening.Store(); err != nil {
		t.Fatalf("the store was closed before the words were in it: %v", err)
	}
	d.press("ctrl+c")
	if d.quit || !strings.Contains(d.app.View().Content, "NOT SAVED") {
		t.Fatalf("it leaves without a word:\n%s", d.app.View().Content)
	}
	disk.room.Store(true)
	if err := book.Flush(); err != nil {
		t.Fatal(err)
	}
	d.send(draft.Changed{})
	d.settle()
	if _, err := opening.Store(); d.app.cover.kind != locked || !errors.As(err, new(*progress.LockedError)) {
		t.Errorf("it is not locked although all is saved: %v", err)
	}
}

// What waited for the passphrase does not wait for the next time it is given,
// which is for something else.
func TestRemovingThePassphraseEndsWithALockThatFailed(t *testing.T) {
	d, opening, book, disk := fullAndProtected(t)
	d.press("p")
	book.Set(progress.Edit{Reflection: "r", Revision: "v", Prompt: "p", Text: "words"})
	if d.press("d", "y"); !strings.Contains(d.app.View().Content, "Not locked yet") {
		t.Fatalf("it was locked:\n%s", d.app.View().Content)
	}
	disk.room.Store(true)
	if err := book.Flush(); err != nil {
		t.Fatal(err)
	}
	d.send(draft.Changed{})
	d.settle()
	d.press("=a passphrase of a test", "enter")
	store, err := opening.Store()
	if err != nil {
		t.Fatal(err)
	}
	if slots, err := store.Protection(); err != nil || !slots.Passphrase {
		t.Errorf("the passphrase is gone: %+v, %v", slots, err)
	}
}

// fullAndProtected is the program with a store that a passphrase opens, and a
// disk that words cannot be saved on until there is room.
func fullAndProtected(t *testing.T) (*driver, *progress.Opening, *draft.Book, *fullDisk) {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	folders, err := progress.FoldersFor(t.TempDir(), func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	opening := progress.OpenSoon(folders, progress.Options{Work: 4})
	store, err := opening.Store()
	if err == nil {
		err = store.Protect("a passphrase of a test", vault.NewCode())
	}
	if err != nil {
		t.Fatal(err)
	}
	disk := &fullDisk{}
	book := draft.New(func() (draft.Keeper, error) { return disk, nil }, nil)
	t.Cleanup(func() { disk.room.Store(true); _ = book.Close(); _ = opening.Close() })
	d := &driver{app: newApp(Options{Library: lib, Profile: colorprofile.ASCII, Width: 80, Height: 24}, opening, book)}
	d.model = d.app
	d.ask(d.app.Init())
	d.settle()
	return d, opening, book, disk
}
