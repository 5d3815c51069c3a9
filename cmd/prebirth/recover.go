package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/progress/vault"
	"prebirth/tui/language"
)

// tries is how often a person may type a recovery code that cannot be one.
const tries = 5

func newRecover(e *env) *cobra.Command {
	var files secretFiles
	c := &cobra.Command{
		Use:   "recover",
		Short: e.Say("Set a new passphrase with the recovery code"),
		Long: e.Say("Asks for the recovery code, in any case, with spaces or hyphens, and then sets a new passphrase and gives a new " +
			"recovery code. The old ones stop working. Without the passphrase and the code nobody can open what you wrote."),
		Args: e.takes(0, 0, e.Say("no arguments: the recovery code is asked for")),
		RunE: func(*cobra.Command, []string) error {
			if err := e.needsRecovery(); err != nil {
				return err
			}
			code, err := e.askCode()
			if err != nil {
				return e.unchanged(err)
			}
			store, err := e.open(progress.Options{Secret: vault.Secret{Recovery: code.String()}})
			if err != nil {
				return err
			}
			if err = store.Writable(); err == nil {
				e.print("%s\n\n", e.Say(aboutPassphrase))
				err = e.protect(store, files)
			}
			return errors.Join(err, store.Close())
		},
	}
	files.flags(c, e)
	return c
}

// needsRecovery is nil where the store is locked, and the reason where it is not.
func (e *env) needsRecovery() error {
	folders, err := e.folders()
	if err != nil {
		return err
	}
	store, err := progress.Open(folders, progress.Options{ReadOnly: true})
	if locked := (*progress.LockedError)(nil); errors.As(err, &locked) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(&usageError{language.Errorf("nothing has to be recovered: what you wrote opens without a passphrase"),
		e.Say("prebirth passphrase sets one")}, store.Close())
}

// askCode asks for the recovery code until it can be one. What was typed does not
// stay on the screen.
func (e *env) askCode() (code vault.Code, err error) {
	err = e.privately(func(turn func()) error {
		for try := 1; ; try++ {
			typed, err := e.ask(e.Say("Recovery code, six groups of five: "), false)
			if err != nil {
				return err
			}
			if code, err = vault.ParseCode(typed); err == nil {
				return nil
			}
			if try == tries || !e.person() {
				return err
			}
			turn()
			e.tell("This cannot be the code.")
			fmt.Fprintf(e.err, "%s\n%s\n", e.Err(err), e.Say(hintOf(err)))
		}
	})
	return code, err
}
