package progress

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"prebirth/progress/vault"
)

// A kill loses nothing that was written; a power cut may lose whatever was not
// synced, and keep a later thing that was. So the order of what is asked of the
// system is looked at itself: before the marker is named, all that its steps move
// is synced, names and all; before it is removed, all that was moved is.
func TestChangeOfTheKeyIsSyncedInOrder(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not here")
	}
	for _, task := range []string{"protect", "unprotect"} {
		f := testFolders(t)
		s := writtenStore(t, f, cheap(vault.Secret{}))
		if task == "unprotect" {
			must(t, s.Protect(firstWords, vault.NewCode()))
		}
		must(t, s.Close())
		log := filepath.Join(t.TempDir(), "calls")
		child := exec.Command(strace, "-f", "-y", "-qq", "-s", "1024", "-o", log,
			"-e", "trace=openat,fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink,unlinkat,pwrite64,write,ftruncate", os.Args[0])
		child.Env = append(os.Environ(), taskOfChild+"="+task, homeOfChild+"="+homeOf(f), stepOfChild+"=100000")
		if out, err := child.CombinedOutput(); err != nil {
			t.Skipf("strace does not work here: %v: %s", err, out)
		}
		calls, err := os.ReadFile(log)
		must(t, err)
		calls = measuring.ReplaceAll(calls, nil)
		if faults := unsynced(f, calls); len(faults) > 0 {
			t.Errorf("%s:\n%s", task, strings.Join(faults, "\n"))
		}
		if !strings.Contains(string(calls), f.newStorePath()) || !strings.Contains(string(calls), filepath.Join(f.Data, rekeyMarker)) {
			t.Errorf("%s: the test looks at nothing", task)
		}
	}
}

// measuring is what a test that measures its coverage writes on its own account.
var measuring = regexp.MustCompile(`(?m)^.*/gocoverdir/.*\n`)

// unsynced replays system calls and says where one came too early.
func unsynced(f Folders, calls []byte) (faults []string) {
	dirty := map[string]bool{} // files written and folders changed since they were synced
	marked := false            // the marker has its name
	marker := filepath.Join(f.Data, rekeyMarker)
	call := regexp.MustCompile(`^(\d+) +(\w+)\((.*)\) += \d+`)
	opened := regexp.MustCompile(`^\d+<([^>]*)>`)
	quoted := regexp.MustCompile(`"([^"]*)"`)
	began := false
	change := func(path string) { dirty[path] = true }
	demand := func(when string, ours func(path string) bool) {
		for path := range dirty {
			if ours(path) {
				faults = append(faults, fmt.Sprintf("%s, %s is not synced", when, strings.TrimPrefix(path, homeOf(f))))
			}
		}
	}
	isNew := func(path string) bool {
		return strings.Contains(path, ".new") || path == f.Data || path == f.Config
	}
	for _, line := range complete(calls) {
		parts := call.FindStringSubmatch(line)
		if parts == nil {
			continue
		}
		name, args := parts[2], parts[3]
		paths := quoted.FindAllStringSubmatch(args, -1)
		file := opened.FindStringSubmatch(args)
		began = began || strings.Contains(args, ".new")
		switch {
		case !began:
		case name == "openat" && strings.Contains(args, "O_CREAT") && strings.HasSuffix(paths[0][1], ".new"):
			change(filepath.Dir(paths[0][1]))
		case strings.HasSuffix(name, "sync") && file != nil:
			delete(dirty, file[1])
		case (strings.HasPrefix(name, "pwrite") || name == "write" || name == "ftruncate") && file != nil:
			change(file[1])
		case strings.HasPrefix(name, "link") && len(paths) == 2:
			if dirty[paths[0][1]] {
				faults = append(faults, paths[0][1]+" got its name before it was synced")
			}
			if paths[1][1] == marker {
				demand("when the change is committed", isNew)
				marked = true
			}
			change(filepath.Dir(paths[1][1]))
		case strings.HasPrefix(name, "rename") && len(paths) == 2:
			if dirty[paths[0][1]] {
				faults = append(faults, paths[0][1]+" was moved before it was synced")
			}
			if !marked {
				faults = append(faults, paths[0][1]+" was moved before the change was committed")
			}
			change(filepath.Dir(paths[1][1]))
		case strings.HasPrefix(name, "unlink") && len(paths) == 1:
			path := paths[0][1]
			if marked && path == marker {
				demand("when the change is done", func(path string) bool {
					return path == f.Data || path == f.SlotsPath() || path == f.Config
				})
				marked = false
			}
			delete(dirty, path)
			if marked { // before, only what is not needed goes
				change(filepath.Dir(path))
			}
		}
	}
	return faults
}

// complete puts the calls together that strace wrote in two parts, where they ended.
func complete(calls []byte) (lines []string) {
	begun := map[string]string{}
	resumed := regexp.MustCompile(`^(\d+) +<\.\.\. \w+ resumed>(.*)`)
	for line := range strings.Lines(string(calls)) {
		line = strings.TrimSuffix(line, "\n")
		process, _, _ := strings.Cut(line, " ")
		if first, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
			begun[process] = first
			continue
		}
		if parts := resumed.FindStringSubmatch(line); parts != nil {
			line = begun[process] + parts[2]
		}
		lines = append(lines, line)
	}
	return lines
}
