package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/cmd/prebirth/guide"
	"prebirth/tui/language"
	"prebirth/tui/prose"
)

// A listedGuide is a guide, as JSON.
type listedGuide struct {
	Name string `json:"name"`
	For  string `json:"for"`
}

func newGuide(e *env) *cobra.Command {
	width := 80
	c := &cobra.Command{
		Use:   "guide [NAME]",
		Short: e.Say("Print a guide: for practitioners, supervisors, trainers, for IT and others"),
		Long: e.Say("Without a name, lists the guides that come with the program. With one, prints it as plain text. " +
			"They say how the program is used and what it keeps, and need no network."),
		Example: "prebirth guide\nprebirth guide practitioner | less\nprebirth guide it > for-it.txt",
		Args:    e.takes(0, 1, e.Say("at most one guide")),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := e.checkWidth(width); err != nil {
				return err
			}
			if len(args) == 0 {
				return e.listGuides()
			}
			return e.printGuide(args[0], width)
		},
		ValidArgsFunction: completeOne(e.guideNames),
	}
	c.Flags().IntVar(&width, "width", width, e.Say("wrap plain text at so many characters"))
	return c
}

// guideFor is who or what a guide is for.
func guideFor(name string) string {
	switch name {
	case "practitioner":
		return language.Mark("reading, reflecting, and what comes of it")
	case "supervisor":
		return language.Mark("reading what was handed over, and answering")
	case "trainer":
		return language.Mark("leading a session with a team")
	case "records":
		return language.Mark("records of learning, of meetings and of sessions")
	case "settings":
		return language.Mark("how it looks and is used: themes, keys, languages, lines of text")
	case "packs":
		return language.Mark("briefings of others: adding them, and writing one")
	case "it":
		return language.Mark("what it writes and where, what it protects, how to remove it")
	}
	return language.Mark("changing the program: tests, rules, and where things are")
}

func (e *env) listGuides() error {
	if e.json {
		all := []listedGuide{}
		for _, name := range guide.Names() {
			all = append(all, listedGuide{name, guideFor(name)})
		}
		return e.encode(map[string]any{"schema": schema, "guides": all})
	}
	for _, name := range guide.Names() {
		e.print("%-13s %s\n", name, e.Say(guideFor(name)))
	}
	e.print("\n")
	e.say("%s prints one.", "prebirth guide NAME")
	e.inEnglish()
	return nil
}

func (e *env) printGuide(name string, width int) error {
	if !slices.Contains(guide.Names(), name) {
		return &notFoundError{language.Errorf("there is no guide %q", name), e.oneOf(guide.Names())}
	}
	if e.json {
		return &usageError{language.Errorf("a guide is text, not JSON"), e.Say("%s lists the guides", "prebirth guide --json")}
	}
	e.inEnglish()
	e.print("%s\n", strings.Join(prose.Plain(width).Lines(guide.Text(name)), "\n"))
	return nil
}

// inEnglish tells whoever chose another language that the guides have only one.
func (e *env) inEnglish() {
	if e.Name() != language.English {
		e.tell("The guides are in English.")
	}
}

// guideNames are the guides, for a shell.
func (e *env) guideNames() (names []string) {
	for _, name := range guide.Names() {
		names = append(names, name+"\t"+e.Say(guideFor(name)))
	}
	return names
}
