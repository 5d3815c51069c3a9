package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// "Nothing cut without saying so."

// numberOf is the number of an item, which only a list has in its first cell, and
// beforeWords is what stands before the words of a row: sign, rail, the bar before a
// quotation.
var (
	numberOf    = regexp.MustCompile(`^\d([▸ ] )`)
	beforeWords = regexp.MustCompile(`^(▸ ?)?([○●] \d\d ?)?(▏ )?`)
)

// words are a row's, and nothing else.
func words(row string) string {
	row = numberOf.ReplaceAllString(ansi.Strip(row), "$1")
	return beforeWords.ReplaceAllString(strings.Join(strings.Fields(row), " "), "")
}

func bodyOf(d *driver) (rows []string) {
	for _, row := range strings.Split(d.top().Body, "\n") {
		rows = append(rows, strings.TrimRight(ansi.Strip(row), " "))
	}
	return rows
}

func (d *driver) at(w, h int) {
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
	d.settle()
}

// What the frame cuts ends with a sign: the title, the status, a notice. The footer
// names all keys, or the one that shows all, or ends with the sign. The body is cut by
// nobody but its screen.
func TestTheFrameSaysWhatItCuts(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		d := s.open(t)
		for _, size := range [][2]int{{20, 6}, {23, 10}, {30, 9}, {33, 7}, {40, 12}, {52, 18}, {64, 8}, {80, 24}, {112, 30}} {
			d.at(size[0], size[1])
			for _, what := range d.frameCuts() {
				t.Errorf("%s at %v: %s\n%s", s.name, size, what, ansi.Strip(d.app.View().Content))
			}
		}
	}
}

func (d *driver) frameCuts() (wrong []string) {
	f, v := d.app.frame, d.top()
	v.Keys = append(v.Keys[:len(v.Keys):len(v.Keys)], everywhere[:2]...)
	rows := strings.Split(ansi.Strip(d.app.View().Content), "\n")
	shows := func(what, text, in string) {
		if text = words(text); text != "" && !strings.Contains(words(in), text) && !strings.HasSuffix(strings.TrimSpace(in), "…") {
			wrong = append(wrong, fmt.Sprintf("%s is %q and shows as %q", what, text, in))
		}
	}
	if f.header > 0 {
		title := strings.TrimSuffix(strings.TrimRight(rows[0], " "), v.Right.String())
		shows("the title", v.Title.String(), title)
	}
	shows("the status", v.Status.String(), rows[len(rows)-f.footer-f.status])
	footer := strings.Join(rows[len(rows)-f.footer:], " ")
	for _, k := range v.Keys {
		name := k.Help().Key + " " + k.Help().Desc
		if !strings.Contains(words(footer), name) && !slices.ContainsFunc(v.Keys, opensHelp) && !strings.HasSuffix(strings.TrimSpace(footer), "…") {
			wrong = append(wrong, fmt.Sprintf("the footer leaves out %q: %q", name, footer))
		}
	}
	body := strings.Split(v.Body, "\n")
	if len(body) > f.body && strings.TrimSpace(ansi.Strip(strings.Join(body[f.body:], ""))) != "" {
		wrong = append(wrong, fmt.Sprintf("the body has %d rows and room for %d", len(body), f.body))
	}
	for _, row := range body {
		if n := d.app.widths.StringWidth(row); n > f.width {
			wrong = append(wrong, fmt.Sprintf("a row of the body has %d cells and room for %d: %q", n, f.width, ansi.Strip(row)))
		}
	}
	return wrong
}

// A row of a narrow window that ends before the words do goes on in the next one, or
// ends with a sign. It is held against a window in which the same row is longer: below
// it no screen draws columns, so that the words come in the same order.
func TestNarrowRowsSayWhereTheyAreCut(t *testing.T) {
	t.Parallel()
	held := 0
	for _, s := range states {
		d := s.open(t)
		d.at(73, 200)
		wide := bodyOf(d)
		for _, w := range []int{20, 24, 31, 40, 47, 58, 66, 72} {
			d.at(w, 200)
			n, wrong := cuts(bodyOf(d), wide)
			held += n
			for _, what := range wrong {
				t.Errorf("%s at width %d: %s", s.name, w, what)
			}
		}
	}
	if held < 4000 {
		t.Errorf("only %d rows were held against wider ones", held)
	}
}

// cuts is how many rows were found in the wide ones, and which of them end too soon.
func cuts(narrow, wide []string) (held int, wrong []string) {
	text, ends := "", map[int]bool{} // where a row of the wide window ends
	for _, row := range wide {
		text += words(row)
		ends[len(text)] = true
		text += " "
	}
	for i, row := range narrow {
		row = strings.TrimLeft(words(row), "▸ ")
		if len(row) < 4 || strings.HasSuffix(row, "…") || strings.Trim(row, "─") == "" {
			continue
		}
		next := ""
		if i+1 < len(narrow) {
			next = words(narrow[i+1])
		}
		found, good := false, false
		for at := 0; ; {
			i := strings.Index(text[at:], row)
			if i < 0 {
				break
			}
			at += i + len(row)
			found = true
			good = good || ends[at] || goesOn(text[at:], next)
		}
		if found {
			held++
		}
		if found && !good {
			wrong = append(wrong, fmt.Sprintf("%q ends before its words do, and %q comes next", row, next))
		}
	}
	return held, wrong
}

