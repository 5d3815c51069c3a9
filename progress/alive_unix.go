//go:build unix

package progress

import (
	"errors"
	"syscall"
)

// alive says whether a process with this number runs, of whatever person.
func alive(pid int) bool {
	if pid <= 0 {
		return false
	}
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
