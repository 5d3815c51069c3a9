package pair

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/robustio"
)

// Anybody on the machine can connect to the loopback address. Who may is told by
// a secret in a file that only this person can read: they send it first, as the
// file has it.

// secretSize is the number of hexadecimal digits of 32 bytes.
const secretSize = 64

// A loopbackDoor is a door at a port of the loopback address.
type loopbackDoor struct {
	*net.TCPListener
	lock   *flock.Flock
	meet   string // the file that says where, and the secret
	secret []byte
}

func (f folder) openLoopback(lock *flock.Flock) (door, error) {
	l, err := net.ListenTCP("tcp4", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		return nil, err
	}
	secret := make([]byte, secretSize/2)
	rand.Read(secret) // never fails
	d := &loopbackDoor{l, lock, f.meetPath(), []byte(hex.EncodeToString(secret))}
	if err := d.publish(f); err != nil {
		l.Close()
		return nil, err
	}
	return d, nil
}

// publish writes the file whole: nobody reads half of it.
func (d *loopbackDoor) publish(f folder) error {
	file, err := os.CreateTemp(f.path, ".new-*") // readable by its owner only
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = fmt.Fprintf(file, "%d %s\n", d.Addr().(*net.TCPAddr).Port, d.secret)
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	return robustio.Rename(file.Name(), d.meet) // Windows refuses while notes that look for a room read it
}

// Close takes the file away, and then lets another host in.
func (d *loopbackDoor) Close() error {
	return errors.Join(d.TCPListener.Close(), os.Remove(d.meet), d.lock.Unlock())
}

// admit reads the secret.
func (d *loopbackDoor) admit(c conn) error {
	_ = c.(*net.TCPConn).SetWriteBuffer(sending) // a wish
	shown := make([]byte, secretSize)
	if _, err := io.ReadFull(c, shown); err != nil {
		return err
	}
	if subtle.ConstantTimeCompare(shown, d.secret) != 1 {
		return errors.New("the secret is wrong")
	}
	return nil
}

// dialLoopback goes where the file says. The port of a host that was killed may
// be somebody else's by now: only a living host is shown the secret. The error
// is fs.ErrNotExist where there is no such file.
func (f folder) dialLoopback() (conn, error) {
	text, err := os.ReadFile(f.meetPath())
	if err != nil {
		return nil, err
	}
	port, secret, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	at, err := netip.ParseAddrPort("127.0.0.1:" + port)
	if err != nil || len(secret) != secretSize {
		return nil, fmt.Errorf("%s cannot be understood", f.meetPath())
	}
	if !f.held() {
		return nil, errors.New("the host of " + f.meetPath() + " is gone")
	}
	c, err := net.DialTCP("tcp4", nil, net.TCPAddrFromAddrPort(at))
	if err != nil {
		return nil, err
	}
	_ = c.SetReadBuffer(sending) // a wish: what lies here unread grows old
	_ = c.SetWriteDeadline(time.Now().Add(greeting))
	if _, err := io.WriteString(c, secret); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}
