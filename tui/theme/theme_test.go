package theme

import (
	"math"
	"reflect"
	"strconv"
	"testing"

	"charm.land/lipgloss/v2"
)

// The formula is WCAG's: relative luminance of sRGB, then (a+0.05)/(b+0.05).
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) != 7 {
		t.Fatalf("colour %q is not #rrggbb", hex)
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		t.Fatalf("colour %q is not #rrggbb", hex)
	}
	part := func(shift uint) float64 {
		v := float64(n>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

// The formula itself, by pairs that are known.
func TestContrastOfKnownPairs(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#777777", 4.478}, {"#ffffff", "#767676", 4.542}, {"#657b83", "#fdf6e3", 4.130}} {
		if got := contrast(t, c.a, c.b); math.Abs(got-c.want) > 0.001 {
			t.Errorf("%s on %s is %.3f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

// A palette is what a terminal makes of the sixteen colours, with the words and the
// ground that go with it.
type palette struct {
	name    string
	ground  Ground
	words   string // of the terminal, where a role has no colour
	paper   string
	least   float64 // of text in the theme of the sixteen colours
	sixteen [16]string
}

var (
	xterm = [16]string{"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5",
		"#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"}
	windows = [16]string{"#0c0c0c", "#c50f1f", "#13a10e", "#c19c00", "#0037da", "#881798", "#3a96dd", "#cccccc",
		"#767676", "#e74856", "#16c60c", "#f9f1a5", "#3b78ff", "#b4009e", "#61d6d6", "#f2f2f2"}
	solarized = [16]string{"#073642", "#dc322f", "#859900", "#b58900", "#268bd2", "#d33682", "#2aa198", "#eee8d5",
		"#002b36", "#cb4b16", "#586e75", "#657b83", "#839496", "#6c71c4", "#93a1a1", "#fdf6e3"}
)

// palettes are the grounds that are measured. In Solarized's light one no colour but
// the greys reaches 4.5:1, and neither do its own words (4.13:1): there the theme of
// the sixteen colours is held to what those words have.
func palettes() []palette {
	return []palette{
		{"black", OnDark, "#e5e5e5", "#000000", 4.5, xterm},
		{"#1e1e1e", OnDark, "#d4d4d4", "#1e1e1e", 4.5, xterm},
		{"white", OnLight, "#000000", "#ffffff", 4.5, xterm},
		{"solarized light", OnLight, "#657b83", "#fdf6e3", 4.13, solarized},
		{"windows", OnDark, "#cccccc", "#0c0c0c", 4.5, windows},
		{"windows light", OnLight, "#0c0c0c", "#f2f2f2", 4.5, windows},
		{"solarized dark", OnDark, "#839496", "#002b36", 4.5, solarized},
	}
}

// all are the roles of a table by their names, whatever a table comes to have.
func (r roles) all() map[string]look {
	named := map[string]look{}
	v := reflect.ValueOf(r)
	for i := range v.NumField() {
		if v.Field(i).Type() == reflect.TypeFor[look]() {
			f := v.Field(i)
			named[v.Type().Field(i).Name] = look{f.Field(0).String(), f.Field(1).Bool(), f.Field(2).Bool()}
		}
	}
	return named
}

// shown is the colour of a role in a palette.
func (p palette) shown(t *testing.T, colour string) string {
	t.Helper()
	if n, err := strconv.Atoi(colour); err == nil {
		return p.sixteen[n]
	}
	if colour == "" {
		return p.words
	}
	return colour
}

// least is the contrast a role has to have.
func least(id ID, name string, p palette, l look) float64 {
	switch {
	case name == "rule", name == "selected":
		return 3
	case l.colour == "" && id.Name != Contrast:
		return 3 // the terminal's own words, which are not ours to choose
	case id.Name == Contrast:
		return 7
	case id.Name == Sixteen:
		return p.least
	}
	return 4.5
}

// Every role of every theme on every ground: in reverse the two colours are the same
// two, so that what is chosen and what was found are measured along with the rest.
func TestContrastOfEveryPair(t *testing.T) {
	pairs := 0
	for _, name := range Names() {
		for _, p := range palettes() {
			id := resolve(name, p.ground)
			if id.Ground != Unanswered && id.Ground != p.ground {
				continue // a theme that was asked for on the other ground
			}
			r := table(id)
			if r.painted != (paint{}) {
				p.words, p.paper = r.painted.words, r.painted.ground
			}
			for role, l := range r.all() {
				pairs++
				if got, want := contrast(t, p.shown(t, l.colour), p.paper), least(id, role, p, l); got < want {
					t.Errorf("%s: %s (%q) on %s has contrast %.2f, want at least %.2f", name, role, l.colour, p.name, got, want)
				}
			}
		}
	}
	if pairs < 9*20 {
		t.Errorf("only %d pairs were measured", pairs)
	}
}

// The colours of high contrast keep it where the ground is not painted, because a
// terminal makes other colours of it.
func TestHighContrastWithoutItsGround(t *testing.T) {
	for _, p := range palettes()[:4] {
		for role, l := range table(resolve(Contrast, p.ground)).all() {
			if l.colour == "" {
				continue
			}
			if got := contrast(t, l.colour, p.paper); role != "rule" && got < 7 || got < 3 {
				t.Errorf("%s %s on %s has contrast %.2f", role, l.colour, p.name, got)
			}
		}
	}
}

// The theme of the sixteen colours has no other, and without an answer none at all;
// the theme without colours has none, painted or not.
func TestWhichColoursThereAre(t *testing.T) {
	for _, ground := range []Ground{Unanswered, OnDark, OnLight} {
		for _, l := range table(resolve(Sixteen, ground)).all() {
			n, err := strconv.Atoi(l.colour)
			if l.colour != "" && (err != nil || n < 0 || n > 15 || ground == Unanswered) {
				t.Errorf("sixteen on %d has the colour %q", ground, l.colour)
			}
		}
		r := table(resolve(None, ground))
		for role, l := range r.all() {
			if l.colour != "" {
				t.Errorf("none has the colour %q for %s", l.colour, role)
			}
		}
		if r.painted != (paint{}) {
			t.Error("none paints")
		}
	}
	for _, dark := range []bool{true, false} {
		if row := NewRoom(dark, false).Paint("x", 3); row != "x" && row != "\x1b[7mx  \x1b[m" {
			t.Errorf("without colours the room is painted: %q", row)
		}
	}
}

// What means something differs from plain text in more than its colour.
func TestMeaningIsNeverColourAlone(t *testing.T) {
	for _, name := range Names() {
		for _, ground := range []Ground{Unanswered, OnDark, OnLight} {
			r := table(resolve(name, ground))
			for role, l := range map[string]look{"strong": r.strong, "accent": r.accent, "bad": r.bad, "selected": r.selected, "found": r.found} {
				if !l.bold && !l.reverse {
					t.Errorf("%s: %s is told by its colour alone", name, role)
				}
			}
		}
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		name   Name
		ground Ground
		want   ID
		dark   bool
	}{
		{Auto, Unanswered, ID{Name: Dark, Ground: OnDark}, true},
		{Auto, OnDark, ID{Name: Dark, Ground: OnDark}, true},
		{Auto, OnLight, ID{Name: Light, Ground: OnLight}, false},
		{"", OnLight, ID{Name: Light, Ground: OnLight}, false},
		{"purple", Unanswered, ID{Name: Dark, Ground: OnDark}, true},
		{Dark, OnLight, ID{Name: Dark, Ground: OnDark}, true},
		{Light, OnDark, ID{Name: Light, Ground: OnLight}, false},
		{Contrast, Unanswered, ID{Name: Contrast, Ground: OnDark}, true},
		{Contrast, OnLight, ID{Name: Contrast, Ground: OnLight}, false},
		{Sixteen, Unanswered, ID{Name: Sixteen, Ground: Unanswered}, true},
		{Sixteen, OnLight, ID{Name: Sixteen, Ground: OnLight}, false},
		{None, OnLight, ID{Name: None, Ground: Unanswered}, true},
	} {
		if got := Of(c.name, c.ground); got.ID() != c.want || got.Dark != c.dark {
			t.Errorf("%s on %d is %v, %v", c.name, c.ground, got.ID(), got.Dark)
		}
	}
	seen := map[ID]bool{}
	for _, name := range Names() {
		for _, ground := range []Ground{Unanswered, OnDark, OnLight} {
			seen[Of(name, ground).ID()] = true
		}
	}
	for _, dark := range []bool{true, false} {
		seen[NewRoom(dark, true).ID()] = true
	}
	if len(seen) != 10 {
		t.Errorf("there are %d themes that can be told apart", len(seen))
	}
}

func TestNextGoesRound(t *testing.T) {
	name := Auto
	for i := range Names() {
		if name != Names()[i] {
			t.Errorf("%d: %s", i, name)
		}
		name = Next(name)
	}
	if name != Auto || Next("purple") != Auto {
		t.Errorf("after the last comes %s, after nothing %s", name, Next("purple"))
	}
}

// A painted page is as wide and as high as its window, and every cell of it is on the
// ground, also behind what has a style of its own.
func TestPage(t *testing.T) {
	for _, name := range []Name{Dark, None} {
		if got := Of(name, OnLight).Page("a\nb", 9, 9); got != "a\nb" {
			t.Errorf("%s paints: %q", name, got)
		}
	}
	high := Of(Contrast, Unanswered)
	got := high.Page("a "+high.Bad.Render("b")+" c", 8, 2)
	const on = "\x1b[38;2;255;255;255;48;2;0;0;0m"
	if want := on + "a " + high.Bad.Render("b") + on + " c   \x1b[m\n" + on + "        \x1b[m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if w := lipgloss.Width(got); w != 8 {
		t.Errorf("it is %d wide", w)
	}
}
