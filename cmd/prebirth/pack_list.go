package main

import (
	"time"

	"github.com/spf13/cobra"
)

func newPackList(e *env) *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: e.Say("List the packs that were added"), Args: e.takes(0, 0, e.Say("no arguments")),
		Example: "prebirth pack list\nprebirth pack list --json",
		RunE:    func(*cobra.Command, []string) error { return e.listPacks() },
	}
}

// listPacks reads each pack through, so that one that was changed is named.
func (e *env) listPacks() error {
	shelf, err := e.shelf()
	if err != nil {
		return err
	}
	all, err := shelf.List()
	if err != nil {
		return err
	}
	list := []keptPack{}
	for _, i := range all {
		k := packed(i.Name, i.Publisher, i.Licence, i.Source, i.Hash, i.Briefings)
		k.Added = i.Added.Format(time.RFC3339)
		k.Changed = shelf.Verify(i) != nil
		list = append(list, k)
	}
	if e.json {
		return e.encode(map[string]any{"schema": schema, "packs": list})
	}
	if len(list) == 0 {
		e.say("No pack was added. prebirth pack add PATH adds one.")
	}
	for i, k := range list {
		if i > 0 {
			e.print("\n")
		}
		e.printPack(k)
	}
	return nil
}
