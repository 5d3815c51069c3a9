//go:build unix

package pair

import (
	"io/fs"
	"os"
	"syscall"
)

// ours says whether a file belongs to the person whose process this is.
func ours(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// private says whether nobody but its owner can do anything with a file.
func private(info fs.FileInfo) bool { return info.Mode().Perm()&0o077 == 0 }
