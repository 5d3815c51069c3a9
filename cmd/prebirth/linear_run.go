package main

import (
	"errors"
	"strings"

	"prebirth/progress"
	"prebirth/tui"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// show opens the program at a route, as a screen or as lines of text. Where one of the
// program's own commands is asked for there, it ends in order, does the command and
// begins again in the library: nothing else may have the store open meanwhile.
func (e *env) show(at screen.Route) error {
	for {
		o, err := e.fullScreen()
		if err != nil {
			return err
		}
		secret, err := e.secret()
		if err != nil {
			return err
		}
		asked := ""
		if o.Lines != nil {
			o.Lines.Run = func(command string) { asked = command }
		}
		o.Route = at
		err = e.ended(tui.Run(o, progress.OpenSoon(o.Folders, progress.Options{Secret: secret, Work: e.work})))
		if err != nil || asked == "" {
			return err
		}
		e.print("\n")
		code, err := e.command(asked)
		var told *signalError
		if errors.As(err, &told) { // to end, whatever was being done
			return err
		}
		if code != exitDone {
			e.print("%s\n", language.Of(o.Language).Say("That ended with exit code %d.", code))
		}
		e.print("\n")
		at, e.again = screen.Route{Name: "library"}, true
	}
}

// command does one of the program's own commands, with the flags that this run has for
// all of them.
func (e *env) command(line string) (int, error) {
	inner := *e
	inner.again = true
	root := newRoot(&inner)
	args := split(line)
	for _, flag := range []struct{ name, value string }{
		{"--home", e.home}, {"--passphrase-file", e.passphraseFile}, {"--language", e.language}, {"--color", e.color},
	} {
		if flag.value != "" {
			args = append(args, flag.name+"="+flag.value)
		}
	}
	root.SetArgs(append(args, "--linear"))
	root.SetIn(e.in)
	root.SetOut(e.words)
	root.SetErr(e.err)
	err := root.Execute()
	e.lines = inner.lines // what was read ahead of a pipe
	return e.report(err), err
}

// split takes a line apart as a shell does: at blanks, but for those between quotes.
// The name of the program before it may be left out.
func split(line string) []string {
	var args []string
	var word strings.Builder
	quote, begun := rune(0), false
	for _, r := range line {
		switch {
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case r == quote:
			quote = 0
		case quote == 0 && (r == ' ' || r == '\t'):
			if begun {
				args = append(args, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if begun {
		args = append(args, word.String())
	}
	if len(args) > 0 && args[0] == "prebirth" {
		args = args[1:]
	}
	return args
}

// greeting is the first line of lines of text.
func (e *env) greeting(in *language.Language) {
	if !e.again {
		e.print("%s\n", in.Say("prebirth, in lines of text. A question mark lists what can be typed."))
	}
}
