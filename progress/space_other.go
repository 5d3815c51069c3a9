//go:build !linux && !darwin && !freebsd && !windows

package progress

// freeSpace is not known here.
func freeSpace(string) (bytes uint64, known bool) { return 0, false }

// noSpace is left to SQLite here.
func noSpace(error) bool { return false }

func notFolder(error) bool { return false }
