package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"prebirth/progress/record"
	"prebirth/tui/language/greek"
)

// notation is how cobra writes what can be typed, in every language.
var notation = []string{"string", "strings", "stringArray", "int", "ints", "float", "default", "flags", "command"}

// TestEveryHelpSpeaksTheLanguage has the help of every command in Greek letters: what
// is left in others is what is typed, or cobra's notation.
func TestEveryHelpSpeaksTheLanguage(t *testing.T) {
	typed := slices.Concat(notation, record.BuiltIn())
	root := newRoot(&env{Language: greek.Language(t, "../../tui/language/en.po")})
	tried := 0
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		tried++
		for line := range strings.Lines(saidInHelp(t, c)) {
			words := slices.DeleteFunc(latin.FindAllString(line, -1), func(word string) bool { return slices.Contains(typed, word) })
			if len(words) > 0 {
				t.Errorf("%s --help says %q in English: %q", c.CommandPath(), words, line)
			}
		}
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(root)
	if tried < 10 {
		t.Errorf("only %d commands were tried", tried)
	}
}

// saidInHelp is the help of a command without what is typed.
func saidInHelp(t *testing.T, c *cobra.Command) string {
	t.Helper()
	var text strings.Builder
	c.SetOut(&text)
	if err := c.Help(); err != nil {
		t.Fatal(err)
	}
	help := strings.Replace(text.String(), c.Example, "", 1)
	help = strings.Replace(help, c.UseLine(), "", 1)
	for _, typed := range []string{
		"PREBIRTH_HOME", "auto, always, never", strings.Join(themes(), ", "), strings.Join(languages(), ", "),
		quoted(record.CPD{}.Fields()), quoted(record.NMC{}.Fields()),
	} {
		help = strings.ReplaceAll(help, typed, "")
	}
	for _, sub := range c.Commands() {
		help = regexp.MustCompile(`(?m)^  `+sub.Name()+` `).ReplaceAllString(help, "")
	}
	return callTyped.ReplaceAllString(flagTyped.ReplaceAllString(help, ""), "")
}

var (
	// callTyped is how a command is called.
	callTyped = regexp.MustCompile(`(?m)^( *)prebirth( [a-z-]+)*( COMMAND --help)?`)
	// flagTyped is a flag, and its value unless another is given.
	flagTyped = regexp.MustCompile(`(?m)^ +(-\w, )? *--[a-z-]+|"[a-z]+"\)$`)
)
