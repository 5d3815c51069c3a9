//go:build unix

package files

import (
	"errors"
	"syscall"
)

// notSyncable says whether err is a file system's way of saying that folders
// cannot be synced on it.
func notSyncable(err error) bool { return errors.Is(err, syscall.EINVAL) }
