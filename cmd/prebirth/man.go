package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

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
			made, err := e.made()
			if err != nil {
				return err
			}
			// Two who build the same program have the same pages.
			day := builtOn(made).Format(time.DateOnly)
			if c.Flags().Changed("into") {
				return e.manPages(into, about, day)
			}
			e.print("%s", e.manPage(about, day))
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
func (e *env) manPages(folder string, c *cobra.Command, day string) error {
	if c.Hidden {
		return nil
	}
	path := filepath.Join(folder, manName(c)+".1")
	if err := os.WriteFile(path, []byte(e.manPage(c, day)), 0o644); err != nil {
		return &hinted{language.Errorf("write %s: %w", path, errors.Unwrap(err)), language.Mark("choose a folder that exists and that you may write in")}
	}
	for _, below := range c.Commands() {
		if err := e.manPages(folder, below, day); err != nil {
			return err
		}
	}
	return nil
}

// manName is what man finds a command's page by.
func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is the page of a command, as roff. It is written here because a page has to
// show a command as it is typed, "prebirth record cpd" with its flags and their values,
// and has to be safe from the words in it, in every language.
func (e *env) manPage(c *cobra.Command, day string) string {
	c.InitDefaultHelpFlag()
	name := manName(c)
	p := &manual{in: e.Language}
	// A day is no text: its hyphens stay as they are.
	p.line(`.TH "` + escaped(strings.ToUpper(name)) + `" "1" "` + day + `" "` + escaped("prebirth "+version()) + `" "prebirth"`)
	p.section(language.Mark("Name"))
	p.line(escaped(name) + ` \- ` + escaped(c.Short))
	p.section(language.Mark("Synopsis"))
	p.line(`\fB` + escaped(c.CommandPath()) + `\fR` + escaped(strings.TrimPrefix(c.UseLine(), c.CommandPath())))
	p.section(language.Mark("Description"))
	about := c.Long
	if about == "" {
		about = c.Short + "."
	}
	p.text(about)
	p.commands(c)
	p.flags(language.Mark("Options"), c.NonInheritedFlags())
	p.flags(language.Mark("Options of every command"), c.InheritedFlags())
	if c.Example != "" {
		p.section(language.Mark("Examples"))
		p.verbatim(c.Example)
	}
	if !c.HasParent() {
		p.section(language.Mark("Files"))
		p.text(e.Say("%s lists every file that is kept, what it is for, and whether it is encrypted.", "prebirth where"))
		p.section(language.Mark("Environment"))
		p.text(e.Say("%s has the variables that are read.", "prebirth guide it"))
		return p.String()
	}
	p.section(language.Mark("See also"))
	p.text(e.Say("%s, also for the exit codes.", "prebirth(1)"))
	return p.String()
}

// A manual is a page that is being written. Its headings are said in a language.
type manual struct {
	strings.Builder
	in *language.Language
}

// line writes one line of roff.
func (m *manual) line(roff string) { m.WriteString(roff + "\n") }

// section begins one under its heading.
func (m *manual) section(heading string) {
	m.line(`.SH "` + escaped(strings.ToUpper(m.in.Say(heading))) + `"`)
}

// text writes words, with a paragraph for each empty line in them.
func (m *manual) text(words string) {
	for i, paragraph := range strings.Split(words, "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		m.words(paragraph)
	}
}

// widest is how many letters a line of a page's source has: what reads it takes more,
// and checkers and people do not like it.
const widest = 76

// words writes running text. Where a line ends in the source says nothing.
func (m *manual) words(text string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len(line)+1+len(word) > widest {
			m.line(guarded(line))
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	m.line(guarded(line))
}

// verbatim writes lines as they are typed.
func (m *manual) verbatim(lines string) {
	m.line(".nf")
	for line := range strings.SplitSeq(lines, "\n") {
		m.line(guarded(line))
	}
	m.line(".fi")
}

// commands writes those below one, each as it is typed, with what it is for.
func (m *manual) commands(c *cobra.Command) {
	if !c.HasAvailableSubCommands() {
		return
	}
	m.section(language.Mark("Commands"))
	m.below(c)
}

func (m *manual) below(c *cobra.Command) {
	for _, sub := range c.Commands() {
		if sub.Hidden {
			continue
		}
		m.line(".TP")
		_, args, _ := strings.Cut(sub.Use, " ")
		m.line(strings.TrimSuffix(`\fB`+escaped(sub.CommandPath())+`\fR `+escaped(args), " "))
		m.words(sub.Short)
		m.below(sub)
	}
}

// flags writes flags with their values, where there are any.
func (m *manual) flags(heading string, all *pflag.FlagSet) {
	if !all.HasAvailableFlags() {
		return
	}
	m.section(heading)
	all.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := `\fB` + escaped("--"+f.Name) + `\fR`
		if f.Shorthand != "" {
			name = `\fB` + escaped("-"+f.Shorthand) + `\fR, ` + name
		}
		if value != "" {
			name += ` \fI` + escaped(value) + `\fR`
		}
		m.line(".TP")
		m.line(name)
		m.words(usage)
	})
}

// guarded is text at the beginning of a line, where a full stop or an apostrophe would
// be a request.
func guarded(text string) string {
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		return `\&` + escaped(text)
	}
	return escaped(text)
}

// escaped is text as roff has it: a hyphen is one that can be copied and typed, and
// letters beyond ASCII go by their numbers, because not every reader takes UTF-8.
func escaped(text string) string {
	var out strings.Builder
	for _, r := range text {
		switch {
		case r == '\\':
			out.WriteString(`\e`)
		case r == '-':
			out.WriteString(`\-`)
		case r == '\n':
			out.WriteByte(' ')
		case r > '~':
			fmt.Fprintf(&out, `\[u%04X]`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
