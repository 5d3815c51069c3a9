package editor

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A plain box is what the box must be, without its speed: a string, a cursor
// and the far end of the selection, both as byte offsets.
type plainBox struct {
	text     string
	cur, end int
}

func (p *plainBox) prev(i int) int {
	b := boundaries(p.text)
	return b[max(0, slices.Index(b, i)-1)]
}

func (p *plainBox) next(i int) int {
	b := boundaries(p.text)
	return b[min(len(b)-1, slices.Index(b, i)+1)]
}

// snap is the first place between characters at or behind i.
func (p *plainBox) snap(i int) int {
	b := boundaries(p.text)
	return b[max(0, slices.IndexFunc(b, func(x int) bool { return x >= i }))]
}

func (p *plainBox) snapBack(i int) int {
	b := boundaries(p.text)
	n, found := slices.BinarySearch(b, i)
	if !found {
		n--
	}
	return b[n]
}

func (p *plainBox) lineStart() int { return strings.LastIndexByte(p.text[:p.cur], '\n') + 1 }

func (p *plainBox) lineEnd() int {
	if n := strings.IndexByte(p.text[p.cur:], '\n'); n >= 0 {
		return p.cur + n
	}
	return len(p.text)
}

func (p *plainBox) wordLeft() int {
	start := p.lineStart()
	if p.cur == start {
		return p.prev(p.cur)
	}
	s := strings.TrimRightFunc(p.text[start:p.cur], unicode.IsSpace)
	s = strings.TrimRightFunc(s, func(r rune) bool { return !unicode.IsSpace(r) })
	return p.snapBack(start + len(s))
}

func (p *plainBox) wordRight() int {
	end := p.lineEnd()
	if p.cur == end {
		return p.next(p.cur)
	}
	s := strings.TrimLeftFunc(p.text[p.cur:end], unicode.IsSpace)
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsSpace(r) })
	return p.snap(end - len(s))
}

func (p *plainBox) goTo(i int) { p.cur, p.end = i, i }

// replace puts s between a and b, or in the place of the selection.
func (p *plainBox) replace(a, b int, s string) {
	if p.cur != p.end {
		a, b = p.cur, p.end
	}
	a, b = min(a, b), max(a, b)
	p.text = p.text[:a] + s + p.text[b:]
	p.goTo(p.snap(a + len(s)))
}

// press does what the key does; keys that are not the box's do nothing.
func (p *plainBox) press(k string) {
	switch k {
	case "enter":
		p.replace(p.cur, p.cur, "\n")
	case "backspace":
		p.replace(p.prev(p.cur), p.cur, "")
	case "delete":
		p.replace(p.cur, p.next(p.cur), "")
	case "ctrl+w":
		p.replace(p.wordLeft(), p.cur, "")
	case "alt+d":
		p.replace(p.cur, p.wordRight(), "")
	case "ctrl+k":
		p.replace(p.cur, p.lineEnd(), "")
	case "ctrl+u":
		p.replace(p.lineStart(), p.cur, "")
	default:
		p.move(k)
	}
}

func (p *plainBox) move(k string) {
	switch {
	case p.cur == p.end:
	case k == "left":
		p.goTo(min(p.cur, p.end))
		return
	case k == "right":
		p.goTo(max(p.cur, p.end))
		return
	}
	switch k {
	case "left":
		p.goTo(p.prev(p.cur))
	case "right":
		p.goTo(p.next(p.cur))
	case "ctrl+left":
		p.goTo(p.wordLeft())
	case "ctrl+right":
		p.goTo(p.wordRight())
	case "ctrl+home":
		p.goTo(0)
	case "ctrl+end":
		p.goTo(len(p.text))
	case "shift+left":
		p.cur = p.prev(p.cur)
	case "shift+right":
		p.cur = p.next(p.cur)
	case "ctrl+shift+left":
		p.cur = p.wordLeft()
	case "ctrl+shift+right":
		p.cur = p.wordRight()
	}
}

var knownKeys = strings.Fields(`enter backspace backspace backspace delete delete ctrl+w alt+d ctrl+k ctrl+u
	left left left right right right ctrl+left ctrl+right ctrl+home ctrl+end
	shift+left shift+right ctrl+shift+left ctrl+shift+right ctrl+n tab esc`)

// These move by rows, which the plain box doesn't have: it believes the box, as
// it does about undo and redo, which are judged at the end.
var rowKeys = strings.Fields(`up up down down home end pgup pgdown shift+up shift+down shift+home shift+end`)

var pieces = []string{
	"a", "b", "c", "word ", " ", "  ", "e\u0301", "\u0301", "\u200d", "\ufe0f", "\u200c", "🇵", "🇱", "👩", "👧", "🏽",
	"👨‍👩‍👧", "❤", "保", "護", "\u1112", "\u1161", "\u11ab", "한", "क", "्", "ष", "ि", "ب", "َ", "\u0600", "\u00a0", "\u3000", "\t",
	"1", "ŵ", "\u302a", "keeping", "supercalifragilistic", "🏳️‍🌈", "กำ", "\U000e0100",
}

