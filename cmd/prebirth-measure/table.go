package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A row is one thing that was measured. Beside is what it is compared with, in
// the same unit, and the ratio is the one to the other.
type row struct {
	What    string  `json:"what"`
	Figure  float64 `json:"figure"`
	Unit    string  `json:"unit"`
	Beside  float64 `json:"beside,omitempty"`
	Ratio   float64 `json:"ratio,omitempty"`
	Goal    string  `json:"goal,omitempty"`
	Verdict string  `json:"verdict,omitempty"` // "met", "not met", or empty where there is no goal
	Missing bool    `json:"missing,omitempty"` // not measured on this system
	Shown   string  `json:"shown,omitempty"`   // the figures in words; only as JSON
}

// figure is a row with a number and nothing else.
func figure(what string, value float64, unit string) row {
	return row{What: what, Figure: value, Unit: unit}
}

// ratio is a row that compares.
func ratio(what string, value, beside float64, unit string) row {
	r := figure(what, value, unit)
	r.Beside = beside
	if beside > 0 {
		r.Ratio = value / beside
	}
	return r
}

// missing is a row for what this system does not tell.
func missing(what string) row { return row{What: what, Missing: true} }

// atMost sets the goal for the number.
func (r row) atMost(most float64) row {
	return r.judge("≤ "+number(most)+" "+r.Unit, r.Figure <= most)
}

// under sets the goal for the ratio.
func (r row) under(most float64) row {
	return r.judge("≤ "+number(most)+" ×", r.Ratio > 0 && r.Ratio <= most)
}

func (r row) judge(goal string, met bool) row {
	if r.Missing {
		return r
	}
	r.Goal, r.Verdict = strings.TrimSpace(goal), "not met"
	if met {
		r.Verdict = "met"
	}
	return r
}

// number has as many digits as mean something.
func number(f float64) string {
	switch {
	case f == float64(int64(f)) || f >= 100:
		return strconv.FormatFloat(f, 'f', 0, 64)
	case f >= 10:
		return strconv.FormatFloat(f, 'f', 1, 64)
	}
	return strconv.FormatFloat(f, 'f', 2, 64)
}

// cells is a row as the table has it.
func (r row) cells() []string {
	if r.Missing {
		return []string{r.What, "not measured", "", "", "", ""}
	}
	out := []string{r.What, strings.TrimSpace(number(r.Figure) + " " + r.Unit), "", "", r.Goal, r.Verdict}
	if r.Beside > 0 {
		out[2] = number(r.Beside)
	}
	if r.Ratio > 0 {
		out[3] = strconv.FormatFloat(r.Ratio, 'f', 2, 64) + " ×"
	}
	return out
}

// writeTable prints the rows as a Markdown table with even columns: it is read
// in a terminal and pasted into an issue.
func writeTable(w io.Writer, rows []row) error {
	all := [][]string{{"what", "measured", "beside", "ratio", "goal", ""}}
	for _, r := range rows {
		all = append(all, r.cells())
	}
	widths := make([]int, len(all[0]))
	for _, cells := range all {
		for i, c := range cells {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for n, cells := range all {
		for i, c := range cells {
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c))
			if i >= 1 && i <= 3 {
				cells[i] = pad + c
			} else {
				cells[i] = c + pad
			}
		}
		if _, err := fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | ")); err != nil {
			return err
		}
		if n == 0 {
			if _, err := fmt.Fprintln(w, rules(widths)); err != nil {
				return err
			}
		}
	}
	return nil
}

func rules(widths []int) string {
	var b strings.Builder
	for i, n := range widths {
		rule := strings.Repeat("-", n)
		if i >= 1 && i <= 3 {
			rule = strings.Repeat("-", n-1) + ":"
		}
		b.WriteString("| " + rule + " ")
	}
	return b.String() + "|"
}

// inWords is what was measured, and what beside it.
func (r row) inWords() string {
	cells := r.cells()
	words := cells[1]
	if cells[2] != "" {
		words += ", beside it " + cells[2]
	}
	if cells[3] != "" {
		words += ": " + cells[3]
	}
	return words
}

func writeJSON(w io.Writer, rows []row) error {
	for i := range rows {
		rows[i].Shown = rows[i].inWords()
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(rows)
}
