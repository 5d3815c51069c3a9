package draft

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"prebirth/progress"
)

// A disk is a store that says what it was given and can be slow or broken.
type disk struct {
	mu     sync.Mutex
	saved  []string // "revision=text", in order
	places []progress.Place
	reads  []string
	slow   time.Duration
	broken error
	held   error             // why it may only be read
	beside map[string]string // by base: the reflection that takes words made from it
	where  []string          // "revision@reflection", in order
	tries  int
	busy   int // saves under way
	clash  bool
}

func (d *disk) Writable() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tries++
	return d.held
}

// change changes what is wrong with it.
func (d *disk) change(how func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	how()
}

func (d *disk) SaveReflection(e progress.Edit) (string, error) {
	d.mu.Lock()
	d.busy++
	d.clash = d.clash || d.busy > 1
	d.mu.Unlock()
	time.Sleep(d.slow)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.busy--
	if d.broken != nil {
		return "", d.broken
	}
	d.saved = append(d.saved, e.Revision+"="+e.Text)
	if kept, ok := d.beside[e.Base]; ok {
		e.Reflection = kept
	}
	d.where = append(d.where, e.Revision+"@"+e.Reflection)
	return e.Reflection, nil
}

func (d *disk) SavePlace(p progress.Place) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.places = append(d.places, p)
	return d.broken
}

func (d *disk) MarkRead(part string, _ time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.reads = append(d.reads, part)
	return d.broken
}

func (d *disk) SetSharing(id string, to progress.Sharing) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.saved = append(d.saved, id+"→"+string(to))
	return d.broken
}

func (d *disk) SetTags(id string, tags []string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.saved = append(d.saved, id+" #"+strings.Join(tags, "#"))
	return d.broken
}

func (d *disk) Erase(id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.saved = append(d.saved, "erase "+id)
	return d.broken
}

func (d *disk) SetSetting(name, value string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken == nil {
		d.saved = append(d.saved, name+"="+value)
	}
	return d.broken
}

func (d *disk) SaveSession(s progress.Session) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken == nil {
		d.saved = append(d.saved, "session "+s.ID+"="+s.Body)
	}
	return d.broken
}

func (d *disk) has() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return strings.Join(d.saved, " ")
}

// tries is how often it was asked whether it can be written.
func tries(d *disk) (n int) {
	d.change(func() { n = d.tries })
	return n
}

func edit(revision, text string) progress.Edit {
	return progress.Edit{Reflection: "r", Revision: revision, Prompt: "p", Text: text}
}

// with runs a story on a fake clock.
func with(t *testing.T, d *disk, story func(*Book)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := New(func() (Keeper, error) { return d, nil }, nil)
		story(b)
		d.mu.Lock()
		d.broken = nil
		d.mu.Unlock()
		if err := b.Close(); err != nil {
			t.Error(err)
		}
		if d.clash {
			t.Error("two saves ran at once")
		}
	})
}

func TestASaveComesWhenTypingPauses(t *testing.T) {
	d := &disk{}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "hello"))
		time.Sleep(Pause - 10*time.Millisecond)
		if d.has() != "" {
			t.Error("saved before the pause was over")
		}
		time.Sleep(20 * time.Millisecond)
		if d.has() != "1=hello" {
			t.Errorf("after the pause the disk has %q", d.has())
		}
	})
}

func TestASaveComesEverySecondOfTyping(t *testing.T) {
	d := &disk{}
	with(t, d, func(b *Book) {
		for i := range 50 { // a key each 100 ms, so never a pause
			b.Set(edit("1", strings.Repeat("a", i+1)))
			time.Sleep(100 * time.Millisecond)
			lost := i + 1 - len(strings.TrimPrefix(last(d), "1="))
			if i > 10 && lost > 11 {
				t.Fatalf("after %d keys, %d would be lost", i+1, lost)
			}
		}
	})
	if n := len(d.saved); n > 8 {
		t.Errorf("%d saves in five seconds of typing", n)
	}
}

func last(d *disk) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.saved) == 0 {
		return ""
	}
	return d.saved[len(d.saved)-1]
}

