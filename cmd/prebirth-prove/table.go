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
	cells := [][3]string{{"what was tried", "times", "what was lost, or found"}}
	for _, r := range rows {
		cells = append(cells, [3]string{r.What, thousands(r.Tried), r.Found})
	}
	var wide [3]int
	for _, c := range cells {
		for i, text := range c {
			wide[i] = max(wide[i], utf8.RuneCountInString(text))
		}
	}
	for i, c := range cells {
		fmt.Fprintf(out, "| %s | %s | %s |\n", pad(c[0], wide[0], false), pad(c[1], wide[1], true), pad(c[2], wide[2], false))
		if i == 0 {
			fmt.Fprintf(out, "| %s | %s: | %s |\n", strings.Repeat("-", wide[0]), strings.Repeat("-", wide[1]-1), strings.Repeat("-", wide[2]))
		}
	}
}

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
