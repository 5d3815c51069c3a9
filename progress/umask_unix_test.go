//go:build unix

package progress

import "syscall"

func setUmask(mask int) (old int) { return syscall.Umask(mask) }
