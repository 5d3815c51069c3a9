package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"

	"prebirth/tui/language"
)

func newMan(e *env) *cobra.Command {
	var into string
	c := &cobra.Command{
		Use:   "man [COMMAND]",
		Short: e.Say("Print the manual page of the program, or of one command"),
		Example: "prebirth man | man -l -\nprebirth man reflections export | man -l -\n" +
			"prebirth man --into ~/.local/share/man/man1",
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if about == nil || err != nil || len(rest) > 0 {
				return &usageError{language.Errorf("there is no command %q", strings.Join(args, " ")), e.Say("see %s", "prebirth --help")}
			}
			if c.Flags().Changed("into") {
				return e.manPages(into, about)
			}
			text, err := e.manPage(about)
			if err != nil {
				return err
			}
			e.print("%s", text)
			return nil
		},
		ValidArgsFunction: commandNames,
	}
	c.Flags().StringVar(&into, "into", "", e.Say("write the page, and one for each command below it, into this folder"))
	return c
}

// manPages writes the pages of a command and of all below it into a folder that is
// there. They are made anew for each version of the program, so that those of another
// one are replaced; and they hold nothing of a person, so that anybody may read them.
func (e *env) manPages(folder string, c *cobra.Command) error {
	if c.Hidden {
		return nil
	}
	text, err := e.manPage(c)
	if err != nil {
		return err
	}
	path := filepath.Join(folder, manName(c)+".1")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		return &hinted{language.Errorf("write %s: %w", path, errors.Unwrap(err)), language.Mark("choose a folder that exists and that you may write in")}
	}
	for _, below := range c.Commands() {
		if err := e.manPages(folder, below); err != nil {
			return err
		}
	}
	return nil
}

// manName is what man finds a command's page by.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is the page of a command and of those below it, as roff.
func (e *env) manPage(c *cobra.Command) (string, error) {
	text, err := e.buildPage(c)
	if err != nil {
		return "", language.Errorf("make the manual page: %w", err)
	}
	// mango writes a short flag with two hyphens.
	return regexp.MustCompile(`\\fB--(\w) --`).ReplaceAllString(text, `\fB-$1 --`), nil
}

func (e *env) buildPage(c *cobra.Command) (string, error) {
	c.InitDefaultHelpFlag()
	page, err := mango.NewManPage(1, c)
	if err != nil {
		return "", err
	}
	if c.HasParent() {
		page.Root.Name = manName(c)
		if c.Long == "" {
			page = page.WithLongDescription(c.Short + ".")
		}
		page = page.WithSection("Usage", c.UseLine())
		if c.Example != "" {
			page = page.WithSection("Examples", c.Example)
		}
		page = page.WithSection("See also", e.Say("%s, also for the exit codes.", "prebirth(1)"))
	}
	return page.Build(manual{roff.NewDocument(), e.Language}), nil
}

// A manual is a page whose headings are said in a language: mango's own, which are
// English, and those that are put to them.
type manual struct {
	*roff.Document
	in *language.Language
}

// headings are those of the sections.
func headings() []string {
	return []string{
		language.Mark("Name"), language.Mark("Synopsis"), language.Mark("Description"), language.Mark("Options"), language.Mark("Commands"),
		language.Mark("Usage"), language.Mark("Examples"), language.Mark("See also"),
	}
}

// Heading begins the page. Its date is the program's, so that two who build the same
// program have the same pages.
func (m manual) Heading(section uint, title, description string, today time.Time) {
	m.Document.Heading(section, title, description, builtOn(today))
}

// Section begins one, under its heading.
func (m manual) Section(text string) {
	if slices.Contains(headings(), text) {
		text = m.in.Say(text)
	}
	m.Document.Section(text)
}

// TextBold writes a name, or a heading within the commands.
func (m manual) TextBold(text string) {
	switch text {
	case "OPTIONS":
		text = strings.ToUpper(m.in.Say("Options"))
	case "COMMANDS":
		text = strings.ToUpper(m.in.Say("Commands"))
	}
	m.Document.TextBold(text)
}

// TextItalic writes what stands for words to be typed.
func (m manual) TextItalic(text string) {
	switch text {
	case "options...":
		text = m.in.Say("options...")
	case "argument...":
		text = m.in.Say("argument...")
	}
	m.Document.TextItalic(text)
}
