package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
)

func newHandover(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "handover",
		Short: e.Say("Exchange chosen reflections and what is said about them, as one encrypted file"),
		Long: e.Say("A handover is one file, encrypted for the person it is for and signed by you. It holds the reflections you " +
			"chose, and nothing else of yours. First both give each other their contact card, once, and read its six words aloud."),
		Example: "prebirth handover card --name 'Amina Khan' --role 'Social worker' --output amina.card\n" +
			"prebirth handover add ruth.card\nprebirth handover verify ruth\n" +
			"prebirth handover create --to ruth --output for-ruth.handover\nprebirth handover open from-ruth.handover",
		Args: e.noSuchCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newCard(e), newAddCard(e), newPeople(e), newVerify(e), newRetire(e), newCreate(e), newReturn(e), newWithdraw(e),
		newHandoverOpen(e), newHandoverList(e))
	return c
}

func newCard(e *env) *cobra.Command {
	name, role, output := "", "", ""
	c := &cobra.Command{
		Use:   "card",
		Short: e.Say("Print your contact card, and make it at first"),
		Long: e.Say("Your contact card is a small text file with your name, your role and your public keys. Whoever has it can make files " +
			"that only you can open, and see which files are yours. It is no secret."),
		Args: e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			return e.writing(func(store *progress.Store) error {
				card, err := supervision.At(store).MakeCard(name, role)
				if err != nil {
					return err
				}
				return e.giveCard(card, output)
			})
		},
	}
	c.Flags().StringVar(&name, "name", "", e.Say("your name, as others know you"))
	c.Flags().StringVar(&role, "role", "", e.Say("your role"))
	c.Flags().StringVarP(&output, "output", "o", "", e.Say("the file to write; it must not exist yet"))
	return c
}

// giveCard prints one's own card, or writes it, and says its words.
func (e *env) giveCard(card handover.Card, output string) error {
	if output == "" || output == "-" {
		e.print("%s", card.Text())
	} else if err := writeFile(output, func(w io.Writer) error { _, err := io.WriteString(w, card.Text()); return err }); err != nil {
		return err
	} else {
		e.tell("Written to %s. Give it to the other person.", clean.String(output))
	}
	e.tell("Then read these six words of your card to each other:")
	fmt.Fprintf(e.err, "    %s\n", strings.Join(card.Words(), " "))
	return nil
}

func newAddCard(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "add FILE",
		Short: e.Say("Add somebody's contact card"),
		Args:  e.takes(1, 1, e.Say("the file with the card")),
		RunE: func(_ *cobra.Command, args []string) error {
			text, err := e.readSmall(args[0], 64<<10)
			if err != nil {
				return err
			}
			return e.writing(func(store *progress.Store) error {
				p, card, err := supervision.At(store).Meet(text)
				if err != nil {
					return err
				}
				e.say("%s is among your contacts: %s.", called(p), e.trustInWords(p.Trust))
				e.say("The six words of this card are:")
				e.print("    %s\n", strings.Join(card.Words(), " "))
				if p.Trust != progress.Verified {
					e.say("Have the words of the other person's own screen read to you. When they are the same: prebirth handover verify %s",
						firstName(p.Name))
				}
				return nil
			})
		},
	}
}

// readSmall reads a file, or the input for "-", that has no more than most bytes.
func (e *env) readSmall(path string, most int64) ([]byte, error) {
	from := e.in
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, &notFoundError{language.Errorf("read %s: %v", path, errors.Unwrap(err)), e.Say("name a file that is there and that you may read")}
		}
		defer file.Close()
		from = file
	}
	data, err := io.ReadAll(io.LimitReader(from, most+1))
	if err != nil {
		return nil, language.Errorf("read %s: %w", path, err)
	}
	return data, nil // one that is longer is refused by whoever reads it
}

// A contact, as JSON.
type contact struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Role  string   `json:"role"`
	Trust string   `json:"trust"` // "unverified", "verified", "changed" or "retired"
	Words []string `json:"words"`
}

func newPeople(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "people",
		Short: e.Say("List your contacts"),
		Args:  e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			return e.reading(func(store *progress.Store) error {
				people, err := store.People()
				if err != nil {
					return err
				}
				return e.printPeople(people)
			})
		},
	}
}

func (e *env) printPeople(people []progress.Person) error {
	all := []contact{}
	for _, p := range people {
		if p.ID == progress.Myself {
			continue
		}
		card, err := handover.ParseCard([]byte(p.Card))
		if err != nil {
			return err
		}
		all = append(all, contact{p.ID, p.Name, p.Role, string(p.Trust), card.Words()})
	}
	if e.json {
		return e.encode(map[string]any{"schema": schema, "people": all})
	}
	for _, c := range all {
		e.print("%s: %s\n    %s\n", nameAndRole(c.Name, c.Role), e.trustInWords(progress.Trust(c.Trust)), strings.Join(c.Words, " "))
	}
	if len(all) == 0 {
		e.say("There are no contacts yet. prebirth handover add FILE adds a contact card.")
	}
	return nil
}

func newVerify(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "verify NAME",
		Short: e.Say("Note that you have compared the six words with somebody"),
		Args:  e.takes(1, 1, e.Say("the name of a contact")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.writing(func(store *progress.Store) error { return e.verify(store, args[0], yes) })
		},
		ValidArgsFunction: completeOne(e.personNames),
	}
	c.Flags().BoolVar(&yes, "yes", false, e.Say("do not ask: the words were compared"))
	return c
}

func (e *env) verify(store *progress.Store, name string, yes bool) error {
	p, err := personNamed(store, name)
	if err != nil {
		return err
	}
	card, err := handover.ParseCard([]byte(p.Card))
	if err != nil {
		return err
	}
	if !yes {
		e.say("The card of %s has these words:", called(p))
		e.print("    %s\n", strings.Join(card.Words(), " "))
		if yes, err = e.sure(e.Say("Did the other person read the same words from their own screen? [y/N]")+" ", "y", "--yes"); err != nil {
			return err
		}
	}
	if !yes {
		e.say("Nothing was changed.")
		return nil
	}
	if err := supervision.At(store).Trust(p.ID, progress.Verified); err != nil {
		return err
	}
	e.say("%s is verified.", called(p))
	return nil
}

func newRetire(e *env) *cobra.Command {
	own := false
	c := &cobra.Command{
		Use:   "retire NAME | --own",
		Short: e.Say("Stop using somebody's card, or your own keys"),
		Long: e.Say("Files from a retired card are refused. With --own you get new keys and a new card, which others have to be given; " +
			"files that were made for the old one still open."),
		Args: e.takes(0, 1, e.Say("the name of a contact, or --own")),
		RunE: func(_ *cobra.Command, args []string) error {
			if own == (len(args) == 1) {
				return &usageError{language.Errorf("name a contact, or say --own"), e.Say("prebirth handover people lists your contacts")}
			}
			return e.writing(func(store *progress.Store) error {
				desk := supervision.At(store)
				if own {
					card, err := desk.Retire()
					if err != nil {
						return err
					}
					return e.giveCard(card, "")
				}
				p, err := personNamed(store, args[0])
				if err == nil {
					err = desk.Trust(p.ID, progress.Retired)
				}
				if err == nil {
					e.say("The card of %s is retired. Files from it are refused.", called(p))
				}
				return err
			})
		},
		ValidArgsFunction: completeOne(e.personNames),
	}
	c.Flags().BoolVar(&own, "own", false, e.Say("your own keys"))
	return c
}
