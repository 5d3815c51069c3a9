package handout

import (
	"fmt"
	"strings"

	"prebirth/briefings"
	"prebirth/briefings/clean/escape"
)

// Markdown writes a handout as Markdown of its own making, for a reader of plain
// text as much as for a program. Tables and strikethrough are as GitHub has them.
func Markdown(b *briefings.Briefing, o Options) []byte {
	all := append([]string{"# " + escape.Words(line(b.Title)), ""}, lines(compose(b, o))...)
	return []byte(strings.Join(all, "\n") + "\n")
}

// lines are blocks as lines, with an empty one between two.
func lines(all []block) (out []string) {
	other := false // the list before this one has the usual sign
	for i, b := range all {
		l, isList := b.(list)
		if i > 0 {
			before, ok := all[i-1].(list)
			other = isList && ok && before.ordered == l.ordered && !other
			out = append(out, "")
		}
		if isList {
			out = append(out, listed(l, other)...)
			continue
		}
		out = append(out, set(b)...)
	}
	return out
}

// set is one block that is no list.
func set(b block) []string {
	switch b := b.(type) {
	case heading:
		return []string{strings.Repeat("#", b.level) + " " + oneLine(b.words, false)}
	case paragraph:
		return strings.Split(inline(b.words), "\n")
	case quote:
		return prefixed(lines(b.blocks), "> ", "> ")
	case aside:
		return lines(b.blocks)
	case code:
		fence := strings.Repeat("`", max(3, longestRun(b.text)+1))
		return append(append([]string{fence}, strings.Split(b.text, "\n")...), fence)
	case rule:
		return []string{"___"} // which opens no list
	case grid:
		return gridded(b)
	}
	return nil
}

func prefixed(all []string, first, rest string) []string {
	for i, l := range all {
		all[i] = strings.TrimRight(rest+l, " ")
		if i == 0 {
			all[i] = strings.TrimRight(first+l, " ")
		}
	}
	return all
}

// listed is a list. Two lists that follow each other have signs of their own, or
// they would be one.
func listed(l list, other bool) (out []string) {
	sign := "-"
	if other {
		sign = "*"
	}
	for i, item := range l.items {
		if l.ordered {
			sign = fmt.Sprintf("%d.", l.start+i)
			if other {
				sign = fmt.Sprintf("%d)", l.start+i)
			}
		}
		if i > 0 && !l.tight {
			out = append(out, "")
		}
		out = append(out, prefixed(itemLines(item, l.tight), sign+" ", strings.Repeat(" ", len(sign)+1))...)
	}
	return out
}

// itemLines are the lines of an item. A list follows a line without a gap.
func itemLines(item []block, tight bool) []string {
	if len(item) == 2 && tight {
		if below, ok := item[1].(list); ok && (!below.ordered || below.start == 1) {
			return append(lines(item[:1]), listed(below, false)...)
		}
	}
	return lines(item)
}

func gridded(g grid) []string {
	row := func(cells []cell) string {
		out := "|"
		for _, c := range cells {
			out += " " + oneLine(c, true) + " |"
		}
		return out
	}
	out := []string{row(g.head), "|" + strings.Repeat(" --- |", len(g.head))}
	for _, cells := range g.rows {
		out = append(out, row(cells))
	}
	return out
}

// oneLine is words as Markdown after a heading's sign or in a cell of a table.
func oneLine(all []span, inCell bool) string {
	m := marked{inCell: inCell}
	return strings.Trim(m.within(all), " ")
}

// inline is words as Markdown, with their line ends. No line is empty.
func inline(all []span) string {
	var m marked
	m.spans(all)
	var out []string
	for l := range strings.SplitSeq(m.String(), "\n") {
		if l = strings.Trim(l, " "); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}
