//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A row is one kind of trouble: how often it was tried and what came of it.
type row struct {
	What  string `json:"what"`
	Tried int    `json:"tried"`
	Bad   int    `json:"bad"`   // words lost, stores damaged, or whatever may not happen
	Found string `json:"found"` // in words

	Target  string `json:"target,omitempty"`
	Verdict string `json:"verdict,omitempty"` // "met", "not met", or empty where there is no target
}

// aims sets the target of a row, and whether it was met.
func (r row) aims(target string, met bool) row {
	if r.Target, r.Verdict = target, "not met"; met {
		r.Verdict = "met"
	}
	return r
}

func writeJSON(out io.Writer, rows []row) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	if err := enc.Encode(map[string]any{"schema": 1, "rows": rows}); err != nil {
		return fmt.Errorf("print as JSON: %w", err)
	}
	return nil
}

// writeTable prints a Markdown table, for the README.
func writeTable(out io.Writer, rows []row) {
	cells := [][columns]string{{"what was tried", "times", "what was lost, or found", "target", ""}}
	for _, r := range rows {
		cells = append(cells, [columns]string{r.What, thousands(r.Tried), r.Found, r.Target, r.Verdict})
	}
	wide := [columns]int{3, 3, 3, 3, 3}
	for _, c := range cells {
		for i, text := range c {
			wide[i] = max(wide[i], utf8.RuneCountInString(text))
		}
	}
	for n, c := range cells {
		line, rule := "|", "|"
		for i, text := range c {
			line += " " + pad(text, wide[i], i == times) + " |"
			dashes := strings.Repeat("-", max(2, wide[i]-1))
			if i == times {
				dashes += ":"
			} else {
				dashes += "-"
			}
			rule += " " + dashes + " |"
		}
		fmt.Fprintln(out, line)
		if n == 0 {
			fmt.Fprintln(out, rule)
		}
	}
}

// columns is how many a table has, and times the one with numbers.
const columns, times = 5, 1

func pad(text string, width int, right bool) string {
	blanks := strings.Repeat(" ", width-utf8.RuneCountInString(text))
	if right {
		return blanks + text
	}
	return text + blanks
}

// thousands writes a number with commas; none for 0, which means that the row
// counts in its words.
func thousands(n int) string {
	if n == 0 {
		return ""
	}
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
