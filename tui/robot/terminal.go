package robot

import (
	"bytes"
	"io"
	"strings"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
)

// A terminal is the emulator, with what lies between it and the program.
type terminal struct {
	input    *io.PipeReader // what the program reads
	keyboard *io.PipeWriter

	mu      sync.Mutex // the renderer draws on a goroutine of its own
	em      *vt.Emulator
	hidden  bool
	title   string // of the window
	written strings.Builder
	all     bytes.Buffer // every byte that came
}

func newTerminal(width, height int) *terminal {
	t := &terminal{em: vt.NewEmulator(width, height)}
	t.input, t.keyboard = io.Pipe()
	t.em.SetCallbacks(vt.Callbacks{
		CursorVisibility: func(seen bool) { t.hidden = !seen },
		Title:            func(title string) { t.title = title },
	})
	go t.answer()
	return t
}

// answer sends what the emulator answers to the program's questions. Unread, the
// first answer would block the program; and one that comes when the program has
// stopped reading would block its end.
func (t *terminal) answer() {
	answers := make(chan []byte, 1000)
	go func() {
		for a := range answers {
			_, _ = t.keyboard.Write(a) // nobody reads it at the end
		}
	}()
	defer close(answers)
	for {
		a := make([]byte, 1000)
		n, err := t.em.Read(a)
		if err != nil {
			return
		}
		answers <- a[:n]
	}
}

// Write takes what the program draws. Its input is no terminal, so it expects
// somebody to return the carriage at each line end.
func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all.Write(p)
	_, err := t.em.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	return len(p), err
}

// close lets everybody go who waits at one of the pipes. The emulator's own
// Close would race with whoever reads from it.
func (t *terminal) close() {
	t.input.Close()
	if answers, ok := t.em.InputPipe().(io.Closer); ok {
		answers.Close()
	}
}

func (t *terminal) resize(width, height int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.em.Resize(width, height)
}

// rows is the grid as text. A wide character fills its first cell; the ones
// behind it hold nothing.
func (t *terminal) rows() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	rows := make([]string, t.em.Height())
	for y := range rows {
		var row strings.Builder
		for x := 0; x < t.em.Width(); {
			c := t.em.CellAt(x, y)
			if c == nil || c.Width < 1 {
				x++
				continue
			}
			row.WriteString(c.Content)
			x += c.Width
		}
		rows[y] = strings.TrimRight(row.String(), " ")
	}
	return rows
}

// reversed is the runs of cells in reverse video, from the top.
func (t *terminal) reversed() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []string
	for y := range t.em.Height() {
		run := ""
		for x := range t.em.Width() {
			if c := t.em.CellAt(x, y); c != nil && c.Style.Attrs&uv.AttrReverse != 0 {
				run += c.Content
			} else if run != "" {
				out, run = append(out, run), ""
			}
		}
		if run != "" {
			out = append(out, run)
		}
	}
	return out
}

func (t *terminal) styled() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.em.Render()
}

func (t *terminal) cursor() (x, y int, seen bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at := t.em.CursorPosition()
	return at.X, at.Y, !t.hidden
}
