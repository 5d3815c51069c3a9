package settings

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"prebirth/progress"
	"prebirth/progress/internal/files"
)

// mostBytes is how large the file may be. A larger one is not one of these.
const mostBytes = 64 << 10

// Read reads the file. One that is not there says nothing, and that is no error.
// The error is [Errors].
func Read(path string) (Settings, error) {
	text, err := read(path)
	if err != nil {
		return Settings{File: path}, err
	}
	return Parse(path, text)
}

// read is the text of the file, empty where there is none.
func read(path string) ([]byte, error) {
	refused := func(problem, mend string) error { return Errors{{File: path, Problem: problem, Mend: mend}} }
	unread := func(err error) error {
		return refused("it cannot be read ("+reason(err)+")", "let your account read it, or move it away")
	}
	info, err := os.Stat(path) // before it is opened: to open a pipe waits for whoever writes into it
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR): // below a file there is none either
		return nil, nil
	case err != nil:
		return nil, unread(err)
	case !info.Mode().IsRegular():
		return nil, refused("it is no file", "move away what stands in its place")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unread(err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	switch {
	case err != nil:
		return nil, unread(err)
	case len(text) > mostBytes:
		return nil, refused(fmt.Sprintf("it has more than %d kB", mostBytes>>10), "a settings file has a few lines; move away what stands in its place")
	}
	return text, nil
}

// reason is an error of the system without the path, which is said already.
func reason(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return err.Error()
}

// Set gives a setting a value in the file: it changes the line that has it, or adds
// one at the end, and leaves all others as they are, to the byte. The name may be
// "key SCREEN/ACTION". The file is made where there is none, for its owner only, and
// is never there by half. Nothing is written where the file could not be understood
// afterwards.
//
// The error is an [*Error] without a file for what cannot be set, [Errors] for a file
// that cannot be understood, and that of [progress.Unwritable] for one that cannot be
// written.
func Set(path, name, value string) error {
	name, value = strings.Join(strings.Fields(name), " "), strings.TrimSpace(value)
	if err := Check(name, value); err != nil {
		return err
	}
	text, err := read(path)
	if err != nil {
		return err
	}
	text = changed(text, name, value)
	if _, err := Parse(path, text); err != nil {
		return err
	}
	if len(text) > mostBytes {
		return Errors{{File: path, Problem: fmt.Sprintf("it would have more than %d kB", mostBytes>>10), Mend: "take lines away that you do not need"}}
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // the link of a person who keeps such files elsewhere stays one
	}
	folder := filepath.Dir(path)
	if err := files.MakeFolder(folder); err != nil {
		return progress.Unwritable(folder, err)
	}
	if err := files.Replace(path, text); err != nil {
		return progress.Unwritable(folder, err)
	}
	return nil
}

// changed is a text in which a setting has a value.
func changed(text []byte, name, value string) []byte {
	all := lines(text)
	for i, line := range all {
		if r, err := one(line); err == nil && r.name == name {
			all[i] = line[:r.start] + value + line[r.end:]
			return []byte(strings.Join(all, ""))
		}
	}
	end := "\n"
	if len(all) > 0 && strings.HasSuffix(all[0], "\r\n") {
		end = "\r\n"
	}
	if n := len(all); n > 0 && !strings.HasSuffix(all[n-1], "\n") {
		all[n-1] += end
	}
	return []byte(strings.Join(all, "") + name + " = " + value + end)
}
