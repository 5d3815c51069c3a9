package main

import (
	"errors"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/briefings/pack"
	"prebirth/briefings/packs"
	"prebirth/tui/language"
)

func newPackAdd(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "add PATH",
		Short: e.Say("Add a pack to the library"),
		Long: e.Say("Checks a pack, shows who published it, under what licence, where it comes from, its briefings and its hash, and asks. " +
			"Then it is cleaned and kept, unencrypted, in the data folder, and what it was made of is needed no more. " +
			"A pack of the same name is replaced. What a pack says of itself is not confirmed by anybody."),
		Example: "prebirth pack add our-city.zip\nprebirth pack add our-city --yes",
		Args:    e.takes(1, 1, e.Say("one folder, .zip or .md file")),
		RunE:    func(_ *cobra.Command, args []string) error { return e.addPack(args[0], yes) },
	}
	c.Flags().BoolVar(&yes, "yes", false, e.Say("do not ask"))
	return c
}

func (e *env) addPack(path string, sure bool) error {
	shelf, err := e.shelf()
	if err != nil {
		return err
	}
	r, err := checkPack(e, path)
	if err != nil {
		return err
	}
	if err := r.Faults.OrNil(); err != nil {
		return err
	}
	p := r.Pack
	e.printPack(packed(p.Name, p.Publisher, p.Licence, p.Source, p.Hash, p.Briefings))
	e.printLeftOut(p)
	if err := e.sayWhatIsReplaced(shelf, p); err != nil {
		return err
	}
	if !sure {
		ok, err := e.sure(e.Say("Add it? What it says of itself is not confirmed by anybody. Type %s:", "y")+" ", "y", "--yes")
		if err != nil {
			return err
		}
		if !ok {
			e.say("Nothing was added.")
			return nil
		}
	}
	if err := shelf.Add(p, time.Now()); err != nil {
		return err
	}
	e.say("Added %s. prebirth list shows what can be read now.", clean.Line(p.Name))
	return nil
}

// sayWhatIsReplaced names the pack of the same name, where there is one.
func (e *env) sayWhatIsReplaced(shelf *packs.Shelf, p *pack.Pack) error {
	all, err := shelf.List()
	if err != nil {
		return err
	}
	before, err := packs.Find(all, p.Name)
	switch {
	case err != nil:
		return nil
	case before.Hash == p.Hash:
		e.say("The same pack was added on %s.", day(before.Added))
	default:
		e.say("It takes the place of the pack of this name that was added on %s, SHA-256 %s.", day(before.Added), before.Hash)
	}
	return nil
}

func newPackRemove(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:     "remove NAME",
		Short:   e.Say("Remove a pack from the library"),
		Long:    e.Say("Takes a pack that was added away. What you wrote to its prompts stays, and can be read in My reflections."),
		Example: "prebirth pack remove our-city",
		Args:    e.takes(1, 1, e.Say("the name of a pack; prebirth pack list shows them")),
		RunE:    func(_ *cobra.Command, args []string) error { return e.removePack(args[0], yes) },

		ValidArgsFunction: completeOne(e.packNames),
	}
	c.Flags().BoolVar(&yes, "yes", false, e.Say("do not ask"))
	return c
}

func (e *env) removePack(name string, sure bool) error {
	shelf, err := e.shelf()
	if err != nil {
		return err
	}
	all, err := shelf.List()
	if err != nil {
		return err
	}
	if _, err := packs.Find(all, name); err != nil {
		return &notFoundError{language.Errorf("there is no pack %q", name), e.Say("prebirth pack list shows those that were added")}
	}
	if !sure {
		ok, err := e.sure(e.Say("Remove the pack %s? What you wrote to it stays. Type %s:", clean.Line(name), "y")+" ", "y", "--yes")
		if err != nil {
			return err
		}
		if !ok {
			e.say("Nothing was removed.")
			return nil
		}
	}
	if err := shelf.Remove(name); err != nil {
		return err
	}
	e.say("Removed %s. What you wrote to it stays.", clean.Line(name))
	return nil
}

// systemError says whether an error is one of the system about a file.
func systemError(err error) bool {
	var at *fs.PathError
	return errors.As(err, &at)
}
