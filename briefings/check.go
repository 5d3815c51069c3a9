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

// partNumberMost is the highest number that a part can have.
const partNumberMost = 999

const lineMost = 2000 // characters in one line of a file

// Check holds a library against all the authoring rules that README.md in the
// folder library lists, those of form and those of the house, and reports every
// fault at once. Faults in the writing of a file are found by [Load] already; these
// are the rules about what it holds.
func Check(lib *Library) error {
	var faults Faults
	seen := map[string]string{}
	for _, b := range lib.Briefings {
		c := checker{b: b}
		if other, twice := seen[b.ID]; twice && b.ID != "" {
			c.fault(b.meta["id"], "an id stands once in the library", "choose another; "+other+" has it")
		}
		seen[b.ID] = b.File
		c.form()
		c.house()
		for _, name := range []string{"edition", "language", "licence"} {
			if line := b.meta[name]; line > 0 {
				c.fault(line, "edition, language and licence are for packs", "take the line out")
			}
		}
		faults = append(faults, c.faults...)
	}
	return faults.orNil()
}

// CheckForm holds a briefing of a pack against the rules of form, which every
// briefing keeps. What its file breaks in the writing is told by [Read].
func CheckForm(b *Briefing) Faults {
	c := checker{b: b}
	c.form()
	c.forPacks()
	return c.faults
}

// CheckHouse holds a briefing against the rules that this library set itself:
// lengths, and how many prompts a part has. For others they are advice.
func CheckHouse(b *Briefing) Faults {
	c := checker{b: b}
	c.house()
	return c.faults
}

func (c *checker) form() {
	c.frontMatter()
	c.numbers()
	c.parts()
}

func (c *checker) house() {
	if c.b.Edition != Addition {
		c.length()
	}
	for _, p := range c.b.Parts {
		c.askedOf(p)
	}
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
	names := []string{"id", "title", "kind", "publisher", "date", "order"}
	if c.b.Edition == Addition {
		names = []string{"id", "publisher", "date"}
	}
	for _, name := range names {
		if c.b.meta[name] == 0 {
			c.fault(1, "front matter has "+strings.Join(names[:len(names)-1], ", ")+" and "+names[len(names)-1], "add "+name)
		}
	}
	if !plainID.MatchString(c.b.ID) {
		c.fault(c.b.meta["id"], "an id is lower-case words joined by -", "write it as in unborn-babies")
	} else if c.b.File != c.b.FileName() {
		c.fault(c.b.meta["id"], "the file's name is the id and .md", "rename the file to "+c.b.FileName())
	}
	if c.b.Edition == Addition {
		return // it is of the kind of what it adds to, and stands in its place
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
	if c.b.Edition == Addition {
		last = partNumberMost // [CheckEdition] knows which there are
	}
	have := map[int]int{}
	for _, p := range c.b.Parts {
		have[p.Number]++
		if p.Number < 1 || p.Number > last {
			c.fault(p.line, fmt.Sprintf("parts are numbered 1 to %d", last), fmt.Sprintf("part %d has no place", p.Number))
		} else if have[p.Number] == 2 {
			c.fault(p.line, "a number stands once", fmt.Sprintf("give the second part %d its own number", p.Number))
		}
	}
	for n := 1; n <= last && c.b.Edition != Addition; n++ {
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
	most := map[Kind]int{SevenMinute: partMost, KeyMessages: messageMost, Background: backgroundPartMost}[c.b.Kind]
	for _, p := range c.b.Parts {
		least := map[Kind]int{SevenMinute: 1, KeyMessages: messageLeast, Background: 1}[c.b.Kind]
		if p.Text == "" && len(p.Resources) > 0 {
			least = 0 // a list of what to turn to is read as one looks for something
		}
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
	for _, q := range p.Prompts {
		id := lastOf(q.ID)
		if seen[id] {
			c.fault(q.line, "the id of a prompt stands once in a briefing", "choose another for "+id)
		}
		seen[id] = true
	}
}

// askedOf wants a few questions for a part, and each to be one.
func (c *checker) askedOf(p *Part) {
	most := 4
	if !slices.ContainsFunc(p.Prompts, func(q Prompt) bool { return !q.Published }) {
		most = 5
	}
	if n := len(p.Prompts); c.b.Edition != Addition && n < 2 || n > most {
		c.fault(p.line, "a part has two to four prompts, or five where all are published", fmt.Sprintf("part %d has %d", p.Number, n))
	}
	for _, q := range p.Prompts {
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
	if len(p.Sources) == 0 && (p.Text != "" || c.b.Edition != Addition) {
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

// SafeAddress says whether an address may be shown as one to open. Some characters
// cannot stand in one as they are (RFC 3986), and a program that opens it would have
// to guess where it ends.
func SafeAddress(address string) bool {
	u, err := url.Parse(address)
	if err != nil || strings.ContainsAny(address, "\"<>`\\") {
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
