package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/tui/screen"
)

func newReflectionsErase(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "erase ID",
		Short: "Erase one reflection and its versions for good",
		Args:  takes(1, 1, "the id of a reflection, or its last letters"),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.withStore(func(store *progress.Store) error {
				r, err := named(store, args[0])
				if err != nil {
					return err
				}
				return e.eraseReflection(store, r.ID, yes)
			})
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return c
}

func (e *env) eraseReflection(store *progress.Store, id string, sure bool) error {
	revisions, err := store.Revisions(id)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("%s and its %s", id, screen.Count(len(revisions), "version"))
	if !sure {
		if ok, err := e.confirm("Erase " + what + " for good? It cannot be brought back. Type yes: "); err != nil || !ok {
			return err
		}
	}
	if err := store.Erase(id); err != nil {
		return err
	}
	e.print("Erased %s.\n", what)
	return nil
}

// confirm asks a person. Where nobody can be asked it is wrong usage.
func (e *env) confirm(question string) (bool, error) {
	if !term.IsTerminal(e.in.Fd()) {
		return false, &usageError{errors.New("this has to be confirmed, and nobody can be asked"), "add --yes"}
	}
	fmt.Fprint(e.err, question)
	answer, err := bufio.NewReader(e.in).ReadString('\n')
	if err != nil {
		return false, fmt.Errorf("read the answer: %w", err)
	}
	if strings.TrimSpace(strings.ToLower(answer)) == "yes" {
		return true, nil
	}
	e.print("Nothing was erased.\n")
	return false, nil
}
