package settings

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func parse(t *testing.T, text string) Settings {
	t.Helper()
	s, err := Parse("f", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNothingSaidIsAsUsual(t *testing.T) {
	for name, s := range map[string]Settings{"none": {}, "empty": parse(t, ""), "comments": parse(t, "# theme = dark\n\n\t# \n")} {
		if s.Theme() != "auto" || s.Language() != "auto" || s.Linear() || s.Reading() != "all" || s.Mouse() || s.Signs() != "auto" ||
			s.Keys != nil || s.Line("theme") != 0 || s.Value("nothing") != "" {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestWhatIsSaid(t *testing.T) {
	s := parse(t, "\ufeff# mine\r\ntheme=contrast\r\n  language\t=  cy \nlinear = yes\n\nreading = blocks\nmouse = yes\nsigns = plain\n"+
		"key reader/next = n right\nkey  notes/said/up = =\n")
	if s.Theme() != "contrast" || s.Language() != "cy" || !s.Linear() || s.Reading() != "blocks" || !s.Mouse() || s.Signs() != "plain" {
		t.Errorf("%+v", s)
	}
	if s.Line("theme") != 2 || s.Line("signs") != 8 || s.Line("key reader/next") != 9 || s.File != "f" {
		t.Errorf("%+v", s)
	}
	want := []Key{{"reader", "next", []string{"n", "right"}, 9}, {"notes/said", "up", []string{"="}, 10}}
	if !reflect.DeepEqual(s.Keys, want) {
		t.Errorf("keys %+v", s.Keys)
	}
}

// Each line is wrong in one way, and is named with its number, with what is wrong and
// with what to do.
func TestWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ line, problem, mend string }{
		{"theme dark", `"theme dark" sets nothing`, "write it as name = value; a comment begins with #"},
		{"= dark", `"= dark" names no setting`, "write it as name = value"},
		{"theme =", "theme has no value", "it is auto, dark, light, contrast, sixteen or none"},
		{"theme = drak", `theme cannot be "drak"`, "did you mean dark? It is auto, "},
		{"theme = purple", `theme cannot be "purple"`, "it is auto, dark, "},
		{"theme = dark # mine", `theme cannot be "dark # mine"`, "it is "},
		{"linear = true", `linear cannot be "true"`, "it is no or yes"},
		{"them = dark", `there is no setting "them"`, "did you mean theme? The settings are theme, language, "},
		{"Theme = dark", `there is no setting "Theme"`, "did you mean theme? "},
		{"colour = dark", `there is no setting "colour"`, "the settings are theme, language, "},
		{"key reader = n", `"key reader" names no action of a screen`, keyForm},
		{"key /next = n", `"key /next" names no action`, keyForm},
		{"key reader/ = n", `"key reader/" names no action`, keyForm},
		{"key reader/next now = n", `"key reader/next now" names no action`, keyForm},
		{"key = n", `"key" names no action`, keyForm},
		{"key reader/next =", "key reader/next has no key", keyForm},
		{"theme = d\x1bark", "it has a character that no text has", "write the line anew"},
		{"theme = d\u202eark", "it has a character that no text has", "write the line anew"},
		{"# \x00", "it has a character that no text has", "write the line anew"},
		{"theme = d\xffrk", "it is not text in UTF-8", "save the file as UTF-8"},
		{strings.Repeat("ŵ", 100), `"` + strings.Repeat("ŵ", 39) + `…" sets nothing`, "write it"},
	} {
		_, err := Parse("dir/settings", []byte("signs = all\n"+c.line+"\nmouse = no\n"))
		var errs Errors
		if !errors.As(err, &errs) || len(errs) != 1 {
			t.Errorf("%q: %v", c.line, err)
			continue
		}
		if e := errs[0]; e.File != "dir/settings" || e.Line != 2 || !strings.HasPrefix(e.Problem, c.problem) || !strings.HasPrefix(e.Mend, c.mend) {
			t.Errorf("%q: %+v", c.line, e)
		}
		if !strings.HasPrefix(err.Error(), "dir/settings, line 2: ") || errs.Hint() != errs[0].Mend {
			t.Errorf("%q: %q, %q", c.line, err, errs.Hint())
		}
	}
}

func TestEverythingThatIsWrongIsNamed(t *testing.T) {
	s, err := Parse("f", []byte("theme = dark\nthem = x\n\xff\ntheme = light\nkey a/b = c\nkey  a/b = d\nnothing\n"))
	var errs Errors
	if !errors.As(err, &errs) || len(errs) != 5 {
		t.Fatalf("%v", err)
	}
	for i, want := range []string{"f, line 2: there is no", "f, line 3: it is not", "f, line 4: theme is set in line 1 already",
		"f, line 6: key a/b is set in line 5 already", "f, line 7: "} {
		if !strings.HasPrefix(errs[i].Error(), want) {
			t.Errorf("%q and not %q", errs[i], want)
		}
	}
	if errs[2].Mend != "keep line 1 or line 4, and take the other away" {
		t.Errorf("%q", errs[2].Mend)
	}
	if rows := strings.Split(err.Error(), "\n"); len(rows) != 5 {
		t.Errorf("%q", err)
	}
	if hint := errs.Hint(); !strings.HasPrefix(hint, "line 2: did you mean theme?") || !strings.HasSuffix(hint, "prebirth settings check has the rest") {
		t.Errorf("%q", hint)
	}
	var first *Error
	if !errors.As(err, &first) || first.Line != 2 {
		t.Errorf("as one error it is %v", first)
	}
	if s.Theme() != "auto" {
		t.Error("a file that is wrong says something")
	}
}

// Every value that is offered is understood, and is said to mean something.
func TestEveryKnownValue(t *testing.T) {
	for _, known := range Known() {
		for _, v := range known.Values {
			s := parse(t, known.Name+" = "+v.Name+"\n")
			if s.Value(known.Name) != v.Name || known.Of(v.Name) == "" || known.Means == "" {
				t.Errorf("%s = %s: %+v", known.Name, v.Name, s)
			}
		}
		if known.Of("nothing") != "" || known.Allows("nothing") {
			t.Errorf("%s allows anything", known.Name)
		}
	}
}
