package changed

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func shown(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString([]string{"", "[-", "{+"}[p.Kind] + p.Text + []string{"", "-]", "+}"}[p.Kind])
	}
	return b.String()
}

func TestWordsThatChanged(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"one", "one", "one"},
		{"", "one", "{+one+}"},
		{"one", "", "[-one-]"},
		{"one two three", "one four three", "one [-two-]{+four+} three"},
		{"the red house", "the redder house", "the [-red-]{+redder+} house"},
		{"a b c d", "a x y d", "a [-b c-]{+x y+} d"},
		{"It rained.", "It rained!", "It rained[-.-]{+!+}"},
		{"one\ntwo", "one\nnew\ntwo", "one\n{+new\n+}two"},
		{"cafe\u0301 noir", "cafe noir", "[-cafe\u0301-]{+cafe+} noir"},
		{"Tŷ Gŵyr", "Tŷ Gwyr", "Tŷ [-Gŵyr-]{+Gwyr+}"},
		{"don’t go", "do go", "[-don’t-]{+do+} go"},
		{"家 護", "家 家", "家 [-護-]{+家+}"},
	} {
		if got := shown(Between(c.old, c.new)); got != c.want {
			t.Errorf("%q and %q: %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

// holds says whether the pieces are the two texts, to the byte.
func holds(old, new string, pieces []Piece) error {
	var a, b strings.Builder
	for i, p := range pieces {
		if p.Text == "" || i > 0 && pieces[i-1].Kind == p.Kind {
			return fmt.Errorf("piece %d is empty or goes on with the one before it", i)
		}
		if !utf8.ValidString(p.Text) && utf8.ValidString(old) && utf8.ValidString(new) {
			return fmt.Errorf("piece %d ends within a character", i)
		}
		if p.Kind != Added {
			a.WriteString(p.Text)
		}
		if p.Kind != Gone {
			b.WriteString(p.Text)
		}
	}
	if a.String() != old || b.String() != new {
		return fmt.Errorf("put together again they are %.60q and %.60q", a.String(), b.String())
	}
	return nil
}

// Whatever is compared, both texts can be put together again from the pieces.
func TestBothTextsAreInThePieces(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	bits := []string{"one", "two", "ŵ", "y\u0302", "👩‍👧", "\n", "\n\n", " ", "  ", "\t", ".", "’", "家", "\u0301", "ں", "a", "\xff"}
	text := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(bits[r.IntN(len(bits))])
		}
		return b.String()
	}
	for i := range 3000 {
		old := text(r.IntN(30))
		new := text(r.IntN(30))
		if i%2 == 0 { // of most versions little has changed
			at := r.IntN(len(old) + 1)
			new = old[:at] + text(r.IntN(4)) + old[min(len(old), at+r.IntN(6)):]
		}
		if err := holds(old, new, Between(old, new)); err != nil {
			t.Fatalf("%q and %q: %v", old, new, err)
		}
	}
}

// Large texts are compared in time, by lines and then as a whole.
func TestLargeTexts(t *testing.T) {
	numbered := func(n int, line string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, line+"\n", i)
		}
		return b.String()
	}
	for name, c := range map[string]struct{ old, new string }{
		"nothing alike, by words":  {strings.Repeat("a b ", 700), strings.Repeat("c d ", 700)},
		"all different, by words":  {numbered(700, "w%d x"), numbered(700, "v%d y")},
		"all different, by lines":  {numbered(2900, "one line %d"), numbered(2900, "another line %d")},
		"a megabyte":               {numbered(200_000, "l%d"), numbered(190_000, "m%d")},
		"one word of a megabyte":   {numbered(100_000, "word %d") + "end", "begin " + numbered(100_000, "word %d")},
		"one line of all, changed": {numbered(20_000, "line %d"), strings.Replace(numbered(20_000, "line %d"), "line 77\n", "row 77\n", 1)},
	} {
		begun := time.Now()
		pieces := Between(c.old, c.new)
		if err := holds(c.old, c.new, pieces); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%s: %d pieces, %v", name, len(pieces), time.Since(begun).Round(time.Millisecond))
	}
}

func FuzzBetween(f *testing.F) {
	f.Add("one two", "one\ntwo")
	f.Add("a character \xc3", "\xa9 cut in two")
	f.Fuzz(func(t *testing.T, old, new string) {
		if err := holds(old, new, Between(old, new)); err != nil {
			t.Error(err)
		}
	})
}
