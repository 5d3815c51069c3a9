package tui

import (
	"io"
	"os"
	"testing"
)

// Whatever reading says of a terminal that is not there any more, it is an end:
// Bubble Tea takes anything else for a failure of the program.
func TestATerminalThatWentAwayIsAnEnd(t *testing.T) {
	file, other, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	in := NewInput(file)
	if n, err := in.Read(make([]byte, 8)); n != 0 || err != io.EOF {
		t.Errorf("%d bytes, %v", n, err)
	}
	select {
	case <-in.Gone():
	default:
		t.Error("nobody is told that it is gone")
	}
}