func TestSavedIsSaidOnlyOfWordsOnTheDisk(t *testing.T) {
	d := &disk{slow: 300 * time.Millisecond}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "one"))
		time.Sleep(Pause + 100*time.Millisecond) // the save is under way
		b.Set(edit("1", "one two"))
		time.Sleep(300 * time.Millisecond) // the save of "one" has ended
		if s := b.State("r"); !s.Waiting || !s.Saved.IsZero() {
			t.Errorf("newer words wait, and the state is %+v", s)
		}
		time.Sleep(2 * time.Second)
		if s := b.State("r"); s.Waiting || s.Saved.IsZero() || last(d) != "1=one two" {
			t.Errorf("state %+v, disk %q", s, d.has())
		}
	})
}

func TestAFailedSaveKeepsTheWordsAndTriesAgain(t *testing.T) {
	d := &disk{broken: errors.New("no room")}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "precious"))
		time.Sleep(time.Second)
		if s := b.State("r"); s.Err == nil || !s.Waiting {
			t.Errorf("state %+v after a failure", s)
		}
		if e, ok := b.Waiting("p"); !ok || e.Text != "precious" {
			t.Error("the words are gone from the book")
		}
		d.mu.Lock()
		d.broken = nil
		d.mu.Unlock()
		time.Sleep(retry + time.Second)
		if s := b.State("r"); s.Err != nil || s.Waiting || last(d) != "1=precious" {
			t.Errorf("state %+v, disk %q after the disk came back", s, d.has())
		}
	})
}

func TestClosingSavesAtOnce(t *testing.T) {
	d := &disk{}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "last words"))
		b.Place(progress.Place{Briefing: "b", Part: "b/2"})
		b.Read("b/1", time.Now())
	})
	if d.has() != "1=last words" || len(d.places) != 1 || len(d.reads) != 1 {
		t.Errorf("disk %q, places %v, reads %v", d.has(), d.places, d.reads)
	}
}

// A fuller wording must be on the disk as its own revision before the shorter
// one that replaced it.
func TestRevisionsAreSavedInOrder(t *testing.T) {
	d := &disk{}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "long and full"))
		b.Set(edit("2", "short"))
		b.Set(edit("2", "shorter"))
	})
	if d.has() != "1=long and full 2=shorter" {
		t.Errorf("disk %q", d.has())
	}
}

func TestWhatWaitsIsSavedBeforeSharingAndGoneBeforeErasing(t *testing.T) {
	d := &disk{}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "words"))
		if err := b.Share("r", progress.ForSupervision); err != nil {
			t.Error(err)
		}
		b.Set(edit("1", "more"))
		if err := b.Erase("r"); err != nil {
			t.Error(err)
		}
	})
	if d.has() != "1=words r→for supervision erase r" {
		t.Errorf("disk %q", d.has())
	}
}

func TestAStoreThatNeverOpensIsNotAskedForEver(t *testing.T) {
	var asked atomic.Int32
	synctest.Test(t, func(t *testing.T) {
		b := New(func() (Keeper, error) { asked.Add(1); return nil, errors.New("read-only") }, nil)
		b.Place(progress.Place{Briefing: "b"})
		time.Sleep(time.Hour)
		if n := asked.Load(); n != 1 {
			t.Errorf("asked %d times", n)
		}
		_ = b.Close()
	})
}

// It runs by the real clock: waiting for a lock does not let a fake one move.
func TestManyHandsAtOnce(t *testing.T) {
	d := &disk{}
	b := New(func() (Keeper, error) { return d, nil }, nil)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			for j := range 50 {
				b.Set(progress.Edit{Reflection: fmt.Sprint(i), Revision: fmt.Sprint(i), Text: fmt.Sprint(j)})
				_ = b.Flush()
				b.State(fmt.Sprint(i))
			}
		})
	}
	all.Wait()
	if err := b.Close(); err != nil || d.clash {
		t.Errorf("error %v, two saves at once %v", err, d.clash)
	}
	final := map[string]string{}
	for _, s := range d.saved {
		revision, text, _ := strings.Cut(s, "=")
		final[revision] = text
	}
	for i := range 20 {
		if final[fmt.Sprint(i)] != "49" {
			t.Errorf("revision %d ends with %q", i, final[fmt.Sprint(i)])
		}
	}
}

