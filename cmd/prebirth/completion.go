package main

import (
	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

func newCompletion(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: e.Say("Print completions for a shell"),
		Example: "source <(prebirth completion bash)\n" +
			"prebirth completion zsh > \"${fpath[1]}/_prebirth\"\n" +
			"prebirth completion fish > ~/.config/fish/completions/prebirth.fish",
		Args:      e.takes(1, 1, e.Say("one shell: bash, zsh, fish or powershell")),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(e.words, true)
			case "zsh":
				return root.GenZshCompletion(e.words)
			case "fish":
				return root.GenFishCompletion(e.words, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(e.words)
			}
			return &usageError{language.Errorf("there are no completions for %q", args[0]), e.Say("the shells are bash, zsh, fish and powershell")}
		},
	}
}

// mostCompleted is how many reflections are offered to a shell, newest first.
const mostCompleted = 200

type completer = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// completeOne offers names for the first argument.
func completeOne(names func() []string) completer {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names(), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeAny offers names for each argument.
func completeAny(names func() []string) completer {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return names(), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeFlag offers the values of a flag.
func completeFlag(c *cobra.Command, flag string, values ...string) {
	_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // fails for a flag that is not there
}

func (e *env) briefingIDs() (ids []string) {
	lib, _, err := e.withPacks()
	if err != nil {
		return nil
	}
	for _, b := range lib.Briefings {
		ids = append(ids, b.ID+"\t"+b.Title)
	}
	return ids
}

func (e *env) readableIDs() (ids []string) {
	lib, _, err := e.withPacks()
	if err != nil {
		return nil
	}
	for _, b := range lib.Briefings {
		ids = append(ids, b.ID+"\t"+b.Title)
		for _, p := range b.Listed() {
			ids = append(ids, p.ID+"\t"+p.Title)
		}
	}
	return ids
}

// reflectionIDs are those of a store that opens without a question. What was
// written is not shown with them: only what it was written to.
func (e *env) reflectionIDs() (ids []string) {
	_ = e.completing(func(store *progress.Store) error {
		all, err := store.Reflections(progress.Filter{Limit: mostCompleted})
		for _, r := range all {
			ids = append(ids, r.ID+"\t"+screen.FirstWords(day(r.Updated)+" "+r.Prompt, 80, nil))
		}
		return err
	})
	return ids
}

// tagNames are the tags in use.
func (e *env) tagNames() (names []string) {
	_ = e.completing(func(store *progress.Store) error {
		all, err := store.Tags()
		for _, t := range all {
			names = append(names, t.Name)
		}
		return err
	})
	return names
}

// completing reads a store that opens without a question. Where there is none there
// is nothing to complete.
func (e *env) completing(do func(*progress.Store) error) error {
	folders, err := e.folders()
	if err != nil {
		return err
	}
	secret, err := e.secret()
	if err != nil {
		return err
	}
	store, err := progress.Open(folders, progress.Options{Secret: secret, ReadOnly: true})
	if err != nil {
		return err
	}
	defer store.Close()
	return do(store)
}

// commandNames are the commands below one, for help and man.
func commandNames(c *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
	if at, rest, err := c.Root().Find(args); err == nil && len(rest) == 0 {
		for _, sub := range at.Commands() {
			if !sub.Hidden {
				names = append(names, sub.Name()+"\t"+sub.Short)
			}
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
