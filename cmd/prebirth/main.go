// Command prebirth walks a practitioner through seven-minute briefings and the
// ten key messages on pre-birth work, asks the reflective questions, and keeps
// the answers on their own machine.
//
// This package is the only code that reads arguments and the environment,
// prints, and decides an exit code. Each command has a file of its name; what
// they share is in env.go, and errors become words and codes in exit.go only.
package main

import (
	"context"
	"io"
	"os"

	"charm.land/fang/v2"
	"charm.land/lipgloss/v2"
)

func main() {
	// They would write what is typed, and what is drawn, to a file.
	os.Unsetenv("TEA_TRACE")
	os.Unsetenv("TEA_DEBUG")
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run does what the arguments ask for and answers with the exit code.
func run(args []string, stdin, stdout, stderr *os.File) int {
	e := &env{in: stdin, out: stdout, err: stderr, getenv: os.Getenv, environ: os.Environ()}
	root := newRoot(e)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	quiet := func(io.Writer, fang.Styles, error) {}
	err := fang.Execute(context.Background(), root, fang.WithErrorHandler(quiet), fang.WithVersion(version()),
		fang.WithColorSchemeFunc(scheme))
	return e.report(err)
}

// scheme colours the help pages with the terminal's own sixteen colours, which
// are readable on whatever ground the person chose.
func scheme(ld lipgloss.LightDarkFunc) fang.ColorScheme { return fang.AnsiColorScheme(ld) }
