package progress

import (
	"errors"
	"syscall"
)

// alive says whether a process with this number runs, of whatever person.
func alive(pid int) bool {
	const queryLimitedInformation, stillActive = 0x1000, 259
	if pid <= 0 {
		return false
	}
	process, err := syscall.OpenProcess(queryLimitedInformation, false, uint32(pid))
	if err != nil {
		return errors.Is(err, syscall.ERROR_ACCESS_DENIED)
	}
	defer syscall.CloseHandle(process)
	var code uint32
	return syscall.GetExitCodeProcess(process, &code) == nil && code == stillActive
}
