package editor

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

const prose = "The midwife asked what had changed since the last visit, and we sat with the question. "

// chars is n characters of ASCII prose.
func chars(n int) string {
	return strings.Repeat(prose, n/len(prose)+1)[:n]
}

// foreign is n characters, a third of them Polish, Urdu and Chinese.
func foreign(n int) string {
	s := []rune(strings.Repeat("zażółć gęślą jaźń بچے کی حفاظت سب کی ذمہ داری ہے 保护每一个孩子 ", n/50+1))
	return string(s[:n])
}

func benchModel(text string) *Model {
	m := New(Styles{Text: lipgloss.NewStyle().Foreground(lipgloss.Color("#ddd"))})
	m.Resize(73, 30)
	m.SetText(text)
	m.View()
	return m
}

func letter(i int) tea.KeyPressMsg {
	r := rune(prose[i%len(prose)])
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}

// BenchmarkKey is what one key costs, from the message to the rows. Every
// letter is taken back so that the text keeps its size.
func BenchmarkKey(b *testing.B) {
	back := tea.KeyPressMsg{Code: tea.KeyBackspace}
	for _, n := range []int{0, 1000, 5000, 50000} {
		texts := map[string]string{
			"one":     chars(n),
			"many":    strings.ReplaceAll(chars(n), ". ", ".\n"),
			"foreign": foreign(n),
		}
		for _, name := range []string{"one", "many", "foreign"} {
			for _, where := range []string{"end", "middle"} {
				b.Run(fmt.Sprintf("%d/%s/%s", n, name, where), func(b *testing.B) {
					m := benchModel(texts[name])
					if where == "middle" {
						m.SetOffset(len(m.Text()) / 2)
					}
					b.ReportAllocs()
					for i := 0; b.Loop(); i++ {
						if i%2 == 0 {
							m.Update(letter(i))
						} else {
							m.Update(back)
						}
						m.View()
						m.Cursor()
						m.Rows()
						m.Words()
					}
				})
			}
		}
	}
}

// typeOut types n characters one key at a time, drawing each, and returns what
// the first and the last 50 took.
func typeOut(m *Model, n int) (first, last time.Duration) {
	for i := range n {
		t := time.Now()
		m.Update(letter(i))
		m.View()
		m.Cursor()
		switch {
		case i < 50:
			first += time.Since(t)
		case i >= n-50:
			last += time.Since(t)
		}
	}
	return first, last
}

// Benchmark5000Keys also gives what a key costs in the full and in the empty
// box, and their ratio. The empty one has a row to draw and the full one 30;
// on a terminal both are small beside what the renderer does with the rows.
func Benchmark5000Keys(b *testing.B) {
	var first, last time.Duration
	for b.Loop() {
		f, l := typeOut(benchModel(""), 5000)
		first, last = first+f, last+l
	}
	b.ReportMetric(float64(first.Nanoseconds())/50/float64(b.N), "ns/key-empty")
	b.ReportMetric(float64(last.Nanoseconds())/50/float64(b.N), "ns/key-5000")
	b.ReportMetric(float64(last)/float64(first), "5000/empty")
}

// Two seconds is the goal on a terminal; the box alone takes a twentieth.
func TestFiveThousandKeys(t *testing.T) {
	start := time.Now()
	m := benchModel("")
	typeOut(m, 5000)
	if d := time.Since(start); d > 2*time.Second {
		t.Errorf("5,000 keys took %v", d)
	}
	check(t, m)
}

// BenchmarkTextareaKey is bubbles' text area, for comparison.
func BenchmarkTextareaKey(b *testing.B) {
	back := tea.KeyPressMsg{Code: tea.KeyBackspace}
	for _, n := range []int{0, 1000, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := textarea.New()
			m.CharLimit, m.MaxHeight = 0, 0
			m.SetWidth(73)
			m.SetHeight(30)
			m.SetVirtualCursor(false)
			m.Focus()
			m.SetValue(chars(n))
			for i := 0; b.Loop(); i++ {
				var msg tea.Msg = back
				if i%2 == 0 {
					msg = letter(i)
				}
				m, _ = m.Update(msg)
				m.View()
			}
		})
	}
}

func BenchmarkPaste64k(b *testing.B) {
	text := chars(64 << 10)
	for b.Loop() {
		m := benchModel("")
		m.Update(tea.PasteMsg{Content: text})
		m.View()
		m.Rows()
		m.Words()
	}
}
