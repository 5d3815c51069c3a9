package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/briefings/packs"
	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/session"
	"prebirth/progress/settings"
	"prebirth/progress/supervision"
	"prebirth/progress/vault"
	"prebirth/progress/whole"
	"prebirth/tui"
	"prebirth/tui/pair"
)

// The exit codes. Codes that are not here mean failure, too.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitNotFound = 3
	exitCheck    = 4
	exitLocked   = 5
	exitStorage  = 6
	exitSealed   = 7 // of a handover
	exitFault    = 70
	exitBusy     = 75
	exitSignal   = 128 // and the signal's number
)

// exitCodes is the table printed in the help.
const exitCodes = "0 done · 1 failed · 2 wrong usage · 3 not found · 4 a check failed · " +
	"5 locked or wrong passphrase · 6 storage full or read-only · 7 a signature or decryption failed · " +
	"70 the program is at fault · 75 another copy is writing · 130 and 143 on SIGINT and SIGTERM"

// A usageError is a command that cannot be understood.
type usageError struct {
	err  error
	hint string
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }
func (e *usageError) Hint() string  { return e.hint }

// A notFoundError is a name that nothing has.
type notFoundError struct {
	err  error
	hint string
}

func (e *notFoundError) Error() string { return e.err.Error() }
func (e *notFoundError) Unwrap() error { return e.err }
func (e *notFoundError) Hint() string  { return e.hint }

// A checkError is something that was looked at and is not as it has to be.
type checkError struct {
	err  error
	hint string
}

func (e *checkError) Error() string { return e.err.Error() }
func (e *checkError) Unwrap() error { return e.err }
func (e *checkError) Hint() string  { return e.hint }

// A hinted error has another hint than the error in it.
type hinted struct {
	error
	hint string
}

func (e *hinted) Unwrap() error { return e.error }
func (e *hinted) Hint() string  { return e.hint }

// hintOf is what an error says to do, or empty.
func hintOf(err error) string {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return hinted.Hint()
	}
	return ""
}

// hint is what to do about an error: what it says itself, or what mostly helps with what
// the system refuses, so that nobody is left with the words of a fault alone.
func (e *env) hint(err error) string {
	switch own := hintOf(err); {
	case own != "":
		return e.Say(own)
	case errors.Is(err, fs.ErrNotExist):
		return e.Say("check that the file is there, and how its name is written")
	case errors.Is(err, fs.ErrPermission):
		return e.Say("name a file or a folder that your account may read and write")
	}
	return e.Say("try it once more; if it goes on, show these words to whoever looks after this computer")
}

// A signalError says that a signal ended the program, in good order.
type signalError struct{ sig os.Signal }

func (e *signalError) Error() string { return e.sig.String() }

// report says what went wrong, and what to do about it, and answers with the
// exit code. It is the only place where errors become either.
func (e *env) report(err error) int {
	if err == nil {
		return exitDone
	}
	code := exitCode(err)
	var ended *signalError
	if errors.As(err, &ended) {
		return code // being told to end is not an error
	}
	for _, line := range strings.Split(clean.String(e.Err(err)), "\n") {
		e.beside("prebirth: " + line)
	}
	e.beside(e.Say("hint: %s", clean.Line(e.hint(err))))
	return code
}

func exitCode(err error) int {
	var (
		usage  *usageError
		lost   *notFoundError
		check  *checkError
		key    *progress.KeyError
		locked *progress.LockedError
		newer  *progress.VersionError
		backup *progress.BackupError
		slip   *vault.CodeError
		fault  *tui.FaultError
		folder *progress.FolderError
		full   *progress.FullError
		busy   *progress.BusyError
		ended  *signalError

		running *runningError
		taken   *pair.TakenError
		nobody  *pair.NobodyError
		damaged *session.DamagedError
		carried *whole.Error
		lines   settings.Errors

		refused  *handover.RefusedError
		seen     *supervision.SeenError
		fork     *supervision.ForkError
		stranger *supervision.StrangerError

		clash *packs.ClashError
		index *packs.IndexError
		moved *packs.ChangedError
	)
	switch {
	case errors.As(err, &ended):
		if number, ok := ended.sig.(syscall.Signal); ok {
			return exitSignal + int(number)
		}
		return exitFailed
	case errors.As(err, &fault):
		return exitFault
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &lost), errors.As(err, &nobody), errors.Is(err, progress.ErrNotFound), errors.Is(err, progress.ErrNoSession), errors.Is(err, packs.ErrNoPack):
		return exitNotFound
	case errors.As(err, &key), errors.As(err, &locked), errors.As(err, &slip):
		return exitLocked
	case errors.As(err, &newer):
		return exitFailed
	case errors.As(err, &refused), errors.As(err, &seen), errors.As(err, &fork), errors.As(err, &stranger):
		return exitSealed
	case briefings.FaultsIn(err) != nil, errors.As(err, &lines), errors.As(err, &clash), errors.As(err, &index), errors.As(err, &moved), errors.As(err, &check), errors.As(err, &backup), errors.As(err, &damaged), errors.As(err, &carried):
		return exitCheck
	case errors.As(err, &folder), errors.As(err, &full):
		return exitStorage
	case errors.As(err, &busy), errors.As(err, &running), errors.As(err, &taken), errors.Is(err, packs.ErrBusy):
		return exitBusy
	}
	return exitFailed
}
