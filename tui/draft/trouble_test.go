package draft

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"prebirth/progress"
)

func from(base, revision, text string) progress.Edit {
	e := edit(revision, text)
	e.Base = base
	return e
}

func TestWordsOfAReflectionThatChangedElsewhereGoOnInTheCopy(t *testing.T) {
	d := &disk{beside: map[string]string{"old": "copy"}}
	with(t, d, func(b *Book) {
		b.Set(from("old", "1", "mine"))
		time.Sleep(time.Second)
		if s := b.State("r"); s.Kept != "copy" || s.Waiting || s.Saved.IsZero() {
			t.Errorf("after the conflict the state is %+v", s)
		}
		b.Set(from("1", "2", "mine, and more"))
		if e, ok := b.Waiting("copy"); !ok || e.Text != "mine, and more" {
			t.Error("what goes on from the copy does not wait for the copy")
		}
		if s := b.State("r"); !s.Waiting || s.Kept != "copy" {
			t.Errorf("while more of it waits the state is %+v", s)
		}
		time.Sleep(time.Second)
		if err := b.Share("copy", progress.ForSupervision); err != nil {
			t.Error(err)
		}
		b.Set(from("theirs", "3", "theirs, and more"))
		time.Sleep(time.Second)
		if s := b.State("r"); s.Kept != "" || s.Saved.IsZero() {
			t.Errorf("writing on in the other one, the state is %+v", s)
		}
		if err := b.Erase("copy"); err != nil {
			t.Error(err)
		}
	})
	if got := fmt.Sprint(d.where, last(d)); got != "[1@copy 2@copy 3@r]erase copy" {
		t.Errorf("the disk has %s", got)
	}
}

// Words that are typed while the save is under way that finds the conflict.
func TestWordsTypedDuringTheConflictFollow(t *testing.T) {
	d := &disk{slow: 300 * time.Millisecond, beside: map[string]string{"old": "copy"}}
	with(t, d, func(b *Book) {
		b.Set(from("old", "1", "one"))
		time.Sleep(Pause + 100*time.Millisecond)
		b.Set(from("old", "1", "one two"))
		b.Set(from("1", "2", "three"))
		time.Sleep(250 * time.Millisecond) // the save of "one" has ended
		if s := b.State("r"); !s.Waiting || !s.Saved.IsZero() || s.Kept != "copy" {
			t.Errorf("newer words wait, and the state is %+v", s)
		}
		if e, ok := b.Waiting("copy"); !ok || e.Text != "three" {
			t.Error("they do not wait for the copy")
		}
		time.Sleep(5 * time.Second)
		if s := b.State("r"); s.Waiting || s.Kept != "copy" || s.Err != nil {
			t.Errorf("state %+v", s)
		}
	})
	if !slices.Equal(d.where, []string{"1@copy", "1@copy", "2@copy"}) {
		t.Errorf("the disk has %v", d.where)
	}
}

func TestALockedStoreIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var locked atomic.Bool
		var asked atomic.Int32
		locked.Store(true)
		d := &disk{}
		b := New(func() (Keeper, error) {
			if asked.Add(1); locked.Load() {
				return nil, &progress.LockedError{}
			}
			return d, nil
		}, nil)
		b.Set(edit("1", "words"))
		b.Place(progress.Place{Briefing: "b"})
		b.Read("b/1", time.Now())
		time.Sleep(time.Hour + 5*time.Second) // between two tries
		if n := asked.Load(); n > 760 || n < 100 {
			t.Errorf("asked %d times in an hour", n)
		}
		locked.Store(false)
		b.Nudge()
		time.Sleep(time.Second)
		if d.has() != "1=words" || len(d.places) != 1 || len(d.reads) != 1 {
			t.Errorf("after it was unlocked: disk %q, places %v, reads %v", d.has(), d.places, d.reads)
		}
		if s := b.State("r"); s.Err != nil || s.Waiting {
			t.Errorf("state %+v", s)
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestWhereOneOnlyReadsNoPlaceIsMissed(t *testing.T) {
	for name, why := range map[string]error{"held": &progress.BusyError{}, "read-only": fmt.Errorf("open: %w", &progress.FolderError{})} {
		t.Run(name, func(t *testing.T) {
			d := &disk{held: why}
			with(t, d, func(b *Book) {
				b.Place(progress.Place{Briefing: "b"})
				if err := b.Flush(); err != nil {
					t.Errorf("it is not silent: %v", err)
				}
				b.Place(progress.Place{Briefing: "b"})
				b.Read("b/1", time.Now())
				time.Sleep(time.Hour)
				if n := tries(d); n != 2 {
					t.Errorf("tried %d times", n)
				}
				b.Set(edit("1", "words"))
				time.Sleep(time.Minute)
				if s := b.State("r"); !errors.Is(s.Err, why) || !s.Waiting {
					t.Errorf("words that cannot be saved: state %+v", s)
				}
				d.change(func() { d.held = nil })
				time.Sleep(mostRetry + time.Second)
				if d.has() != "1=words" || len(d.places)+len(d.reads) != 0 {
					t.Errorf("disk %q, places %v, reads %v", d.has(), d.places, d.reads)
				}
			})
		})
	}
}

// A disk that stays full is asked less and less often, and at once when there
// is something new to save.
func TestAFullDiskIsAskedPatiently(t *testing.T) {
	d := &disk{broken: &progress.FullError{}}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "precious"))
		time.Sleep(time.Hour + 5*time.Second) // between two tries
		before := tries(d)
		if before > 760 || before < 600 {
			t.Errorf("tried %d times in an hour", before)
		}
		time.Sleep(time.Second)
		b.Set(edit("1", "precious words"))
		time.Sleep(Limit)
		if tries(d) == before {
			t.Error("what is new is not tried before the next turn")
		}
		d.change(func() { d.broken = nil })
		time.Sleep(mostRetry + time.Second)
		if last(d) != "1=precious words" || b.State("r").Err != nil {
			t.Errorf("disk %q, state %+v", d.has(), b.State("r"))
		}
	})
}

func TestWhyInAFewWords(t *testing.T) {
	for want, err := range map[string]error{
		"disk full":                             &progress.FullError{Path: "/p", Err: errors.New("x")},
		"the folder cannot be written":          &progress.FolderError{Path: "/p", Err: errors.New("x")},
		"another copy of prebirth is writing":   &progress.BusyError{Path: "/p", Err: errors.New("x")},
		"the store is locked":                   &progress.LockedError{},
		"save reflection: something unheard of": errors.New("save reflection: something unheard of"),
	} {
		if got := Why(err, nil); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
		if got := Why(fmt.Errorf("save: %w", err), nil); err.Error() != want && got != want {
			t.Errorf("%v, wrapped: %q, want %q", err, got, want)
		}
	}
}

func TestEachRevisionSaysWhatItWasMadeFrom(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	s := After("loaded")
	first := s.Revision("a", at)
	if s.Base() != "loaded" || s.Last() != first {
		t.Errorf("the first was made from %q", s.Base())
	}
	s.Revision("ab", at.Add(time.Second))
	if s.Base() != "loaded" {
		t.Errorf("the same revision, saved again, was made from %q", s.Base())
	}
	if second := s.Revision("abc", at.Add(2*time.Minute)); s.Base() != first || s.Last() != second {
		t.Errorf("the second was made from %q, want the first, %q", s.Base(), first)
	}
	var fresh Stretch
	if fresh.Revision("a", at); fresh.Base() != "" {
		t.Errorf("a new reflection was made from %q", fresh.Base())
	}
}
