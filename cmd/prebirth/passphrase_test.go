//go:build unix

package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// chosen1 is a passphrase that a test types. It must be seen nowhere.
const chosen1 = "marble kettle anchor violet"

// printedCode finds the groups of a recovery code as it is shown.
var printedCode = regexp.MustCompile(`[0-9A-Z]{5} - [0-9A-Z]{5} - [0-9A-Z]{5}`)

// askedGroup finds the group that is asked for.
var askedGroup = regexp.MustCompile(`Group (\d) of 6:`)

// everything is the screen and the lines that were scrolled off it.
func (p *terminal) everything() string {
	p.Helper()
	return p.tmux("capture-pane", "-p", "-S", "-", "-t", "p")
}

// blind sends letters that are not seen.
func (p *terminal) blind(text string) {
	p.Helper()
	p.tmux("send-keys", "-t", "p", "-l", "--", text)
	p.press("Enter")
}

// wrote writes a reflection to the terminal's home.
func (p *terminal) wrote(text string) {
	p.Helper()
	p.reflect()
	p.types(text)
	p.press("C-c")
	p.ended(0)
}

// A passphrase is set at the terminal. Neither it, nor the words that were
// suggested, nor the recovery code or the groups typed of it are on the screen or
// above it afterwards; and it opens what was written.
func TestTerminalPassphrase(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.wrote(words)
	p.start("seq 100; exec prebirth passphrase")
	p.shows("New passphrase")
	suggested := regexp.MustCompile(`(?m)^    (\S+ \S+ \S+ \S+ \S+)$`).FindStringSubmatch(trimLines(p.screen()))
	if suggested == nil {
		t.Fatalf("no five words are suggested:\n%s", p.screen())
	}
	p.blind(chosen1)
	p.shows("The same once more")
	p.lacks("marble")
	p.blind("a slip of the finger") // costs this step, and not the way
	p.shows("Try again.")
	p.blind(chosen1)
	p.until("it is asked for again", func() bool { return strings.Count(p.screen(), "once more") == 2 })
	p.blind(chosen1)
	p.shows("Press enter when you have written it down")
	groups := codeOn(p.screen())
	if len(groups) != 6 {
		t.Fatalf("the screen shows %d groups:\n%s", len(groups), p.screen())
	}
	p.press("Enter")
	p.answerGroups(groups)
	p.ended(0)

	all := p.everything()
	if !strings.Contains(all, "Done. What you wrote opens with the new passphrase") {
		t.Errorf("it is not said that it is done:\n%s", all)
	}
	if !strings.Contains(all, "\n100\n") || !strings.Contains(all, "If you lose both") {
		t.Errorf("what was on the screen before is gone:\n%s", all)
	}
	for _, secret := range append([]string{"marble", "violet", suggested[1]}, groups...) {
		if strings.Contains(all, secret) {
			t.Errorf("%q is still to be seen:\n%s", secret, all)
		}
	}

	p.start("exec prebirth reflections list")
	p.shows("Passphrase:")
	p.blind(chosen1)
	p.ended(0)
	if all := p.everything(); strings.Contains(all, "marble") || !strings.Contains(fold(all), words) {
		t.Errorf("after the passphrase was typed:\n%s", all)
	}
	p.start("exec prebirth reflections list")
	p.shows("Passphrase:")
	p.blind(chosen1 + "s")
	p.ended(5)
	p.shows("With the recovery code, prebirth recover")
}

// answerGroups types the two groups that are asked for.
func (p *terminal) answerGroups(groups []string) {
	p.Helper()
	for n := range 2 {
		var asked [][]string
		p.until("a group is asked for", func() bool {
			asked = askedGroup.FindAllStringSubmatch(p.screen(), -1)
			return len(asked) == n+1
		})
		i, err := strconv.Atoi(asked[n][1])
		if err != nil {
			p.Fatal(err)
		}
		p.blind(strings.ToLower(groups[i-1]))
	}
}

// codeOn is the groups of the recovery code that a text shows.
func codeOn(text string) (groups []string) {
	for _, line := range printedCode.FindAllString(text, -1) {
		groups = append(groups, strings.Split(line, " - ")...)
	}
	return groups
}

func trimLines(text string) string { return regexp.MustCompile(`(?m) +$`).ReplaceAllString(text, "") }

