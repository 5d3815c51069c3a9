package pair

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"net"
	"os"
	"sync"
	"time"
	"unicode/utf8"
)

// What goes over a connection are lines, each one JSON document. The first line
// of both sides is a hello. What follows is what the callers say, but for one
// line of the host's that says that it ended.

// Longest is how many bytes a document may have, written without needless space.
const Longest = 1 << 20

// protocol is the number of the way in which the two speak.
const protocol = 1

// How long things may take.
const (
	greeting = 5 * time.Second        // until somebody who connected has said what they want
	stuck    = 30 * time.Second       // until somebody who reads nothing at all is given up
	parting  = 500 * time.Millisecond // until everybody must have heard that it ended
)

// endedLine is the last line of a host that closes in order. No document is the
// same: encode refuses it.
const endedLine = `{"prebirth":"ended"}` + "\n"

// A hello is the first line of both sides.
type hello struct {
	Protocol int    `json:"prebirth"`
	Wants    string `json:"wants,omitempty"`   // of the one who connects: join or ask
	Refuses  string `json:"refuses,omitempty"` // of the host: full or ask
}

func (h hello) line() []byte {
	text, _ := json.Marshal(h) // numbers and plain words
	return append(text, '\n')
}

// encode writes a document as one line. The error is a *DocumentError.
func encode(doc []byte) ([]byte, error) {
	var line bytes.Buffer
	line.Grow(len(doc) + 1)
	err := json.Compact(&line, doc)
	switch {
	case err != nil:
		err = errJSON
	case !utf8.Valid(doc):
		err = errUTF8
	case line.Len() > Longest:
		err = errLong
	}
	line.WriteByte('\n')
	if err == nil && line.String() == endedLine {
		err = errTaken
	}
	if err != nil {
		return nil, &DocumentError{err}
	}
	return line.Bytes(), nil
}

// A conn is one connection, of any kind.
type conn = net.Conn

// A link is a connection that carries lines.
type link struct {
	conn conn
	in   *bufio.Reader

	mu    sync.Mutex
	until time.Time // when everything must be over; zero for not at all
}

func newLink(c conn) *link { return &link{conn: c, in: bufio.NewReaderSize(c, 16<<10)} }

// latest is the time after d, or before it when everything must be over sooner.
// A d of 0 is for ever.
func (l *link) latest(d time.Duration) time.Time {
	if d == 0 {
		return l.until
	}
	t := time.Now().Add(d)
	if !l.until.IsZero() && l.until.Before(t) {
		return l.until
	}
	return t
}

// allowRead gives what is read from now on the time d; 0 is for ever.
func (l *link) allowRead(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = l.conn.SetReadDeadline(l.latest(d)) // fails only for what is closed
}

func (l *link) allowWrite(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = l.conn.SetWriteDeadline(l.latest(d))
}

// cut lets everything be over after d, whatever is allowed later.
func (l *link) cut(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.until = l.latest(d)
	_ = l.conn.SetDeadline(l.until)
}

// read returns the next line, without its end. The error of a line that is not a
// document is a *DocumentError; no more can be read then.
func (l *link) read() ([]byte, error) {
	var line []byte
	for {
		piece, err := l.in.ReadSlice('\n')
		if len(line)+len(piece) > Longest+1 {
			return nil, &DocumentError{errLong}
		}
		line = append(line, piece...)
		if err == nil {
			break
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return nil, err
		}
	}
	line = line[:len(line)-1]
	switch {
	case len(line) > Longest:
		return nil, &DocumentError{errLong}
	case !utf8.Valid(line):
		return nil, &DocumentError{errUTF8}
	case !json.Valid(line):
		return nil, &DocumentError{errJSON}
	}
	return line, nil
}

// readHello reads the first line.
func (l *link) readHello() (h hello, err error) {
	line, err := l.read()
	if err == nil {
		err = json.Unmarshal(line, &h)
	}
	return h, err
}

// write sends a line. It gives up when nothing at all of it was read for the time
// patience. After an error nothing more can be written.
func (l *link) write(line []byte, patience time.Duration) error {
	for len(line) > 0 {
		l.allowWrite(patience)
		n, err := l.conn.Write(line)
		line = line[n:]
		if err != nil && (n == 0 || !errors.Is(err, os.ErrDeadlineExceeded)) {
			return err
		}
	}
	return nil
}

// endWriting lets the other side read to the end. A connection that cannot be
// closed in one direction is closed: what was written to it has been read.
func (l *link) endWriting() {
	if half, ok := l.conn.(interface{ CloseWrite() error }); ok && half.CloseWrite() == nil {
		return
	}
	l.conn.Close()
}