// goesOn says whether the next row has what follows.
func goesOn(rest, next string) bool {
	rest = strings.TrimLeft(rest, " ")
	if strings.HasPrefix(rest, "…") || strings.HasPrefix(rest, "+}") { // what was added ends
		return true
	}
	first, _, _ := strings.Cut(strings.TrimRight(next, "…"), " ")
	return first != "" && strings.HasPrefix(rest, first)
}

// leftOut are rows that a low window does without, as the frame does without its rules:
// they name what is there, and say nothing that is not said elsewhere.
var leftOut = regexp.MustCompile(`^(ours|published) · prompt \d|^● private|^The first versi|^How it reads now|^What changed in it|^What\?$|^A way to begin$|^(not verified yet · )?1 new`)

// otherwise are states that are worded otherwise in a low window, so that rows cannot be
// held against each other, or in which something lies over the rows.
var otherwise = map[string]string{
	"reflect, empty":          "the note before the first word is shorter, see TestTheNoteIsWhole",
	"reflect, a way to begin": "the menu lies over the writing",
	"journal, delete":         "the question is whole, and the list is not asked about",
	"supervise, end":          "the question is shorter",
	"protect, choose":         "a shorter sentence",
	"protect, again":          "a shorter sentence",
	"protect, check":          "a shorter sentence",
	"file, a part":            "a shorter sentence",
	"file, a reflection":      "a shorter sentence",
}

// A window in which not all rows have room says so: in the status, or with the sign.
func TestLowWindowsSayWhatLiesBelow(t *testing.T) {
	t.Parallel()
	held := 0
	for _, s := range states {
		if otherwise[s.name] != "" {
			continue
		}
		d := s.open(t)
		for _, w := range []int{20, 40, 80} {
			for _, h := range []int{6, 7, 8, 9, 10, 12, 15, 17, 18, 20, 24} {
				d.at(w, 200)
				tall := bodyOf(d)
				d.at(w, h)
				lost := lostRows(bodyOf(d), tall)
				if held += len(lost); len(lost) > 0 && !d.saysMore() {
					t.Errorf("%s at %dx%d: %q is not there, and nothing says so\n%s", s.name, w, h, lost[0], ansi.Strip(d.app.View().Content))
				}
			}
		}
	}
	if held < 5000 {
		t.Errorf("only %d rows were out of sight", held)
	}
}

// lostRows are the rows with words that a low window does not have, of those below the
// first that it has, and that are not behind a sign in it.
func lostRows(low, tall []string) (lost []string) {
	first, has, signs := "", map[string]bool{}, []string{}
	for _, row := range low {
		w := words(row)
		if first == "" {
			first = w
		}
		if has[w] = true; strings.HasSuffix(w, "…") {
			signs = append(signs, strings.TrimRight(w, "… "))
		}
	}
	from := 0
	for i, row := range tall {
		if words(row) == first {
			from = i
		}
	}
	behind := false
	for _, row := range tall[from:] {
		w := words(row)
		cut := slices.ContainsFunc(signs, func(s string) bool { return s != "" && strings.HasPrefix(w, s) })
		switch {
		case has[w], strings.Trim(w, "─") == "":
			behind = cut
		case cut:
			behind = true
		case !behind && !leftOut.MatchString(w):
			lost = append(lost, w)
		}
	}
	return lost
}

// saysMore says whether a window tells that there is more: in words, or by the sign at
// the end of what shows.
func (d *driver) saysMore() bool {
	v := d.top()
	rows := bodyOf(d)
	for len(rows) > 1 && rows[len(rows)-1] == "" {
		rows = rows[:len(rows)-1]
	}
	last := words(rows[len(rows)-1])
	return strings.Contains(v.Status.String(), " below") || strings.Contains(ansi.Strip(v.Body), "more below") ||
		strings.HasPrefix(last, "…") || ansi.StringWidth(v.Status.String()) > d.app.frame.width-1 // cut with the sign
}

// The note before the first word is one of three, and whole.
func TestTheNoteIsWhole(t *testing.T) {
	t.Parallel()
	d := state{"", "enter 5 r"}.open(t)
	for w := 20; w <= 112; w += 3 {
		for h := 6; h <= 40; h++ {
			d.at(w, h)
			body := words(strings.ReplaceAll(d.top().Body, "\n", " "))
			if !strings.Contains(body, "or places.") && !strings.Contains(body, "ask for notes.") && !strings.Contains(body, "policy.") {
				t.Errorf("at %dx%d: %q", w, h, body)
			}
		}
	}
}
