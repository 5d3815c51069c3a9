package briefings

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"prebirth/briefings/clean"
)

// parse reads one file. It always returns a briefing, as much of it as could
// be understood; what could not be placed is in malformed.
func parse(file, text string) *Briefing {
	p := &parser{b: &Briefing{File: file, meta: map[string]int{}}}
	p.lines = strings.Split(clean.String(text), "\n")
	p.frontMatter()
	for p.at < len(p.lines) {
		p.line(p.lines[p.at])
		p.at++
	}
	p.closeSection()
	sort.SliceStable(p.b.Parts, func(i, j int) bool { return p.b.Parts[i].Number < p.b.Parts[j].Number })
	for _, part := range p.b.Parts {
		part.ID, part.Contacts = fmt.Sprintf("%s/%d", p.b.ID, part.Number), p.b.Contacts
		for i := range part.Prompts {
			part.Prompts[i].ID = part.ID + "/" + part.Prompts[i].ID
		}
	}
	return p.b
}

// frontMost is how long front matter may be, in bytes.
const frontMost = 64 << 10

// contactsHeading opens the list of those who help where the pack comes from.
const contactsHeading = "Contacts for support"

// A parser goes through a file line by line. A section is gathered until the
// next heading and then understood as a whole.
type parser struct {
	b     *Briefing
	lines []string
	at    int // index of the present line

	part     *Part  // the open part, nil before the first
	section  string // "", "About", "Text", "Reflect", …
	start    int    // index of the section's first line
	contacts bool   // that section was met
	fence    string // the marker that closes the open code fence
	seen     map[string]bool
}

var (
	partHeading = regexp.MustCompile(`^## +(\d+)\. +(.+?) *$`)
	reserved    = map[string]bool{"Reflect": true, "Resources": true, "Sources": true, "Trainer notes": true}
)

func (p *parser) fault(line int, rule, mend string) {
	p.b.malformed = append(p.b.malformed, Fault{p.b.File, line + 1, rule, mend})
}

func (p *parser) frontMatter() {
	if len(p.lines) == 0 || strings.TrimSpace(p.lines[0]) != "---" {
		p.fault(0, "a file begins with front matter", "put a line of --- first, then id, title, kind, publisher, date and order")
		return
	}
	size := 0
	for p.at = 1; p.at < len(p.lines); p.at++ {
		if size += len(p.lines[p.at]) + 1; size > frontMost {
			p.fault(p.at, "front matter has at most 64 kB", "end it with a line of ---")
			return
		}
		line := strings.TrimSpace(p.lines[p.at])
		if line == "---" {
			p.at++
			return
		}
		if line != "" {
			p.metaLine(line)
		}
	}
	p.fault(0, "front matter ends with a line of ---", "add it below the last name")
}

func (p *parser) metaLine(line string) {
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		p.fault(p.at, "front matter is lines of name: value", "write it so, or take the line out")
		return
	}
	value = strings.TrimSpace(value)
	if value != "" && strings.ContainsRune("&*!|>{[%@`", rune(value[0])) || name == "<<" {
		p.fault(p.at, "nothing of YAML but name: value is understood: no aliases, anchors, tags, lists or blocks",
			`write plain words, in double quotes where they begin with a sign`)
	}
	if quoted := strings.TrimSuffix(strings.TrimPrefix(value, `"`), `"`); len(quoted) == len(value)-2 {
		value = quoted
	} else if strings.Contains(value, ": ") {
		p.fault(p.at, "a value with a colon and a blank stands in double quotes", `write "`+value+`"`)
	}
	if _, twice := p.b.meta[name]; twice {
		p.fault(p.at, "each name of the front matter stands once", "keep one line of "+name)
	}
	p.b.meta[name] = p.at + 1
	p.setMeta(name, value)
}

func (p *parser) setMeta(name, value string) {
	switch name {
	case "id":
		p.b.ID = value
	case "title":
		p.b.Title = value
	case "kind":
		p.b.Kind = Kind(value)
	case "publisher":
		p.b.Publisher = value
	case "date":
		p.b.Date = value
	case "order":
		n, err := strconv.Atoi(value)
		if err != nil {
			p.fault(p.at, "order is a whole number", "write a figure such as 3")
		}
		p.b.Order = n
	case "edition":
		p.b.Edition = Edition(value)
	case "language":
		if p.b.Language = value; value == "en" {
			p.b.Language = ""
		}
	case "licence":
		p.b.Licence = value
	default:
		p.fault(p.at, "the names are id, title, kind, publisher, date and order", "take out "+name)
	}
}

