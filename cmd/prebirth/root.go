package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress/settings"
	"prebirth/tui"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

func newRoot(e *env) *cobra.Command {
	root := &cobra.Command{
		Use:   "prebirth",
		Short: "Seven-minute briefings and reflections on pre-birth work",
		Long: "Read seven-minute briefings and the ten key messages on pre-birth work, answer the reflective questions, " +
			"and keep the answers on this computer. Without a command the library opens. Nothing leaves this computer.\n\n" +
			"Exit codes: " + strings.ReplaceAll(exitCodes, "\n", " "),
		Example: "prebirth\nprebirth read unborn-babies/3\nprebirth read key-messages | less\nprebirth search fathers\n" +
			"prebirth reflections export --output reflections.md",
		Args: noSuchCommand,
		RunE: func(*cobra.Command, []string) error { return e.show(screen.Route{Name: "library"}) },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			return e.checkFlags(c.Flags().Changed("home"), c.Flags().Changed("passphrase-file"), c.Root().PersistentFlags().Changed("theme"))
		},
		Version:                    version(),
		SilenceErrors:              true, // report prints them
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(newHelp())
	flags := root.PersistentFlags()
	flags.StringVar(&e.home, "home", "", "keep everything in this folder (or PREBIRTH_HOME)")
	flags.StringVar(&e.passphraseFile, "passphrase-file", "", "open what is locked with the first line of this file")
	flags.StringVar(&e.theme, "theme", "", strings.Join(themes(), ", ")+"; as the settings have it, unless given")
	flags.StringVar(&e.color, "color", "auto", "auto, always or never")
	flags.BoolVar(&e.json, "json", false, "print as JSON, where something is listed")
	flags.StringVar(&e.language, "language", "", "auto, "+strings.Join(language.Names(), " or ")+"; as the settings have it, unless given")
	flags.BoolVar(&e.linear, "linear", false, "lines of text and numbers in place of a screen")
	flags.BoolVar(&e.plain, "plain", false, "print plain text and show no screen")
	flags.Bool("reduced-motion", false, "change nothing: nothing here moves by itself") // for whoever sets it everywhere
	completeFlag(root, "theme", themes()...)
	completeFlag(root, "language", append([]string{"auto"}, language.Names()...)...)
	completeFlag(root, "color", "auto", "always", "never")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if words, _, ok := strings.Cut(err.Error(), ": strconv."); ok { // which is no word for a person
			err = errors.New(words)
		}
		return &usageError{err, "see " + c.CommandPath() + " --help"}
	})
	root.AddCommand(newList(e), newRead(e), newSearch(e), newReflections(e), newPresent(e), newNotes(e), newSessions(e), newHandover(e), newReview(e), newRecord(e), newLock(e), newSettings(e), newPassphrase(e), newRecover(e), newBackup(e),
		newRestore(e), newWhere(e), newEraseEverything(e), newVersion(e), newCompletion(e), newMan(e))
	return root
}

// noSuchCommand refuses a first word that is no command, with the nearest
// that are.
func noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "see prebirth --help"
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "did you mean " + quoted(near) + "?"
	}
	return &usageError{fmt.Errorf("there is no command %q", args[0]), hint}
}

// takes wants a number of arguments and says so as wrong usage.
func takes(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return &usageError{fmt.Errorf("%s takes %s", c.CommandPath(), what), "see " + c.CommandPath() + " --help"}
		}
		return nil
	}
}

// printUnsaved prints the words that could not be saved, as the last place they
// can be copied from.
func (e *env) printUnsaved(err error) {
	var lost *tui.UnsavedError
	if !errors.As(err, &lost) {
		return
	}
	for _, edit := range lost.Edits {
		fmt.Fprintf(e.err, "\nNOT SAVED, to “%s”:\n\n%s\n\n", clean.String(edit.Asked), clean.String(edit.Text))
	}
}

// ended is what there is to say and to answer once the program has ended.
func (e *env) ended(sig os.Signal, err error) error {
	e.printUnsaved(err)
	if err != nil {
		return err
	}
	if sig != nil {
		return &signalError{sig}
	}
	return nil
}

// fullScreen is what every full screen is started with, or what is read out in place
// of one.
func (e *env) fullScreen() (tui.Options, error) {
	if e.plain {
		return tui.Options{}, &usageError{errors.New("a screen is needed, and --plain shows none"),
			"prebirth list and prebirth read BRIEFING print plain text"}
	}
	folders, err := e.folders()
	if err != nil {
		return tui.Options{}, err
	}
	chosen, err := judged(settings.Read(folders.SettingsPath()))
	if err != nil {
		return tui.Options{}, err
	}
	o := tui.Options{Environ: e.environ, Signals: true, Folders: folders, Settings: chosen}
	o.Language = language.Chosen(e.language, chosen.Language(), e.getenv)
	if e.inLines(chosen) {
		o = o.InLines(e.spoken(o)) // before anything else, so that there is something to hear at once
	} else if err := e.window(&o); err != nil {
		return tui.Options{}, err
	}
	o.Library, err = e.library()
	return o, err
}

// window is the terminal as a full screen needs it.
func (e *env) window(o *tui.Options) error {
	width, height, err := term.GetSize(e.out.Fd())
	if err != nil {
		return fmt.Errorf("ask the terminal for its size: %w", err)
	}
	if width < 1 || height < 1 { // some terminals do not know
		width, height = 80, 24
	}
	o.Theme, o.Profile, o.Width, o.Height = e.theme, e.profile(), width, height
	o.Input, o.Output, o.PlainSigns = tui.NewInput(e.in), e.out, e.plainSigns(o.Settings)
	return nil
}
