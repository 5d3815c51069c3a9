package main

import (
	"github.com/spf13/cobra"

	"prebirth/briefings"
)

// A listed briefing, as JSON.
type listed struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Kind      string       `json:"kind"`
	Publisher string       `json:"publisher"`
	Date      string       `json:"date"`
	Words     int          `json:"words"`
	Minutes   int          `json:"minutes"`
	Parts     []listedPart `json:"parts"`
}

type listedPart struct {
	ID      string         `json:"id"`
	Title   string         `json:"title"`
	Words   int            `json:"words"`
	Prompts []listedPrompt `json:"prompts"`
}

type listedPrompt struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Mark string `json:"mark"` // "published" or "ours"
}

func newList(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "list [BRIEFING]",
		Short:   e.Say("List what can be read"),
		Example: "prebirth list\nprebirth list key-messages\nprebirth list --json",
		Args:    e.takes(0, 1, e.Say("at most one briefing")),
		RunE: func(_ *cobra.Command, args []string) error {
			lib, err := e.library()
			if err != nil {
				return err
			}
			all := lib.Briefings
			if len(args) == 1 {
				if err := e.onlyBriefing(lib, args[0]); err != nil {
					return err
				}
				b, _ := lib.Briefing(args[0])
				all = []*briefings.Briefing{b}
			}
			if e.json {
				return e.listJSON(lib, all)
			}
			for i, b := range all {
				if i > 0 {
					e.print("\n")
				}
				e.listBriefing(b)
			}
			return nil
		},
		ValidArgsFunction: completeOne(e.briefingIDs),
	}
}

func (e *env) listBriefing(b *briefings.Briefing) {
	minutes := e.Count(briefings.Minutes(b.Words()), "about %d minute", "about %d minutes")
	e.print("%s\n  %s\n  %s, %s\n", b.ID, b.Title, e.Say(string(b.Kind)), minutes)
	for _, p := range b.Listed() {
		e.print("  %2d  %s\n", p.Number, p.Title)
	}
}

func (e *env) listJSON(lib *briefings.Library, all []*briefings.Briefing) error {
	out := struct {
		Schema    int      `json:"schema"`
		Briefings []listed `json:"briefings"`
	}{Schema: schema}
	for _, b := range all {
		b, _ = lib.Briefing(b.ID) // whole, where the list has no more than a sketch
		l := listed{ID: b.ID, Title: b.Title, Kind: string(b.Kind), Publisher: b.Publisher, Date: b.Date,
			Words: b.Words(), Minutes: briefings.Minutes(b.Words())}
		for _, p := range b.Parts {
			part := listedPart{ID: p.ID, Title: p.Title, Words: p.Words()}
			for _, q := range p.Prompts {
				part.Prompts = append(part.Prompts, listedPrompt{q.ID, q.Text, q.Mark()})
			}
			l.Parts = append(l.Parts, part)
		}
		out.Briefings = append(out.Briefings, l)
	}
	return e.encode(out)
}
