package progress

import "fmt"

// An Opening is a store that is being opened while something else goes on, such
// as drawing the first screen.
type Opening struct {
	done  chan struct{} // closed when store and err are set
	store *Store
	err   error
}

// OpenSoon starts opening a store and returns at once.
func OpenSoon(f Folders) *Opening {
	o := &Opening{done: make(chan struct{})}
	go func() {
		defer close(o.done)
		defer func() {
			if r := recover(); r != nil {
				o.err = fmt.Errorf("open store: it failed inside: %v", r)
			}
		}()
		o.store, o.err = Open(f)
	}()
	return o
}

// Store waits until the store is open or could not be opened. Every call, from
// any goroutine, has the same answer.
func (o *Opening) Store() (*Store, error) {
	<-o.done
	return o.store, o.err
}

// Close waits for the opening and closes the store. It returns nil when there is
// none to close, and may be called again.
func (o *Opening) Close() error {
	<-o.done
	if o.store == nil {
		return nil
	}
	return o.store.Close()
}
