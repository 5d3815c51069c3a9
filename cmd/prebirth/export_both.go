package main

import (
	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/tui/language"
)

// leaving is what was asked of prebirth export.
type leaving struct {
	chooser
	all, archive, yes bool
	output, reason    string
}

func newExport(e *env) *cobra.Command {
	var l leaving
	c := &cobra.Command{
		Use:   "export --all|--archive --output FILE",
		Short: e.Say("Write everything to a file for another machine, or an archive to read"),
		Long: e.Say("With --all, everything that is kept here as one file, which prebirth import takes in on another machine: every version, private notes, "+
			"contacts, what was handed over and said, sessions. Not your keys and no passphrase: there you make a new contact card. "+
			"What may identify somebody is counted and does not stop it, because the file goes from you to you. The file is not encrypted; "+
			"prebirth backup FOLDER is, and carries the keys too.") + "\n\n" +
			e.Say("With --archive, a zip file that opens without this program: what you wrote as pages and as Markdown, a README, and checksums. "+
				"What is certain to identify somebody has to be changed, or kept with --reason, first. It is not encrypted, and not for taking in again."),
		Example: "prebirth export --all --output everything.json\nprebirth export --archive --output reflections.zip --for-supervision",
		Args:    e.takes(0, 0, e.Say("no arguments")),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if l.reason, err = reasonGiven(l.reason, c.Flags().Changed("reason")); err != nil {
				return err
			}
			if err := e.checkLeaving(&l); err != nil {
				return err
			}
			if l.all {
				return e.reading(func(store *progress.Store) error { return e.exportAll(store, &l) })
			}
			return e.exportArchive(&l)
		},
	}
	l.flags(c, e)
	c.Flags().BoolVar(&l.all, "all", false, e.Say("everything, for prebirth import on another machine"))
	c.Flags().BoolVar(&l.archive, "archive", false, e.Say("what you wrote, as a zip file to read"))
	c.Flags().StringVarP(&l.output, "output", "o", "", e.Say("the file to write; it must not exist yet"))
	c.Flags().StringVar(&l.reason, "reason", "", e.Say("keep what is certain to identify somebody, and why"))
	c.Flags().BoolVar(&l.yes, "yes", false, e.Say("do not ask"))
	return c
}

// checkLeaving refuses what does not go together, before anything is opened.
func (e *env) checkLeaving(l *leaving) error {
	seeHelp := e.Say("see %s", "prebirth export"+" --help")
	switch {
	case l.all == l.archive:
		return &usageError{language.Errorf("export needs either --all or --archive"),
			language.Mark("--all is for prebirth import on another machine, --archive is for reading; prebirth reflections export writes Markdown or JSON")}
	case l.output == "" || l.output == "-":
		return &usageError{language.Errorf("this is not for a terminal"), e.Say("add --output FILE")}
	case l.all && (l.chooser != chooser{} || l.reason != ""):
		return &usageError{language.Errorf("--all is everything; --briefing, --tag, --for-supervision and --reason are for --archive"), seeHelp}
	}
	return unused(l.output)
}
