package briefings

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"prebirth/briefings/clean"
)

// The lengths a briefing may have, in words as [Part.Words] counts them. Seven
// minutes are 1,300 to 1,700 words; a key message reads in two to five.
const (
	briefingLeast, briefingMost = 1300, 1700
	partMost                    = 320
	messageLeast, messageMost   = 350, 1075
	backgroundPartMost          = 500
)

const lineMost = 2000 // characters in one line of a file

// Check holds a library against the authoring rules that README.md in the
// folder library lists, and reports every fault at once. Faults of form are
// found by [Load] already; these are the rules about what the form holds.
func Check(lib *Library) error {
	var faults Faults
	seen := map[string]string{}
	for _, b := range lib.Briefings {
		c := checker{b: b}
		if other, twice := seen[b.ID]; twice && b.ID != "" {
			c.fault(b.meta["id"], "an id stands once in the library", "choose another; "+other+" has it")
		}
		seen[b.ID] = b.File
		c.frontMatter()
		c.numbers()
		c.length()
		c.parts()
		faults = append(faults, c.faults...)
	}
	return faults.orNil()
}

// CheckFile holds the raw text of one file against the rules that cleaning
// would hide: characters that are taken out, and lines too long to be drawn.
func CheckFile(file, text string) error {
	c := checker{b: &Briefing{File: file}}
	for i, line := range strings.Split(text, "\n") {
		if _, removed := clean.Count(line); removed > 0 {
			c.fault(i+1, "no control, direction or hidden characters", fmt.Sprintf("take out the %d found here", removed))
		}
		if len([]rune(line)) > lineMost {
			c.fault(i+1, fmt.Sprintf("a line has at most %d characters", lineMost), "break it")
		}
	}
	return c.faults.orNil()
}

type checker struct {
	b      *Briefing
	faults Faults
}

func (c *checker) fault(line int, rule, mend string) {
	c.faults = append(c.faults, Fault{c.b.File, max(1, line), rule, mend})
}

var plainID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (c *checker) frontMatter() {
	for _, name := range []string{"id", "title", "kind", "publisher", "date", "order"} {
		if c.b.meta[name] == 0 {
			c.fault(1, "front matter has id, title, kind, publisher, date and order", "add "+name)
		}
	}
	if !plainID.MatchString(c.b.ID) {
		c.fault(c.b.meta["id"], "an id is lower-case words joined by -", "write it as in unborn-babies")
	} else if c.b.File != c.b.ID+".md" {
		c.fault(c.b.meta["id"], "the file's name is the id and .md", "rename the file to "+c.b.ID+".md")
	}
	if !slices.Contains([]Kind{SevenMinute, KeyMessages, Background}, c.b.Kind) {
		c.fault(c.b.meta["kind"], "a kind is “seven-minute briefing”, “key messages” or “background”", "choose one of the three")
	}
	if strings.TrimSpace(c.b.About) == "" {
		c.fault(1, "a briefing says where its text comes from", "write ## About this briefing")
	}
}

// numbers wants the parts 1 to last, each once.
func (c *checker) numbers() {
	last := map[Kind]int{SevenMinute: 7, KeyMessages: 10, Background: max(1, len(c.b.Parts))}[c.b.Kind]
	have := map[int]int{}
	for _, p := range c.b.Parts {
		have[p.Number]++
		if p.Number < 1 || p.Number > last {
			c.fault(p.line, fmt.Sprintf("parts are numbered 1 to %d", last), fmt.Sprintf("part %d has no place", p.Number))
		} else if have[p.Number] == 2 {
			c.fault(p.line, "a number stands once", fmt.Sprintf("give the second part %d its own number", p.Number))
		}
	}
	for n := 1; n <= last; n++ {
		if have[n] == 0 {
			c.fault(1, fmt.Sprintf("parts are numbered 1 to %d", last), fmt.Sprintf("part %d is missing", n))
		}
	}
}

func (c *checker) length() {
	if c.b.Kind == SevenMinute {
		if n := c.b.Words(); n < briefingLeast || n > briefingMost {
			c.fault(1, fmt.Sprintf("a seven-minute briefing has %d to %d words", briefingLeast, briefingMost),
				fmt.Sprintf("this one has %d", n))
		}
	}
	least := map[Kind]int{SevenMinute: 1, KeyMessages: messageLeast, Background: 1}[c.b.Kind]
	most := map[Kind]int{SevenMinute: partMost, KeyMessages: messageMost, Background: backgroundPartMost}[c.b.Kind]
	for _, p := range c.b.Parts {
		if n := p.Words(); n < least || n > most {
			c.fault(p.line, fmt.Sprintf("a part of %s has %d to %d words", c.b.Kind, least, most), fmt.Sprintf("this one has %d", n))
		}
	}
}

func (c *checker) parts() {
	seen := map[string]bool{}
	for _, p := range c.b.Parts {
		c.prompts(p, seen)
		c.resources(p)
		c.sources(p)
		c.markdown(p.Text, p.textLine)
	}
	c.markdown(c.b.About, 1)
}

func (c *checker) prompts(p *Part, seen map[string]bool) {
	most := 4
	if !slices.ContainsFunc(p.Prompts, func(q Prompt) bool { return !q.Published }) {
		most = 5
	}
	if n := len(p.Prompts); n < 2 || n > most {
		c.fault(p.line, "a part has two to four prompts, or five where all are published", fmt.Sprintf("part %d has %d", p.Number, n))
	}
	for _, q := range p.Prompts {
		id := q.ID[strings.LastIndexByte(q.ID, '/')+1:]
		if seen[id] {
			c.fault(q.line, "the id of a prompt stands once in a briefing", "choose another for "+id)
		}
		seen[id] = true
		if !strings.Contains(q.Text, "?") {
			c.fault(q.line, "a prompt asks a question", "end it with a question mark")
		}
	}
}

func (c *checker) resources(p *Part) {
	for _, r := range p.Resources {
		if r.Address != "" && !SafeAddress(r.Address) {
			c.fault(r.line, "an address is http, https or mailto, and whole", "mend it, or write (address not confirmed)")
		}
	}
}

func (c *checker) sources(p *Part) {
	if len(p.Sources) == 0 {
		c.fault(p.line, "each part names its source", "add ### Sources with an item that ends in Date:")
	}
	for _, s := range p.Sources {
		if s.Date == "" {
			c.fault(s.line, "a source has a date", "write “Date: not given.” where there is none")
		}
		if s.Address != "" && !SafeAddress(s.Address) {
			c.fault(s.line, "an address is http, https or mailto, and whole", "mend it, or leave it out")
		}
	}
}

// SafeAddress says whether an address may be shown as one to open.
func SafeAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

var (
	rawHTML = regexp.MustCompile(`<(/?[A-Za-z][A-Za-z0-9-]*(\s[^<>]*)?/?|!--.*)>`)
	image   = regexp.MustCompile(`!\[[^\]]*\]\(`)
	link    = regexp.MustCompile(`\]\([^)]*\)|\]\[[^\]]*\]|<(https?|mailto):|\bhttps?://`)
	code    = regexp.MustCompile("`[^`]*`")
)

func (c *checker) markdown(text string, first int) {
	fenced := false
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
			continue
		}
		if fenced {
			continue
		}
		line = code.ReplaceAllString(line, "")
		switch {
		case image.MatchString(line):
			c.fault(first+i, "no images", "say in words what it shows")
		case rawHTML.MatchString(line):
			c.fault(first+i, "no raw HTML", "write it in Markdown")
		case link.MatchString(line):
			c.fault(first+i, "no links in the text", "move the address to ### Resources or ### Sources")
		}
	}
}
