package tui

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/tui/language/greek"
	"prebirth/tui/tour"
)

// Everything on a screen comes from the catalogue, from a briefing or from a person:
// where the first two are in Greek letters, all that is left in others is the person's,
// or the name of something.
func TestEveryScreenSpeaksTheLanguage(t *testing.T) {
	t.Parallel()
	for _, s := range states {
		t.Run(s.name, func(t *testing.T) {
			s.openInGreek(t).speaks(t)
		})
	}
}

// So does what the app says itself.
func TestTheAppSpeaksTheLanguage(t *testing.T) {
	t.Parallel()
	for name, show := range map[string]func(*driver){
		"hidden":          func(d *driver) { d.press("ctrl+x") },
		"nothing to lock": func(d *driver) { d.press("ctrl+l") },
		"another theme":   func(d *driver) { d.press("f6") },
		"another copy": func(d *driver) {
			d.app.say(notice{text: whyHeld(&progress.BusyError{Holder: progress.Holder{Process: 1, Machine: "pc", Since: time.Now()}}, d.app.theme.Language)})
		},
		"came back": func(d *driver) {
			d.app.say(notice{text: d.app.cameBack(progress.CameBack{Reflection: progress.Reflection{Prompt: "unborn-babies/1/hardest-part"}})})
		},
		"somebody new": func(d *driver) { d.app.touring.over = false; d.app.welcome(tour.Kept) },
		"too small":    func(d *driver) { d.send(tea.WindowSizeMsg{Width: 19, Height: 10}) },
	} {
		t.Run(name, func(t *testing.T) {
			d := state{}.openInGreek(t)
			show(d)
			d.speaks(t)
		})
	}
}

// openInGreek goes there in a window of 100 by 40 cells, where the interface and the
// briefings have Greek letters.
func (s state) openInGreek(t *testing.T) *driver {
	t.Helper()
	if Raced {
		t.Skip("nothing here races")
	}
	d := drive(t, furnished(t), 100, 40)
	t.Cleanup(func() { _ = d.close() })
	transcribe(d.app.lib)
	d.app.looks.speaks = greek.Language(t, "language/en.po")
	d.ask(d.app.restyle())
	for _, key := range strings.Fields(s.keys) {
		if words, typed := strings.CutPrefix(key, "="); typed {
			key = "=" + greek.Letters(words)
		}
		d.press(key)
	}
	d.settle()
	return d
}

// speaks looks for words that are said in English, on the screen and read out.
func (d *driver) speaks(t *testing.T) {
	t.Helper()
	page := d.app.Page()
	all := append([]string{page.Title.String(), page.Right.String(), page.Notice.String(), page.Lines.Said, page.Lines.Field.Label},
		slices.Concat(page.Lines.Text, page.Lines.Clocks, strings.Split(ansi.Strip(d.app.View().Content), "\n"))...)
	for _, it := range page.Lines.Items {
		all = append(all, it.Heading, it.Text)
	}
	for _, row := range all {
		for _, word := range latin.FindAllString(named.ReplaceAllString(row, " "), -1) {
			if !slices.Contains(untranslated, strings.ToLower(word)) {
				t.Errorf("%q is said in English: %q", word, row)
			}
		}
	}
}

var (
	latin = regexp.MustCompile(`[A-Za-z]{3,}`)
	// named are what has the same name in every language: keys, commands and addresses,
	// the id of a prompt that the library has not, and the neutral words, which are put
	// into a text of the person's; a passphrase, a code and a file too.
	named = regexp.MustCompile("^ *([a-z]+ ){4}[a-z]+ *$|[0-9A-Z]{5}|[a-z0-9-]+\\.(docx|txt)|\\[[a-z -]+ removed\\]|unborn-babies/[a-z0-9/-]+|((ctrl|alt|shift)\\+)+[a-z]*|page (up|down)|https?://\\S+|`?prebirth( read \\S+ --plain)?`?")
)

// untranslated are single words that stay, in lower case.
var untranslated = []string{
	// keys, as they are written on keyboards
	"enter", "esc", "tab", "space", "home", "end", "backspace", "delete", "left", "right", "down", "pgup", "pgdown",
	// what the furnished home has written in it
	"one", "more", "time", "two", "and", "jane", "example", "org", "what",
}

// transcribe puts a library into Greek letters, but for what it is found under.
func transcribe(lib *briefings.Library) {
	for _, b := range lib.Briefings {
		for _, text := range []*string{&b.Title, &b.Publisher, &b.Date, &b.About} {
			*text = greek.Letters(*text)
		}
		for _, p := range b.Parts {
			p.Title, p.Text, p.Notes = greek.Letters(p.Title), greek.Letters(p.Text), greek.Letters(p.Notes)
			for i := range p.Prompts {
				p.Prompts[i].Text = greek.Letters(p.Prompts[i].Text)
			}
			for i := range p.Resources {
				p.Resources[i].Title, p.Resources[i].Note = greek.Letters(p.Resources[i].Title), greek.Letters(p.Resources[i].Note)
			}
			for i := range p.Sources {
				p.Sources[i].Text, p.Sources[i].Date = greek.Letters(p.Sources[i].Text), greek.Letters(p.Sources[i].Date)
			}
		}
	}
}
