package intake

import "strings"

// frontMatter reads the lines of name: value at the top of a Markdown file. It is
// simple lines and no YAML: what is nested is told and left out.
func (l *liner) frontMatter() {
	if strings.TrimSpace(l.lines[0]) != "---" {
		return
	}
	end := 0
	for i := 1; i < len(l.lines) && i <= 50 && end == 0; i++ {
		line := strings.TrimSpace(l.lines[i])
		if line == "---" {
			end = i
		} else if name, _, ok := strings.Cut(line, ":"); line != "" && (!ok || strings.ContainsAny(name, " \t")) {
			return // a line between two rules, and text
		}
	}
	if end == 0 {
		return
	}
	for i := 1; i < end; i++ {
		name, value, _ := strings.Cut(l.lines[i], ":")
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		if n := len(value); n > 1 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		switch {
		case name == "title", name == "publisher", name == "date", name == "id", name == "kind":
			l.doc.Meta[name] = value
		case value != "" && name != "order":
			l.doc.doubt(i+1, MetaLeft, l.lines[i], 0)
		}
	}
	l.at = end + 1
}
