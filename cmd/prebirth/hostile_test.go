//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/briefings/clean/hostile"
	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/session"
	"prebirth/progress/supervision"
	"prebirth/tui"
)

// A way is where what a command prints goes: a pipe (here a file) or a
// terminal. It counts what was judged.
type way struct {
	name     string
	out, err *os.File
	taken    func() []byte // what came out since the last time
	checks   *int
}

// waysOut are a pipe and a terminal.
func waysOut(t *testing.T, checks *int) []way {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "printed"))
	if err != nil {
		t.Fatal(err)
	}
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close(); tty.Close(); master.Close() })
	if _, err := term.MakeRaw(tty.Fd()); err != nil { // so that what arrives is what was printed
		t.Fatal(err)
	}
	arrived := make(chan []byte, 1)
	go read(master, arrived)
	return []way{{"pipe", file, file, func() []byte {
		all, err := os.ReadFile(file.Name())
		if err := errors.Join(err, file.Truncate(0)); err != nil {
			t.Fatal(err)
		}
		_, _ = file.Seek(0, io.SeekStart)
		return all
	}, checks}, {"terminal", tty, tty, func() []byte {
		fmt.Fprint(tty, stop)
		return <-arrived
	}, checks}}
}

// stop parts what one command printed from what the next one does. No payload
// has it.
const stop = "-- that was all --"

func read(from io.Reader, to chan<- []byte) {
	var all []byte
	for buffer := make([]byte, 1<<16); ; {
		n, err := from.Read(buffer)
		all = append(all, buffer[:n]...)
		if before, ok := bytes.CutSuffix(all, []byte(stop)); ok {
			to <- bytes.Clone(before)
			all = all[:0]
		}
		if err != nil {
			return
		}
	}
}

// runs has a command print there and answers with what came out, which must
// hold nothing that a terminal acts on.
func (w way) runs(t *testing.T, payloads int, args ...string) []byte {
	t.Helper()
	nobody, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer nobody.Close()
	run(args, nobody, w.out, w.err)
	return w.judge(t, payloads, fmt.Sprintf("%.300q", args))
}

func (w way) judge(t *testing.T, payloads int, what string) []byte {
	t.Helper()
	out := w.taken()
	*w.checks += payloads
	for _, find := range hostile.Arrived(out) {
		t.Errorf("%s to a %s: %s", what, w.name, find)
	}
	return out
}

