package tui

import (
	"fmt"
	"io"
	"strings"

	"prebirth/tui/linear"
)

// A typist types in lines what a script has as keys.
type typist struct {
	keys  []string
	lines []string         // of a text that is being typed
	out   *strings.Builder // all that was printed
	stuck int              // lines in a row that took nothing of the script
}

func (y *typist) read(turn linear.Turn) (string, error) {
	left := len(y.keys) + len(y.lines)
	line, err := y.line(turn)
	if y.stuck++; len(y.keys)+len(y.lines) != left {
		y.stuck = 0
	}
	if y.stuck > 5 {
		return "", fmt.Errorf("%v leads nowhere", y.keys)
	}
	fmt.Fprintf(y.out, "<%s>\n", line)
	return line, err
}

func (y *typist) line(turn linear.Turn) (string, error) {
	if len(y.lines) > 0 {
		line := y.lines[0]
		y.lines = y.lines[1:]
		return line, nil
	}
	for len(y.keys) > 0 && unneeded(y.keys[0], turn) {
		y.keys = y.keys[1:]
	}
	if len(y.keys) == 0 {
		return "", io.EOF
	}
	k := answered(y.keys[0], y.out.String())
	text, typed := strings.CutPrefix(k, "=")
	oneLine := turn == linear.ForLine || turn == linear.ForSecret
	switch {
	case turn == linear.ForText && typed:
		y.text()
		return y.line(turn)
	case turn == linear.ForText:
		return ".", nil
	case typed && turn == linear.ForCommand:
		return "write", nil
	case typed:
		y.keys = y.keys[1:]
		if turn != linear.ForWords && len(y.keys) > 0 && y.keys[0] == "enter" {
			y.keys = y.keys[1:] // the end of the line is that
		}
		return text, nil
	case turn == linear.ForWords:
		return "", nil
	case oneLine && k != "enter" && k != "esc":
		return "?", nil // leaves the line, for a command
	}
	y.keys = y.keys[1:]
	switch {
	case turn == linear.ForAnswer:
		return k, nil
	case oneLine && k == "esc":
		return ".", nil
	case oneLine:
		return "", nil
	}
	return "key " + k, nil
}

// unneeded says whether a key has nothing to do where lines are typed: a page is heard
// as soon as it comes, and a line takes the place of all that stands in the field.
func unneeded(k string, turn linear.Turn) bool {
	return k == thePause || turn == linear.ForLine && k == "ctrl+u"
}

// text takes what is typed up to the next key that is none of a text.
func (y *typist) text() {
	var all strings.Builder
	for len(y.keys) > 0 {
		text, typed := strings.CutPrefix(y.keys[0], "=")
		switch {
		case typed:
			all.WriteString(text)
		case y.keys[0] == "enter":
			all.WriteString("\n")
		default:
			y.lines = strings.Split(all.String(), "\n")
			return
		}
		y.keys = y.keys[1:]
	}
	y.lines = strings.Split(all.String(), "\n")
}
