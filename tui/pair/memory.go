package pair

import (
	"net"
	"sync"
)

// Memory is a place within one process, for tests: it is made of channels, so
// that time in a bubble of testing/synctest goes on while both sides wait. cut
// ends what is there as the end of the host's process would, without a word to
// anybody; the place is free then.
func Memory() (p Place, cut func()) {
	m := &memory{}
	return Place{m}, m.cut
}

type memory struct {
	mu   sync.Mutex
	door *memoryDoor // nil while nobody listens
}

func (m *memory) String() string { return "a place in memory" }

func (m *memory) listen() (door, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.door != nil {
		return nil, &TakenError{m.String()}
	}
	m.door = &memoryDoor{at: m, knocks: make(chan conn), closed: make(chan struct{})}
	return m.door, nil
}

func (m *memory) dial() (conn, error) {
	m.mu.Lock()
	d := m.door
	m.mu.Unlock()
	if d != nil {
		here, there := net.Pipe()
		select {
		case d.knocks <- there:
			return here, nil
		case <-d.closed:
		}
	}
	return nil, &NobodyError{m.String(), nil}
}

func (m *memory) cut() {
	m.mu.Lock()
	d := m.door
	m.mu.Unlock()
	if d != nil {
		d.Close()
		d.drop()
	}
}

// A memoryDoor is a door to whoever has the same place.
type memoryDoor struct {
	at     *memory
	knocks chan conn
	closed chan struct{}

	mu    sync.Mutex
	conns []conn // those that went through
}

func (d *memoryDoor) Accept() (conn, error) {
	select {
	case c := <-d.knocks:
		return c, nil
	case <-d.closed:
		return nil, net.ErrClosed
	}
}

func (d *memoryDoor) Addr() net.Addr { return &net.UnixAddr{Net: "unix"} }

func (d *memoryDoor) Close() error {
	d.at.mu.Lock()
	defer d.at.mu.Unlock()
	if d.at.door != d {
		return net.ErrClosed
	}
	d.at.door = nil
	close(d.closed)
	return nil
}

func (d *memoryDoor) admit(c conn) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.conns = append(d.conns, c)
	return nil
}

// drop closes every connection.
func (d *memoryDoor) drop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.conns {
		c.Close()
	}
}
