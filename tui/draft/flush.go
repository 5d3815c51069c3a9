package draft

import (
	"errors"
	"maps"
	"slices"
	"time"

	"prebirth/progress"
)

// A batch is what is written in one go.
type batch struct {
	edits  []progress.Edit
	places []progress.Place
	reads  map[string]time.Time
	chosen map[string]string

	remarks  map[string]string
	sessions map[string]progress.Session
}

func (n batch) empty() bool {
	return len(n.edits)+len(n.places)+len(n.reads)+len(n.chosen)+len(n.remarks)+len(n.sessions) == 0
}

// A faultError is a panic below. It says nothing of what was met: that could quote
// what was written.
type faultError struct{}

func (faultError) Error() string { return "save: the program is at fault" }

func (faultError) Hint() string {
	return "it tries again; if it goes on, copy your words to another place and start prebirth again"
}

// Flush writes everything handed over so far, now, and returns when it is on
// disk. What could not be written stays handed over.
//
// A panic below is an error here: the writer must outlive it, for the words
// and for the terminal.
func (b *Book) Flush() (err error) {
	b.saving.Lock()
	defer b.saving.Unlock()
	now := b.take()
	if now.empty() {
		return nil
	}
	defer func() {
		if recover() != nil {
			err = faultError{}
			b.failed(now, err)
		}
		b.listen(Changed{})
	}()
	keeper, err := b.open()
	if err != nil {
		b.failed(now, err)
		return err
	}
	if err := keeper.Writable(); held(err) {
		b.failed(now, err)
		if len(now.edits)+len(now.remarks)+len(now.sessions) == 0 {
			return nil // where somebody only reads, no place is missed
		}
		return err
	}
	return b.write(keeper, now)
}

// held says whether an error means that this copy of the program may read and
// not write.
func held(err error) bool {
	var busy *progress.BusyError
	var folder *progress.FolderError
	return errors.As(err, &busy) || errors.As(err, &folder)
}

// take copies what waits. It stays in the book until it is written.
func (b *Book) take() batch {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := batch{
		edits: slices.Clone(b.edits), reads: maps.Clone(b.reads), chosen: maps.Clone(b.chosen),
		remarks: maps.Clone(b.remarks.waiting), sessions: maps.Clone(b.session.waiting),
	}
	for _, p := range b.places {
		now.places = append(now.places, p)
	}
	b.first = time.Time{}
	return now
}

// write saves words first, then places and marks: words are worth more.
func (b *Book) write(to Keeper, now batch) error {
	var all error
	for _, e := range now.edits {
		e = b.followed(e)
		kept, err := to.SaveReflection(e)
		b.wrote(e, kept, err)
		all = errors.Join(all, err)
	}
	all = errors.Join(all, b.writeRemarks(to, now.remarks), b.writeSessions(to, now.sessions))
	for _, p := range now.places {
		if err := to.SavePlace(p); err != nil {
			all = errors.Join(all, err)
			continue
		}
		b.mu.Lock()
		if b.places[p.Briefing] == p {
			delete(b.places, p.Briefing)
		}
		b.mu.Unlock()
	}
	return errors.Join(all, each(b, b.reads, now.reads, to.MarkRead), each(b, b.chosen, now.chosen, to.SetSetting))
}

// each saves small things by their names; of what is newer meanwhile, the name goes on
// waiting. It is called without mu.
func each[T comparable](b *Book, waiting, now map[string]T, save func(name string, value T) error) (all error) {
	for name, value := range now {
		if err := save(name, value); err != nil {
			all = errors.Join(all, err)
			continue
		}
		b.mu.Lock()
		if waiting[name] == value {
			delete(waiting, name)
		}
		b.mu.Unlock()
	}
	return all
}

// wrote notes what became of one edit. If the text has moved on meanwhile, the
// newer one goes on waiting.
func (b *Book) wrote(e progress.Edit, kept string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil {
		b.edits = slices.DeleteFunc(b.edits, func(have progress.Edit) bool {
			have.Reflection = e.Reflection // wherever it went
			return have == e
		})
		if kept != "" && kept != e.Reflection {
			b.part(e, kept)
			e.Reflection = kept
		}
	}
	s := b.states[e.Reflection]
	if s.Err = err; err == nil {
		waits := func(have progress.Edit) bool { return have.Reflection == e.Reflection }
		if s.Waiting = slices.ContainsFunc(b.edits, waits); !s.Waiting {
			s.Saved = time.Now()
		}
	}
	b.states[e.Reflection] = s
}

// failed is for a store that cannot be opened, or not for writing. Words are
// kept, in case they can still be saved, shown or copied; places and marks are
// let go, so that nobody tries for ever to save them. Where the store is only
// locked they wait as well: it will be unlocked.
func (b *Book) failed(now batch, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range now.edits {
		waits := func(have progress.Edit) bool { return have.Revision == e.Revision }
		if !slices.ContainsFunc(b.edits, waits) {
			continue // it was saved before something failed
		}
		b.follow(&e)
		s := b.states[e.Reflection]
		s.Err = err
		b.states[e.Reflection] = s
	}
	if len(now.remarks) > 0 {
		b.remarks.failed = err
	}
	if len(now.sessions) > 0 {
		b.session.failed = err
	}
	if locked := (*progress.LockedError)(nil); errors.As(err, &locked) {
		return
	}
	clear(b.places)
	clear(b.reads)
	clear(b.chosen)
}
