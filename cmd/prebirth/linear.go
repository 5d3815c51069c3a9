package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"

	"prebirth/progress/settings"
	"prebirth/tui"
	"prebirth/tui/language"
	"prebirth/tui/linear"
)

// inLines says whether the program is to be lines of text: asked for, chosen, or
// because no screen can be shown here.
func (e *env) inLines(chosen settings.Settings) bool {
	return e.linear || chosen.Linear() || !e.screen()
}

// spoken is how lines are read and printed here.
func (e *env) spoken(o tui.Options) tui.Spoken {
	e.greeting(language.Of(o.Language))
	path := o.Folders.SettingsPath()
	s := tui.Spoken{
		Read: e.readLine, Out: e.words, Asks: e.person() && term.IsTerminal(e.out.Fd()),
		Blocks: o.Settings.Reading() == "blocks",
		Keep: func(blocks bool) error {
			how := "all"
			if blocks {
				how = "blocks"
			}
			return settings.Set(path, "reading", how)
		},
	}
	if width, _, err := term.GetSize(e.out.Fd()); err == nil && width > 0 && term.IsTerminal(e.out.Fd()) {
		s.Width = min(width, 72)
	}
	if s.Editor = e.editor(); s.Editor != "" && s.Asks {
		s.Edit = e.edit
	}
	return s
}

// readLine waits for a line of text, and does not show a secret while it is typed.
// The terminal edits the line; a signal is the loop's business.
func (e *env) readLine(turn linear.Turn) (string, error) {
	if e.lines == nil {
		e.lines = bufio.NewReader(e.in)
	}
	if turn == linear.ForSecret && e.person() {
		defer e.print("\n")
		words, err := term.ReadPassword(e.in.Fd())
		return string(words), err
	}
	return pipedLine(e.lines)
}

// editor is the program that the person edits texts with, possibly with arguments.
func (e *env) editor() string {
	if visual := e.getenv("VISUAL"); visual != "" {
		return visual
	}
	return e.getenv("EDITOR")
}

// edit has the person change a text in their editor. The file is readable to nobody
// else and is taken away afterwards, whatever the editor keeps itself.
func (e *env) edit(text string) (string, error) {
	dir, err := os.MkdirTemp(e.getenv("XDG_RUNTIME_DIR"), "prebirth-")
	if err != nil {
		return "", language.Errorf("make a place for the text: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "reflection.txt")
	if err := os.WriteFile(path, []byte(text+"\n"), 0o600); err != nil {
		return "", language.Errorf("write the text for the editor: %w", err)
	}
	words := append(strings.Fields(e.editor()), path)
	run := exec.Command(words[0], words[1:]...)
	run.Stdin, run.Stdout, run.Stderr = e.in, e.out, e.out
	if err := run.Run(); err != nil {
		return "", language.Errorf("run %s: %w", words[0], err)
	}
	changed, err := os.ReadFile(path)
	if err != nil {
		return "", language.Errorf("read the text back: %w", err)
	}
	return strings.TrimSuffix(string(changed), "\n"), nil
}
