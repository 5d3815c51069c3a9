// Command prebirth walks a practitioner through seven-minute briefings and the
// ten key messages on pre-birth work, asks the reflective questions, and keeps
// the answers on their own machine.
//
// This package is the only code that reads arguments and the environment,
// prints, and decides an exit code. Each command has a file of its name; what
// they share is in env.go, and errors become words and codes in exit.go only.
// Its own words are said in the person's language (tui/language), and its guides
// are in the folder guide. What is seen in a full screen is package tui's, and in
// lines of text tui/linear's.
//
// The commands are cobra's alone. fang, which would dress them, asks the
// terminal for its background before it prints a help page or an error, and
// waits for seconds where none answers.
package main

import (
	"errors"
	"os"

	"prebirth/briefings/clean"
	"prebirth/progress/vault"
	"prebirth/tui/language"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run does what the arguments ask for and answers with the exit code.
func run(args []string, stdin, stdout, stderr *os.File) int {
	return runAt(vault.Work, args, stdin, stdout, stderr)
}

// runAt is run with a cost of new passphrases: see [vault.Work].
func runAt(work int, args []string, stdin, stdout, stderr *os.File) int {
	// They would write what is typed, and what is drawn, to a file.
	os.Unsetenv("TEA_TRACE")
	os.Unsetenv("TEA_DEBUG")
	e := &env{in: stdin, out: stdout, work: work, getenv: os.Getenv, environ: os.Environ()}
	e.Language = e.speaks(args)
	words := &printer{to: clean.NewWriter(&console{to: stdout, plain: e.printsPlain})}
	e.words, e.err = words, clean.NewWriter(&console{to: stderr, plain: e.printsPlain})
	e.outWidth, e.errWidth = widthOf(stdout), widthOf(stderr)
	root := newRoot(e)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(words)
	root.SetErr(e.err)
	err := root.Execute()
	if words.failed != nil {
		err = errors.Join(err, language.Errorf("print: %w", words.failed))
	}
	return e.report(err)
}

// A printer remembers that something could not be printed, so that a full disk
// behind a redirection is not taken for success.
type printer struct {
	to     *clean.Writer
	failed error
}

func (p *printer) Write(b []byte) (int, error) {
	n, err := p.to.Write(b)
	if err != nil && p.failed == nil {
		p.failed = err
	}
	return n, err
}