// line looks for headings outside code fences; everything else waits for its
// section to be closed.
func (p *parser) line(line string) {
	if p.inFence(line) {
		return
	}
	switch {
	case strings.HasPrefix(line, "## "):
		p.closeSection()
		p.openPart(line)
	case strings.HasPrefix(line, "### ") && p.part != nil:
		p.subheading(strings.TrimSpace(line[4:]))
	case strings.HasPrefix(line, "# "):
		p.fault(p.at, "the title stands in the front matter", "take this heading out, or give it two or three #")
	case p.section == "" && strings.TrimSpace(line) != "":
		p.fault(p.at, "text stands in a section", "put it under ## About this briefing or under a part")
	}
}

func (p *parser) inFence(line string) bool {
	trimmed := strings.TrimLeft(line, " ")
	mark := ""
	for _, m := range []string{"```", "~~~"} {
		if strings.HasPrefix(trimmed, m) {
			mark = m
		}
	}
	if p.fence == "" {
		p.fence = mark
		return mark != ""
	}
	if mark == p.fence && strings.Trim(trimmed, mark[:1]+" ") == "" {
		p.fence = ""
	}
	return true
}

func (p *parser) openPart(line string) {
	p.start = p.at + 1
	if strings.TrimSpace(line) == "## About this briefing" && len(p.b.Parts) == 0 && p.b.About == "" {
		p.section = "About"
		return
	}
	if strings.TrimSpace(line) == "## "+contactsHeading && !p.contacts {
		p.section, p.part, p.contacts = "Contacts", nil, true
		return
	}
	m := partHeading.FindStringSubmatch(line)
	if m == nil {
		p.fault(p.at, "a ## heading is “## About this briefing”, once and first, or “## 3. Title”", "number it, or give it three #")
		m = []string{"", "0", strings.TrimSpace(line[3:])}
	}
	number, _ := strconv.Atoi(m[1])
	p.part = &Part{Number: number, Title: m[2], line: p.at + 1, textLine: p.at + 2}
	p.b.Parts = append(p.b.Parts, p.part)
	p.section, p.seen = "Text", map[string]bool{}
}

func (p *parser) subheading(name string) {
	switch {
	case reserved[name]:
		if p.seen[name] {
			p.fault(p.at, "each section of a part stands once", "join the two sections “"+name+"”")
		}
		p.closeSection()
		p.section, p.start, p.seen[name] = name, p.at+1, true
	case p.section != "Text":
		p.fault(p.at, "after Reflect, Resources, Sources or Trainer notes come only the others of these four",
			"move “"+name+"” into the text, or spell its heading as one of the four")
	}
}

// closeSection hands the lines of the open section to whoever understands them.
func (p *parser) closeSection() {
	lines := p.lines[min(p.start, p.at):min(p.at, len(p.lines))]
	text := strings.Trim(strings.Join(lines, "\n"), "\n ")
	switch p.section {
	case "About":
		p.b.About = text
	case "Text":
		p.part.Text = text
		for p.part.textLine-1 < p.at && strings.TrimSpace(p.lines[p.part.textLine-1]) == "" {
			p.part.textLine++
		}
	case "Trainer notes":
		p.part.Notes = join(p.part.Notes, text)
	case "Reflect", "Resources", "Sources", "Contacts":
		p.items(lines)
	}
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n\n" + b
}

// items goes through the list of a section. An item is one line beginning with
// "- " and the indented lines below it.
func (p *parser) items(lines []string) {
	item, first := "", 0
	flush := func() {
		if item != "" {
			p.item(item, first)
		}
		item = ""
	}
	for i, line := range lines {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* "):
			flush()
			item, first = strings.TrimSpace(line[2:]), p.start+i
		case trimmed == "":
			flush()
		case item != "" && line != trimmed:
			item += " " + trimmed
		default:
			p.fault(p.start+i, "the section “"+p.section+"” is a list", "begin the line with “- ”, or indent it below its item")
		}
	}
	flush()
}

func (p *parser) item(text string, at int) {
	switch p.section {
	case "Reflect":
		p.prompt(text, at)
	case "Resources":
		p.resource(text, at)
	case "Sources":
		p.source(text, at)
	case "Contacts":
		p.contact(text, at)
	}
}
