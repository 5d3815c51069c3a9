package prose

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// A bar is one row of a fence marked "bars": a label, a number and the words
// that are written for it, "2,914 newborn babies".
type bar struct {
	label, words string
	value        float64
}

func parseBars(fence string) []bar {
	var out []bar
	for _, line := range strings.Split(strings.TrimSpace(fence), "\n") {
		label, words, ok := strings.Cut(line, "|")
		if !ok {
			continue
		}
		words = strings.TrimSpace(words)
		figure, _, _ := strings.Cut(words, " ")
		value, err := strconv.ParseFloat(strings.TrimRight(strings.ReplaceAll(figure, ",", ""), "%"), 64)
		if err != nil || value < 0 || math.IsInf(value, 0) || math.IsNaN(value) {
			value = 0
		}
		out = append(out, bar{strings.TrimSpace(label), words, value})
	}
	return out
}

var outOf = regexp.MustCompile(`^\S+ of ([\d,]+)`)

// scale is the value of a bar as long as the room: the whole where the words
// name one ("9 of 12", "42%"), the largest figure otherwise.
func scale(all []bar) float64 {
	most := 0.0
	for _, b := range all {
		most = max(most, b.value)
		if m := outOf.FindStringSubmatch(b.words); m != nil {
			whole, _ := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
			most = max(most, whole)
		}
		if figure, _, _ := strings.Cut(b.words, " "); strings.HasSuffix(figure, "%") {
			most = max(most, 100)
		}
	}
	return most
}

// bars draws figures on one scale that begins at nought. Each label and figure
// is written in words above its bar, so that nothing rests on the drawing.
func (s *Setter) bars(fence string, width int) []string {
	all := parseBars(fence)
	most, room := scale(all), min(width, 48)
	var out []string
	for _, b := range all {
		out = append(out, s.wrap(fmt.Sprintf("%s: %s", b.label, s.theme.Strong.Render(b.words)), width)...)
		length := 0
		if most > 0 {
			length = int(math.Round(b.value / most * float64(room)))
		}
		if b.value > 0 {
			length = max(1, length)
		}
		drawn := strings.Repeat(s.sign("█", "#"), length)
		if !s.plain {
			drawn = s.theme.Accent.Bold(false).Render(drawn)
		}
		out = append(out, drawn)
	}
	if s.plain {
		for i := range out {
			out[i] = stripped(out[i])
		}
	}
	return out
}

// tableRows has glamour draw one table at the width given.
func (s *Setter) tableRows(markdown string, width int) []string {
	r := s.tables
	if width != s.width {
		r = renderer(s.theme, width, s.plain)
	}
	lines := strings.Split(s.render(r, markdown), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lipgloss.NewStyle().MaxWidth(width).Render(lines[i]), " ")
	}
	return lines
}
