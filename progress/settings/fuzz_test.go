package settings

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// Whatever is read, nothing panics and every fault has a line of the text.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "theme = dark\n", "key a/b = c d\r\nkey a/b = e", "\ufeff# x\n=\n\xff", "theme\n\ntheme ="} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := Parse("f", text)
		var errs Errors
		if err != nil && !errors.As(err, &errs) {
			t.Fatalf("%v", err)
		}
		for _, e := range errs {
			if e.Line < 1 || e.Line > len(lines(text)) || e.Problem == "" || e.Mend == "" {
				t.Errorf("%q: %+v", text, e)
			}
		}
		for _, known := range Known() {
			if !known.Allows(s.Value(known.Name)) {
				t.Errorf("%q: %s is %q", text, known.Name, s.Value(known.Name))
			}
		}
		for _, key := range s.Keys {
			if key.Screen == "" || key.Action == "" || len(key.Keys) == 0 || key.Line == 0 {
				t.Errorf("%q: %+v", text, key)
			}
		}
	})
}

// What was set is what is read, and no other line is another one.
func FuzzSet(f *testing.F) {
	f.Add([]byte("# a\n theme = dark \r\nkey a/b = c"), uint8(0), uint8(5), "")
	f.Add([]byte("\ufefftheme=light"), uint8(9), uint8(0), "x =")
	f.Fuzz(func(t *testing.T, text []byte, which, value uint8, keys string) {
		name, set := "key reader/next", strings.Join(strings.Fields(keys), " ")
		if int(which) < len(Known()) {
			known := Known()[which]
			name, set = known.Name, known.Names()[int(value)%len(known.Values)]
		}
		_, before := Parse("f", text)
		if before != nil || Check(name, set) != nil {
			return
		}
		after := changed(text, name, set)
		s, err := Parse("f", after)
		if err != nil {
			t.Fatalf("%q after %s = %s is %q: %v", text, name, set, after, err)
		}
		was, is := lines(text), lines(after)
		line := s.Line(name)
		if name[0] == 'k' && !slices.ContainsFunc(s.Keys, func(k Key) bool { return k.Line == line && strings.Join(k.Keys, " ") == set }) ||
			name[0] != 'k' && s.Value(name) != set {
			t.Errorf("%q after %s = %s is %q", text, name, set, after)
		}
		if len(is) != len(was) && len(is) != len(was)+1 {
			t.Fatalf("%q became %q", text, after)
		}
		for i := range was {
			ended := len(is) > len(was) && i == len(was)-1 && strings.TrimRight(is[i], "\r\n") == strings.TrimRight(was[i], "\r\n")
			if i+1 != line && is[i] != was[i] && !ended {
				t.Errorf("line %d was %q and is %q", i+1, was[i], is[i])
			}
		}
	})
}
