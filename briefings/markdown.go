package briefings

import (
	"fmt"
	"strings"
)

// Markdown puts a whole part on one page: heading, text, prompts, resources
// with their confirmed addresses, and sources. Trainer notes are left out.
func (p *Part) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %d. %s\n\n%s\n", p.Number, p.Title, p.Text)
	b.WriteString("\n## Reflect\n\n")
	for _, q := range p.Prompts {
		fmt.Fprintf(&b, "- %s (%s)\n", q.Text, q.Mark())
	}
	b.WriteString(p.ResourceMarkdown())
	b.WriteString(p.contactMarkdown())
	b.WriteString(p.SourceMarkdown())
	return b.String()
}

// ResourceMarkdown is the part's resources as a section, or nothing where it
// has none.
func (p *Part) ResourceMarkdown() string {
	if len(p.Resources) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## Resources\n\n")
	for _, r := range p.Resources {
		listed(&b, r.Title, ". ", r.Note, r.Address, "\n\n  *"+r.NoAddress()+"*")
	}
	return b.String()
}

// listed is one item of a list: its title, its note, and its address or what stands for
// one that is not there or not safe.
func listed(b *strings.Builder, title, between, note, address, without string) {
	b.WriteString("- " + title)
	if note != "" {
		b.WriteString(between + note)
	}
	if address != "" && SafeAddress(address) {
		without = fmt.Sprintf("\n\n  `%s`", address)
	}
	b.WriteString(without + "\n")
}

// NoAddress says what is known of the address of one that has none.
func (r Resource) NoAddress() string {
	if r.NotGiven {
		return "address not given"
	}
	return "address not confirmed"
}

// contactMarkdown is who helps where the pack comes from, or nothing.
func (p *Part) contactMarkdown() string {
	if len(p.Contacts) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## Contacts for support\n\n")
	for _, c := range p.Contacts {
		listed(&b, c.Title, ": ", c.Note, c.Address, "")
	}
	return b.String()
}

// SourceMarkdown is the part's sources as a section.
func (p *Part) SourceMarkdown() string {
	var b strings.Builder
	b.WriteString("\n## Sources\n\n")
	for _, s := range p.Sources {
		fmt.Fprintf(&b, "- %s. Date: %s\n", s.Text, s.Date)
		if s.Address != "" && SafeAddress(s.Address) {
			fmt.Fprintf(&b, "\n  `%s`\n", s.Address)
		}
	}
	return b.String()
}
