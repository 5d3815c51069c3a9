package clean_test

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"
	"testing"
	"unicode/utf8"

	"charm.land/lipgloss/v2"
	"github.com/yuin/goldmark"

	"prebirth/briefings/clean"
	"prebirth/briefings/clean/hostile"
)

// payloads is the table, and at least the size that was promised.
func payloads(t testing.TB) []hostile.Payload {
	t.Helper()
	all := hostile.Payloads()
	if len(all) < 200 {
		t.Fatalf("there are %d payloads and should be 200", len(all))
	}
	return all
}

func holds(t *testing.T, what string, finds []string) {
	t.Helper()
	for _, find := range finds {
		t.Errorf("%s: %s", what, find)
	}
}

// Nothing of the table arrives in words, and cleaning twice is cleaning once.
func TestTextHoldsNothing(t *testing.T) {
	for _, p := range payloads(t) {
		text := clean.Of(p.Text).String()
		holds(t, p.Name, hostile.Arrived([]byte(text)))
		if again := clean.String(text); again != text {
			t.Errorf("%s: cleaned twice it is %q and once %q", p.Name, again, text)
		}
		if !strings.HasPrefix(text, p.Mark) {
			t.Errorf("%s: the words are gone: %q", p.Name, text)
		}
		line := clean.Line(p.Text).String()
		holds(t, p.Name, hostile.Arrived([]byte(line)))
		if strings.ContainsAny(line, "\n\t") {
			t.Errorf("%s: more than one line: %q", p.Name, line)
		}
	}
}

// Whoever draws Markdown decodes references: what comes of the cleaned text
// holds nothing either, decoded as Markdown has it and as HTML has it, and
// once more.
func TestMarkdownOfCleanTextHoldsNothing(t *testing.T) {
	texts := hostile.Blocks()
	for _, p := range payloads(t) {
		texts = append(texts, p.Text)
	}
	for _, text := range texts {
		var page bytes.Buffer
		if err := goldmark.Convert([]byte(clean.String(text)), &page); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			holds(t, text, hostile.Arrived(page.Bytes()))
			again := html.UnescapeString(page.String())
			page.Reset()
			page.WriteString(again)
		}
	}
}

// The gate holds by itself what nobody cleaned before.
func TestFrameHoldsNothing(t *testing.T) {
	for _, p := range payloads(t) {
		for _, rows := range []string{p.Text, "\x1b[1;38;2;1;2;3mbold\x1b[m " + p.Text + "\n\x1b[2mfaint\x1b[0m", "─ŵ" + p.Text} {
			frame := clean.Frame(rows).String()
			holds(t, p.Name, hostile.ArrivedInRows(strings.ReplaceAll(frame, "\x1b[31m", ""))) // a colour is let through
			if again := clean.Frame(frame).String(); again != frame && len(again) < len(frame) && !strings.Contains(p.Name, "CSI") {
				t.Errorf("%s: a second time %q comes out of %q", p.Name, again, frame)
			}
		}
	}
}

// What a style of ours looks like comes through to the byte.
func TestFrameLetsStylesThrough(t *testing.T) {
	style := lipgloss.NewStyle().Bold(true).Faint(true).Italic(true).Underline(true).Reverse(true).Strikethrough(true).
		Foreground(lipgloss.Color("#102030")).Background(lipgloss.Color("8")).UnderlineSpaces(true)
	for _, rows := range []string{
		style.Render("Łódź اردو 👩‍👧"), lipgloss.NewStyle().Foreground(lipgloss.Color("208")).Render("x"), "\x1b[38;5;8mx\x1b[m", "\x1b[48;2;5;6;8mx\x1b[0m",
		"\x1b[4:3mx\x1b[24m", "\x1b[38:5:8mx\x1b[39m", "\x1b[1;22;7;27;97;107m", "a\nb\n\n",
	} {
		if got := clean.Frame(rows).String(); got != rows {
			t.Errorf("%q came out as %q", rows, got)
		}
	}
	for _, rows := range []string{"\x1b[5m", "\x1b[6m", "\x1b[8m", "\x1b[1;8m", "\x1b[08m", "\x1b[38;5;1;8m", "\x1b[38;2;1;2;3;5m", "\x1b[38;9;8m", "\x1b[38m", "\x1b[38;5m", "\x1b[256m", "\x1b[?1m", "\x1b[1 m", "\x1b[" + strings.Repeat("1;", 60) + "m", "\x1b[1", "\x1b["} {
		if got := clean.Frame(rows).String(); strings.Contains(got, "\x1b") {
			t.Errorf("%q came through as %q", rows, got)
		}
	}
}

