package main

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// cellsOf is a row of a window of width cells.
func cellsOf(s string, width int) []terminal.Cell {
	var row []terminal.Cell
	for _, r := range s {
		row = append(row, terminal.Cell{Text: string(r), Width: 1})
	}
	for len(row) < width {
		row = append(row, terminal.Cell{Text: " ", Width: 1})
	}
	return row
}

func textOf(row []terminal.Cell) string {
	var b strings.Builder
	for _, c := range row {
		b.WriteString(c.Text)
	}
	return b.String()
}

func TestSettled(t *testing.T) {
	now := time.Date(2031, time.May, 3, 0, 10, 0, 0, time.UTC)
	for in, want := range map[string]string{
		"3 May 2031 00:09 · private":     "22 November 2026 10:42 · private",
		"2 May 2031 23:58 · private":     "22 November 2026 10:42 · private",
		"3 May 2031 · a part":            "22 November 2026 · a part",
		"3 May 2031, 00:09":              "22 November 2026, 10:42",
		"12 November 2000 16:05 · x":     "12 November 2026 16:05 · x",
		"3 May 00:09 · private":          "22 Nov 10:42 · private",
		"2 May 23:58 · private":          "22 Nov 10:42 · private",
		"12 Nov 2000 · for supervision":  "12 Nov 09:30 · for supervision",
		"13 May 00:09 in the words":      "13 May 00:09 in the words",
		" Saved 00:10 · 5 words":         " Saved 10:42 · 5 words",
		" Saved 2 May 23:59 · 5 words":   " Saved 10:42 · 5 words",
		"6 June 2025 09:00 in the words": "6 June 2025 09:00 in the words",
	} {
		got := settled(cellsOf(in, 50), now)
		if len(got) != 50 || strings.TrimRight(textOf(got), " ") != want {
			t.Errorf("%q became %q (%d cells), want %q", in, textOf(got), len(got), want)
		}
	}
}

func TestStretches(t *testing.T) {
	row := cellsOf("ab c   ▸ d─── e", 20)
	row[13].Bold = true
	var got []string
	for _, s := range stretches(row) {
		got = append(got, s.text)
	}
	if want := "ab c|▸|d|───|e"; strings.Join(got, "|") != want {
		t.Errorf("stretches %q, want %q", strings.Join(got, "|"), want)
	}
}

// TestDraw holds the picture to being XML that says what is on the screen, and
// nothing that a viewer would run or fetch.
func TestDraw(t *testing.T) {
	rows := [][]terminal.Cell{cellsOf("prebirth  <b>&", 20), cellsOf("────▏bars██", 20), cellsOf("", 20)}
	rows[0][0].Reverse = true
	svg := string(draw(picture{rows: rows, columns: 20, cursor: true, x: 3, y: 2}))
	decoder := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, svg)
		}
		if e, ok := token.(xml.StartElement); ok && !strings.Contains(" svg g rect circle text ", " "+e.Name.Local+" ") {
			t.Errorf("the picture has <%s>", e.Name.Local)
		}
	}
	if !strings.Contains(svg, "&lt;b&gt;&amp;") || !strings.Contains(svg, ">bars<") {
		t.Errorf("words are missing:\n%s", svg)
	}
}
