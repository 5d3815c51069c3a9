package pair

import (
	"fmt"
	"net"
	"os"
	"syscall"
)

// samePerson asks the system whose process is at the other end of a socket, and
// returns an error unless it is this person's.
func samePerson(c *net.UnixConn) error {
	raw, err := c.SyscallConn()
	if err != nil {
		return err
	}
	var peer *syscall.Ucred
	var asking error
	err = raw.Control(func(fd uintptr) {
		peer, asking = syscall.GetsockoptUcred(int(fd), syscall.SOL_SOCKET, syscall.SO_PEERCRED)
	})
	switch {
	case err != nil:
		return err
	case asking != nil:
		return asking
	case int(peer.Uid) != os.Geteuid():
		return fmt.Errorf("the other end belongs to user %d", peer.Uid)
	}
	return nil
}