// However the writes are split, the same arrives, and nothing of the table.
func TestWriterHoldsNothing(t *testing.T) {
	for _, p := range payloads(t) {
		whole := written(false, p.Text)
		holds(t, p.Name, hostile.Arrived(whole))
		var letters []string
		for _, b := range []byte(p.Text) {
			letters = append(letters, string([]byte{b}))
		}
		if single := written(false, letters...); !bytes.Equal(single, whole) {
			t.Errorf("%s: byte by byte %q arrives, and at once %q", p.Name, single, whole)
		}
	}
	if got := string(written(true, "\x1b[1", "mbold\x1b", "[0m \x1b[5mno\x1b[?25l\r", "\nx\ry")); got != "\x1b[1mbold\x1b[0m [5mno[?25l\nx\ny" {
		t.Errorf("a styled writer wrote %q", got)
	}
}

func written(styled bool, parts ...string) []byte {
	var out bytes.Buffer
	w := clean.NewWriter(&out)
	if styled {
		w = clean.NewStyledWriter(&out)
	}
	for _, part := range parts {
		if n, err := w.Write([]byte(part)); n != len(part) || err != nil {
			panic("a buffer takes everything")
		}
	}
	return out.Bytes()
}

// JSON means the same after it was made fit to be shown.
func TestJSONMeansTheSame(t *testing.T) {
	for _, p := range payloads(t) {
		before := strings.ToValidUTF8(p.Text, "\ufffd")
		text, err := json.Marshal(before)
		if err != nil {
			t.Fatal(err)
		}
		shown := written(false, clean.JSON(string(text)))
		holds(t, p.Name, hostile.Arrived(shown))
		var after string
		if err := json.Unmarshal(shown, &after); err != nil || after != before {
			t.Errorf("%s: %q became %q (%v)", p.Name, before, after, err)
		}
	}
}

func FuzzText(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		text := clean.Of(s).String()
		if !utf8.ValidString(text) {
			t.Errorf("%q became %q, which is not UTF-8", s, text)
		}
		holds(t, s, hostile.Arrived([]byte(text)))
		holds(t, s, hostile.Arrived([]byte(clean.Line(s).String())))
		if again := clean.String(text); again != text {
			t.Errorf("%q became %q, and then %q", s, text, again)
		}
		if shown := written(false, text); string(shown) != text {
			t.Errorf("a writer made %q of the clean %q", shown, text)
		}
	})
}

func FuzzFrame(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, rows string) {
		frame := clean.Frame(rows).String()
		holds(t, rows, hostile.Arrived([]byte(lipglossless(frame))))
		if !utf8.ValidString(frame) || len(frame) > len(rows) {
			t.Errorf("%q became %q", rows, frame)
		}
	})
}

// lipglossless is rows without styles, which are taken out in another way than
// the gate knows them.
func lipglossless(rows string) string {
	var out strings.Builder
	for {
		before, after, ok := strings.Cut(rows, "\x1b[")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		figures, rest, _ := strings.Cut(after, "m")
		if strings.Trim(figures, "0123456789;:") != "" || len(figures) > 80 {
			out.WriteString("\x1b[")
			rest = after
		}
		rows = rest
	}
}

func FuzzWriter(f *testing.F) {
	for i, p := range hostile.Payloads() {
		f.Add(p.Text, uint(i), uint(2*i), i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, s string, a, b uint, styled bool) {
		i := int(a % uint(len(s)+1))
		j := i + int(b%uint(len(s)-i+1))
		whole, parts := written(styled, s), written(styled, s[:i], s[i:j], s[j:])
		if !bytes.Equal(whole, parts) {
			t.Errorf("%q at once is %q, and split at %d and %d it is %q", s, whole, i, j, parts)
		}
		if styled {
			whole = []byte(lipglossless(string(whole)))
		}
		holds(t, s, hostile.Arrived(whole))
	})
}

func seed(f *testing.F) {
	for _, p := range hostile.Payloads() {
		f.Add(p.Text)
	}
	for _, block := range hostile.Blocks() {
		f.Add(block)
	}
}

// A frame of 80 by 24 cells with a style in every few words, about 10 kB, and
// one that has something to be left out in its first row.
func BenchmarkFrame(b *testing.B) {
	style := lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Color("#8090a0")).Background(lipgloss.Color("#101010"))
	row := strings.Repeat(style.Render("Łódź babies")+" ", 7)
	frame := strings.Repeat(row+strings.Repeat("─", 20)+"\n", 24)
	for name, rows := range map[string]string{"nothing to leave out": frame, "something to leave out": "\a" + frame} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(rows)))
			for b.Loop() {
				clean.Frame(rows)
			}
		})
	}
}

// The gate takes no memory where nothing is to be left out.
func TestFrameTakesNoMemory(t *testing.T) {
	rows := strings.Repeat("\x1b[1;38;2;1;2;3mŵords─\x1b[m and words\n", 100)
	if n := testing.AllocsPerRun(10, func() { clean.Frame(rows) }); n > 0 {
		t.Errorf("it takes memory %v times", n)
	}
}