// step does one random thing to both boxes and says what.
func (p *plainBox) step(r *rand.Rand, m *Model) string {
	switch n := r.IntN(100); {
	case n < 45:
		s := pieces[r.IntN(len(pieces))]
		m.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: s})
		p.replace(p.cur, p.cur, s)
		return fmt.Sprintf("type %q", s)
	case n < 50:
		s := pieces[r.IntN(len(pieces))] + "\n" + pieces[r.IntN(len(pieces))]
		m.Update(tea.PasteMsg{Content: strings.ReplaceAll(s, "\n", "\r\n\x1b")})
		p.replace(p.cur, p.cur, s)
		return fmt.Sprintf("paste %q", s)
	case n < 53:
		w, h := r.IntN(25), r.IntN(9)
		m.Resize(w, h)
		m.SetWidths(ansi.Method(w % 2))
		return fmt.Sprintf("resize %d by %d", w, h)
	case n < 54:
		at := r.IntN(len(p.text) + 1)
		m.SetOffset(at)
		p.goTo(p.snapBack(at))
		return fmt.Sprintf("offset %d", at)
	case n < 57:
		if m.Update(press([]string{"ctrl+z", "ctrl+z", "ctrl+y"}[r.IntN(3)])) {
			p.text = m.Text()
			p.goTo(m.Offset())
		}
		return "undo or redo"
	case n < 64:
		k := rowKeys[r.IntN(len(rowKeys))]
		m.Update(press(k))
		if p.cur = m.Offset(); !strings.HasPrefix(k, "shift") {
			p.end = p.cur
		}
		return k
	}
	k := knownKeys[r.IntN(len(knownKeys))]
	m.Update(press(k))
	p.press(k)
	return k
}

func (p *plainBox) differs(m *Model) error {
	if m.Text() != p.text || m.Offset() != p.cur {
		return fmt.Errorf("%q at %d, want %q at %d", m.Text(), m.Offset(), p.text, p.cur)
	}
	if from, to := m.selection(); m.buf.slice(from, to) != p.text[min(p.cur, p.end):max(p.cur, p.end)] {
		return fmt.Errorf("%q is selected, want %d to %d of %q", m.buf.slice(from, to), p.cur, p.end, p.text)
	}
	return faults(m)
}

func TestAgainstPlainBox(t *testing.T) {
	seeds := 60
	if testing.Short() {
		seeds = 10
	}
	for seed := range seeds {
		r := rand.New(rand.NewPCG(1, uint64(seed)))
		start := ""
		for range r.IntN(30) {
			start += pieces[r.IntN(len(pieces))]
		}
		m := box(2+r.IntN(20), 1+r.IntN(6), "")
		m.SetText(start)
		p := &plainBox{text: start}
		p.goTo(len(start))
		var done []string
		for range 250 {
			done = append(done, p.step(r, m))
			if err := p.differs(m); err != nil {
				t.Fatalf("seed %d, after %v: %v", seed, done[max(0, len(done)-8):], err)
			}
		}
		undoAll(t, m, start)
	}
}

// undoAll goes back to the start and forth to the end, step by step.
func undoAll(t *testing.T, m *Model, start string) {
	t.Helper()
	for m.Update(press("ctrl+y")) {
	}
	end := m.Text()
	texts := []string{end}
	for m.Update(press("ctrl+z")) {
		texts = append(texts, m.Text())
		check(t, m)
	}
	if m.Text() != start {
		t.Fatalf("undone to %q, started from %q", m.Text(), start)
	}
	for i := len(texts) - 2; m.Update(press("ctrl+y")); i-- {
		if m.Text() != texts[i] {
			t.Fatalf("redone to %q, was %q", m.Text(), texts[i])
		}
	}
	if m.Text() != end {
		t.Fatalf("redone to %q, ended with %q", m.Text(), end)
	}
}

// FuzzEditor reads a script: each byte below 64 is a key, a paste of what
// follows, a resize or an undo; others are typed.
func FuzzEditor(f *testing.F) {
	f.Add("Some words, and more words than fit in a row.\x01\x02\x03", uint8(20), uint8(4))
	f.Add("e\u0301👨‍👩‍👧🇵🇱\x04\x05\x05\x30保护孩子\x3a\x3b", uint8(3), uint8(1))
	f.Add("\x3dbad \xff\xfe\u202e\u009b31m\x1b[31m\r\n\x3a\x3a\x3b", uint8(1), uint8(1))
	f.Add("\u0301\u200d\t\u0600\x06\x3e\x09\x07\x20\x21", uint8(0), uint8(9))
	keys := slices.Concat(knownKeys, rowKeys)
	f.Fuzz(func(t *testing.T, script string, w, h uint8) {
		if len(script) > 2000 {
			return
		}
		m := New(styles())
		m.Resize(int(w)%90, int(h)%30)
		for i := 0; i < len(script); {
			c, n := utf8.DecodeRuneInString(script[i:])
			switch i += n; {
			case c == '\x3a':
				m.Update(press("ctrl+z"))
			case c == '\x3b':
				m.Update(press("ctrl+y"))
			case c == '\x3d':
				to := min(len(script), i+9)
				m.Update(tea.PasteMsg{Content: script[i:to]})
				i = to
			case c == '\x3e':
				m.Resize(m.width*7%23, m.height*5%11)
			case c < 64 && c != ' ':
				m.Update(press(keys[int(c)%len(keys)]))
			default:
				m.Update(tea.KeyPressMsg{Code: c, Text: script[i-n : i]})
			}
			if i%16 == 0 {
				m.View()
			}
		}
		check(t, m)
		undoAll(t, m, "")
	})
}
