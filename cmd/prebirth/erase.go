package main

import (
	"github.com/spf13/cobra"

	"prebirth/progress"
)

func newReflectionsErase(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "erase ID",
		Short: e.Say("Erase one reflection and its versions for good"),
		Long: e.Say("Erases one reflection from the store, with its earlier versions. Backups that were made before hold it until they rotate out: " +
			"thirty are kept. Files that were exported are out of reach."),
		Args: e.takes(1, 1, e.Say("the id of a reflection, or its last letters")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.writing(func(store *progress.Store) error {
				r, err := named(store, args[0])
				if err != nil {
					return err
				}
				return e.eraseReflection(store, r.ID, yes)
			})
		},
		ValidArgsFunction: completeOne(e.reflectionIDs),
	}
	c.Flags().BoolVar(&yes, "yes", false, e.Say("do not ask"))
	return c
}

func (e *env) eraseReflection(store *progress.Store, id string, sure bool) error {
	revisions, err := store.Revisions(id)
	if err != nil {
		return err
	}
	versions := e.Count(len(revisions), "%d version", "%d versions")
	backups, err := e.backupsHold()
	if err != nil {
		return err
	}
	if !sure {
		ok, err := e.sure(e.Say("Erase %s and its %s for good? It cannot be brought back.", id, versions)+backups+" "+e.Say("Type %s:", e.Say("yes"))+" ", "yes", "--yes")
		if err != nil {
			return err
		}
		if !ok {
			e.say("Nothing was erased.")
			return nil
		}
	}
	if err := store.Erase(id); err != nil {
		return err
	}
	e.print("%s%s\n", e.Say("Erased %s and its %s.", id, versions), backups)
	return nil
}

// backupsHold says that an erased reflection stays in the backups for a while,
// where there are any.
func (e *env) backupsHold() (string, error) {
	folders, err := e.folders()
	if err != nil {
		return "", err
	}
	all, err := progress.Backups(folders)
	if err != nil || len(all) == 0 {
		return "", err
	}
	return " " + e.Say("Backups made before hold it until they rotate out."), nil
}
