// Package handout is a briefing for the staff who were not there when a team went
// through it: one file to print, to send or to put in a folder, as HTML or as
// Markdown.
//
// It has what the room could read: the parts with their text, their prompts, their
// resources and their sources. The trainer's notes are never in it. What the team
// said is in it only where a trainer gives it, in the part it belongs to, and is
// told apart from the briefing there.
//
// It is data in and bytes out: no clock and no file, and the same data gives the
// same bytes. Both forms are written from one tree, so that they say the same.
// A part's text is Markdown that may come from anybody: of it only what a reader
// needs comes through, in bounds that a real briefing does not reach. Raw HTML and
// pictures do not, and a link only where [briefings.SafeAddress] lets it. All other
// words, the team's among them, are words and never markup.
package handout

import (
	"fmt"
	"slices"
	"strings"

	"prebirth/briefings"
)

// Said is what a team said to one prompt.
type Said struct {
	Prompt   string   // its id, which says to which part it belongs
	Question string   // as it was asked; where it is empty, as it reads today
	Words    []string // contributions, in the trainer's order
	Hands    []string // a show of hands, as in "Yes: 5"
}

// Options are what a handout is to have.
type Options struct {
	Parts []int // numbers; nil for all. One that the briefing does not have is left out

	// Said is left out where it is nil, and so is what belongs to no part that is
	// in the handout.
	Said   []Said
	SaidOn string // when, in words; empty where that is not known
}

// chosen are the parts that a handout has, in the briefing's order.
func (o Options) chosen(b *briefings.Briefing) (parts []*briefings.Part) {
	for _, p := range b.Parts {
		if o.Parts == nil || slices.Contains(o.Parts, p.Number) {
			parts = append(parts, p)
		}
	}
	return parts
}

// compose is the whole handout as a tree, without its title.
func compose(b *briefings.Briefing, o Options) []block {
	text := reader{left: maxAll}
	parts := o.chosen(b)
	facts := list{tight: true}
	for _, f := range [][2]string{{"Kind", string(b.Kind)}, {"Publisher", b.Publisher}, {"Date", b.Date}} {
		if !blank(f[1]) {
			facts.items = append(facts.items, []block{paragraph{named(f[0], f[1])}})
		}
	}
	all := []block{facts}
	if len(parts) < len(b.Parts) {
		all = append(all, paragraph{plain(extent(parts, len(b.Parts)))})
	}
	if about := text.blocks(b.About); about != nil {
		all = append(append(all, heading{2, plain("About this briefing")}), about...)
	}
	for _, p := range parts {
		all = append(all, heading{2, plain(fmt.Sprintf("%d. %s", p.Number, p.Title))})
		all = append(all, text.blocks(p.Text)...)
		if p.From != "" {
			all = append(all, paragraph{[]span{{kind: emphasis, inner: plain("The text of this part is from " + p.From + ".")}}})
		}
		all = append(all, prompts(p)...)
		all = append(all, o.said(p)...)
		all = append(all, resources(p)...)
		all = append(all, sources(p)...)
	}
	return append(all, contacts(b)...)
}

// extent says which parts a handout has that has not all of them.
func extent(parts []*briefings.Part, all int) string {
	numbers := make([]string, len(parts))
	for i, p := range parts {
		numbers[i] = fmt.Sprint(p.Number)
	}
	switch n := len(numbers); n {
	case 0:
		return fmt.Sprintf("None of the %d parts is in this handout.", all)
	case 1:
		return fmt.Sprintf("This handout has part %s of %d.", numbers[0], all)
	default:
		return fmt.Sprintf("This handout has parts %s and %s of %d.", strings.Join(numbers[:n-1], ", "), numbers[n-1], all)
	}
}

func prompts(p *briefings.Part) []block {
	if len(p.Prompts) == 0 {
		return nil
	}
	l := list{tight: true}
	for _, q := range p.Prompts {
		l.items = append(l.items, []block{paragraph{plain(briefings.Plain(q.Text) + " (" + q.Whose() + ")")}})
	}
	return []block{heading{3, plain("Reflect")}, l}
}

// said is what the team said in a part, told apart from the briefing.
func (o Options) said(p *briefings.Part) []block {
	var all []block
	for _, s := range o.Said {
		if at := strings.LastIndexByte(s.Prompt, '/'); at < 0 || s.Prompt[:at] != p.ID {
			continue
		}
		words, hands := entries(s.Words), entries(s.Hands)
		if words.items == nil && hands.items == nil {
			continue
		}
		if asked := s.asked(p); !blank(asked) {
			all = append(all, paragraph{[]span{{kind: strong, inner: plain(asked)}}})
		}
		if words.items != nil {
			all = append(all, words)
		}
		if hands.items != nil {
			all = append(all, paragraph{plain("Show of hands:")}, hands)
		}
	}
	if all == nil {
		return nil
	}
	on := ""
	if !blank(o.SaidOn) {
		on = " on " + o.SaidOn
	}
	label := heading{3, plain("What the team said" + on + " (not part of the briefing)")}
	return []block{aside{append([]block{label}, all...)}}
}

// asked is the question, as it was or as it is.
func (s Said) asked(p *briefings.Part) string {
	if !blank(s.Question) {
		return s.Question
	}
	for _, q := range p.Prompts {
		if q.ID == s.Prompt {
			return briefings.Plain(q.Text)
		}
	}
	return ""
}

func resources(p *briefings.Part) []block {
	return section(heading{3, plain("Resources")}, p.Resources, briefings.Resource.Joint, briefings.Resource.NoAddress)
}

// contacts are who helps where the text comes from. They are the same for every part.
func contacts(b *briefings.Briefing) []block {
	return section(heading{2, plain("Contacts for support")}, b.Contacts, func(briefings.Resource) string { return ": " }, func(briefings.Resource) string { return "" })
}

// section lists resources or contacts, each with its note and its address, or what is
// known of one that is missing.
func section(head heading, all []briefings.Resource, between, missing func(briefings.Resource) string) []block {
	if len(all) == 0 {
		return nil
	}
	var l list
	for _, r := range all {
		words := briefings.Plain(r.Title)
		if !blank(r.Note) {
			words += between(r) + briefings.Plain(r.Note)
		}
		item := []block{paragraph{plain(words)}}
		if where := address(r.Address); where != nil {
			item = append(item, paragraph{where})
		} else if known := missing(r); known != "" {
			item = append(item, paragraph{[]span{{kind: emphasis, inner: plain(known)}}})
		}
		l.items = append(l.items, item)
	}
	return []block{head, l}
}

func sources(p *briefings.Part) []block {
	if len(p.Sources) == 0 {
		return nil
	}
	var l list
	for _, s := range p.Sources {
		item := []block{paragraph{plain(briefings.Plain(s.Text) + ". Date: " + s.Date)}}
		if where := address(s.Address); where != nil {
			item = append(item, paragraph{where})
		}
		l.items = append(l.items, item)
	}
	return []block{heading{3, plain("Sources")}, l}
}
