package progress

import (
	"errors"
	"fmt"
	"sync"

	"prebirth/progress/internal/advice"
	"prebirth/progress/vault"
)

// errNoPassphrase is a store that has nothing to lock.
var errNoPassphrase = advice.New("no passphrase is set, so it would open again without a question",
	"set one with prebirth passphrase")

// An Opening is a store that is being opened while something else goes on, such
// as drawing the first screen. It can be locked and unlocked while it lasts.
type Opening struct {
	folders Folders
	options Options       // without the secret
	done    chan struct{} // closed when the first opening has ended

	turn sync.Mutex // one of Lock, Unlock and Close at a time

	mu     sync.Mutex // guards what follows; held for moments only
	store  *Store
	err    error
	closed bool
}

// OpenSoon starts opening a store and returns at once.
func OpenSoon(f Folders, opt Options) *Opening {
	o := &Opening{folders: f, options: opt, done: make(chan struct{})}
	o.options.Secret = vault.Secret{}
	go func() {
		defer close(o.done)
		o.store, o.err = openSafely(f, opt)
	}()
	return o
}

// A faultError is a panic inside. It says nothing of what was met: that could
// quote content.
type faultError struct{}

func (faultError) Error() string { return "the program is at fault" }

func (faultError) Hint() string {
	return "start prebirth again; what was saved is on the disk as it was"
}

// openSafely makes an error of a failure inside.
func openSafely(f Folders, opt Options) (s *Store, err error) {
	defer func() {
		if recover() != nil {
			s, err = nil, fmt.Errorf("open store: %w", faultError{})
		}
	}()
	return Open(f, opt)
}

// Store waits until the store is open or could not be opened. Every call, from
// any goroutine, has the same answer until the store is locked or unlocked; it
// does not wait for an Unlock that is going on.
func (o *Opening) Store() (*Store, error) {
	<-o.done
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.store, o.err
}

func (o *Opening) set(s *Store, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.store, o.err = s, err
}

// Close waits for the opening and closes the store, for good. It returns nil when
// there is none to close, and may be called again.
func (o *Opening) Close() error {
	<-o.done
	o.turn.Lock()
	defer o.turn.Unlock()
	o.closed = true
	s, _ := o.Store()
	if s == nil {
		return nil
	}
	return s.Close()
}

// Unlock opens a store that is locked. It returns when the store is open or the
// secret was refused, which takes about a second either way. It returns nil, and
// looks at nothing, when the store is open.
func (o *Opening) Unlock(secret vault.Secret) error {
	<-o.done
	o.turn.Lock()
	defer o.turn.Unlock()
	if o.closed {
		return fmt.Errorf("unlock store: %w", ErrClosed)
	}
	if s, _ := o.Store(); s != nil {
		return nil
	}
	options := o.options
	options.Secret = secret
	s, err := openSafely(o.folders, options)
	if err == nil {
		o.set(s, nil)
		return nil
	}
	if !errors.As(err, new(*LockedError)) {
		o.set(nil, err)
	}
	return err
}

// Lock closes the store and drops its key; from then on Store returns a
// [*LockedError], until Unlock. A store without a passphrase is left open, and
// the error says so. Locking again does nothing.
func (o *Opening) Lock() error {
	<-o.done
	o.turn.Lock()
	defer o.turn.Unlock()
	s, err := o.Store()
	switch {
	case o.closed:
		return fmt.Errorf("lock store: %w", ErrClosed)
	case errors.As(err, new(*LockedError)):
		return nil
	case s == nil:
		return fmt.Errorf("lock store: %w", err)
	}
	by, err := s.Protection()
	if err != nil {
		return fmt.Errorf("lock store: %w", err)
	}
	if by.Account {
		return fmt.Errorf("lock store: %w", errNoPassphrase)
	}
	o.set(nil, fmt.Errorf("open store: %w", &LockedError{}))
	if err := s.Close(); err != nil {
		return fmt.Errorf("lock store: %w", err)
	}
	return nil
}
