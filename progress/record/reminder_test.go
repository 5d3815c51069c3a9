package record

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func reminder() ReminderOf {
	return ReminderOf{
		ID: "0190f5c2-7a41-7c3e-9d53-2f1c6a8b4e10", Briefing: "Safeguarding un/born babies",
		Review: on(31, time.December), Made: time.Date(2026, time.November, 24, 11, 30, 5, 0, time.FixedZone("", 3600)),
	}
}

func TestReminder(t *testing.T) {
	got := Reminder(reminder())
	path := filepath.Join("testdata", "review.ics")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s differs (%v); go test ./progress/record -update accepts it:\n%s", path, err, got)
	}
	for _, want := range []string{
		"\r\nDTSTAMP:20261124T103005Z\r\n", "\r\nDTSTART;VALUE=DATE:20261231\r\n", "\r\nDTEND;VALUE=DATE:20270101\r\n", "\r\nTRIGGER:PT9H\r\n",
		"\r\nSUMMARY:Review the action plan: Safeguarding un/born babies\r\n", "\r\nCLASS:PRIVATE\r\n", "\r\nTRANSP:TRANSPARENT\r\n",
		"\r\nUID:0190f5c2-7a41-7c3e-9d53-2f1c6a8b4e10\r\n",
	} {
		if !bytes.Contains(got, []byte(want)) {
			t.Errorf("%q is missing", want)
		}
	}
}

// The day is the one in its own place, wherever the computer is.
func TestReminderKeepsItsDay(t *testing.T) {
	r := reminder()
	for _, hours := range []int{-11, 0, 13} {
		r.Review = time.Date(2027, time.March, 28, 23, 30, 0, 0, time.FixedZone("", hours*3600))
		if got := Reminder(r); !bytes.Contains(got, []byte("DTSTART;VALUE=DATE:20270328\r\nDTEND;VALUE=DATE:20270329\r\n")) {
			t.Errorf("%v: %s", r.Review, got)
		}
	}
}

func TestNoReminderWithoutADate(t *testing.T) {
	r := reminder()
	r.Review = time.Time{}
	if got := Reminder(r); got != nil {
		t.Errorf("got %s", got)
	}
}

// A calendar is shared: what it may say is fixed here, so that whoever adds to it
// has to think.
func TestAReminderHasNoFieldForWhatWasSaid(t *testing.T) {
	var fields []string
	for f := range reflect.TypeFor[ReminderOf]().Fields() {
		fields = append(fields, f.Name)
	}
	if want := []string{"ID", "Briefing", "Review", "Made"}; !slices.Equal(fields, want) {
		t.Errorf("the fields are %v, not %v", fields, want)
	}
}

// Whatever a title or an id holds, the file has the same properties in the same
// order, and they say what was given.
func FuzzReminder(f *testing.F) {
	for _, text := range append(seeds(), "a,b;c\\d\\n", "x\r\nATTENDEE:mailto:a@b.example", "x\nEND:VEVENT\nBEGIN:VEVENT", "x\r\n :y", "\u2028SUMMARY:z", "\x00\x1b[31m\u202e",
		strings.Repeat("é", 200), strings.Repeat("a", 62)+"👩\u200d👧👩\u200d👧", strings.Repeat("\\", 100)) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := reminder()
		want := unfolded(t, Reminder(r))
		r.ID, r.Briefing = text, text
		got := unfolded(t, Reminder(r))
		if len(got) != len(want) {
			t.Fatalf("%d lines, not %d: %q", len(got), len(want), got)
		}
		summary := "Review the action plan"
		if title := line(text); title != "" {
			summary += ": " + title
		}
		alarm := false
		for i, l := range got {
			name, value, _ := strings.Cut(l, ":")
			was, fixed, _ := strings.Cut(want[i], ":")
			alarm = alarm || value == "VALARM"
			switch {
			case name == "UID":
				fixed = line(text)
			case name == "SUMMARY" || name == "DESCRIPTION" && alarm:
				fixed = summary
			case name == "DESCRIPTION":
				fixed = unescaped(t, fixed)
			}
			if strings.HasPrefix(name, "UID") || name == "SUMMARY" || name == "DESCRIPTION" {
				value = unescaped(t, value)
			}
			if name != was || value != fixed {
				t.Errorf("line %d is %s: %q, not %s: %q", i, name, value, was, fixed)
			}
		}
	})
}

// unfolded reads a calendar's lines as a reader of it does, and holds them to
// their form.
func unfolded(t *testing.T, file []byte) []string {
	t.Helper()
	whole, ended := bytes.CutSuffix(file, []byte("\r\n"))
	var lines []string
	for _, l := range bytes.Split(whole, []byte("\r\n")) {
		if len(l) > 75 || len(l) == 0 || !utf8.Valid(l) || bytes.IndexFunc(l, func(r rune) bool { return r < ' ' || r == 0x7f }) >= 0 {
			t.Errorf("a line of %d bytes: %q", len(l), l)
		}
		if l[0] == ' ' {
			lines[len(lines)-1] += string(l[1:])
			continue
		}
		lines = append(lines, string(l))
	}
	if !ended {
		t.Errorf("the last line has no end: %q", file)
	}
	return lines
}

// unescaped is the text of a property. A comma or semicolon of its own would part
// it in two.
func unescaped(t *testing.T, value string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		c := value[i]
		if c == ',' || c == ';' {
			t.Errorf("%q is parted at %d", value, i)
		}
		if c == '\\' {
			if i++; i == len(value) {
				t.Fatalf("%q ends in the middle", value)
			}
			if c = value[i]; c == 'n' || c == 'N' {
				c = '\n'
			} else if !strings.ContainsRune(`\,;`, rune(c)) {
				t.Errorf("%q has an escape of %q", value, c)
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}
