package theme

import (
	"math"
	"strconv"
	"testing"
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
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil || len(hex) != 7 {
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

func TestContrastOfEveryRole(t *testing.T) {
	for _, ground := range []struct {
		dark bool
		hex  string
	}{{true, "#000000"}, {true, "#1e1e1e"}, {false, "#ffffff"}, {false, "#fdf6e3"}} {
		c := New(ground.dark).Colours
		for name, want := range map[string]struct {
			hex   string
			least float64
		}{
			"Quiet": {c.Quiet, 4.5}, "Accent": {c.Accent, 4.5}, "Warn": {c.Warn, 4.5},
			"Bad": {c.Bad, 4.5}, "Found": {c.Found, 4.5}, "Rule": {c.Rule, 3},
		} {
			if got := contrast(t, want.hex, ground.hex); got < want.least {
				t.Errorf("%s %s on %s has contrast %.2f, want at least %.1f", name, want.hex, ground.hex, got, want.least)
			}
		}
	}
}
