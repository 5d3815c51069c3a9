//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// signsIn are the characters of a text that are neither ASCII nor letters.
func signsIn(text string) string {
	return strings.Map(func(r rune) rune {
		if r <= unicode.MaxASCII || unicode.IsLetter(r) || unicode.IsMark(r) {
			return -1
		}
		return r
	}, text)
}

// What is printed has plain signs where the console cannot show others, and only there:
// to a file, and as a document for programs, every sign goes as it is.
func TestPlainSignsInPrint(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	t.Setenv("PREBIRTH_HOME", home)
	t.Setenv("WT_SESSION", "")
	const fancy = "“" // the briefing quotes
	for _, c := range []struct {
		name, locale, term, signs, args string
		terminal, plain                 bool
	}{
		{"UTF-8", "en_GB.UTF-8", "xterm", "auto", "read --plain unborn-babies", true, false},
		{"another charset", "en_GB.ISO-8859-1", "xterm", "auto", "read --plain unborn-babies", true, true},
		{"another charset, to a file", "en_GB.ISO-8859-1", "xterm", "auto", "read --plain unborn-babies", false, false},
		{"Linux's console", "en_GB.UTF-8", "linux", "auto", "list", true, true},
		{"all were asked for", "C", "linux", "all", "read --plain unborn-babies", true, false},
		{"plain ones were asked for", "en_GB.UTF-8", "xterm", "plain", "read --plain unborn-babies", true, true},
		{"an error", "en_GB.UTF-8", "linux", "auto", "read --plain nothing", true, true},
		{"help", "en_GB.UTF-8", "linux", "auto", "--help", true, true},
		{"for programs", "C", "linux", "plain", "list --json", true, false},
	} {
		t.Setenv("LC_ALL", c.locale)
		t.Setenv("TERM", c.term)
		if code := run([]string{"settings", "set", "signs", c.signs}, null(t), null(t), null(t)); code != 0 {
			t.Fatalf("%s: settings set ends with %d", c.name, code)
		}
		_, printed := printedBy(t, strings.Fields(c.args), c.terminal)
		left := signsIn(string(printed))
		if len(printed) == 0 || c.plain && left != "" {
			t.Errorf("%s: left are %q in %q", c.name, left, printed)
		}
		if !c.plain && !strings.Contains(c.args, "json") && !strings.Contains(string(printed), fancy) {
			t.Errorf("%s: there is no %s in %q", c.name, fancy, printed)
		}
	}
}

// The full screen goes by the same.
func TestPlainSignsOnTheScreen(t *testing.T) {
	for name, c := range map[string]struct {
		said, settings string
		plain          bool
	}{
		"UTF-8":                     {"LC_ALL=en_GB.UTF-8", "", false},
		"another charset":           {"LC_ALL=en_GB.ISO-8859-1", "", true},
		"plain ones were asked for": {"LC_ALL=en_GB.UTF-8", "signs = plain\n", true},
		"all were asked for":        {"LC_ALL=en_GB.ISO-8859-1", "signs = all\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := bareTerminal(t)
			p.settings(c.settings)
			p.said = []string{c.said}
			master, program := p.startOn(true)
			written := collect(master)
			p.until("the screen is shown", func() bool { return strings.Contains(written(), "quit") })
			p.write(master, "q")
			p.wait(program)
			if left := signsIn(written()); (left == "") != c.plain {
				t.Errorf("signs on the screen: %q", left)
			}
		})
	}
}

// null is a file that nothing comes from and nothing goes to.
func null(t *testing.T) *os.File {
	t.Helper()
	file, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}
