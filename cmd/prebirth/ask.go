package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"

	"prebirth/tui/language"
)

// person says whether somebody sits at the input, who can be asked.
func (e *env) person() bool { return term.IsTerminal(e.in.Fd()) }

// ask asks a question and returns the line that answers it, without its end. At
// a terminal a hidden answer is not shown while it is typed; from a pipe it is
// the next line. A signal, or ctrl+c, leaves the terminal as it was and is a
// [*signalError]; an input that ended is wrong usage.
func (e *env) ask(question string, hidden bool) (string, error) {
	if e.lines == nil {
		e.lines = bufio.NewReader(e.in)
	}
	if !e.person() {
		fmt.Fprint(e.err, question+"\n")
		return answered(pipedLine(e.lines))
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer signal.Stop(signals)
	if hidden {
		// Raw, and before the question is seen: nothing typed from then on is
		// shown, and no key stops or ends the program with the terminal mute.
		before, err := term.MakeRaw(e.in.Fd())
		if err != nil {
			return "", language.Errorf("ask without showing the answer: %w", err)
		}
		defer func() {
			_ = term.Restore(e.in.Fd(), before) // nothing is left to try
			fmt.Fprintln(e.err)
		}()
	}
	fmt.Fprint(e.err, question)
	type answer struct {
		line string
		err  error
	}
	got := make(chan answer, 1)
	go func() {
		line, err := typedLine(e.lines)
		got <- answer{line, err}
	}()
	select {
	case a := <-got:
		return answered(a.line, a.err)
	case sig := <-signals:
		return "", &signalError{sig}
	}
}

// answered names what an input that ended means.
func answered(line string, err error) (string, error) {
	if errors.Is(err, io.EOF) {
		return "", &usageError{language.Errorf("the input ended before the answer"), language.Mark("answer each question with one line")}
	}
	if err != nil && !isSignal(err) {
		return "", language.Errorf("read the answer: %w", err)
	}
	return line, err
}

func isSignal(err error) bool {
	var ended *signalError
	return errors.As(err, &ended)
}

// pipedLine reads a line; the last one needs no end.
func pipedLine(in *bufio.Reader) (string, error) {
	line, err := in.ReadString('\n')
	if err == io.EOF && line != "" {
		err = nil
	}
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"), err
}

// typedLine reads a line from a terminal, whether the terminal edits it or not:
// the keys that edit a line are looked after where it does not.
func typedLine(in *bufio.Reader) (string, error) {
	const ctrlC, ctrlD, backspace, ctrlU, escape, del = 3, 4, 8, 21, 27, 127
	var line []byte
	for {
		b, err := in.ReadByte()
		switch {
		case err != nil:
			return "", err
		case b == '\n' || b == '\r':
			return string(line), nil
		case b == escape:
			passSequence(in)
		case b == ctrlC:
			return "", &signalError{os.Interrupt}
		case b == ctrlD && len(line) == 0:
			return "", io.EOF
		case b == backspace || b == del:
			_, size := utf8.DecodeLastRune(line)
			line = line[:len(line)-size]
		case b == ctrlU:
			line = line[:0]
		case b >= ' ' || b == '\t':
			line = append(line, b)
		}
	}
}

// passSequence reads what follows an escape when a key is no letter, such as an
// arrow. It has come with the escape, or it is no such key.
func passSequence(in *bufio.Reader) {
	if next, _ := in.Peek(min(1, in.Buffered())); len(next) == 0 || next[0] != '[' && next[0] != 'O' {
		return
	}
	_, _ = in.Discard(1)
	for in.Buffered() > 0 {
		if b, _ := in.ReadByte(); b >= '@' && b <= '~' {
			return
		}
	}
}

// privately has something said and asked on a page of the terminal that leaves
// no trace: neither on the screen nor among the lines above it. turn takes away
// what the page shows. Where there is no such page everything is just printed.
func (e *env) privately(do func(turn func()) error) error {
	const clear, open, leave = "\x1b[H\x1b[2J", "\x1b[?1049h", "\x1b[?1049l"
	if !e.screen() {
		return do(func() {})
	}
	// The page belongs to the terminal and not to what is printed, like the full
	// screen: its three sequences go to it directly, and the words do not.
	fmt.Fprint(e.out, open+clear)
	defer fmt.Fprint(e.out, clear+leave)
	return do(func() { fmt.Fprint(e.out, clear) })
}

// sure asks a person to type a word in full, or y, which may be written out. The word
// may be English, whatever is spoken. Where nobody can be asked it is wrong usage, and
// the flag that says it instead is named.
func (e *env) sure(question, word, flag string) (bool, error) {
	if !e.person() {
		return false, &usageError{language.Errorf("this has to be confirmed, and nobody can be asked"), e.Say("add %s", flag)}
	}
	line, err := e.ask(question, false)
	if err != nil {
		return false, err
	}
	line = strings.TrimSpace(strings.ToLower(line))
	return e.means(line, word) || word == "y" && e.means(line, "yes"), nil
}

// means says whether what was typed is a word, in English or in the language that is
// spoken.
func (e *env) means(typed, word string) bool {
	return typed == word || typed == strings.ToLower(e.Say(word))
}
