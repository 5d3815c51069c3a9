package language

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write what the source says into the catalogues")

// A message is one of a catalogue.
type message struct {
	id, plural string
	said       []string
}

// messages reads a catalogue as it is written here: each text on one line.
func messages(t *testing.T, name string) (header string, all []message) {
	t.Helper()
	text, err := os.ReadFile(name + ".po")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(strings.TrimSpace(string(text)), "\n\n")
	for _, block := range blocks[1:] {
		var m message
		for line := range strings.Lines(block) {
			word, quoted, _ := strings.Cut(strings.TrimSpace(line), " ")
			var said string
			switch {
			case strings.HasPrefix(word, "#"):
				continue
			case word == "msgid":
				m.id = unquoted(t, quoted)
			case word == "msgid_plural":
				m.plural = unquoted(t, quoted)
			default:
				said = unquoted(t, quoted)
				m.said = append(m.said, said)
			}
		}
		all = append(all, m)
	}
	return blocks[0], all
}

func unquoted(t *testing.T, s string) string {
	t.Helper()
	s = strings.TrimSuffix(strings.TrimPrefix(s, `"`), `"`)
	return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\n`, "\n", `\t`, "\t").Replace(s)
}

func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// Each catalogue has all that the program says, and nothing else; with -update
// what is new is added to be translated, and what is gone is taken out.
func TestCataloguesAreComplete(t *testing.T) {
	want := source(t)
	for _, name := range Names() {
		header, have := messages(t, name)
		if *update {
			rewrite(t, name, header, have, want)
			_, have = messages(t, name)
		}
		var ids []string
		for _, m := range have {
			ids = append(ids, m.id)
			if name != English && (len(m.said) == 0 || slices.Contains(m.said, "")) {
				t.Errorf("%s: %q is not translated", name, m.id)
			}
		}
		for _, e := range want {
			if !slices.Contains(ids, e.id) {
				t.Errorf("%s: %q of %s is missing", name, e.id, e.where)
			}
		}
		for _, id := range ids {
			if !slices.ContainsFunc(want, func(e entry) bool { return e.id == id }) {
				t.Errorf("%s: nothing says %q any more", name, id)
			}
		}
	}
}

func rewrite(t *testing.T, name, header string, have []message, want []entry) {
	t.Helper()
	known := map[string]message{}
	for _, m := range have {
		known[m.id] = m
	}
	var b strings.Builder
	b.WriteString(header + "\n")
	for _, e := range want {
		m := known[e.id]
		said := func(i int, english string) string {
			if i < len(m.said) && m.said[i] != "" {
				return m.said[i]
			}
			if name == English {
				return english
			}
			return ""
		}
		b.WriteString("\n#: " + e.where + "\nmsgid " + quoted(e.id) + "\n")
		if e.plural == "" {
			b.WriteString("msgstr " + quoted(said(0, e.id)) + "\n")
			continue
		}
		fmt.Fprintf(&b, "msgid_plural %s\nmsgstr[0] %s\nmsgstr[1] %s\n", quoted(e.plural), quoted(said(0, e.id)), quoted(said(1, e.plural)))
	}
	if err := os.WriteFile(name+".po", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

var verb = regexp.MustCompile(`%(\[\d+\])?[a-z%]`)

// A translation has the gaps of what it translates, and is as clean at its ends.
func TestTranslationsFit(t *testing.T) {
	for _, name := range Names() {
		_, all := messages(t, name)
		for _, m := range all {
			for _, said := range m.said {
				if strings.IndexFunc(said, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 }) >= 0 {
					t.Errorf("%s: %q has a control character", name, said)
				}
				a, b := verb.FindAllString(m.id, -1), verb.FindAllString(said, -1)
				for i := range b {
					b[i] = "%" + b[i][len(b[i])-1:]
				}
				slices.Sort(a)
				slices.Sort(b)
				if !slices.Equal(a, b) {
					t.Errorf("%s: %q has other gaps than %q", name, said, m.id)
				}
				if (strings.TrimSpace(said) == said) != (strings.TrimSpace(m.id) == m.id) {
					t.Errorf("%s: %q begins or ends with other blanks than %q", name, said, m.id)
				}
			}
		}
	}
}

func TestChosen(t *testing.T) {
	for _, c := range []struct{ flag, setting, env, want string }{
		{"", "auto", "", "en"}, {"", "", "LANG=cy_GB.UTF-8", "cy"}, {"", "auto", "LANG=cy", "cy"}, {"", "auto", "LANG=CY_GB", "cy"},
		{"", "en", "LANG=cy_GB.UTF-8", "en"}, {"cy", "en", "LANG=en_GB.UTF-8", "cy"}, {"auto", "cy", "", "cy"},
		{"", "auto", "LC_ALL=C LANG=cy_GB.UTF-8", "en"}, {"", "auto", "LC_MESSAGES=cy_GB LANG=en_GB", "cy"}, {"", "auto", "LANG=cymru", "en"},
	} {
		env := map[string]string{}
		for _, pair := range strings.Fields(c.env) {
			k, v, _ := strings.Cut(pair, "=")
			env[k] = v
		}
		if got := Chosen(c.flag, c.setting, func(k string) string { return env[k] }); got != c.want {
			t.Errorf("flag %q, setting %q, %s: %s, want %s", c.flag, c.setting, c.env, got, c.want)
		}
	}
}

func TestSaying(t *testing.T) {
	cy := read("cy", []byte("msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=(n==2);\\n\"\n\nmsgid \"Saved %s\"\nmsgstr \"Cadwyd %s\"\n\n"+
		"msgid \"%d line\"\nmsgid_plural \"%d lines\"\nmsgstr[0] \"%d llinell\"\nmsgstr[1] \"%d linell\"\n\nmsgid \"March\"\nmsgstr \"Mawrth\"\n"))
	day := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	var en *Language
	for got, want := range map[string]string{
		cy.Say("Saved %s", "10:42"): "Cadwyd 10:42", en.Say("Saved %s", "10:42"): "Saved 10:42", cy.Say("100% new"): "100% new", cy.Say(""): "",
		cy.Count(1, "%d line", "%d lines"): "1 llinell", cy.Count(2, "%d line", "%d lines"): "2 linell", cy.Count(7, "%d line", "%d lines"): "7 llinell",
		en.Count(1, "%d word", "%d words"): "1 word", en.Count(0, "%d word", "%d words"): "0 words", cy.Count(3, "%d word", "%d words"): "3 words",
		cy.Date(day, "2 January 2006"): "4 Mawrth 2026", en.Date(day, "2 January 2006"): "4 March 2026",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A sentence that names a key has its name as a gap, because a person's settings may
// have another key in its place. What cannot be changed may stand there as it is: esc,
// ctrl+c, the answer y, and the end of a line.
func TestNoSentenceNamesAKeyThatCanBeChanged(t *testing.T) {
	names := regexp.MustCompile(`(?:ctrl|alt|shift)\+\w+|\b(?:tab|space|backspace|enter) \w+s\b|\benter to\b|(?:^|[.;:,] |\band )[a-z/] [a-z]+s\b`)
	fixed := regexp.MustCompile(`ctrl\+c|y \w+s|Press enter to go on`)
	named := 0
	for _, e := range source(t) {
		if !strings.HasPrefix(e.where, "tui/") || strings.HasPrefix(e.where, "tui/keymap/") { // which tells how keys are written
			continue
		}
		for _, text := range []string{e.id, e.plural} {
			for _, name := range names.FindAllString(text, -1) {
				if named++; !fixed.MatchString(name) && !fixed.MatchString(text) {
					t.Errorf("%q names %q", text, name)
				}
			}
		}
	}
	if named == 0 {
		t.Error("not one name of a key is found")
	}
}
