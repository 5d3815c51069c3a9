package progress

import (
	"crypto/rand"
	"os"
	"path/filepath"

	"prebirth/progress/internal/files"
)

// reserveSize is the size of the reserve in bytes: a file that holds nothing, and
// that makes room for the last words when the disk is full.
const reserveSize = 256 << 10

func (f Folders) reservePath() string { return filepath.Join(f.Data, "reserve") }

// makeReserve makes the reserve where it is missing and there is room to spare. It
// is filled at random, because some file systems keep no room for zeros. That it
// cannot be made is no error.
func makeReserve(f Folders) {
	if info, err := os.Stat(f.reservePath()); err == nil && info.Size() == reserveSize {
		return
	}
	if free, known := freeSpace(f.Data); known && free < littleSpace+reserveSize {
		return
	}
	filling := make([]byte, reserveSize)
	rand.Read(filling)
	err := files.MakePrivate(f.reservePath())
	if err == nil {
		err = os.WriteFile(f.reservePath(), filling, 0o600)
	}
	if err != nil {
		os.Remove(f.reservePath())
	}
}

// dropReserve makes room. It says whether it did.
func dropReserve(f Folders) bool {
	return os.Remove(f.reservePath()) == nil
}
