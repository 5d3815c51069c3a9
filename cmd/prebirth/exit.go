package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"prebirth/briefings"
	"prebirth/progress"
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
	exitBusy     = 75
	exitSignal   = 128 // and the signal's number
)

// exitCodes is the table printed in the help.
const exitCodes = `0 done · 1 failed · 2 wrong usage · 3 not found · 4 a check failed · 5 locked ·
6 storage full or read-only · 75 another copy is writing · 130, 143 ended by a signal`

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
	what string
	hint string
}

func (e *notFoundError) Error() string { return e.what }
func (e *notFoundError) Hint() string  { return e.hint }

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
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintln(e.err, "prebirth: "+briefings.Clean(line))
	}
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) && hinted.Hint() != "" {
		fmt.Fprintln(e.err, "hint: "+briefings.Clean(hinted.Hint()))
	}
	return code
}

func exitCode(err error) int {
	var (
		usage  *usageError
		lost   *notFoundError
		key    *progress.KeyError
		folder *progress.FolderError
		full   *progress.FullError
		busy   *progress.BusyError
		ended  *signalError
	)
	switch {
	case errors.As(err, &ended):
		if number, ok := ended.sig.(syscall.Signal); ok {
			return exitSignal + int(number)
		}
		return exitFailed
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &lost), errors.Is(err, progress.ErrNotFound):
		return exitNotFound
	case briefings.FaultsIn(err) != nil:
		return exitCheck
	case errors.As(err, &key):
		return exitLocked
	case errors.As(err, &folder), errors.As(err, &full):
		return exitStorage
	case errors.As(err, &busy):
		return exitBusy
	}
	return exitFailed
}
