package tui

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"prebirth/briefings/library"
	"prebirth/progress"
	"prebirth/tui/linear"
)

// Scripts are journeys by their keys, as [state.open] has them: what begins with = is
// typed, _ stands for a blank. Each is gone in the full screen and in lines of text,
// and ends with the same in the store.
var scripts = map[string]string{
	"read a part and the next":      "enter 2 space end n",
	"read by number":                "enter 5 3 end",
	"reflect, and mark it":          "enter 4 r =I_was_afraid. enter enter =And_then_I_asked. esc m down m esc",
	"reflect on the next prompt":    "enter 6 r =First. ctrl+n =Second. esc",
	"go on writing":                 "m enter enter =And_more. esc",
	"for supervision while writing": "m enter tab right tab esc",
	"a way to begin":                "enter 5 r ctrl+t 1 esc",
	"find and open":                 "/ =mother enter end esc",
	"neutral words":                 "m down enter ctrl+r enter esc esc",
	"all neutral words":             "m down enter ctrl+r a y esc esc",
	"all but no":                    "m down enter ctrl+r a n esc esc",
	"keep, with a reason":           "m down enter ctrl+r k =It_is_public. enter esc esc",
	"erase one":                     "m d y",
	"erase none":                    "m d n",
	"restore an earlier version":    "m end v left r y",
	"take a new passphrase":         "p s =long-enough-words enter =long-enough-words enter esc",
	"an action for supervision":     "s a =Ask_the_team enter",
}

func TestBothDrivers(t *testing.T) {
	for name, script := range scripts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if Raced {
				t.Skip("nothing here races")
			}
			keys := strings.Fields(script)
			seen, heard := furnished(t), furnished(t)
			d := drive(t, seen, 80, 24)
			for i, k := range keys {
				keys[i] = strings.ReplaceAll(k, "_", " ")
			}
			d.press(keys...)
			if err := d.close(); err != nil {
				t.Fatal(err)
			}
			said := inLines(t, heard, keys)
			if i := strings.IndexFunc(said, forTheEye); i >= 0 {
				t.Errorf("a sign that is no word is printed: %q", said[max(0, i-40):min(len(said), i+10)])
			}
			if a, b := stored(t, seen), stored(t, heard); a != b {
				t.Errorf("the full screen leaves\n%s\nand lines of text leave\n%s\nafter\n%s", a, b, said)
			}
		})
	}
}

// inLines goes a script in lines of text, and answers with what was printed.
func inLines(t *testing.T, home string, keys []string) string {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	folders, err := progress.FoldersFor(home, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	typist := &typist{keys: slices.Clone(keys), out: &out}
	o := Options{Library: lib, Folders: folders}.InLines(Spoken{Read: typist.read, Out: &out, Blocks: true})
	if _, err := Run(o, progress.OpenSoon(folders, progress.Options{})); err != nil {
		t.Fatalf("%v, after\n%s", err, out.String())
	}
	return out.String()
}

// A typist types in lines what a script has as keys.
type typist struct {
	keys  []string
	lines []string // of a text that is being typed
	out   io.Writer
	stuck int // lines in a row that took nothing of the script
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
	if len(y.keys) == 0 {
		return "", io.EOF
	}
	k := y.keys[0]
	text, typed := strings.CutPrefix(k, "=")
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
	}
	y.keys = y.keys[1:]
	switch {
	case turn == linear.ForAnswer:
		return k, nil
	case turn != linear.ForCommand && k == "esc":
		return ".", nil
	case turn != linear.ForCommand:
		return "", nil
	}
	return "key " + k, nil
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

// stored is what is in a store, but for what no two runs have alike.
func stored(t *testing.T, home string) string {
	t.Helper()
	folders, err := progress.FoldersFor(home, func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var all []string
	reflections, err := store.Reflections(progress.Filter{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reflections {
		all = append(all, fmt.Sprintf("reflection to %s, %s: %q", r.Prompt, r.Sharing, r.Text))
		kept, err := store.Kept(r.ID)
		for _, k := range kept {
			all = append(all, fmt.Sprintf("kept %q in it: %s", k.Words, k.Reason))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	places, err := store.Places()
	for _, p := range places {
		all = append(all, fmt.Sprintf("place %s %s", p.Part, p.Prompt))
	}
	reads, err2 := store.Reads()
	for part := range reads {
		all = append(all, "read "+part)
	}
	protection, err3 := store.Protection()
	if err != nil || err2 != nil || err3 != nil {
		t.Fatal(err, err2, err3)
	}
	all = append(all, fmt.Sprintf("passphrase %v", protection.Passphrase))
	slices.Sort(all)
	return strings.Join(all, "\n")
}
