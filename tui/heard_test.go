package tui

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"prebirth/progress"
	"prebirth/tui/editor"
	"prebirth/tui/linear"
)

// What becomes of a line that is typed while something comes over its page.

// A listener reads out an app, and is answered by a script in which things happen
// between the lines.
type listener struct {
	t     *testing.T
	d     *driver
	m     *linear.Model
	turns []any // a line as a string, or a func(*driver) for what happens before the next one
	msgs  chan tea.Msg
	out   strings.Builder
}

// listen goes a script, and answers with what was printed.
func listen(t *testing.T, d *driver, turns ...any) string {
	t.Helper()
	l := &listener{t: t, d: d, turns: turns, msgs: make(chan tea.Msg)}
	l.m = linear.New(d.app, linear.Options{Read: l.read, Out: &l.out, Asks: true, End: endMsg{}})
	d.settle()
	l.run(l.m.Init())
	for msg := range l.msgs {
		if happens, ok := msg.(func()); ok {
			happens()
			continue
		}
		_, cmd := l.m.Update(msg)
		if _, over := msg.(tea.QuitMsg); over {
			break
		}
		l.run(cmd)
	}
	return l.out.String()
}

// run has a command done beside everything else, as Bubble Tea does.
func (l *listener) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				l.run(c)
			}
		default:
			l.msgs <- msg
		}
	}()
}

// read is the next line. What happens before it is over when it is typed.
func (l *listener) read(linear.Turn) (string, error) {
	for len(l.turns) > 0 {
		turn := l.turns[0]
		l.turns = l.turns[1:]
		happens, ok := turn.(func(*driver))
		if !ok {
			return fmt.Sprint(turn), nil
		}
		done := make(chan struct{})
		l.msgs <- func() { happens(l.d); close(done) }
		<-done
	}
	return "", io.EOF
}

// covers has ctrl+x pressed by nobody who types lines, and slept lets the time pass
// after which all is locked.
func covers(d *driver) { d.app.Update(keyPress("ctrl+x")) }
func slept(d *driver)  { d.app.quiet.begin(time.Nanosecond, time.Now().Add(-time.Hour)) }

// reflecting is a home, and the program that is about to take the first words to a
// prompt.
func reflecting(t *testing.T) (home string, d *driver) {
	t.Helper()
	home = furnished(t)
	d = drive(t, home, 80, 24)
	return home, d.press("enter", "4", "r")
}

func reflectionTo(t *testing.T, home, words string) string {
	t.Helper()
	for _, line := range strings.Split(stored(t, home, ""), "\n") {
		if strings.HasPrefix(line, "reflection") && strings.Contains(line, words) {
			return line
		}
	}
	return ""
}

func ended(t *testing.T, d *driver) {
	t.Helper()
	if err := d.close(); err != nil {
		t.Fatal(err)
	}
}

// A line typed after a sleep is in the text before anything is covered.
func TestALineAfterASleepIsKept(t *testing.T) {
	t.Parallel()
	home, d := reflecting(t)
	said := listen(t, d, "The first.", slept, "After the sleep.")
	ended(t, d)
	if d.app.cover.kind == uncovered {
		t.Fatalf("nothing was covered, after\n%s", said)
	}
	if got := reflectionTo(t, home, "The first."); !strings.Contains(got, `The first.\nAfter the sleep.`) {
		t.Errorf("%s, after\n%s", stored(t, home, ""), said)
	}
}

// Lines typed under a cover go to the text that they are of, and to no other.
func TestLinesUnderACover(t *testing.T) {
	t.Parallel()
	home, d := reflecting(t)
	said := listen(t, d, "The first.", covers, "Under it.", "key ctrl+x", ".")
	ended(t, d)
	if got := reflectionTo(t, home, "The first."); !strings.Contains(got, `The first.\nUnder it."`) {
		t.Errorf("%s, after\n%s", stored(t, home, ""), said)
	}
	if strings.Contains(said, "NOT SAVED") {
		t.Errorf("what was saved is said not to be:\n%s", said)
	}
}

