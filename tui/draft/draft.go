// Package draft holds what a person writes between the keyboard and the disk.
//
// It is the only writer of what is typed and of where a person is: reflections,
// places, parts that were read, what is being said in supervision, and a session
// that is led. Screens hand over every edit and never save. What a person decides
// once, such as a passphrase or that words may stay, a screen asks of the store
// itself, and says whether it is done. One save runs at a time, the newest text of each reflection
// wins, and a screen may close while its words are still on their way. The
// writer is a goroutine outside the model, so that a panic, a lost terminal or
// a signal does not take the words with it: whoever ends the program calls
// [Book.Close], and what was handed over is on the disk when it returns.
//
// A commit comes 0.4 s after the last edit and at least every 0.7 s while
// edits keep coming, so that at most one second of typing can be lost.
package draft

import (
	"errors"
	"slices"
	"sync"
	"time"

	"prebirth/progress"
)

// How long the writer waits for the next edit, and at most.
const (
	Pause = 400 * time.Millisecond
	Limit = 700 * time.Millisecond // a commit on a busy machine has to end within the second, too
)

// A Keeper is where edits land. *progress.Store is one.
type Keeper interface {
	Writable() error
	SaveReflection(progress.Edit) (kept string, err error)
	SavePlace(progress.Place) error
	MarkRead(part string, at time.Time) error
	SetSharing(id string, to progress.Sharing) error
	SetTags(id string, tags []string) error
	Erase(id string) error
	SetSetting(name, value string) error
	SaveSession(progress.Session) error
}

// A State is what is true of one reflection's words right now.
type State struct {
	Waiting bool      // handed over, not yet on disk
	Saved   time.Time // when the words shown were synced to disk; zero if never in this run
	Err     error     // why the last save failed; it is tried again
	Kept    string    // id of the reflection beside it that took the words handed over last, because it had changed elsewhere; else empty
}

// Changed says that the state of something handed over has changed. It goes to
// whoever listens, from the writer's goroutine.
type Changed struct{}

// A Book is the writer. Its methods may be called from any goroutine and never
// wait for the disk, but for Flush, Share, Erase and Close.
type Book struct {
	open   func() (Keeper, error) // waits for the store
	listen func(Changed)

	mu      sync.Mutex
	edits   []progress.Edit // not yet on disk, oldest first, one for each revision
	places  map[string]progress.Place
	reads   map[string]time.Time
	chosen  map[string]string       // settings of the store, by name
	remarks whole[string]           // unfinished, by what they are about
	session whole[progress.Session] // by id
	states  map[string]State
	beside  map[string]string // by revision: the reflection that took it, where it was not the one asked for
	first   time.Time         // of the oldest edit not yet on disk
	version int               // grows with each edit, to see what came meanwhile

	saving sync.Mutex // one save at a time
	wake   chan struct{}
	done   chan struct{}
	ended  sync.WaitGroup
	once   sync.Once
}

// New starts a writer. open is called on the writer's goroutine and may wait;
// listen, which may be nil, hears of every change and must not wait.
func New(open func() (Keeper, error), listen func(Changed)) *Book {
	if listen == nil {
		listen = func(Changed) {}
	}
	b := &Book{
		open: open, listen: listen,
		places: map[string]progress.Place{}, reads: map[string]time.Time{}, chosen: map[string]string{}, remarks: newWhole[string](), session: newWhole[progress.Session](), states: map[string]State{},
		beside: map[string]string{},
		wake:   make(chan struct{}, 1), done: make(chan struct{}),
	}
	b.ended.Add(1)
	go b.run()
	return b
}

// Set hands over the words of a reflection as they are now.
func (b *Book) Set(e progress.Edit) {
	b.mu.Lock()
	b.follow(&e)
	b.put(e)
	s := b.states[e.Reflection]
	s.Waiting, s.Kept = true, ""
	b.states[e.Reflection] = s
	b.touch()
	b.mu.Unlock()
	b.Nudge()
}

// put is called with mu held. A revision that waits already gets the newer
// words; the revisions before it keep theirs, and are saved before it.
func (b *Book) put(e progress.Edit) {
	for i := range b.edits {
		if b.edits[i].Revision == e.Revision {
			b.edits[i] = e
			return
		}
	}
	b.edits = append(b.edits, e)
}