// hostileHome holds a reflection for each payload, in its text, its prompt and
// the prompt's wording.
func hostileHome(t *testing.T, payloads []hostile.Payload) string {
	t.Helper()
	home := t.TempDir()
	folders, err := progress.FoldersFor(home, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range payloads {
		versions := 1
		if i%10 == 0 {
			versions = 2
		}
		for v := range versions {
			base := ""
			if v > 0 {
				base = fmt.Sprintf("%s-0", idOf(i))
			}
			_, err := store.SaveReflection(progress.Edit{
				Reflection: idOf(i), Revision: fmt.Sprintf("%s-%d", idOf(i), v), Base: base, Prompt: "gone/1/" + p.Text, Asked: "asked " + p.Text,
				Text: p.Text, At: written1.Add(time.Duration(2*i+v) * time.Hour),
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	shared(t, store, payloads)
	said(t, store, payloads)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return home
}

// shared has every payload come from somebody else, too: as a name and a role, as the
// words, the prompt and the title of a reflection, and as a comment where a comment
// may hold it.
func shared(t *testing.T, store *progress.Store, payloads []hostile.Payload) {
	t.Helper()
	desk := supervision.At(store)
	for i, p := range payloads {
		who := progress.Person{ID: fmt.Sprintf("person %d", i/50), Name: p.Text, Role: p.Text, Trust: progress.Verified, Since: written1}
		text := p.Text + "\n" + p.Text
		err := errors.Join(store.SavePerson(who), store.SaveShown([]progress.Shown{{Person: who.ID, Reflection: idOf(i), Digest: handover.TextSHA256(text),
			Revision: idOf(i), Prompt: "gone/1/" + p.Text, Asked: p.Text, Briefing: p.Text, Part: p.Text, Text: text, Stars: `["end"]`,
			Written: written1, At: written1, Handover: fmt.Sprint(i)}}))
		if err != nil {
			t.Fatal(err)
		}
		b, err := desk.With(who.ID)
		if err != nil {
			t.Fatal(err)
		}
		var refused *handover.RefusedError
		if err := desk.Comment(b, idOf(i), "", p.Text); err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
	}
}

// said has every payload said in a session, and agreed, and be the title, the team and
// the question of one.
func said(t *testing.T, store *progress.Store, payloads []hostile.Payload) {
	t.Helper()
	for i, p := range payloads {
		s := session.Session{
			Schema: 1, ID: "session-" + idOf(i), Briefing: p.Text, Title: p.Text, Edition: p.Text, Team: p.Text, LedBy: p.Text, Began: written1,
			Parts:   []session.Part{{ID: p.Text, Number: 1, Title: p.Text, Shown: true}},
			Actions: []session.Action{{What: p.Text, Owner: p.Text}},
			Asked: []session.Asked{{Prompt: p.Text, Part: p.Text, Question: p.Text, Said: []session.Said{{N: 1, Text: p.Text}},
				Hands: []session.Hand{{Label: p.Text, Count: 1}}}},
		}
		if err := store.SaveSession(progress.Session{ID: s.ID, Briefing: s.Briefing, Team: s.Team, At: written1, Body: s.Body()}); err != nil {
			t.Fatal(err)
		}
	}
}

func idOf(i int) string { return fmt.Sprintf("01950000-0000-7000-8000-%012d", i) }

// TestNothingArrives sends the whole table through what every command prints,
// to a pipe and to a terminal: nothing of it may arrive as a command.
func TestNothingArrives(t *testing.T) {
	t.Setenv("PREBIRTH_HOME", t.TempDir()) // whatever is forgotten below, nobody's own words are touched
	payloads, checks := hostile.Payloads(), 0
	home := hostileHome(t, payloads)
	for _, w := range waysOut(t, &checks) {
		t.Run("kept words to a "+w.name, func(t *testing.T) { keptWords(t, w, home, payloads) })
		t.Run("arguments to a "+w.name, func(t *testing.T) { arguments(t, w, home, payloads) })
		t.Run("every command to a "+w.name, func(t *testing.T) { everyCommand(t, w, payloads) })
		t.Run("errors to a "+w.name, func(t *testing.T) { errorTexts(t, w, payloads) })
		t.Run("a store set aside, to a "+w.name, func(t *testing.T) { setAside(t, w) })
	}
	fmt.Printf("figure: hostile payloads from commands, checks %d; %d payloads, 0 bytes arrived\n", checks, len(payloads))
}

func keptWords(t *testing.T, w way, home string, payloads []hostile.Payload) {
	for _, args := range [][]string{
		{"sessions", "list"}, {"sessions", "--json"}, {"reflections", "list"}, {"reflections", "list", "--json"}, {"reflections", "export", "--reason", "made up"},
		{"reflections", "export", "--json", "--reason", "made up"}, {"reflections"}, {"reflections", "check"}, {"reflections", "check", "--json"},
		{"review"}, {"review", "--json"},
		{"record", "cpd", "--from", "1/1/2020", "--words", "--reason", "made up"}, {"record", "nmc", "--from", "1/1/2020", "--words", "--reason", "made up", "--json"},
		{"record", "cpd", "--from", "1/1/2020", "--words", "--reason", "made up", "--format", "csv"},
	} {
		out := w.runs(t, len(payloads), append(args, "--home", home)...)
		for _, p := range payloads {
			if len(args) > 1 && args[1] != "check" && !bytes.Contains(out, []byte(p.Mark)) {
				t.Fatalf("%q leaves out %s, so that it was not tried", args, p.Name)
			}
		}
	}
	for i := range payloads {
		if i%40 == 0 { // each opens the store; the list above has them all
			w.runs(t, 1, "reflections", "show", idOf(i), "--home", home)
			w.runs(t, 1, "reflections", "show", idOf(i), "--json", "--home", home)
			w.runs(t, 1, "review", "show", idOf(i), "--home", home)
			w.runs(t, 1, "sessions", "show", idOf(i), "--home", home)
			w.runs(t, 1, "record", "session", idOf(i), "--reason", "made up", "--home", home)
			w.runs(t, 1, "record", "session", idOf(i), "--reason", "made up", "--format", "html", "--home", home)
			w.runs(t, 1, "review", "show", idOf(i), "--json", "--home", home)
		}
	}
	out := w.runs(t, len(payloads), "search", "end", "--home", home)
	w.runs(t, len(payloads), "search", "end", "--json", "--home", home)
	if !bytes.Contains(out, []byte("In your reflections")) {
		t.Errorf("nothing was found: %.200q", out)
	}
}

var sparse = flag.Int("sparse", 8, "of so many hostile payloads one is given to commands by itself; all are, together")

// arguments gives payloads by themselves to all that repeats its arguments.
func arguments(t *testing.T, w way, home string, payloads []hostile.Payload) {
	file := filepath.Join(home, "data", "reflections.db")
	for i, p := range payloads {
		every := *sparse
		if w.name == "terminal" {
			every *= 3 // the writers are the same ones
		}
		if i%every > 0 {
			continue
		}
		cheap := [][]string{
			{p.Text}, {"--" + p.Text}, {"-" + p.Text}, {"help", p.Text}, {"completion", p.Text}, {"--theme", p.Text, "list"}, {"--color", p.Text, "list"},
			{"reflections", "export", "--format", p.Text}, {"where", "--home", filepath.Join(home, p.Text)}, {"where", "--json", "--home", filepath.Join(home, p.Text)},
		}
		if i%16 == 0 { // these read the library or open a store; everyCommand has the rest
			cheap = append(cheap, []string{"read", p.Text}, []string{"read", "unborn-babies/" + p.Text}, []string{"read", "unborn-babies", "--width", p.Text},
				[]string{"list", p.Text}, []string{"reflections", p.Text, "--home", home}, []string{"reflections", "list", "--briefing", p.Text, "--home", home},
				[]string{"reflections", "list", "--home", filepath.Join(file, p.Text)}, []string{"search", p.Text, "--home", home}, []string{"search", p.Text, "--json", "--home", home},
				[]string{"reflections", "show", p.Text, "--home", home}, []string{"reflections", "export", "--reason", p.Text, "--output", filepath.Join(t.TempDir(), p.Text), "--home", home},
				[]string{"reflections", "export", "--reason", p.Text, "--output", filepath.Join(home, "nowhere", p.Text), "--home", home})
		}
		for _, args := range cheap {
			w.runs(t, 1, args...)
		}
	}
}

// everyCommand gives the whole table in one argument to each command that there
// is, so that a new one is tried before anybody thinks of it, and looks at its
// help.
func everyCommand(t *testing.T, w way, payloads []hostile.Payload) {
	var all strings.Builder
	for _, p := range payloads {
		all.WriteString(p.Text)
	}
	home, tried := t.TempDir(), 0
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		path := strings.Fields(c.CommandPath())[1:]
		w.runs(t, len(payloads), append(path[:len(path):len(path)], all.String(), "--home", home)...)
		w.runs(t, len(payloads), append(path[:len(path):len(path)], "--home", filepath.Join(home, all.String()))...)
		if out := w.runs(t, 0, append(path[:len(path):len(path)], "--help")...); len(out) == 0 {
			t.Errorf("%s has no help", c.CommandPath())
		}
		tried++
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(newRoot(&env{}))
	if tried < 10 {
		t.Errorf("only %d commands were tried", tried)
	}
}

// errorTexts are errors and hints with a payload each, and words that could not
// be saved.
func errorTexts(t *testing.T, w way, payloads []hostile.Payload) {
	e := &env{out: w.out, words: &printer{to: clean.NewWriter(w.out)}, err: clean.NewWriter(w.err)}
	for _, p := range payloads {
		for _, err := range []error{
			&notFoundError{errors.New(p.Text), p.Text}, &usageError{errors.New(p.Text), p.Text}, &os.PathError{Op: "open", Path: p.Text, Err: os.ErrNotExist},
			errors.Join(errors.New(p.Text), fmt.Errorf("do: %w", errors.New(p.Text))),
		} {
			e.report(err)
			e.print("%s", p.Text)
			out := w.judge(t, 2, p.Name)
			if !bytes.Contains(out, []byte(p.Mark)) {
				t.Errorf("%s: %q was not said: %q", p.Name, err, out)
			}
		}
		e.printUnsaved(&tui.UnsavedError{Err: errors.New("x"), Edits: []progress.Edit{{Asked: p.Text, Text: p.Text}}})
		w.judge(t, 2, p.Name)
	}
}

// setAside is a store that cannot be read in a folder of a hostile name: where
// it went is said.
func setAside(t *testing.T, w way) {
	home := filepath.Join(t.TempDir(), "\x1b]0;t\a\u009b31m\u202e\x7f\u2028\U000e0041\r&#27;[31m")
	w.runs(t, 1, "reflections", "list", "--home", home)
	if err := os.WriteFile(filepath.Join(home, "data", "reflections.db"), bytes.Repeat([]byte("no store "), 2000), 0o600); err != nil {
		t.Fatal(err)
	}
	out := w.runs(t, 1, "reflections", "list", "--home", home)
	if !bytes.Contains(out, []byte("]0;t")) {
		t.Errorf("the folder was not named: %q", out)
	}
}

// TestAFileHoldsWhatWasTyped holds that cleaning ends where a person's own file
// begins, and that JSON to a pipe means the same as what is kept.
func TestAFileHoldsWhatWasTyped(t *testing.T) {
	payloads, checks := hostile.Payloads(), 0
	home, folder := hostileHome(t, payloads), t.TempDir()
	pipe := waysOut(t, &checks)[0]
	beside, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	pipe.err = beside
	pipe.runs(t, 1, "reflections", "export", "--reason", "made up", "--home", home, "--output", filepath.Join(folder, "all.md"))
	words, err := os.ReadFile(filepath.Join(folder, "all.md"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Reflections []struct{ ID, Text string }
	}
	if err := json.Unmarshal(pipe.runs(t, 1, "reflections", "export", "--json", "--home", home), &doc); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, r := range doc.Reflections {
		texts[r.ID] = r.Text
	}
	for i, p := range payloads {
		if !bytes.Contains(words, []byte("\n\n"+p.Text+"\n\n")) {
			t.Errorf("%s: the file has other words", p.Name)
		}
		if got := texts[idOf(i)]; got != asJSON(p.Text) {
			t.Errorf("%s: as JSON it is %q", p.Name, got)
		}
	}
}

// asJSON is text as JSON can hold it: bytes that are not UTF-8 cannot be.
func asJSON(text string) string {
	written, _ := json.Marshal(text)
	_ = json.Unmarshal(written, &text)
	return text
}
