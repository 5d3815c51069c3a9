package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/language"
)

// secretFiles are where scripts give a new passphrase and take the code.
type secretFiles struct{ passphrase, code string }

func (s *secretFiles) flags(c *cobra.Command, e *env) {
	c.Flags().StringVar(&s.passphrase, "new-passphrase-file", "", e.Say("take the new passphrase from the first line of this file"))
	c.Flags().StringVar(&s.code, "recovery-code-file", "", e.Say("write the recovery code to this new file instead of showing it"))
}

// aboutPassphrase is said before anything is asked.
const aboutPassphrase = `A passphrase locks what you wrote on this computer: it then opens with the
passphrase or with a recovery code, which you get now, and with nothing else.
You are asked for the passphrase whenever prebirth opens. Everything is
encrypted anew, under a new key.

If you lose both, the passphrase and the recovery code, what you wrote is lost
for good. Nobody can bring it back. Write the code on paper and keep it
somewhere safe.`

const aboutRemoving = `Without a passphrase, what you wrote opens with the key file of this account:
whoever can use your account on this computer can read it. The passphrase and
the recovery code stop working. Everything is encrypted anew, under a new key.`

func newPassphrase(e *env) *cobra.Command {
	var files secretFiles
	remove, yes := false, false
	c := &cobra.Command{
		Use:   "passphrase",
		Short: e.Say("Set, change or remove the passphrase that opens what you wrote"),
		Long: e.Say("Sets a passphrase, or changes it, and gives a new recovery code. %s "+
			"With --remove it opens with the key of this account again. It is safe to interrupt at any moment.", oneLine(e.Say(aboutPassphrase))),
		Example: "prebirth passphrase\nprebirth passphrase --new-passphrase-file new.txt --recovery-code-file code.txt\n" +
			"prebirth passphrase --remove",
		Args: e.takes(0, 0, e.Say("no arguments: a passphrase is asked for, or comes from a file")),
		RunE: func(*cobra.Command, []string) error {
			if remove && files != (secretFiles{}) {
				return &usageError{language.Errorf("--remove takes no new passphrase"), e.Say("leave one of them out")}
			}
			return e.writing(func(store *progress.Store) error {
				if remove {
					return e.unprotect(store, yes)
				}
				e.print("%s\n\n", e.Say(aboutPassphrase))
				return e.protect(store, files)
			})
		},
	}
	files.flags(c, e)
	c.Flags().BoolVar(&remove, "remove", false, e.Say("go back to the key of this account"))
	c.Flags().BoolVar(&yes, "yes", false, e.Say("do not ask before removing"))
	return c
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (e *env) unprotect(store *progress.Store, yes bool) error {
	now, err := store.Protection()
	if err != nil {
		return err
	}
	if now.Account {
		e.say("No passphrase is set. Nothing was changed.")
		return nil
	}
	e.print("%s\n\n", e.Say(aboutRemoving))
	if !yes {
		ok, err := e.sure(e.Say("Remove the passphrase? Type yes: "), "yes", "--yes")
		if err != nil {
			return e.unchanged(err)
		}
		if !ok {
			e.say("Nothing was changed.")
			return nil
		}
	}
	if err := store.Unprotect(); err != nil {
		return err
	}
	e.say("Removed. What you wrote opens with the key of this account.")
	return nil
}

// protect gets a new passphrase, gives a new recovery code, and only then
// changes anything.
func (e *env) protect(store *progress.Store, files secretFiles) error {
	code := vault.NewCode()
	var words string
	err := e.privately(func(turn func()) (err error) {
		if words, err = e.newPassphrase(files.passphrase); err != nil {
			return err
		}
		turn()
		return e.giveCode(code, files.code, turn)
	})
	if err != nil {
		return e.unchanged(err)
	}
	e.say("Encrypting anew…")
	if err := store.Protect(words, code); err != nil {
		if files.code != "" {
			e.tell("prebirth: keep %s until prebirth has opened once: it may hold the code that opens it", clean.String(files.code))
		}
		return err
	}
	e.say("Done. What you wrote opens with the new passphrase, or with the new recovery code.")
	return nil
}

// unchanged says of a step that went wrong that nothing came of it.
func (e *env) unchanged(err error) error {
	e.tell("Nothing was changed.")
	return err
}

// newPassphrase asks for a passphrase twice, or takes it from a file.
func (e *env) newPassphrase(file string) (string, error) {
	if file != "" {
		words, err := e.firstLine(file)
		if err != nil {
			return "", err
		}
		return words, setting(fits(words))
	}
	suggested := vault.Suggest()
	e.say("Choose a passphrase that you can remember. Five words at random, if you like\nthem:")
	e.print("\n    %s\n\n", suggested)
	var words string
	err := e.untilRight(func() (err error) {
		words, err = e.twice(suggested)
		return err
	})
	return words, err
}

// untilRight does a step of the way again when it was a slip of a person's, so that
// nothing that was typed before has to be typed anew.
func (e *env) untilRight(step func() error) error {
	for try := 1; ; try++ {
		err := step()
		var slip *checkError
		if err == nil || !errors.As(err, &slip) || try == tries || !e.person() {
			return setting(err)
		}
		e.tell("%s. Try again.", capital(clean.Line(e.Err(slip.err)).String()))
	}
}

// setting says of what is wrong with a passphrase or a code what it was for.
func setting(err error) error {
	if slip := (*checkError)(nil); errors.As(err, &slip) {
		return &checkError{language.Errorf("set the passphrase: %w", slip.err), slip.hint}
	}
	return err
}

// twice asks for a new passphrase two times.
func (e *env) twice(suggested string) (string, error) {
	words, err := e.ask(e.Say("New passphrase (enter alone takes the five words): "), true)
	if err != nil {
		return "", err
	}
	again := e.Say("The same once more: ")
	if words == "" {
		words, again = suggested, e.Say("Type the five words: ")
	} else if err := fits(words); err != nil {
		return "", err
	}
	typed, err := e.ask(again, true)
	if err != nil {
		return "", err
	}
	if typed != words {
		return "", &checkError{language.Errorf("what was typed the second time is not the same"), e.Say("begin again")}
	}
	return words, nil
}

func fits(words string) error {
	if err := vault.CheckPassphrase(words); err != nil {
		return &checkError{err, hintOf(err)}
	}
	return nil
}

// giveCode shows the recovery code once and has two of its groups typed back, or
// writes it to a new file.
func (e *env) giveCode(code vault.Code, file string, turn func()) error {
	if file != "" {
		return writeFile(file, func(w io.Writer) error {
			_, err := fmt.Fprintln(w, code.String())
			return err
		})
	}
	groups := code.Groups()
	e.say("This is your recovery code. Write it on paper: it is shown this once.")
	e.print("\n    %s\n    %s\n\n", strings.Join(groups[:3], " - "), strings.Join(groups[3:], " - "))
	if e.screen() {
		if _, err := e.ask(e.Say("Press enter when you have written it down. It is then wiped from the screen. "), false); err != nil {
			return err
		}
		turn()
	}
	e.say("To be sure of what is on paper, type two of its groups.")
	asked := rand.Perm(len(groups))[:2]
	slices.Sort(asked)
	for _, i := range asked {
		if err := e.untilRight(func() error { return e.askGroup(code, i) }); err != nil {
			return err
		}
	}
	return nil
}

func (e *env) askGroup(code vault.Code, i int) error {
	typed, err := e.ask(e.Say("Group %d of %d: ", i+1, len(code.Groups())), false)
	if err == nil && !sameGroup(code, i, typed) {
		err = &checkError{language.Errorf("this is not group %d of the recovery code", i+1),
			e.Say("begin again; there will be another code")}
	}
	return err
}

// sameGroup compares a group as it is read from paper: in any case, and with the
// letters that look like digits.
func sameGroup(code vault.Code, i int, typed string) bool {
	groups := slices.Clone(code.Groups())
	groups[i] = strings.Join(strings.Fields(typed), "")
	read, err := vault.ParseCode(strings.Join(groups, "-"))
	return err == nil && read == code
}
