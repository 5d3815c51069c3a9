package progress

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// nobody is a number that no person has.
const nobody = 65534

// asNobody runs f as a person without rights, who owns what is in home. It is for
// the superuser, whom nothing is forbidden.
func asNobody(t *testing.T, home string, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	must(t, os.Chmod(filepath.Dir(home), 0o755))
	must(t, filepath.WalkDir(home, func(path string, _ fs.DirEntry, err error) error {
		must(t, err)
		return os.Lchown(path, nobody, nobody)
	}))
	runtime.LockOSThread() // the thread is that person now, and no other
	defer runtime.UnlockOSThread()
	syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
	defer syscall.RawSyscall(syscall.SYS_SETFSUID, 0, 0, 0)
	f()
}
