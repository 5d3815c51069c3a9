package progress

import (
	"errors"
	"syscall"
	"unsafe"
)

// freeSpace is what this person may still write on the disk of a folder, in bytes.
func freeSpace(folder string) (bytes uint64, known bool) {
	name, err := syscall.UTF16PtrFromString(folder)
	if err != nil {
		return 0, false
	}
	call := syscall.NewLazyDLL("kernel32.dll").NewProc("GetDiskFreeSpaceExW")
	ok, _, _ := call.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&bytes)), 0, 0)
	return bytes, ok != 0
}

// noSpace tells the system's own words for a full disk.
func noSpace(err error) bool {
	const handleDiskFull, diskFull = syscall.Errno(39), syscall.Errno(112)
	return errors.Is(err, handleDiskFull) || errors.Is(err, diskFull)
}

// notFolder: Windows says "path not found", which is [io/fs.ErrNotExist] already.
func notFolder(error) bool { return false }
