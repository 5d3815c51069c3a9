package briefings

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// An Edition says how a briefing of a pack stands to the built-in one of the same
// id, spelled as in a file's front matter.
type Edition string

// The editions.
const (
	Local    Edition = "local"    // takes its place
	Addition Edition = "addition" // fills a part, and adds prompts, resources and contacts
)

var plainLanguage = regexp.MustCompile(`^[a-z]{2,3}$`)

// FileName is the name that the file of a briefing has: the id, the language where
// it is not English, and .md.
func (b *Briefing) FileName() string {
	if b.Language != "" {
		return b.ID + "." + b.Language + ".md"
	}
	return b.ID + ".md"
}

// CheckEdition holds a briefing of a pack against those that are built in. A
// briefing that takes the place of one keeps the ids of all its prompts, because
// reflections are kept under them; an addition only adds.
func CheckEdition(b *Briefing, builtIn *Library) Faults {
	c := checker{b: b}
	base, there := builtIn.Briefing(b.ID)
	line := b.meta["edition"]
	switch {
	case b.Edition != "" && b.Edition != Local && b.Edition != Addition:
		c.fault(line, "an edition is “local” or “addition”", "choose one, or leave the line out")
	case b.Edition != "" && !there:
		c.fault(b.meta["id"], "an edition has the id of a built-in briefing", "choose one of "+strings.Join(builtIn.ids(), ", ")+", or take the line edition out")
	case b.Edition == Addition:
		c.adds(base)
	case there && b.Edition == "" && b.Language == "":
		c.fault(b.meta["id"], "the id of a built-in briefing is for its editions", "write edition: local below it, or choose another id")
	case there:
		c.keepsPrompts(base)
	}
	return c.faults
}

func (l *Library) ids() (ids []string) {
	for _, b := range l.Briefings {
		ids = append(ids, b.ID)
	}
	return ids
}

func (c *checker) keepsPrompts(base *Briefing) {
	if c.b.Kind != base.Kind {
		c.fault(c.b.meta["kind"], "an edition has the kind of the built-in briefing", "write kind: "+string(base.Kind))
	}
	have := map[string]bool{}
	lines := map[int]int{}
	for _, p := range c.b.Parts {
		lines[p.Number] = p.line
		for _, q := range p.Prompts {
			have[q.ID] = true
		}
	}
	for _, p := range base.Parts {
		for _, q := range p.Prompts {
			if !have[q.ID] {
				c.fault(lines[p.Number], "an edition keeps the ids of the built-in prompts, so that reflections stay attached",
					fmt.Sprintf("add to part %d: - `%s` *%s* %s", p.Number, q.ID[strings.LastIndexByte(q.ID, '/')+1:], q.Mark(), q.Text))
			}
		}
	}
}

// adds wants each part of an addition to have a place in the built-in briefing and
// to bring something that is not there yet.
func (c *checker) adds(base *Briefing) {
	taken := map[string]bool{}
	for _, p := range base.Parts {
		for _, q := range p.Prompts {
			taken[lastOf(q.ID)] = true
		}
	}
	if len(c.b.Parts)+len(c.b.Contacts) == 0 {
		c.fault(1, "an addition has a part or contacts", "write ## 7. Title and what it says, or ## "+contactsHeading)
	}
	for _, p := range c.b.Parts {
		if base.Index(p.Number) < 0 {
			c.fault(p.line, "an addition has parts that the built-in briefing has", fmt.Sprintf("%s has the parts 1 to %d", base.ID, len(base.Parts)))
		}
		if p.Text == "" && len(p.Prompts)+len(p.Resources) == 0 {
			c.fault(p.line, "a part of an addition has a text, prompts or resources", "write one of them, or take the part out")
		}
		for _, q := range p.Prompts {
			if taken[lastOf(q.ID)] {
				c.fault(q.line, "the prompts of an addition have ids of their own", "choose another for "+lastOf(q.ID))
			}
		}
	}
}

func lastOf(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// With is the briefing with what an addition brings. A part with a text takes the
// place of the text, title, resources, sources and notes that were there; one
// without adds its prompts and resources. Prompts that were there stay, first. What
// has no place is left out. Neither of the two changes.
func (b *Briefing) With(addition *Briefing) *Briefing {
	b, addition = b.whole(), addition.whole()
	merged := *b
	merged.Contacts = slices.Concat(b.Contacts, addition.Contacts)
	merged.Parts = nil
	for _, p := range b.Parts {
		next := p.copied()
		next.Contacts = merged.Contacts
		if i := addition.Index(p.Number); i >= 0 {
			next.take(addition.Parts[i], addition.Publisher)
		}
		merged.Parts = append(merged.Parts, next)
	}
	if addition.About != "" {
		merged.About += fmt.Sprintf("\n\n### Added by %s\n\n%s", addition.Publisher, addition.About)
	}
	return &merged
}

// copied is a part of its own; what it was searched by is not taken along.
func (p *Part) copied() *Part {
	return &Part{ID: p.ID, Number: p.Number, Title: p.Title, Text: p.Text, Prompts: slices.Clone(p.Prompts),
		Resources: slices.Clone(p.Resources), Sources: slices.Clone(p.Sources), Notes: p.Notes, Contacts: p.Contacts, From: p.From,
		line: p.line, textLine: p.textLine, words: p.words}
}

// take puts what an addition brings into a part, with the name of who publishes it.
func (p *Part) take(add *Part, from string) {
	if add.Text != "" {
		p.Title, p.Text, p.Notes, p.From = add.Title, add.Text, add.Notes, from
		p.Resources, p.Sources = slices.Clone(add.Resources), slices.Clone(add.Sources)
	} else {
		p.Resources, p.Sources = append(p.Resources, add.Resources...), append(p.Sources, add.Sources...)
	}
	for _, q := range add.Prompts {
		if !slices.ContainsFunc(p.Prompts, func(have Prompt) bool { return have.ID == q.ID }) {
			q.From = from
			p.Prompts = append(p.Prompts, q)
		}
	}
}

// Replacing is a library in which editions stand in place of the built-in briefings
// of their ids, and the others after those of their kind, by order and id.
func (l *Library) Replacing(others []*Briefing) *Library {
	out := &Library{Briefings: slices.Clone(l.Briefings)}
	at := map[string]int{}
	for i, b := range out.Briefings {
		at[b.ID] = i
	}
	groups := map[Kind][]*Briefing{}
	for _, b := range others {
		if i, there := at[b.ID]; there {
			out.Briefings[i] = b
		} else {
			groups[b.Kind] = append(groups[b.Kind], b)
		}
	}
	if len(groups) == 0 {
		return out
	}
	return out.grouped(groups)
}

func (l *Library) grouped(groups map[Kind][]*Briefing) *Library {
	var all []*Briefing
	for i, b := range l.Briefings {
		all = append(all, b)
		if i+1 == len(l.Briefings) || l.Briefings[i+1].Kind != b.Kind {
			all = append(all, inOrder(groups[b.Kind])...)
			delete(groups, b.Kind)
		}
	}
	for _, kind := range []Kind{SevenMinute, KeyMessages, Background} {
		all = append(all, inOrder(groups[kind])...)
	}
	return &Library{Briefings: all}
}
