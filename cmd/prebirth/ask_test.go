package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prebirth/briefings/clean"
	"prebirth/progress/vault"
)

// What is typed without being shown can be mended like any line.
func TestTypedLine(t *testing.T) {
	for typed, want := range map[string]string{
		"abc\r":                "abc",
		"abc\n":                "abc",
		"abx\x7fc\r":           "abc",
		"é\x7fabc\r":           "abc",
		"\x7f\x7fabc\r":        "abc",
		"wrong\x15abc\r":       "abc",
		"a\x04b\x00c\x1b\r":    "abc", // neither ends it in the middle of a line
		"a\x1b[Ab\x1b[1;5Cc\r": "abc", // arrows
		"a\x1bOBbc\r":          "abc",
		"ŵ ŷ\r":                "ŵ ŷ",
		"two words\rthe rest":  "two words",
	} {
		got, err := typedLine(bufio.NewReader(strings.NewReader(typed)))
		if err != nil || got != want {
			t.Errorf("%q is %q, %v, and should be %q", typed, got, err, want)
		}
	}
	if _, err := typedLine(bufio.NewReader(strings.NewReader("ab\x03c\r"))); exitCode(err) != 130 {
		t.Errorf("after ctrl+c the error is %v", err)
	}
	if _, err := typedLine(bufio.NewReader(strings.NewReader("\x04abc\r"))); !errors.Is(err, io.EOF) {
		t.Errorf("after ctrl+d the error is %v", err)
	}
}

// Lines from a pipe lose their end and nothing else.
func TestPipedLine(t *testing.T) {
	in := bufio.NewReader(strings.NewReader("one \r\n\ntwo\rthree\nlast"))
	for _, want := range []string{"one ", "", "two\rthree", "last"} {
		if got, err := pipedLine(in); err != nil || got != want {
			t.Errorf("%q, %v, and should be %q", got, err, want)
		}
	}
	if _, err := pipedLine(in); !errors.Is(err, io.EOF) {
		t.Errorf("at the end the error is %v", err)
	}
}

// A secret is the first line of a file, whatever editor wrote it.
func TestFirstLine(t *testing.T) {
	for content, want := range map[string]string{
		"a b c\nmore\n":       "a b c",
		"a b c":               "a b c",
		"a b c\r\n":           "a b c",
		"\ufeffa b c\r\nmore": "a b c",
		" a b \n":             " a b ",
		"":                    "",
		"\nsecond":            "",
		"\xff\xfe\n":          "",
	} {
		path := filepath.Join(t.TempDir(), "words")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		e := &env{err: clean.NewWriter(io.Discard)}
		got, err := e.firstLine(path)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%q is %q, %v, and should be %q", content, got, err, want)
		}
		if err != nil && exitCode(err) != exitUsage {
			t.Errorf("%q has exit code %d", content, exitCode(err))
		}
	}
}

// A group of the code may be typed as it looks on paper, and no other group will
// do.
func TestSameGroup(t *testing.T) {
	code, other := vault.NewCode(), vault.NewCode()
	for i, group := range code.Groups() {
		looks := strings.NewReplacer("0", "o", "1", "l").Replace(group)
		for _, typed := range []string{group, strings.ToLower(group), " " + group + " ", looks, group[:2] + " " + group[2:]} {
			if !sameGroup(code, i, typed) {
				t.Errorf("%q is group %d and was refused", typed, i+1)
			}
		}
		for _, typed := range []string{"", group[1:], group + group, code.Groups()[(i+1)%6], other.Groups()[i], "-----", strings.Repeat(group, 100)} {
			if sameGroup(code, i, typed) {
				t.Errorf("%q was taken for %q", typed, group)
			}
		}
	}
}
