package main

import (
	"time"

	"github.com/spf13/cobra"

	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui/language"
)

// correcting is the flags of the command.
type correcting struct {
	present             int
	ledBy, team, review string
	actions             []string
	strike              []int
	end                 bool
}

func newSessionsCorrect(e *env) *cobra.Command {
	var f correcting
	c := &cobra.Command{
		Use:   "correct [ID]",
		Short: e.Say("Write down what was agreed, or put it right"),
		Long: e.Say("Changes what is written down about a session: how many were there, who led (a role), the team's name, actions, the review date. " +
			"What was said is put right with prebirth sessions reopen."),
		Example: "prebirth sessions correct --present 12 --led-by \"team manager\" --review 15/12/2026\n" +
			"prebirth sessions correct 4f1c --action \"Ask about the first home at booking; midwife; 1/2/2027\"",
		Args: e.takes(0, 1, e.Say("the id of a session, its last letters, or nothing for the last one")),
		RunE: func(c *cobra.Command, args []string) error {
			commands, err := f.commands(c.Flags().Changed)
			if err != nil {
				return err
			}
			return e.correctSession(args, commands)
		},
		ValidArgsFunction: completeOne(e.sessionIDs),
	}
	c.Flags().IntVar(&f.present, "present", 0, e.Say("how many were there"))
	c.Flags().StringVar(&f.ledBy, "led-by", "", e.Say("who led, as a role"))
	c.Flags().StringVar(&f.team, "team", "", e.Say("the team's name"))
	c.Flags().StringVar(&f.review, "review", "", e.Say("the day the plan is looked at again, such as 15/12/2026; empty for none"))
	c.Flags().StringArrayVar(&f.actions, "action", nil, e.Say("an action, as WHAT; OWNER; DAY, of which the last two may be left out"))
	c.Flags().IntSliceVar(&f.strike, "strike", nil, e.Say("the number of an action to take out, as sessions show has it"))
	c.Flags().BoolVar(&f.end, "end", false, e.Say("end a session that was interrupted"))
	return c
}

// commands are what the flags ask for, in an order in which numbers hold.
func (f *correcting) commands(given func(string) bool) (all []session.Command, err error) {
	if given("present") {
		all = append(all, session.Command{Do: session.SetPresent, N: f.present})
	}
	for _, text := range []struct {
		flag  string
		do    session.Verb
		value string
	}{{"led-by", session.SetLedBy, f.ledBy}, {"team", session.SetTeam, f.team}, {"review", session.SetReview, f.review}} {
		if given(text.flag) {
			all = append(all, session.Command{Do: text.do, Text: text.value})
		}
	}
	for i, n := range f.strike {
		at := n - 1
		for _, before := range f.strike[:i] {
			if before == n {
				return nil, &usageError{language.Errorf("--strike has %d twice", n), language.Mark("give each number once")}
			}
			if before < n {
				at-- // it has moved up
			}
		}
		all = append(all, session.Command{Do: session.Strike, N: at})
	}
	for _, text := range f.actions {
		a, err := session.ActionOf(text)
		if err != nil {
			return nil, &usageError{language.Errorf("--action %q: %w", text, err), language.Mark("write it as WHAT; OWNER; DAY")}
		}
		all = append(all, session.Command{Do: session.Agree, Action: a})
	}
	if f.end {
		all = append(all, session.Command{Do: session.End})
	}
	if len(all) == 0 {
		return nil, &usageError{language.Errorf("there is nothing to correct"), language.Mark("see prebirth sessions correct --help; prebirth sessions reopen does it in the full screen")}
	}
	return all, nil
}

// correctSession does all of the commands or none.
func (e *env) correctSession(args []string, commands []session.Command) error {
	k, err := e.chooseSession(args)
	if err == nil {
		err = k.err
	}
	if err != nil {
		return err
	}
	s := k.s
	s.Interrupted()
	for _, c := range commands {
		if err := s.Do(c, time.Now()); err != nil {
			return &usageError{language.Errorf("correct session: %w", err), e.Say("nothing was changed; prebirth sessions show has it as it is")}
		}
	}
	err = e.writing(func(store *progress.Store) error {
		return store.SaveSession(progress.Session{ID: s.ID, Briefing: s.Briefing, Team: s.Team, At: k.At, Body: s.Body()})
	})
	if err != nil {
		return err
	}
	return e.showSession(s)
}

func newSessionsErase(e *env) *cobra.Command {
	yes := false
	c := &cobra.Command{
		Use:   "erase ID",
		Short: e.Say("Erase one session for good"),
		Args:  e.takes(1, 1, e.Say("the id of a session, or its last letters")),
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := e.chooseSession(args)
			if err != nil {
				return err
			}
			return e.eraseSession(k.ID, yes)
		},
		ValidArgsFunction: completeOne(e.sessionIDs),
	}
	c.Flags().BoolVar(&yes, "yes", false, e.Say("do not ask"))
	return c
}

func (e *env) eraseSession(id string, sure bool) error {
	backups, err := e.backupsHold()
	if err != nil {
		return err
	}
	if !sure {
		ok, err := e.sure(e.Say("Erase the session %s for good? It cannot be brought back.%s Type yes: ", id, backups), "yes", "--yes")
		if err != nil {
			return err
		}
		if !ok {
			e.say("Nothing was erased.")
			return nil
		}
	}
	if err := e.writing(func(store *progress.Store) error { return store.EraseSession(id) }); err != nil {
		return err
	}
	e.say("Erased the session %s.%s", id, backups)
	return nil
}