// Place hands over where the reader is.
func (b *Book) Place(p progress.Place) {
	b.mu.Lock()
	b.places[p.Briefing] = p
	b.touch()
	b.mu.Unlock()
	b.Nudge()
}

// Read hands over that a part was read to its end.
func (b *Book) Read(part string, at time.Time) {
	b.mu.Lock()
	b.reads[part] = at
	b.touch()
	b.mu.Unlock()
	b.Nudge()
}

// Setting hands over the value of one of the store's settings, which is let go like a
// place where it cannot be kept.
func (b *Book) Setting(name, value string) {
	b.mu.Lock()
	b.chosen[name] = value
	b.touch()
	b.mu.Unlock()
	b.Nudge()
}

// touch is called with mu held.
func (b *Book) touch() {
	if b.first.IsZero() {
		b.first = time.Now()
	}
	b.version++
}

// Nudge has the writer try again what it could not save, without waiting for
// its next try: what kept it may be over.
func (b *Book) Nudge() {
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

// Waiting is the newest edit that is not on disk yet to a prompt, or of a
// reflection, by its id; for a screen that is opened before the writer came to
// it.
func (b *Book) Waiting(id string) (progress.Edit, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := len(b.edits) - 1; i >= 0; i-- {
		if b.edits[i].Prompt == id || b.edits[i].Reflection == id {
			return b.edits[i], true
		}
	}
	return progress.Edit{}, false
}

// WaitingPlace is a place that is not on disk yet.
func (b *Book) WaitingPlace(briefing string) (progress.Place, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	p, ok := b.places[briefing]
	return p, ok
}

// State is how the words of a reflection stand: those handed over last, also
// where another reflection beside it took them.
func (b *Book) State(reflection string) State {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.states[reflection]
	if kept := s.Kept; kept != "" {
		s = b.states[kept]
		s.Kept = kept
	}
	return s
}

// Share changes who a reflection is for, now. What waits to be saved is saved
// first, so that it cannot undo the change.
func (b *Book) Share(reflection string, to progress.Sharing) error {
	if err := b.Flush(); err != nil {
		return err
	}
	keeper, err := b.open()
	if err != nil {
		return err
	}
	return keeper.SetSharing(reflection, to)
}

// Tag gives a reflection other tags, now, as [Book.Share] changes who it is for.
func (b *Book) Tag(reflection string, tags []string) error {
	if err := b.Flush(); err != nil {
		return err
	}
	keeper, err := b.open()
	if err != nil {
		return err
	}
	return keeper.SetTags(reflection, tags)
}

// Erase takes a reflection and all its revisions off the disk, now, with what
// waits to be saved of it.
func (b *Book) Erase(reflection string) error {
	b.saving.Lock()
	defer b.saving.Unlock()
	keeper, err := b.open()
	if err != nil {
		return err
	}
	if err := keeper.Erase(reflection); err != nil && !errors.Is(err, progress.ErrNotFound) {
		return err // and what waits goes on waiting
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.edits = slices.DeleteFunc(b.edits, func(e progress.Edit) bool { return e.Reflection == reflection })
	delete(b.states, reflection)
	return nil
}

// Pending says whether words wait to be saved, for whatever reason.
func (b *Book) Pending() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.edits)+len(b.remarks.waiting)+len(b.session.waiting) > 0
}

// Unsaved is every edit whose last save failed, oldest first, and why. It is
// empty while edits only wait for their time. Remarks and sessions come last, as edits
// that are of no reflection.
func (b *Book) Unsaved() (edits []progress.Edit, why error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.edits {
		if err := b.states[e.Reflection].Err; err != nil {
			edits, why = append(edits, e), err
		}
	}
	if b.remarks.failed != nil {
		edits, why = append(edits, b.unsaidEdits()...), b.remarks.failed
	}
	if b.session.failed != nil {
		edits, why = append(edits, b.unkeptEdits()...), b.session.failed
	}
	return edits, why
}

// Close stops the writer and saves what is left. It may be called more than
// once.
func (b *Book) Close() error {
	b.once.Do(func() { close(b.done) })
	b.ended.Wait()
	return b.Flush()
}