// What no text has got by the end is printed.
func TestLinesThatNoTextHasAreGivenBack(t *testing.T) {
	t.Parallel()
	home, d := reflecting(t)
	said := listen(t, d, "The first.", covers, "Under it.")
	ended(t, d)
	if got := reflectionTo(t, home, "Under it."); got != "" {
		t.Errorf("%s, after\n%s", got, said)
	}
	if _, after, ok := strings.Cut(said, "NOT SAVED"); !ok || !strings.Contains(after, "Under it.") {
		t.Errorf("they are not printed:\n%s", said)
	}
}

// The paragraph that is to take another's place is kept as well, and what is typed
// under the cover is never taken for it.
func TestAChangeUnderACover(t *testing.T) {
	t.Parallel()
	home, d := reflecting(t)
	said := listen(t, d, "The first.", ".", "change 1", covers, "Another.", "A secret.", "key ctrl+x")
	ended(t, d)
	if !strings.Contains(said, `no command "A secret."`) {
		t.Errorf("what was typed under the cover was taken for something of the page below:\n%s", said)
	}
	if got := reflectionTo(t, home, "The first."); !strings.Contains(got, `"The first.\nAnother."`) {
		t.Errorf("%s, after\n%s", stored(t, home, ""), said)
	}
}

// Writing goes on below any paragraph.
func TestWritingBelowAParagraph(t *testing.T) {
	t.Parallel()
	home, d := reflecting(t)
	said := listen(t, d, "The first.", "The last.", ".", "write 3", "write 1", "Below it.", "", "And again.", ".", "write", "The very last.", ".")
	ended(t, d)
	if got := reflectionTo(t, home, "The first."); !strings.Contains(got, `"The first.\nBelow it.\n\nAnd again.\nThe very last.\nThe last."`) {
		t.Errorf("%s, after\n%s", got, said)
	}
	if !strings.Contains(said, "write 1, up to write 2.") {
		t.Errorf("what numbers there are is not said:\n%s", said)
	}
}

// A text that is full stays as it is, and each line that is not taken is told of.
func TestAFullTextStays(t *testing.T) {
	t.Parallel()
	home, d := reflecting(t)
	full := strings.Repeat("word ", editor.MostBytes/5)
	said := listen(t, d, full, "One more line than that.", "And another.", ".")
	ended(t, d)
	got := reflectionTo(t, home, "word word")
	if len(got) < len(full) || strings.Contains(got, "One more") || reflectionTo(t, home, "And another") != "" {
		t.Errorf("%d bytes are stored, of %d", len(got), len(full))
	}
	if n := strings.Count(said, "That line was not taken."); n != 2 {
		t.Errorf("it is said %d times that a line was not taken", n)
	}
}

// A list that is loaded piece by piece is read out to its end, each item once.
func TestALongListIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	d := drive(t, home, 80, 24)
	d.settle()
	store, err := d.opening.Store()
	if err != nil {
		t.Fatal(err)
	}
	const written = 230
	for i := range written {
		id := fmt.Sprint(i)
		if _, err := store.SaveReflection(progress.Edit{Reflection: id, Revision: "r" + id, Prompt: "unborn-babies/1/hardest-part", Asked: "What?",
			Text: "number " + id + " of all", At: time.Now().Add(-time.Duration(i) * time.Minute)}); err != nil {
			t.Fatal(err)
		}
	}
	turns := []any{"key m"}
	for range (written - 1) / 20 {
		turns = append(turns, "more")
	}
	said := listen(t, d, turns...)
	ended(t, d)
	for i := range written {
		if n := strings.Count(said, fmt.Sprintf("number %d of all", i)); n != 1 {
			t.Fatalf("reflection %d is read %d times:\n%s", i, n, said)
		}
	}
}
