package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"prebirth/tui/language"
)

// pages are the manual pages of every command in a language, by command.
func pages(in *language.Language) map[*cobra.Command]string {
	e := &env{Language: in, getenv: os.Getenv}
	all := map[*cobra.Command]string{}
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		all[c] = e.manPage(c, "2026-11-25")
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(newRoot(e))
	return all
}

// TestManPages holds that each command has a page, which says how it is typed, what it
// is for and what each of its flags does, and in which no word is a request.
func TestManPages(t *testing.T) {
	request := regexp.MustCompile(`^\.(TH|SH|TP|PP|nf|fi)( |$)`)
	for _, name := range language.Names() {
		all := pages(language.Of(name))
		if len(all) < 60 {
			t.Errorf("there are only %d pages", len(all))
		}
		for c, page := range all {
			for line := range strings.Lines(page) {
				switch line = strings.TrimSuffix(line, "\n"); {
				case line == "", (line[0] == '.' || line[0] == '\'') && !request.MatchString(line):
					t.Errorf("%s, %s: a line that roff would take for something else: %q", name, c.CommandPath(), line)
				case !strings.HasPrefix(line, ".TH ") && bareHyphen.MatchString(line):
					t.Errorf("%s, %s: a hyphen that a copy of the page would not have: %q", name, c.CommandPath(), line)
				case strings.ContainsFunc(line, func(r rune) bool { return r > '~' }):
					t.Errorf("%s, %s: letters that not every reader takes: %q", name, c.CommandPath(), line)
				}
			}
			read := unescaped(page)
			for _, want := range []string{c.CommandPath() + strings.TrimPrefix(c.UseLine(), c.CommandPath()), c.Short, c.Example} {
				if !strings.Contains(read, strings.Join(strings.Fields(want), " ")) {
					t.Errorf("%s: the page of %s does not say %q", name, c.CommandPath(), want)
				}
			}
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if usage := strings.Join(strings.Fields(f.Usage), " "); !strings.Contains(read, "--"+f.Name) || !strings.Contains(read, usage) {
					t.Errorf("%s: the page of %s does not say what --%s does", name, c.CommandPath(), f.Name)
				}
			})
		}
	}
}

var bareHyphen = regexp.MustCompile(`(^|[^\\])-`)

// TestManPagesAreSafe holds that words are words, wherever they stand in a line.
func TestManPagesAreSafe(t *testing.T) {
	for text, want := range map[string]string{
		".so /etc/passwd":    `\&.so /etc/passwd`,
		"'br":                `\&'br`,
		`a\fB b`:             `a\efB b`,
		"--home, “dî”":       `\-\-home, \[u201C]d\[u00EE]\[u201D]`,
		"one\n.PP\n.so more": "one .PP .so more",
	} {
		if got := guarded(text); got != want {
			t.Errorf("%q became %q and should be %q", text, got, want)
		}
	}
}

// unescaped is the text of a page, without requests, in one line.
func unescaped(page string) string {
	page = regexp.MustCompile(`(?m)^\.(TP|PP|nf|fi)$|\\f[BRI]|\\&`).ReplaceAllString(page, "")
	page = regexp.MustCompile(`\\\[u([0-9A-F]+)\]`).ReplaceAllStringFunc(page, func(escape string) string {
		var r rune
		for _, digit := range strings.TrimSuffix(strings.TrimPrefix(escape, `\[u`), "]") {
			r = r<<4 + rune(strings.IndexRune("0123456789ABCDEF", digit))
		}
		return string(r)
	})
	page = strings.NewReplacer(`\-`, "-", `\e`, `\`).Replace(page)
	return strings.Join(strings.Fields(page), " ")
}

// TestManPagesAreClean has the pages judged by those who show them.
func TestManPagesAreClean(t *testing.T) {
	judges := map[string][]string{
		"mandoc": {"-Tlint", "-Wwarning"},
		"groff":  {"-man", "-ww", "-z", "-Tutf8"},
	}
	for judge, args := range judges {
		if _, err := exec.LookPath(judge); err != nil {
			t.Logf("%s is not here: the pages are not judged by it", judge)
			delete(judges, judge)
			continue
		}
		dir := t.TempDir()
		for _, name := range language.Names() {
			for c, page := range pages(language.Of(name)) {
				file := filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+"."+name+".1")
				if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
					t.Fatal(err)
				}
				args = append(args, file)
			}
		}
		// Which of them says something about a page is enough to fail: warnings do not
		// end every one of them with an error.
		if out, err := exec.Command(judge, args...).CombinedOutput(); err != nil || len(bytes.TrimSpace(out)) > 0 {
			t.Errorf("%s: %v\n%s", judge, err, out)
		}
	}
	if len(judges) == 0 {
		t.Skip("neither mandoc nor groff is here")
	}
}
