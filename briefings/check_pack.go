package briefings

import (
	"fmt"
	"strings"
)

// NoteMark begins the first paragraph of a part that may distress.
const NoteMark = "Content note:"

// NoteMost is how many words a content note has: it is read before one decides to
// go on, so it is short.
const NoteMost = 60

// ContentNote is what a part says about itself before its text, where it may
// distress, without its mark; or empty. It stays in Text, as the first paragraph, so
// that it comes before the rest wherever the text is shown.
func (p *Part) ContentNote() string {
	first, _, _ := strings.Cut(p.Text, "\n\n")
	note, ok := strings.CutPrefix(strings.TrimLeft(first, "*_"), NoteMark)
	if !ok {
		return ""
	}
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(note), "*_"))
}

// forPacks are the rules for what the built-in library does not have.
func (c *checker) forPacks() {
	if line := c.b.meta["language"]; line > 0 && c.b.Language != "" && !plainLanguage.MatchString(c.b.Language) {
		c.fault(line, "a language is its two or three letters, such as cy", "write language: cy, or leave the line out for English")
	}
	for _, r := range c.b.Contacts {
		if r.Address != "" && !SafeAddress(r.Address) {
			c.fault(r.line, "an address is http, https or mailto, and whole", "mend it, or write - Name: how to reach it")
		}
	}
	for _, p := range c.b.Parts {
		if p.Text == "" && len(p.Resources) == 0 && c.b.Edition != Addition {
			c.fault(p.line, "a part has a text or resources", "write a text below the heading, or a list below ### Resources")
		}
		c.note(p)
		c.markdown(p.Notes, p.line)
		for _, q := range p.Prompts {
			c.markdown(q.Text, q.line)
		}
	}
}

func (c *checker) note(p *Part) {
	if n := CountWords(p.ContentNote()); n > NoteMost {
		c.fault(p.textLine, fmt.Sprintf("a content note has at most %d words", NoteMost), fmt.Sprintf("this one has %d", n))
	}
	for i, line := range strings.Split(p.Text, "\n") {
		if i > 0 && strings.HasPrefix(strings.TrimLeft(line, "*_"), NoteMark) {
			c.fault(p.textLine+i, "a content note comes before the text of its part", "move it to the first line below the heading")
		}
	}
}
