//go:build linux || darwin || freebsd

package progress

import (
	"errors"
	"syscall"
)

// freeSpace is what this person may still write on the disk of a folder, in bytes.
func freeSpace(folder string) (bytes uint64, known bool) {
	var st syscall.Statfs_t
	if syscall.Statfs(folder, &st) != nil {
		return 0, false
	}
	return uint64(max(st.Bavail, 0)) * uint64(st.Bsize), true //nolint:unconvert // another system has another type
}

// noSpace tells the system's own words for a full disk or a used-up quota.
func noSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// notFolder says that a file stands where a folder should, above the path asked for.
func notFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
