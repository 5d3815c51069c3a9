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
	if len(p.Prompts) > 0 {
		b.WriteString("\n## Reflect\n\n")
	}
	for _, q := range p.Prompts {
		fmt.Fprintf(&b, "- %s (%s)\n", q.Text, q.Whose())
	}
	if p.From != "" {
		fmt.Fprintf(&b, "\n*The text of this part is from %s.*\n", p.From)
	}
	b.WriteString(p.ResourceMarkdown())
	b.WriteString(p.contactMarkdown())
	b.WriteString(p.SourceMarkdown())
	return b.String()
}

// ResourceMarkdown is the part's resources as a section, or nothing where it
// has none.
func (p *Part) ResourceMarkdown() string {
	return section("Resources", p.Resources, ". ", Resource.NoAddress)
}

// contactMarkdown is who helps where the pack comes from, or nothing. One without an
// address is reached as its note says.
func (p *Part) contactMarkdown() string {
	return section("Contacts for support", p.Contacts, ": ", func(Resource) string { return "" })
}

// section lists resources or contacts, each with its note and its address, or what is
// known of one that is missing.
func section(heading string, all []Resource, between string, missing func(Resource) string) string {
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## " + heading + "\n\n")
	for _, r := range all {
		b.WriteString("- " + r.Title)
		if r.Note != "" {
			b.WriteString(between + r.Note)
		}
		if r.Address != "" && SafeAddress(r.Address) {
			fmt.Fprintf(&b, "\n\n  `%s`", r.Address)
		} else if known := missing(r); known != "" {
			b.WriteString("\n\n  *" + known + "*")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// NoAddress says what is known of the address of one that has none.
func (r Resource) NoAddress() string {
	if r.NotGiven {
		return "address not given"
	}
	return "address not confirmed"
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