func TestAStretchBecomesOneRevision(t *testing.T) {
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	var s Stretch
	first := s.Revision("a", at)
	if s.Revision("ab", at.Add(30*time.Second)) != first {
		t.Error("half a minute on it is another revision")
	}
	long := strings.Repeat("word ", 40)
	if s.Revision(long, at.Add(50*time.Second)) != first {
		t.Error("more text made another revision")
	}
	other := s.Revision(strings.Repeat("noun ", 40), at.Add(52*time.Second))
	if other == first {
		t.Error("as much text in the place of all of it wrote over the first")
	}
	first = other
	cut := s.Revision("", at.Add(55*time.Second))
	if cut == first {
		t.Error("clearing the text wrote over the full wording")
	}
	if s.Revision("x", at.Add(56*time.Second)) != cut {
		t.Error("going on after the cut made another revision")
	}
	if s.Revision("xy", at.Add(3*time.Minute)) == cut {
		t.Error("minutes later it is the same revision")
	}
	if s.Revision("xyz", at) == cut {
		t.Error("a clock set back kept the old revision")
	}
}

func TestWhatCannotBeErasedIsKept(t *testing.T) {
	d := &disk{broken: errors.New("no room")}
	with(t, d, func(b *Book) {
		b.Set(edit("1", "newest"))
		time.Sleep(time.Second)
		if b.Erase("r") == nil {
			t.Error("erased on a broken disk")
		}
		if e, ok := b.Waiting("r"); !ok || e.Text != "newest" {
			t.Error("the words left the book, and stayed nowhere")
		}
		edits, why := b.Unsaved()
		if len(edits) != 1 || edits[0].Text != "newest" || why == nil {
			t.Errorf("unsaved: %v, %v", edits, why)
		}
	})
}

func TestWordsThatOnlyWaitAreNotUnsaved(t *testing.T) {
	with(t, &disk{}, func(b *Book) {
		b.Set(edit("1", "soon"))
		if edits, why := b.Unsaved(); len(edits) != 0 || why != nil {
			t.Errorf("unsaved: %v, %v", edits, why)
		}
	})
}

// A panicking keeper stands for a fault of the program below the writer.
type panicking struct{ disk }

func (d *panicking) SaveReflection(e progress.Edit) (string, error) {
	if e.Reflection == "r" {
		panic("a fault in " + e.Text)
	}
	return d.disk.SaveReflection(e)
}

func TestTheWriterOutlivesAPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := New(func() (Keeper, error) { return &panicking{}, nil }, nil)
		saved := edit("0", "saved before it")
		saved.Reflection = "q"
		b.Set(saved)
		b.Set(edit("1", "kept"))
		time.Sleep(time.Second)
		if s := b.State("r"); s.Err == nil || strings.Contains(s.Err.Error(), "kept") {
			t.Errorf("it says %v", s.Err)
		}
		if s := b.State("q"); s.Err != nil || s.Saved.IsZero() {
			t.Errorf("what was saved before it is said not to be: %+v", s)
		}
		if edits, _ := b.Unsaved(); len(edits) != 1 {
			t.Error("the words are gone")
		}
		_ = b.Close()
	})
}

func TestARemarkIsKeptAsItIsTyped(t *testing.T) {
	d := &disk{}
	with(t, d, func(b *Book) {
		b.Remark("r", "Well")
		b.Remark("r", "Well seen")
		time.Sleep(Limit)
		if d.has() != "remark r=Well seen" || b.Pending() || b.RemarkState() != (State{}) {
			t.Errorf("disk %q, state %+v", d.has(), b.RemarkState())
		}
		d.change(func() { d.broken = errors.New("full") })
		b.Remark("r", "Well seen, and")
		time.Sleep(Limit)
		edits, why := b.Unsaved()
		if len(edits) != 1 || edits[0].Text != "Well seen, and" || why == nil || !b.Pending() {
			t.Errorf("unsaved %+v, %v", edits, why)
		}
		d.change(func() { d.broken = nil })
		time.Sleep(mostRetry + time.Second)
		if _, why := b.Unsaved(); last(d) != "remark r=Well seen, and" || why != nil {
			t.Errorf("disk %q, %v", d.has(), why)
		}
	})
}