// Ctrl+c, and a signal, at any question end the program as a signal does, with
// the terminal as it was and nothing changed.
func TestTerminalPassphraseGivenUp(t *testing.T) {
	for name, c := range map[string]struct {
		until func(*terminal)
		end   func(*terminal)
		code  int
	}{
		"at the first question":  {func(p *terminal) {}, func(p *terminal) { p.press("C-c") }, 130},
		"behind some letters":    {func(p *terminal) { p.press("m", "a") }, func(p *terminal) { p.press("C-c") }, 130},
		"at the second question": {func(p *terminal) { p.blind(chosen1); p.shows("once more") }, func(p *terminal) { p.press("C-c") }, 130},
		"at the code": {func(p *terminal) {
			p.blind(chosen1)
			p.shows("once more")
			p.blind(chosen1)
			p.shows("Press enter")
		}, func(p *terminal) { p.press("C-c") }, 130},
		"after two slips": {func(p *terminal) {
			p.blind(chosen1)
			p.shows("once more")
			p.blind("other")
			p.shows("is not the same. Try again.")
			p.blind("short")
			p.shows("are the least. Try again.")
		}, func(p *terminal) { p.press("C-c") }, 130},
		"by SIGTERM":          {func(p *terminal) {}, func(p *terminal) { p.kill(p.pid(), 15) }, 143},
		"by the end of input": {func(p *terminal) {}, func(p *terminal) { p.press("C-d") }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newTerminal(t)
			p.start("exec prebirth passphrase")
			p.shows("New passphrase")
			c.until(p)
			c.end(p)
			p.ended(c.code)
			all := p.everything()
			if !strings.Contains(all, "Nothing was changed.") {
				t.Errorf("it is not said that nothing was changed:\n%s", all)
			}
			if strings.Contains(all, "marble") || codeOn(all) != nil {
				t.Errorf("a secret is to be seen:\n%s", all)
			}
			p.texts() // opens without a question
		})
	}
}

// Ctrl+c at the question that opens a locked store.
func TestTerminalUnlockGivenUp(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	p.protects()
	p.start("exec prebirth reflections list")
	p.shows("Passphrase:")
	p.press("m", "C-c")
	p.ended(130)
	p.lacks("hint")
}

// protects sets chosen1, by files, and returns the code.
func (p *terminal) protects() (code string) {
	p.Helper()
	words, file := filepath.Join(p.dir, "words.txt"), filepath.Join(p.dir, "code.txt")
	if err := os.WriteFile(words, []byte(chosen1+"\n"), 0o600); err != nil {
		p.Fatal(err)
	}
	c := exec.Command("prebirth", "passphrase", "--new-passphrase-file", words, "--recovery-code-file", file)
	c.Env = p.environ()
	if out, err := c.CombinedOutput(); err != nil {
		p.Fatalf("prebirth passphrase: %v\n%s", err, out)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		p.Fatal(err)
	}
	return strings.TrimSpace(string(text))
}

// The code is typed as it is read; a slip is met with the number of its group,
// and the code does not stay on the screen.
func TestTerminalRecover(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	code := p.protects()
	p.start("exec prebirth recover")
	p.shows("Recovery code, six groups of five:")
	slip := []byte(code)
	if slip[6]++; slip[6] == ':' || slip[6] == '[' {
		slip[6] = 'A'
	}
	p.blind(string(slip))
	p.shows("group 2")
	p.blind(strings.ToLower(code))
	p.shows("New passphrase")
	p.blind("copper meadow lantern sixty")
	p.shows("once more")
	p.blind("copper meadow lantern sixty")
	p.shows("Press enter when you have written it down")
	groups := codeOn(p.screen())
	p.press("Enter")
	p.answerGroups(groups)
	p.ended(0)
	all := strings.ToUpper(p.everything())
	for _, group := range append(groups, strings.Split(code, "-")...) {
		if strings.Contains(all, group) {
			t.Errorf("%q is still to be seen:\n%s", group, all)
		}
	}
}

// Over a pipe the same questions are answered by lines.
func TestPassphraseByLines(t *testing.T) {
	t.Parallel()
	p := bareTerminal(t)
	c := exec.Command("prebirth", "passphrase")
	c.Env = p.environ()
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	printed, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	asked, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Process.Kill() }) // it has ended, unless the test failed
	fmt.Fprintf(in, "%s\n%s\n", chosen1, chosen1)
	lines := bufio.NewReader(printed)
	var groups []string
	for said := ""; len(groups) < 6; groups = codeOn(said) {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("no code was printed: %v\n%s", err, said)
		}
		said += line
	}
	rest := make(chan string, 1)
	go func() {
		text, _ := io.ReadAll(lines)
		rest <- string(text)
	}()
	questions := bufio.NewReader(asked)
	for n := 0; n < 2; {
		line, err := questions.ReadString('\n')
		if err != nil {
			t.Fatalf("two groups are not asked for: %v", err)
		}
		if group := askedGroup.FindStringSubmatch(line); group != nil {
			i, _ := strconv.Atoi(group[1])
			fmt.Fprintln(in, groups[i-1])
			n++
		}
	}
	if said := <-rest; !strings.Contains(said, "Done.") {
		t.Errorf("it ended with %q", said)
	}
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
}
