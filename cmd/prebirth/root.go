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
		Short: e.Say("Seven-minute briefings and reflections on pre-birth work"),
		Long: e.Say("Read seven-minute briefings and the ten key messages on pre-birth work, answer the reflective questions, "+
			"and keep the answers on this computer. Without a command the library opens. Nothing leaves this computer.") + "\n\n" +
			e.Say("Exit codes: %s", e.Say(exitCodes)),
		Example: "prebirth\nprebirth read unborn-babies/3\nprebirth read key-messages | less\nprebirth search fathers\n" +
			"prebirth reflections export --output reflections.md",
		Args: e.noSuchCommand,
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
	root.SetHelpCommand(newHelp(e))
	root.SetUsageTemplate(e.usage(root.UsageTemplate()))
	root.SetFlagErrorFunc(e.flagError)
	e.foldHelp(root)
	e.flags(root)
	root.AddCommand(newList(e), newRead(e), newSearch(e), newReflections(e), newPresent(e), newNotes(e), newSessions(e), newHandover(e), newReview(e), newRecord(e), newPack(e), newLock(e), newSettings(e), newPassphrase(e), newRecover(e), newBackup(e),
		newRestore(e), newExport(e), newImport(e), newWhere(e), newEraseEverything(e), newVersion(e), newGuide(e), newCompletion(e), newMan(e))
	return root
}

// flags are those that every command has.
func (e *env) flags(root *cobra.Command) {
	all := root.PersistentFlags()
	all.StringVar(&e.home, "home", "", e.Say("keep everything in this folder (or %s)", "PREBIRTH_HOME"))
	all.StringVar(&e.passphraseFile, "passphrase-file", "", e.Say("open what is locked with the first line of this file"))
	all.StringVar(&e.theme, "theme", "", e.Say("%s; as the settings have it, unless given", strings.Join(themes(), ", ")))
	all.StringVar(&e.color, "color", "auto", "auto, always, never")
	all.BoolVar(&e.json, "json", false, e.Say("print as JSON, where something is listed"))
	all.StringVar(&e.language, "language", "", e.Say("%s; as the settings have it, unless given", strings.Join(languages(), ", ")))
	all.BoolVar(&e.linear, "linear", false, e.Say("lines of text and numbers in place of a screen"))
	all.BoolVar(&e.plain, "plain", false, e.Say("print plain text and show no screen"))
	all.Bool("reduced-motion", false, e.Say("change nothing: nothing here moves by itself")) // for whoever sets it everywhere
	all.BoolP("help", "h", false, e.Say("show what a command does"))
	root.Flags().BoolP("version", "v", false, e.Say("show the version"))
	completeFlag(root, "theme", themes()...)
	completeFlag(root, "language", languages()...)
	completeFlag(root, "color", "auto", "always", "never")
}

// languages are what --language takes.
func languages() []string { return append([]string{"auto"}, language.Names()...) }

// noSuchCommand refuses a first word that is no command, with the nearest
// that are.
func (e *env) noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := e.Say("see %s", c.CommandPath()+" --help")
	c.SuggestionsMinimumDistance = 2 // letters; cobra sets it only where it looks by itself
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		hint = e.Say("did you mean %s?", quoted(near))
	}
	return &usageError{language.Errorf("there is no command %q", args[0]), hint}
}

// takes wants a number of arguments and says so as wrong usage.
func (e *env) takes(least, most int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return &usageError{language.Errorf("%s takes %s", c.CommandPath(), what), e.Say("see %s", c.CommandPath()+" --help")}
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
		fmt.Fprintf(e.err, "\n%s\n\n%s\n\n", e.Say("NOT SAVED, to “%s”:", clean.String(edit.Asked)), clean.String(edit.Text))
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
		return tui.Options{}, &usageError{language.Errorf("a screen is needed, and --plain shows none"),
			e.Say("prebirth list and prebirth read BRIEFING print plain text")}
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
	if e.inLines(chosen) && e.watch != nil {
		return tui.Options{}, e.notWatched()
	}
	if e.inLines(chosen) {
		o = o.InLines(e.spoken(o)) // before anything else, so that there is something to hear at once
	} else if err := e.window(&o); err != nil {
		return tui.Options{}, err
	}
	if e.watch != nil {
		o.Watch, o.Library = e.watch, e.watch()
		return o, nil
	}
	o.Library, o.Amiss, err = e.withPacks() // printed, it would lie behind the screen
	return o, err
}

// window is the terminal as a full screen needs it.
func (e *env) window(o *tui.Options) error {
	width, height, err := term.GetSize(e.out.Fd())
	if err != nil {
		return language.Errorf("ask the terminal for its size: %w", err)
	}
	if width < 1 || height < 1 { // some terminals do not know
		width, height = 80, 24
	}
	o.Theme, o.Profile, o.Width, o.Height = e.theme, e.profile(), width, height
	o.Input, o.Output, o.PlainSigns = tui.NewInput(e.in), e.out, e.plainSigns(o.Settings)
	return nil
}
