package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCompletion(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print completions for a shell",
		Example: "source <(prebirth completion bash)\n" +
			"prebirth completion zsh > \"${fpath[1]}/_prebirth\"\n" +
			"prebirth completion fish > ~/.config/fish/completions/prebirth.fish",
		Args:      takes(1, 1, "one shell: bash, zsh, fish or powershell"),
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
			return &usageError{fmt.Errorf("there are no completions for %q", args[0]), "the shells are bash, zsh, fish and powershell"}
		},
	}
}
