package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/briefings/intake"
	"prebirth/briefings/pack"
	"prebirth/tui/language"
)

// importing is the flags of the command.
type importing struct {
	given        intake.Options
	kind, output string
}

func newPackImport(e *env) *cobra.Command {
	var im importing
	c := &cobra.Command{
		Use:   "import FILE",
		Short: e.Say("Make a briefing of a text or a Word document"),
		Long: e.Say("Reads plain text, Markdown or a Word document (.docx), finds its title, its publisher, its date and its numbered parts, " +
			"in whatever order they stand, and writes a briefing with the words unaltered and the parts in the order of their numbers. " +
			"What could be read in more than one way is listed with its line. A document without a title is asked for one, or refused with exit code 4. " +
			"Where the folder has another edition of the same briefing, what differs is said."),
		Example: "prebirth pack import briefing.docx\nprebirth pack import briefing.txt --title 'Pre-birth planning' --output planning.md\nprebirth pack import - --title Sleep --output - <sleep.txt",
		Args:    e.takes(1, 1, e.Say("one file, or - for the input")),
		RunE: func(c *cobra.Command, args []string) error {
			if err := im.check(e, c); err != nil {
				return err
			}
			return e.packImport(args[0], im)
		},
	}
	c.Flags().StringVar(&im.given.Title, "title", "", e.Say("the title, where the document has none or another"))
	c.Flags().StringVar(&im.given.Publisher, "publisher", "", e.Say("who published it"))
	c.Flags().StringVar(&im.given.Date, "date", "", e.Say("its date, in words"))
	c.Flags().StringVar(&im.given.ID, "id", "", e.Say("its id: lower-case words joined by - (the name of --output without .md, or made of the title)"))
	c.Flags().StringVar(&im.kind, "kind", "", e.Say("seven-minute briefing, key messages or background (by its parts)"))
	c.Flags().StringVarP(&im.output, "output", "o", "", e.Say("the file to write, which must not exist yet and is called by the id and .md, or - for the terminal (its id and .md)"))
	completeFlag(c, "kind", kinds()...)
	return c
}

func kinds() []string {
	return []string{string(briefings.SevenMinute), string(briefings.KeyMessages), string(briefings.Background)}
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// check looks at the flags before anything is read.
func (im *importing) check(e *env, c *cobra.Command) error {
	for name, value := range map[string]string{"title": im.given.Title, "publisher": im.given.Publisher, "date": im.given.Date, "id": im.given.ID, "kind": im.kind, "output": im.output} {
		if c.Flags().Changed(name) && strings.TrimSpace(value) == "" {
			return &usageError{language.Errorf("%s is empty", "--"+name), e.Say("give it a value, or leave it out")}
		}
	}
	for _, value := range []*string{&im.given.Title, &im.given.Publisher, &im.given.Date} {
		*value = clean.Line(*value).String()
	}
	if im.given.ID != "" && !idForm.MatchString(im.given.ID) {
		return &usageError{language.Errorf("%q is no id", im.given.ID), e.Say("an id is lower-case words joined by -, such as unborn-babies")}
	}
	if im.kind != "" && !oneOf(im.kind, kinds()...) {
		return &usageError{language.Errorf("there is no kind %q", im.kind), e.oneOf(kinds())}
	}
	if e.json && im.output == "-" {
		return &usageError{language.Errorf("the briefing and the JSON cannot both be printed"), e.Say("name a file with --output")}
	}
	im.given.Kind = briefings.Kind(im.kind)
	return im.named(e)
}

// named takes the id from the name of the file to write, which prebirth pack add wants
// to be the id and .md, and refuses a name before anything is written that it would
// refuse after.
func (im *importing) named(e *env) error {
	if im.output == "" || im.output == "-" {
		return nil
	}
	base := filepath.Base(im.output)
	name, ok := strings.CutSuffix(base, ".md")
	switch {
	case !ok:
		return &usageError{language.Errorf("%s does not end in .md, as the file of a briefing does", im.output), e.Say("name it %s, or leave --output out", anotherName(base))}
	case im.given.ID == "" && !idForm.MatchString(name):
		return &usageError{language.Errorf("%s is no name for a briefing: it is the id and .md", base), e.Say("name it %s, or leave --output out", anotherName(name))}
	case im.given.ID != "" && name != im.given.ID:
		return &usageError{language.Errorf("the file %s and the id %s differ: the file of a briefing is called by its id", base, im.given.ID), e.Say("write --output %s, or leave --id out", im.given.ID+".md")}
	}
	im.given.ID = name
	return nil
}

// anotherName is a name that the file of a briefing can have, near to one that it cannot.
func anotherName(base string) string {
	name := strings.TrimSuffix(base, filepath.Ext(base))
	return pack.PlainName(name) + ".md"
}

func (e *env) packImport(path string, im importing) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return &usageError{language.Errorf("%s is a folder", clean.Line(path)), e.Say("name the document itself; prebirth pack check takes a folder")}
	}
	data, err := e.readSmall(path, intake.MaxFile)
	if err != nil {
		return err
	}
	got, err := intake.Import(path, data, im.given)
	var untitled *intake.UntitledError
	if errors.As(err, &untitled) && path != "-" && e.person() {
		if im.given.Title, err = e.titleAsked(); err != nil {
			return err
		}
		got, err = intake.Import(path, data, im.given)
	}
	if err != nil {
		return &checkError{language.Errorf("import %s: %w", path, err), hintOf(err)}
	}
	b, faults := briefings.Read(got.ID+".md", string(got.Markdown))
	if len(faults) > 0 {
		return language.Errorf("import %s: what was made of it cannot be read: %w", path, faults)
	}
	output := im.output
	if output == "" {
		output = got.ID + ".md"
	}
	editions := editionsBeside(b, output)
	if output == "-" {
		if _, err := e.words.Write(got.Markdown); err != nil {
			return err
		}
		for _, line := range e.importSaid(got, editions) {
			fmt.Fprintln(e.err, line)
		}
		return nil
	}
	if err := writeFile(output, func(w io.Writer) error { _, err := w.Write(got.Markdown); return err }); err != nil {
		return err
	}
	return e.printImported(output, got, editions)
}

// titleAsked asks the person for the title of a document that has none.
func (e *env) titleAsked() (string, error) {
	title, err := e.ask(e.Say("The document has no title. What is it called?")+" ", false)
	return clean.Line(strings.TrimSpace(title)).String(), err
}

func (e *env) printImported(output string, got *intake.Imported, editions []intake.Edition) error {
	if e.json {
		return e.encode(importedDocument(output, got, editions))
	}
	words := 0
	for _, p := range got.Parts {
		words += p.Words
	}
	e.say("Written to %s: %s, %s.", clean.String(output), e.Count(len(got.Parts), "%d part", "%d parts"), e.Count(words, "%d word", "%d words"))
	for _, line := range e.importSaid(got, editions) {
		e.print("%s\n", line)
	}
	return nil
}
