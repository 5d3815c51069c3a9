package main

import (
	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/briefings/pack"
	"prebirth/tui/language"
)

// A packFault is a place where a pack breaks a rule, as JSON.
type packFault struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // from 1; none where the whole file is meant
	Rule string `json:"rule"`
	Mend string `json:"mend"`
}

// A packPart is a part of a briefing of a pack, as JSON.
type packPart struct {
	Briefing  string `json:"briefing"`
	Language  string `json:"language,omitempty"`
	Number    int    `json:"number"`
	Title     string `json:"title"`
	Words     int    `json:"words"`
	Minutes   int    `json:"minutes"`
	Prompts   int    `json:"prompts"`
	Addresses int    `json:"addresses"`         // whole, by their form
	Missing   int    `json:"missing_addresses"` // resources without one
	Note      string `json:"content_note,omitempty"`
}

func newPackCheck(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "check PATH",
		Short: e.Say("Check a pack, and name everything to mend"),
		Long: e.Say("Reads a pack without adding it: every fault with its file, line and mend, how long each part takes to read, and " +
			"addresses that are missing or not whole. Nothing is looked up in a network. Exit code 4 where there is a fault. " +
			"Lengths and numbers of prompts are advice."),
		Example: "prebirth pack check our-city\nprebirth pack check our-city.zip --json",
		Args:    e.takes(1, 1, e.Say("one folder, .zip or .md file")),
		RunE: func(_ *cobra.Command, args []string) error {
			r, err := checkPack(e, args[0])
			if err != nil {
				return err
			}
			if e.json {
				err = e.checkedJSON(r)
			} else {
				e.printReport(r)
			}
			if err == nil && len(r.Faults) > 0 {
				err = &checkError{language.Errorf("check pack: there is something to mend"), e.Say("prebirth pack format prints the format and its rules")}
			}
			return err
		},
	}
}

func (e *env) checkedJSON(r pack.Report) error {
	out := struct {
		Schema int         `json:"schema"`
		Pack   *keptPack   `json:"pack"` // null where it could not be understood at all
		Faults []packFault `json:"faults"`
		Advice []packFault `json:"advice"`
		Parts  []packPart  `json:"parts"`
		Left   []string    `json:"left_out"` // files of a system or an editor, which are not read
	}{Schema: schema, Left: []string{}, Faults: faultsJSON(r.Faults), Advice: faultsJSON(r.Advice), Parts: []packPart{}}
	if p := r.Pack; p != nil {
		k := packed(p.Name, p.Publisher, p.Licence, p.Source, p.Hash, p.Briefings)
		out.Pack = &k
		out.Left = append(out.Left, p.LeftOut...)
	}
	for _, p := range r.Parts {
		out.Parts = append(out.Parts, packPart{p.Briefing, p.Language, p.Number, p.Title, p.Words, p.Minutes, p.Prompts, p.Addresses, p.Missing, p.Distress})
	}
	return e.encode(out)
}

func faultsJSON(all briefings.Faults) []packFault {
	out := []packFault{}
	for _, f := range all {
		out = append(out, packFault(f))
	}
	return out
}

func (e *env) printReport(r pack.Report) {
	if p := r.Pack; p != nil {
		e.printPack(packed(p.Name, p.Publisher, p.Licence, p.Source, p.Hash, p.Briefings))
		e.printLeftOut(p)
		e.printPackParts(r.Parts)
		e.print("\n")
	}
	if len(r.Faults) > 0 {
		e.say("To be mended before it can be added: %s", e.Count(len(r.Faults), "%d fault", "%d faults"))
		for _, f := range r.Faults {
			e.printFault(e.Say("%s: against the rule: %s", clean.Line(f.At()), clean.Line(f.Rule)), f)
		}
	} else {
		e.say("No fault was found. It can be added.")
	}
	if len(r.Advice) > 0 {
		e.print("\n")
		e.say("Advice: it can be added as it is, and is unlike the built-in briefings")
		for _, f := range r.Advice {
			e.printFault(e.Say("%s: the advice is: %s", clean.Line(f.At()), clean.Line(f.Rule)), f)
		}
	}
}

// printFault prints what is asked, and below it what to do.
func (e *env) printFault(asked string, f briefings.Fault) {
	e.print("  %s\n      %s\n", asked, clean.Line(f.Mend))
}

func (e *env) printPackParts(all []pack.Part) {
	briefing := ""
	for _, p := range all {
		if at := p.Briefing + "." + p.Language; at != briefing {
			briefing = at
			e.print("\n%s\n", clean.Line(p.Briefing))
		}
		e.print("  %2d  %s\n      %s\n", p.Number, clean.Line(p.Title), e.Say("%s, %s, %s",
			e.Count(p.Words, "%d word", "%d words"), e.Count(p.Minutes, "about %d minute", "about %d minutes"), e.Count(p.Prompts, "%d prompt", "%d prompts")))
		if p.Missing > 0 {
			e.print("      %s\n", e.Count(p.Missing, "%d resource without an address", "%d resources without an address"))
		}
		if p.Distress != "" {
			e.print("      %s\n", e.Say("Content note: %s", clean.Line(p.Distress)))
		}
	}
}
