package tui

import (
	"io"
	"os"
	"sync"
)

// Input is the terminal as Bubble Tea reads it, with an end: Bubble Tea itself
// runs on for ever when its input is at an end or its terminal is gone.
type Input struct {
	*os.File
	tap  tap
	once sync.Once
	gone chan struct{}
}

// NewInput wraps the terminal.
func NewInput(f *os.File) *Input { return &Input{File: f, gone: make(chan struct{})} }

// Read reads from the terminal and notes when there is nothing more to come. A
// terminal that went away says so with an error or with an end, as it happens:
// it is an end, after which the program leaves in good order.
func (in *Input) Read(p []byte) (int, error) {
	n, err := in.File.Read(p)
	in.tap.hear(p[:max(0, n)])
	if err != nil || n == 0 && len(p) > 0 {
		in.once.Do(func() { close(in.gone) })
		err = io.EOF
	}
	return n, err
}

// Gone is closed when the input is at its end.
func (in *Input) Gone() <-chan struct{} { return in.gone }
