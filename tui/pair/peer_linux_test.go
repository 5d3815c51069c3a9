package pair

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// Somebody else who gets as far as the socket is sent away.
func TestSomebodyElseAtTheSocket(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can be somebody else")
	}
	dir := short(t)
	path := filepath.Join(dir, "s")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	must(t, err)
	defer l.Close()
	must(t, errors.Join(os.Chmod(dir, 0o755), os.Chmod(path, 0o777)))
	const nobody = 65534
	for _, uid := range []int{0, nobody} {
		connected := make(chan error)
		go func() {
			runtime.LockOSThread() // and never unlocked: the thread ends with this function
			if _, _, no := syscall.RawSyscall(syscall.SYS_SETRESUID, ^uintptr(0), uintptr(uid), ^uintptr(0)); no != 0 {
				connected <- no
				return
			}
			c, err := net.Dial("unix", path)
			if connected <- err; err == nil {
				c.Close()
			}
		}()
		must(t, next(t, connected))
		c, err := l.AcceptUnix()
		must(t, err)
		err = (&socketDoor{}).admit(c)
		if uid == 0 && err != nil || uid != 0 && (err == nil || !strings.Contains(err.Error(), "65534")) {
			t.Errorf("user %d: %v", uid, err)
		}
		c.Close()
	}
}
