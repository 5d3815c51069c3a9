package briefings

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown puts a whole part on one page: heading, text, prompts, resources
// with their confirmed addresses, and sources. Trainer notes are left out.
func (p *Part) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %d. %s\n", p.Number, p.Title)
	if p.Text != "" {
		b.WriteString("\n" + p.Text + "\n")
	}
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
	return section("Resources", p.Resources, Resource.Joint, Resource.NoAddress)
}

// contactMarkdown is who helps where the pack comes from, or nothing. One without an
// address is reached as its note says.
func (p *Part) contactMarkdown() string {
	return section("Contacts for support", p.Contacts, colon, func(Resource) string { return "" })
}

// section lists resources or contacts, each with its note and its address, or what is
// known of one that is missing.
func section(heading string, all []Resource, between, missing func(Resource) string) string {
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\n## " + heading + "\n\n")
	for _, r := range all {
		b.WriteString("- " + r.Title)
		if r.Note != "" {
			b.WriteString(between(r) + r.Note)
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

func colon(Resource) string { return ": " }

// Joint is what stands between the title and the note: a point where the note begins a
// sentence of its own, and a colon where it goes on in small letters.
func (r Resource) Joint() string {
	if first, _ := utf8.DecodeRuneInString(r.Note); unicode.IsLower(first) {
		return ": "
	}
	return ". "
}

// Shown is what a room sees of the part: its text, or where it has none the titles and
// notes of its resources, as Markdown. Nobody in a room can open an address.
func (p *Part) Shown() string {
	if p.Text != "" {
		return p.Text
	}
	var b strings.Builder
	for _, r := range p.Resources {
		b.WriteString("- " + r.Title)
		if r.Note != "" {
			b.WriteString(r.Joint() + r.Note)
		}
		b.WriteString("\n")
	}
	return strings.TrimRight(b.String(), "\n")
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
