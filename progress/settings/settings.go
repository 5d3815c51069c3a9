// Package settings is the plain file in which a person says how the program looks
// and is used. It is a file and not a part of the store because it has to be read
// before anything is unlocked, and by people with a text editor.
//
// A line is a comment that begins with #, empty, or "name = value". The parser is
// the program's own: what a person wrote around a line stays when the program
// changes it, and every fault is named with its file and line.
package settings

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Settings is what the file says. The zero value says nothing, so that everything is
// as it usually is.
type Settings struct {
	// File is where it was read, or would have been.
	File string
	// Keys are the lines that give an action other keys, in the order of the file.
	// They are taken apart here and judged by whoever has the actions.
	Keys []Key

	values map[string]string
	lines  map[string]int
}

// A Key is one line "key SCREEN/ACTION = KEY [KEY …]".
type Key struct {
	Screen, Action string
	Keys           []string // one or more, each as it was written
	Line           int      // from 1
}

// A Setting is a name that the file may have, with the values it may have.
type Setting struct {
	Name   string
	Means  string
	Values []Value // the first one holds where nothing is said
}

// A Value is one that a setting may have.
type Value struct{ Name, Means string }

// Known are the settings that there are, besides the lines that begin with key.
func Known() []Setting {
	return []Setting{
		{"theme", "how it looks", []Value{
			{"auto", "dark or light, as the terminal's ground is"},
			{"dark", "colours for a dark ground"},
			{"light", "colours for a light ground"},
			{"contrast", "high contrast: all text at least 7:1"},
			{"sixteen", "the terminal's own sixteen colours"},
			{"none", "no colour: bold and reverse only"},
		}},
		{"language", "what it speaks", []Value{
			{"auto", "as the system does, where it can"},
			{"en", "English"},
			{"cy", "Welsh"},
		}},
		{"linear", "lines of text in place of a full screen", []Value{
			{"no", "a full screen where there is a terminal"},
			{"yes", "questions and answers, line by line"},
		}},
		{"reading", "how a part is read in lines of text", []Value{
			{"all", "the whole part at once"},
			{"blocks", "one paragraph after the other"},
		}},
		{"mouse", "who has the mouse", []Value{
			{"no", "the terminal has it, and selects text"},
			{"yes", "prebirth has it, to scroll and choose"},
		}},
		{"signs", "quotes, dashes, dots and lines", []Value{
			{"auto", "as the console can show them"},
			{"all", "all of them"},
			{"plain", "plain ones in their place"},
		}},
		{"later", "when it is asked whether a reflection changed anything", []Value{
			{"4-weeks", "four weeks after it was written"},
			{"8-weeks", "eight weeks after it was written"},
			{"12-weeks", "twelve weeks after it was written"},
			{"never", "never"},
		}},
	}
}

// Find is a setting by its name.
func Find(name string) (Setting, bool) {
	known := Known()
	i := slices.IndexFunc(known, func(s Setting) bool { return s.Name == name })
	if i < 0 {
		return Setting{}, false
	}
	return known[i], true
}

// Names are the names of its values.
func (s Setting) Names() []string {
	names := make([]string, len(s.Values))
	for i, v := range s.Values {
		names[i] = v.Name
	}
	return names
}

// Allows says whether it may have a value.
func (s Setting) Allows(value string) bool { return slices.Contains(s.Names(), value) }

// Of is what a value means, empty for one that it may not have.
func (s Setting) Of(value string) string {
	for _, v := range s.Values {
		if v.Name == value {
			return v.Means
		}
	}
	return ""
}

// Value is what holds for a setting, whether the file says it or not. A name that
// there is not has the empty value.
func (s Settings) Value(name string) string {
	if value, ok := s.values[name]; ok {
		return value
	}
	if known, ok := Find(name); ok {
		return known.Values[0].Name
	}
	return ""
}

// Line is the line of the file that sets a name, from 1; 0 where none does.
func (s Settings) Line(name string) int { return s.lines[name] }

// Theme is auto, dark, light, contrast, sixteen or none.
func (s Settings) Theme() string { return s.Value("theme") }

// Language is auto, en or cy.
func (s Settings) Language() string { return s.Value("language") }

// Linear says whether lines of text are wanted in place of a full screen.
func (s Settings) Linear() bool { return s.Value("linear") == "yes" }

// Reading is all or blocks.
func (s Settings) Reading() string { return s.Value("reading") }

// Later is the weeks after which it is asked whether a reflection changed anything; 0
// for never.
func (s Settings) Later() int {
	weeks, _, _ := strings.Cut(s.Value("later"), "-")
	n, _ := strconv.Atoi(weeks)
	return n
}

// Mouse says whether the program shall have the mouse.
func (s Settings) Mouse() bool { return s.Value("mouse") == "yes" }

// Signs is auto, all or plain.
func (s Settings) Signs() string { return s.Value("signs") }

// WithKey is the settings with another line for an action, whose name is that of the
// line: "key SCREEN/ACTION". The file is as it was.
func (s Settings) WithKey(name, value string) Settings {
	screen, action, ok := splitKey(name)
	if !ok {
		return s
	}
	s.Keys = slices.Clone(s.Keys)
	for i, k := range s.Keys {
		if k.Screen == screen && k.Action == action {
			s.Keys[i].Keys = strings.Fields(value)
			return s
		}
	}
	s.Keys = append(s.Keys, Key{Screen: screen, Action: action, Keys: strings.Fields(value), Line: s.last() + 1})
	return s
}

// last is the line of the file that sets something last.
func (s Settings) last() (line int) {
	for _, n := range s.lines {
		line = max(line, n)
	}
	return line
}

// splitKey takes such a name apart: the screen may have a slash, as routes have.
func splitKey(name string) (screen, action string, ok bool) {
	words := strings.Fields(name)
	if len(words) != 2 || words[0] != "key" {
		return "", "", false
	}
	i := strings.LastIndexByte(words[1], '/')
	if i < 1 || i == len(words[1])-1 {
		return "", "", false
	}
	return words[1][:i], words[1][i+1:], true
}

// With is the settings with another value for one of them. The file is as it was.
func (s Settings) With(name, value string) Settings {
	s.values = maps.Clone(s.values)
	if s.values == nil {
		s.values = map[string]string{}
	}
	s.values[name] = value
	return s
}
