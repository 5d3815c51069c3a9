package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/library"
	"prebirth/cmd/prebirth-measure/terminal"
	"prebirth/progress"
)

// The window that everything is measured in, in cells.
const (
	width  = 100
	height = 30
)

// patience is how long words may take to come before measuring is given up.
const patience = 20 * time.Second

// A bench is the programs to measure and where they keep their things.
type bench struct {
	plan
	prebirth, empty string // the binaries
	dir             string // of this run, thrown away
	progress        io.Writer
	lib             *briefings.Library
}

// build makes the binaries as they are released: without cgo, stripped.
func build(dir string, p plan, progress io.Writer) (*bench, error) {
	lib, err := library.Open()
	if err != nil {
		return nil, err
	}
	b := &bench{plan: p, dir: dir, progress: progress, lib: lib}
	if err := b.compile(&b.prebirth, "prebirth/cmd/prebirth"); err != nil {
		return nil, err
	}
	return b, b.compile(&b.empty, "prebirth/cmd/prebirth-measure/empty")
}

// compile builds a package of this module and says where the binary is.
func (b *bench) compile(at *string, pkg string) error {
	*at = filepath.Join(b.dir, filepath.Base(pkg)+suffix())
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", *at, pkg)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w\n%s", pkg, err, out)
	}
	return nil
}

func suffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

// home is a folder for what the program keeps, by a name of the case.
func (b *bench) home(name string) string { return filepath.Join(b.dir, "home-"+name) }

// meets is the folder where the two programs of a pair meet.
func (b *bench) meets() string { return filepath.Join(b.dir, "run") }

// open starts prebirth and waits until the words are on the screen. It says how
// long that took from the start of the process.
func (b *bench) open(home, words string, silent bool, args ...string) (*terminal.Session, time.Duration, error) {
	return b.launch(terminal.Options{
		Width: width, Height: height, Silent: silent, First: words, Env: []string{"PREBIRTH_HOME=" + b.home(home), "XDG_RUNTIME_DIR=" + b.meets()},
	}, b.prebirth, args...)
}

// openEmpty is open for the empty program, at Bubble Tea's own frame rate or
// at another.
func (b *bench) openEmpty(args ...string) (*terminal.Session, time.Duration, error) {
	return b.launch(terminal.Options{Width: width, Height: height, First: "An empty program"}, b.empty, args...)
}

func (b *bench) launch(o terminal.Options, program string, args ...string) (*terminal.Session, time.Duration, error) {
	s, err := terminal.Start(o, program, args...)
	if err != nil {
		return nil, 0, err
	}
	took, err := s.First(patience)
	if err != nil {
		return nil, 0, errors.Join(err, s.Close())
	}
	return s, took, nil
}

// The part that is opened, a long one that is scrolled and written about, and
// the words of the library that are waited for.
const (
	partRead     = "unborn-babies/1"
	partLong     = "unborn-babies/7"
	libraryWords = "Seven-minute briefings"
)

// partWords is the beginning of a part's text.
func (b *bench) partWords(id string) string {
	_, part, ok := b.lib.Part(id)
	if !ok {
		return id
	}
	words := strings.Fields(briefings.Plain(part.Text))
	return strings.Join(words[:min(4, len(words))], " ")
}

// sitting opens the long part in the reader and waits until it is still.
func (b *bench) sitting(home string) (*terminal.Session, error) {
	s, _, err := b.open(home, b.partWords(partLong), false, "read", partLong)
	if err == nil {
		s.Quiet(700*time.Millisecond, patience) // the place is saved 0.4 s after the last key
	}
	return s, err
}

// begun answers the questions of a first start in a home.
func (b *bench) begun(home string) error {
	folders, err := progress.FoldersFor(b.home(home), func(string) string { return "" })
	if err != nil {
		return err
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		return err
	}
	return errors.Join(store.SetSetting(progress.SettingOffered, "yes"), store.SetSetting(progress.SettingNoted, "yes"), store.Close())
}

// editing opens the first prompt of the part, with nothing written yet.
func (b *bench) editing(home string) (*terminal.Session, error) {
	if err := b.begun(home); err != nil {
		return nil, err
	}
	s, err := b.sitting(home)
	if err != nil {
		return nil, err
	}
	if _, err := s.Until("Nothing written yet", patience, "r"); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.Quiet(700*time.Millisecond, patience)
	return s, nil
}
