package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"unicode/utf8"

	"prebirth/briefings/clean"
	"prebirth/progress/vault"
	"prebirth/tui/language"
)

// mostSecret is how many bytes of a file are looked at for its first line.
const mostSecret = 64 << 10

// secret is the passphrase from the file that --passphrase-file names, or none.
// It never comes from an argument or a variable: other programs can read those.
func (e *env) secret() (vault.Secret, error) {
	if e.passphraseFile == "" {
		return vault.Secret{}, nil
	}
	words, err := e.firstLine(e.passphraseFile)
	return vault.Secret{Passphrase: words}, err
}

// firstLine reads a secret from the first line of a file. A file that others can
// read is taken, with a warning.
func (e *env) firstLine(path string) (string, error) {
	wrong := func(err error, hint string) error {
		return &usageError{language.Errorf("read the passphrase from %s: %w", path, err), hint}
	}
	file, err := os.Open(path)
	if err != nil {
		return "", wrong(reason(err), e.Say("give a file whose first line is the passphrase"))
	}
	defer file.Close()
	line, err := pipedLine(bufio.NewReader(io.LimitReader(file, mostSecret)))
	line = strings.TrimPrefix(line, "\ufeff") // as some editors begin a file
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return "", wrong(reason(err), e.Say("give a file whose first line is the passphrase"))
	case line == "":
		return "", wrong(language.Errorf("its first line is empty"), e.Say("write the passphrase into its first line"))
	case !utf8.ValidString(line):
		return "", wrong(language.Errorf("it is not text in UTF-8"), e.Say("save it as UTF-8"))
	}
	if info, err := file.Stat(); err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		e.tell("prebirth: others on this computer may read %s", clean.String(path))
		e.tell("hint: %s", e.Say("chmod 600 %s keeps it to you", clean.String(path)))
	}
	return line, nil
}

// reason leaves out the path of an error about a file: it is named once.
func reason(err error) error {
	if path := (*os.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	return err
}
