// Package pair joins terminals on one machine that show one thing: one hosts,
// others join it. It knows nothing of what is shown; it carries JSON documents,
// the newest state from the host to all who joined, and messages back.
//
// The two meet at a Unix socket in a folder that only its owner can enter, so
// that there is no moment in which somebody else can connect. Where there are no
// Unix sockets they meet on the loopback address and the one who joins first
// shows a secret out of that folder. Nothing listens beyond the machine.
//
// On Linux both sides also ask the system whose process the other one is. On
// other systems the folder alone keeps others out: on Unix its mode, which is
// checked, on Windows the access list that the person's own temporary folder
// hands down, which is not.
package pair

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// A Place is where a host and those who join it meet. The zero Place is of no
// use: [Where] and [Memory] make one.
type Place struct{ at meeting }

// String says where that is, for people.
func (p Place) String() string { return p.at.String() }

// A meeting is a way to meet.
type meeting interface {
	// listen opens the place, for one host at a time.
	listen() (door, error)
	// dial goes through the door of the host. The error is a *NobodyError when
	// there is none.
	dial() (conn, error)
	String() string
}

// longest is how many bytes the path of a Unix socket may have on every system:
// macOS has room for 104, one of which ends the path.
const longest = 103

// Where decides where the terminals that use the store in the folder data, an
// absolute path, meet; it makes nothing. That is in the folder prebirth of
// XDG_RUNTIME_DIR, read through getenv; where that is not set, or not a folder
// of this person, or its path is too long for a socket, it is in a folder of the
// person's own in the temporary folder. The name is made of the store's real
// path: two stores never meet, and one store meets itself however it is named.
//
// The error is a *PlaceError.
func Where(getenv func(string) string, data string) (Place, error) {
	real, err := realPath(data)
	if err != nil {
		return Place{}, &PlaceError{Path: data, Err: err, hint: "name the folder of the store by its whole path, with --home"}
	}
	sum := sha256.Sum256([]byte(real))
	name := hex.EncodeToString(sum[:6])
	if dir := getenv("XDG_RUNTIME_DIR"); usable(dir) {
		f := folder{path: filepath.Join(dir, "prebirth"), name: name}
		if len(f.socket()) <= longest {
			return Place{f}, nil
		}
	}
	f := folder{path: filepath.Join(temporary(getenv), own()), name: name}
	if n := len(f.socket()); n > longest {
		return Place{}, &PlaceError{
			Path: f.path, Err: fmt.Errorf("the path of a socket in it has %d bytes, and a system takes %d", n, longest),
			hint: "set TMPDIR to a folder with a shorter path, such as /tmp, in both terminals",
		}
	}
	return Place{f}, nil
}

// usable says whether dir can be a person's folder for what runs.
func usable(dir string) bool {
	if !filepath.IsAbs(dir) {
		return false
	}
	info, err := os.Stat(dir)
	return err == nil && info.IsDir() && ours(info)
}

func temporary(getenv func(string) string) string {
	if dir := getenv("TMPDIR"); filepath.IsAbs(dir) {
		return filepath.Clean(dir)
	}
	return os.TempDir()
}

// own names a folder in the temporary folder, which on Unix may be everybody's.
func own() string {
	if uid := os.Geteuid(); uid >= 0 {
		return "prebirth-" + strconv.Itoa(uid)
	}
	return "prebirth"
}

// realPath follows the links in an absolute path, of which the last folders need
// not exist yet.
func realPath(path string) (string, error) {
	if !filepath.IsAbs(path) {
		return "", errors.New("its path does not begin at the root")
	}
	real, err := filepath.EvalSymlinks(path)
	parent := filepath.Dir(path)
	if !errors.Is(err, fs.ErrNotExist) || parent == path {
		return real, err
	}
	above, err := realPath(parent)
	return filepath.Join(above, filepath.Base(path)), err
}
