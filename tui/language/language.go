// Package language is what the program says, in the language of the person.
//
// Code says things in English, and a catalogue holds what they are in another
// language: en.po lists every one, cy.po has them in Welsh. They are the files that
// translators' own programs read. What a catalogue does not have is said in English,
// and so is everything that comes from a briefing or from a person.
//
// English and Welsh alike write dates with the day first, and numbers with a comma
// between thousands and a point before decimals.
package language

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/leonelquinteros/gotext"
)

//go:embed cy.po
var catalogues embed.FS

// A Language says things. The nil Language speaks English, and so does one that is
// not known.
type Language struct {
	name  string
	say   func(english string) string // empty for what it does not have
	count func(one, many string, n int) string
}

// English and Welsh are the languages that there are, by the names of their catalogues.
const (
	English = "en"
	Welsh   = "cy"
)

// Names are the languages that there are.
func Names() []string { return []string{English, Welsh} }

// Of is a language by its name; nil for English and for one that there is not.
func Of(name string) *Language {
	if name == English || !slices.Contains(Names(), name) {
		return nil
	}
	text, err := catalogues.ReadFile(name + ".po")
	if err != nil {
		return nil // it is built in, or it is not among the names
	}
	return read(name, text)
}

func read(name string, catalogue []byte) *Language {
	po := gotext.NewPo()
	po.Parse(catalogue)
	get, getN := po.Get, po.GetN // without gaps to fill in: that is done below, for English too
	return &Language{
		name: name,
		say:  func(english string) string { return get(english) },
		count: func(one, many string, n int) string {
			if !po.IsTranslatedN(one, n) {
				return ""
			}
			return getN(one, many, n)
		},
	}
}

// Test is a language that tests make up: a text in it is what a function makes of
// the English one.
func Test(name string, say func(english string) string) *Language {
	return &Language{name: name, say: say, count: func(one, many string, n int) string {
		if n == 1 {
			return say(one)
		}
		return say(many)
	}}
}

// Chosen is the name of the language to speak: the flag, then the setting, where
// "auto" leaves it to the environment: LC_ALL, LC_MESSAGES and LANG, of which the
// first that is not empty counts, as for every program.
func Chosen(flag, setting string, getenv func(string) string) string {
	for _, name := range []string{flag, setting} {
		if slices.Contains(Names(), name) {
			return name
		}
	}
	for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(variable)
		if value == "" {
			continue
		}
		name, _, _ := strings.Cut(value, "_")
		name, _, _ = strings.Cut(name, ".")
		if name = strings.ToLower(name); slices.Contains(Names(), name) {
			return name
		}
		return English
	}
	return English
}

// Name is the name of the language.
func (l *Language) Name() string {
	if l == nil {
		return English
	}
	return l.name
}

// Say is an English sentence or word in this language. With more than that it is a
// format for [fmt.Sprintf].
func (l *Language) Say(english string, args ...any) string {
	text := english
	if l != nil && english != "" { // under which a catalogue has its header
		if said := l.say(english); said != "" {
			text = said
		}
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Count is a number with its noun, by formats with one %d, such as "%d line" and
// "%d lines".
func (l *Language) Count(n int, one, many string) string {
	text := many
	if n == 1 {
		text = one
	}
	if l != nil {
		if said := l.count(one, many, n); said != "" {
			text = said
		}
	}
	return fmt.Sprintf(text, n)
}

// Date is a time in a layout of package time with one name in it, of a month or of a
// day of the week, which is said in this language.
func (l *Language) Date(t time.Time, layout string) string {
	text := t.Format(layout)
	if l == nil {
		return text
	}
	for _, names := range [][]string{months(), days()} {
		for _, name := range names {
			if strings.Contains(text, name) {
				return strings.Replace(text, name, l.Say(name), 1)
			}
		}
	}
	return text
}

// months and days are their names as package time writes them, the long ones first.
func months() []string {
	return []string{
		Mark("January"), Mark("February"), Mark("March"), Mark("April"), Mark("May"), Mark("June"), Mark("July"), Mark("August"),
		Mark("September"), Mark("October"), Mark("November"), Mark("December"),
		Mark("Jan"), Mark("Feb"), Mark("Mar"), Mark("Apr"), Mark("Jun"), Mark("Jul"), Mark("Aug"), Mark("Sep"), Mark("Oct"), Mark("Nov"), Mark("Dec"),
	}
}

func days() []string {
	return []string{Mark("Monday"), Mark("Tuesday"), Mark("Wednesday"), Mark("Thursday"), Mark("Friday"), Mark("Saturday"), Mark("Sunday")}
}

// Mark marks a word for the catalogues where it is written, to be said later.
func Mark(english string) string { return english }
