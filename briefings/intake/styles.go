package intake

import (
	"strconv"
	"strings"
)

// A style is what a paragraph is by its style: a heading of a level, or an item of a
// list.
type style struct {
	name, based string
	level       int // of a heading; -1 for none
	numbers     *node
	bold        string // "", "on" or "off"
}

// styles reads styles.xml: by the id that paragraphs name.
func styles(root *node) map[string]style {
	all := map[string]style{}
	root.each("style", func(n *node) {
		s := style{name: strings.ToLower(n.kid("name").value("val")), based: n.kid("basedOn").value("val"), level: -1}
		s.numbers = n.kid("pPr/numPr")
		if n.kid("rPr/b") != nil {
			s.bold = map[bool]string{true: "on", false: "off"}[n.on("rPr/b")]
		}
		if level, err := strconv.Atoi(n.kid("pPr/outlineLvl").value("val")); err == nil && level >= 0 && level < 9 {
			s.level = level + 1
		}
		if level, ok := headingName(s.name); ok {
			s.level = level
		}
		all[n.value("styleId")] = s
	})
	for id, s := range all {
		for based, i := s.based, 0; based != "" && i < 20; i++ {
			up, ok := all[based]
			if !ok {
				break
			}
			if s.level < 0 {
				s.level = up.level
			}
			if s.numbers == nil {
				s.numbers = up.numbers
			}
			if s.bold == "" {
				s.bold = up.bold
			}
			based = up.based
		}
		all[id] = s
	}
	return all
}

// headingName is the level of a heading by the name of its style; the title of a
// document is above all of them.
func headingName(name string) (int, bool) {
	if name == "title" {
		return 0, true
	}
	level, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(name, "heading")))
	return level, err == nil && level > 0 && level < 10 && strings.HasPrefix(name, "heading")
}

// A numbering counts the items of lists as Word does.
type numbering struct {
	levels map[string][]level // by the id of the list
	starts map[string]map[int]int
	shared map[string]string // lists that count on together
	counts map[string]*[9]int
	begun  map[string]bool
}

type level struct {
	format, text string
	start        int
}

func newNumbering(root *node) *numbering {
	n := &numbering{map[string][]level{}, map[string]map[int]int{}, map[string]string{}, map[string]*[9]int{}, map[string]bool{}}
	abstract := map[string][]level{}
	for _, a := range root.kid2("numbering", "abstractNum") {
		levels := make([]level, 9)
		for _, l := range a.kids {
			if i, err := strconv.Atoi(l.value("ilvl")); l.name == "lvl" && err == nil && i >= 0 && i < 9 {
				start, _ := strconv.Atoi(l.kid("start").value("val"))
				levels[i] = level{l.kid("numFmt").value("val"), l.kid("lvlText").value("val"), max(start, 0)}
			}
		}
		abstract[a.value("abstractNumId")] = levels
	}
	for _, num := range root.kid2("numbering", "num") {
		id, of := num.value("numId"), num.kid("abstractNumId").value("val")
		n.levels[id], n.shared[id] = abstract[of], of
		num.each("lvlOverride", func(o *node) {
			i, err := strconv.Atoi(o.value("ilvl"))
			start, err2 := strconv.Atoi(o.kid("startOverride").value("val"))
			if err == nil && err2 == nil && i >= 0 && i < 9 {
				if n.starts[id] == nil {
					n.starts[id] = map[int]int{}
				}
				n.starts[id][i] = start
			}
		})
	}
	return n
}

// kid2 are the grandchildren of two names.
func (n *node) kid2(first, second string) (all []*node) {
	if up := n.kid(first); up != nil {
		for _, k := range up.kids {
			if k.name == second {
				all = append(all, k)
			}
		}
	}
	return all
}

// next counts an item and gives its mark, empty for a bullet. It is no item at all
// where ok is false.
func (n *numbering) next(id string, at int) (mark string, ok bool) {
	levels := n.levels[id]
	if id == "" || id == "0" || len(levels) == 0 || at < 0 || at > 8 {
		return "", false
	}
	counts := n.counts[n.shared[id]]
	if counts == nil {
		counts = &[9]int{}
		for i := range counts {
			counts[i] = levels[i].start - 1
		}
		n.counts[n.shared[id]] = counts
	}
	if !n.begun[id] {
		n.begun[id] = true
		for i, start := range n.starts[id] {
			counts[i] = start - 1
		}
	}
	counts[at]++
	for i := at + 1; i < 9; i++ {
		counts[i] = levels[i].start - 1
	}
	if f := levels[at].format; f == "bullet" || f == "none" && levels[at].text == "" || f == "" {
		return "", f != "none"
	}
	mark = levels[at].text
	for i := range 9 {
		mark = strings.ReplaceAll(mark, "%"+strconv.Itoa(i+1), inFormat(counts[i], levels[i].format))
	}
	return strings.TrimSpace(mark), true
}

func inFormat(n int, format string) string {
	switch {
	case format == "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case strings.HasSuffix(format, "Letter") && n > 0 && n <= 26:
		return cased(string(rune('a'+n-1)), format)
	case strings.HasSuffix(format, "Roman") && n > 0 && n <= len(romans):
		return cased(romans[n-1], format)
	case format == "none":
		return ""
	}
	return strconv.Itoa(n)
}

func cased(s, format string) string {
	if strings.HasPrefix(format, "upper") {
		return strings.ToUpper(s)
	}
	return s
}
