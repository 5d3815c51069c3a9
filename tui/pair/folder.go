package pair

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// A folder is a meeting in a folder of the file system. In it lie, under one
// name, the socket, or the file that says where on the loopback address the host
// listens; and the lock that a host holds while it lives. The lock, which goes
// with the process that took it, tells a living host from what a killed one left
// behind. Its file is never removed: two hosts could then hold two files.
type folder struct {
	path, name string
	loopback   bool // whether to do without a socket
}

func (f folder) String() string      { return f.path }
func (f folder) socket() string      { return filepath.Join(f.path, f.name+".sock") }
func (f folder) meetPath() string    { return filepath.Join(f.path, f.name+".meet") }
func (f folder) lockPath() string    { return filepath.Join(f.path, f.name+".lock") }
func (f folder) leftover() [2]string { return [2]string{f.socket(), f.meetPath()} }

// A door is what a host opens.
type door interface {
	net.Listener
	// admit says whether a connection is this person's. It may read from it.
	admit(conn) error
}

// Another terminal that asks whether a host lives has the lock for a moment.
const (
	asks     = 10
	askAgain = 4 * time.Millisecond
)

// listen opens the folder. What a killed host left behind is taken away.
func (f folder) listen() (door, error) {
	if err := f.make(); err != nil {
		return nil, err
	}
	lock := flock.New(f.lockPath(), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o600))
	ok, err := lock.TryLock()
	for n := 0; err == nil && !ok && n < asks; n++ {
		time.Sleep(askAgain)
		ok, err = lock.TryLock()
	}
	switch {
	case err != nil:
		return nil, f.trouble(err)
	case !ok:
		return nil, &TakenError{f.String()}
	}
	d, err := f.open(lock)
	if err != nil {
		lock.Unlock()
		return nil, f.trouble(err)
	}
	return d, nil
}

// open opens the folder for the one who holds its lock.
func (f folder) open(lock *flock.Flock) (door, error) {
	for _, path := range f.leftover() {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if !f.loopback {
		if d, err := f.openSocket(lock); err == nil {
			return d, nil
		}
	}
	return f.openLoopback(lock)
}

// make makes the folder, for its owner only, where it is missing.
func (f folder) make() error {
	err := os.Mkdir(f.path, 0o700)
	if err == nil {
		err = os.Chmod(f.path, 0o700) // it is, but for a strange umask
	} else if errors.Is(err, fs.ErrExist) {
		err = nil
	}
	if err != nil {
		return f.trouble(err)
	}
	return f.check()
}

// check refuses a folder that is not a real one, or that is somebody else's, or
// that somebody else can enter. The error is a *PlaceError, or fs.ErrNotExist.
func (f folder) check() error {
	info, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return err
	case err != nil:
	case !info.IsDir():
		err = fmt.Errorf("it is not a folder of its own but a %s", kind(info))
	case !ours(info):
		err = errors.New("it belongs to somebody else")
	case !private(info):
		err = fmt.Errorf("others may enter it (its mode is %#o, and must be 0700)", info.Mode().Perm())
	default:
		return nil
	}
	return f.trouble(err)
}

func kind(info fs.FileInfo) string {
	if info.Mode()&fs.ModeSymlink != 0 {
		return "link"
	}
	return "file"
}

// trouble names the folder in an error of the system's.
func (f folder) trouble(err error) error {
	return &PlaceError{
		Path: f.path, Err: err,
		hint: "take " + f.path + " away, for it to be made anew; or set TMPDIR to a folder of your own, in both terminals",
	}
}

// A host that lives and cannot be reached is starting or ending: those who want
// to join try so many times, and wait in between.
const (
	tries    = 40
	tryAgain = 25 * time.Millisecond
)

func (f folder) dial() (conn, error) {
	if err := f.check(); errors.Is(err, fs.ErrNotExist) {
		return nil, &NobodyError{f.String(), err}
	} else if err != nil {
		return nil, err
	}
	for n := 0; ; n++ {
		c, err := f.reach()
		if err == nil {
			return c, nil
		}
		if !f.held() {
			return nil, &NobodyError{f.String(), err}
		}
		if n == tries {
			return nil, &SilentError{f.String(), err}
		}
		time.Sleep(tryAgain)
	}
}

// reach goes to the host once. A socket that nobody listens to any more refuses.
func (f folder) reach() (conn, error) {
	c, err := f.dialSocket()
	if err == nil {
		return c, nil
	}
	viaLoopback, other := f.dialLoopback()
	if errors.Is(other, fs.ErrNotExist) {
		return nil, err
	}
	return viaLoopback, other
}

// held says whether a host lives. Where it cannot tell, none does.
func (f folder) held() bool {
	lock := flock.New(f.lockPath(), flock.SetFlag(os.O_RDONLY))
	ok, err := lock.TryRLock()
	if ok {
		lock.Unlock()
	}
	return err == nil && !ok
}
