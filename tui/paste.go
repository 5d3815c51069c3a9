package tui

import (
	"bytes"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// The end of a paste can get lost: a connection drops a piece, a program
// between the two goes wrong. Bubble Tea's reader would then take every key for
// a part of the paste, for ever, ctrl+c too. So that nobody has to close the
// window, a paste that stands still is ended here: the reader is made anew, and
// what had come is pasted after all.

const (
	// pasteLook is how often a paste is looked at while it comes.
	pasteLook = time.Second / 2
	// pasteStill is how many looks in a row find it standing still before it is
	// given up; pasteDeaf is the same where its bytes are not heard (Windows).
	pasteStill, pasteDeaf = 4, 20
	// pasteTrickle is how many bytes between two looks are no paste going on but
	// somebody at the keyboard, wondering: pressing keys must not put the end off.
	pasteTrickle = 32
	// pasteKept is how much of it is kept, in bytes.
	pasteKept = 1 << 20
)

var pasteStart, pasteEnd = []byte("\x1b[200~"), []byte("\x1b[201~")

// A tap listens to what is read from the terminal, for the bytes of a paste
// that has not ended. Its methods may be called from any goroutine.
type tap struct {
	mu    sync.Mutex
	open  bool   // within a paste
	held  []byte // of it, at most pasteKept
	tail  []byte // the last bytes, where a marker may have begun
	total int    // bytes read in all

	figures figures
}

// hear takes what was read, and makes it fit for Bubble Tea's reader in place.
func (t *tap) hear(p []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.figures.limit(p)
	t.total += len(p)
	rest := append(t.tail, p...)
	for {
		marker := pasteStart
		if t.open {
			marker = pasteEnd
		}
		_, after, found := bytes.Cut(rest, marker)
		if !found {
			break
		}
		t.open, t.held, rest = !t.open, nil, after // a paste that has arrived whole is Bubble Tea's
	}
	keep := min(len(rest), len(pasteEnd)-1)
	if t.open {
		text := rest[:len(rest)-keep]
		t.held = append(t.held, text[:min(len(text), pasteKept-len(t.held))]...)
	}
	t.tail = bytes.Clone(rest[len(rest)-keep:])
}

// read is how many bytes were read so far.
func (t *tap) read() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.total
}

// take ends the paste and answers with what came of it.
func (t *tap) take() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.open {
		return ""
	}
	text := string(append(t.held, t.tail...))
	t.open, t.held, t.tail = false, nil, nil
	return text
}

// heard is the input with somebody listening to it. A terminal has to stay the
// file it is.
func heard(in io.Reader) (io.Reader, *tap) {
	if terminal, ok := in.(*Input); ok {
		return terminal, &terminal.tap
	}
	t := &tap{}
	return piped{in, t}, t
}

// piped is an input that is no terminal.
type piped struct {
	io.Reader
	*tap
}

func (r piped) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.hear(p[:n])
	return n, err
}

// A paste is one that began and has not ended.
type paste struct {
	tap   *tap
	n     int // counts pastes, so that an old look is known
	open  bool
	still int // looks in a row that found nothing new
}

// pasteLooked asks whether the paste of this number still comes; read is how
// many bytes had been read at the look before.
type pasteLooked struct{ n, read int }

// pasteBack says that the reader was made anew.
type pasteBack struct{}

func (p *paste) begin() tea.Cmd {
	p.open, p.still = true, 0
	p.n++
	return p.look()
}

func (p *paste) end() { p.open = false }

func (p *paste) look() tea.Cmd {
	look := pasteLooked{n: p.n, read: p.tap.read()}
	return tea.Tick(pasteLook, func(time.Time) tea.Msg { return look })
}

// looked ends a paste that stands still.
func (p *paste) looked(l pasteLooked) tea.Cmd {
	if !p.open || l.n != p.n {
		return nil
	}
	p.still++
	read := p.tap.read()
	if read-l.read >= pasteTrickle {
		p.still = 0
	}
	most := pasteStill
	if read == 0 {
		most = pasteDeaf
	}
	if p.still < most {
		return p.look()
	}
	p.open = false
	return tea.Exec(nothing{}, func(error) tea.Msg { return pasteBack{} })
}

// nothing is a program that does nothing, for a moment. Bubble Tea makes its
// reader and the terminal's settings anew around it. The moment is for Bubble
// Tea's last frame: it stops its clock for frames behind its own back, and one
// that was started again before that stands still for ever.
type nothing struct{}

const moment = 200 * time.Millisecond

func (nothing) Run() error          { time.Sleep(moment); return nil }
func (nothing) SetStdin(io.Reader)  {}
func (nothing) SetStdout(io.Writer) {}
func (nothing) SetStderr(io.Writer) {}
