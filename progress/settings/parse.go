package settings

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is what some editors put before the first line of a text in UTF-8.
const mark = "\ufeff"

// A row is one line that sets something, with where it stands in the text.
type row struct {
	name, value string
	start, end  int // of the value, in bytes from the beginning of the line
	line        int // from 1
}

// Parse reads the text of a file; path only names it. The error is [Errors] with
// everything that is wrong, and then there are no settings, but the Keys of the lines
// that could be read: whoever has the actions can say what is wrong with those as well.
func Parse(path string, text []byte) (Settings, error) {
	s := Settings{File: path, values: map[string]string{}, lines: map[string]int{}}
	rows, errs := split(text)
	for _, r := range rows {
		if err := check(r.name, r.value); err != nil {
			err.Line = r.line
			errs = append(errs, err)
		} else if first := s.lines[r.name]; first != 0 {
			errs = append(errs, twice(r, first))
		} else {
			s.put(r)
		}
	}
	for _, err := range errs {
		err.File = path
	}
	if len(errs) > 0 {
		return Settings{File: path, Keys: s.Keys}, errs.orNil()
	}
	return s, nil
}

func twice(r row, first int) *Error {
	return &Error{Line: r.line, Problem: fmt.Sprintf("%s is set in line %d already", r.name, first),
		Mend: fmt.Sprintf("keep line %d or line %d, and take the other away", first, r.line)}
}

func (s *Settings) put(r row) {
	s.lines[r.name] = r.line
	if screen, action, ok := splitKey(r.name); ok {
		s.Keys = append(s.Keys, Key{screen, action, strings.Fields(r.value), r.line})
		return
	}
	s.values[r.name] = r.value
}

// split takes a text apart into the lines that set something.
func split(text []byte) (rows []row, errs Errors) {
	for i, line := range lines(text) {
		r, err := one(line)
		if err != nil {
			err.Line = i + 1
			errs = append(errs, err)
		} else if r.name != "" {
			r.line = i + 1
			rows = append(rows, r)
		}
	}
	return rows, errs
}

// lines are those of a text, each with its end.
func lines(text []byte) []string { return slices.Collect(strings.Lines(string(text))) }

// one takes a line apart. A comment, or an empty line, has no name.
func one(line string) (row, *Error) {
	content := strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	if !utf8.ValidString(content) {
		return row{}, &Error{Problem: "it is not text in UTF-8", Mend: "save the file as UTF-8 in a text editor"}
	}
	content = strings.TrimPrefix(content, mark)
	offset := strings.Index(line, content)
	if control(content) {
		return row{}, &Error{Problem: "it has a character that no text has", Mend: "write the line anew in a text editor"}
	}
	if trimmed := strings.TrimSpace(content); trimmed == "" || trimmed[0] == '#' {
		return row{}, nil
	}
	name, value, ok := strings.Cut(content, "=")
	if !ok {
		return row{}, &Error{Problem: fmt.Sprintf("%q sets nothing", Short(content)), Mend: "write it as name = value; a comment begins with #"}
	}
	start := offset + len(name) + 1
	start += len(value) - len(strings.TrimLeftFunc(value, unicode.IsSpace))
	value = strings.TrimSpace(value)
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return row{}, &Error{Problem: fmt.Sprintf("%q names no setting", Short(content)), Mend: "write it as name = value"}
	}
	return row{name: name, value: value, start: start, end: start + len(value)}, nil
}

// control says whether a text has a control character but the tab, or one that hides
// or turns what stands beside it.
func control(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029')
	})
}

// Short is a text as a message can quote it.
func Short(text string) string {
	const most = 40
	text = strings.TrimSpace(text)
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}
