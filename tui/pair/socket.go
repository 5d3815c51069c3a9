package pair

import (
	"errors"
	"net"
	"os"

	"github.com/gofrs/flock"
)

// sending is how many bytes the system is asked to keep of what somebody who
// does not read was sent: the more it keeps, the older is what they read first.
const sending = 32 << 10

// A socketDoor is a door at a Unix socket.
type socketDoor struct {
	*net.UnixListener
	lock *flock.Flock
}

// openSocket listens at the socket. Between its making and its change of mode
// the folder keeps others away from it.
func (f folder) openSocket(lock *flock.Flock) (door, error) {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: f.socket(), Net: "unix"})
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(f.socket(), 0o600); err != nil {
		l.Close()
		return nil, err
	}
	return &socketDoor{l, lock}, nil
}

// Close takes the socket away, and then lets another host in.
func (d *socketDoor) Close() error { return errors.Join(d.UnixListener.Close(), d.lock.Unlock()) }

func (d *socketDoor) admit(c conn) error {
	socket := c.(*net.UnixConn)
	_ = socket.SetWriteBuffer(sending) // a wish
	return samePerson(socket)
}

func (f folder) dialSocket() (conn, error) {
	c, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: f.socket(), Net: "unix"})
	if err != nil {
		return nil, err
	}
	if err := samePerson(c); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}
