package robot

import (
	"os"
	"path/filepath"
	"testing"

	"prebirth/progress"
)

// Title is that of the window.
func (a *App) Title() string {
	a.term.mu.Lock()
	defer a.term.mu.Unlock()
	return a.term.title
}

// Written is everything that was written to the terminal so far.
func (a *App) Written() string {
	a.term.mu.Lock()
	defer a.term.mu.Unlock()
	return a.term.written.String()
}

// Opening is the store that the program has open, or had.
func (a *App) Opening() *progress.Opening { return a.opening }

// Dir is the home that the program runs in, and Folders what is in it.
func (a *App) Dir() string { return a.home }

// Folders are those of the home.
func (a *App) Folders() progress.Folders { return a.o.Folders }

// Alternate says whether the terminal is on its alternate screen.
func (a *App) Alternate() bool {
	a.term.mu.Lock()
	defer a.term.mu.Unlock()
	return a.term.em.IsAltScreen()
}

// Err is what the program ended with; it is for what must not end in order.
func (a *App) Err() error {
	err := a.err
	a.err = nil
	return err
}

// Damage puts other bytes into the middle of a file of a home.
func Damage(t testing.TB, home, file string) {
	t.Helper()
	path := filepath.Join(home, filepath.FromSlash(file))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 3; i < 2*len(data)/3; i++ {
		data[i] ^= 0x55
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
