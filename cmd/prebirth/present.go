package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/progress/vault"
	"prebirth/tui"
	"prebirth/tui/language"
	"prebirth/tui/notes"
	"prebirth/tui/pair"
)

// presenting is the flags of the command.
type presenting struct {
	team, parts, split string
	minutes            float64
	points, rehearse   bool
	join, takeOver     bool
}

func newPresent(e *env) *cobra.Command {
	var f presenting
	c := &cobra.Command{
		Use:   "present BRIEFING[/PART]",
		Short: e.Say("Lead a session with a team: this terminal is the room's screen"),
		Long: e.Say("Shows a briefing to a room, one part at a time. In a second terminal, prebirth notes has the trainer's side: " +
			"notes, prompts, clocks, and what the room says. Nothing of that reaches this terminal. " +
			"The page before the start says which parts need more than one screen at this size.\n\n" +
			"A clicker works as it is: page keys, b or . to blank, F5, Escape. ? shows all keys. " +
			"The session is kept, and goes on where it was after a fault; prebirth sessions lists them."),
		Example: "prebirth present unborn-babies --team \"Red team\"\nprebirth present key-messages --parts 1,3\nprebirth present planning-audit --rehearse --minutes 10",
		Args:    e.takes(1, 1, e.Say("one briefing or part, such as unborn-babies")),
		RunE: func(c *cobra.Command, args []string) error {
			return e.present(args[0], &f)
		},
		ValidArgsFunction: completeOne(e.readableIDs),
	}
	c.Flags().StringVar(&f.team, "team", "", e.Say("which team, as you call it; it is not shown to the room"))
	c.Flags().StringVar(&f.parts, "parts", "", e.Say("only these parts, such as 1,3-5"))
	c.Flags().Float64Var(&f.minutes, "minutes", 7, e.Say("how long all parts together have, discussion not counted"))
	c.Flags().StringVar(&f.split, "split", "", e.Say("your own split, one time for each part, such as 0:30,1:30,1:00"))
	c.Flags().BoolVar(&f.points, "points", false, e.Say("reveal point by point"))
	c.Flags().BoolVar(&f.rehearse, "rehearse", false, e.Say("keep nothing, and print how long each part took"))
	c.Flags().BoolVar(&f.join, "join", false, e.Say("where a session runs already, show its notes here"))
	c.Flags().BoolVar(&f.takeOver, "take-over", false, e.Say("where a session runs already, have it go on in this terminal"))
	return c
}

func (e *env) present(id string, f *presenting) error {
	p, err := f.read(e, id)
	if err != nil {
		return err
	}
	if p.Options, err = e.fullScreen(); err != nil {
		return err
	}
	if p.Place, err = pair.Where(e.getenv, p.Folders.Data); err != nil {
		return err
	}
	who, err := tui.WhoLeads(p.Place)
	if err == nil {
		join, err := e.meet(who, f)
		if err != nil {
			return err
		}
		if join {
			return e.notes(p.Options, p.Place)
		}
		if err := tui.TakeOver(p.Place); err != nil {
			return err
		}
		b, ok := p.Library.Briefing(who.Briefing)
		if !ok {
			return &notFoundError{language.Errorf("the session that ran is about a briefing that is not here"), e.Say("prebirth list shows the briefings")}
		}
		p.Briefing, p.Parts, p.Team, p.GoOn = b, nil, who.Team, who.Session
	}
	opening, err := e.opened(p.Folders)
	if err != nil {
		return err
	}
	s, sig, err := tui.Present(*p, opening)
	e.presented(s, f.rehearse)
	var unsaved *tui.UnsavedError
	if errors.As(err, &unsaved) { // its words stay off this terminal, which the room may see
		err = language.Errorf("keep the session: %w", unsaved.Err)
	}
	if err != nil {
		return err
	}
	if sig != nil {
		return &signalError{sig}
	}
	return nil
}

// read makes of the flags what the session begins with.
func (f *presenting) read(e *env, id string) (*tui.Presenting, error) {
	lib, err := e.library()
	if err != nil {
		return nil, err
	}
	parts, err := e.find(lib, id)
	if err != nil {
		return nil, err
	}
	name, _, single := strings.Cut(id, "/")
	b, _ := lib.Briefing(name)
	p := &tui.Presenting{Briefing: b, Team: f.team, Points: f.points, Rehearse: f.rehearse}
	if single {
		p.Parts = []int{parts[0].Number}
	}
	if f.parts != "" {
		if p.Parts, err = numbers(f.parts, b); err != nil {
			return nil, &usageError{language.Errorf("--parts: %w", err), e.Say("give numbers of parts, such as 1,3-5")}
		}
	}
	if p.Whole = time.Duration(f.minutes * float64(time.Minute)).Round(time.Second); p.Whole < time.Minute || p.Whole > 8*time.Hour {
		return nil, &usageError{language.Errorf("--minutes cannot be %g", f.minutes), e.Say("it is 1 to 480")}
	}
	if f.split == "" {
		return p, nil
	}
	if p.Split, err = times(f.split); err != nil {
		return nil, &usageError{language.Errorf("--split: %w", err), e.Say("give one time for each part, such as 0:30,1:30,1:00")}
	}
	most := len(p.Parts)
	if most == 0 {
		most = len(b.Parts)
	}
	if len(p.Split) != most {
		return nil, &usageError{language.Errorf("--split has %s, and there are %s", e.Count(len(p.Split), "%d time", "%d times"), e.Count(most, "%d part", "%d parts")),
			e.Say("give one time for each part")}
	}
	p.Whole = 0
	for _, d := range p.Split {
		p.Whole += d
	}
	return p, nil
}

// numbers reads "1,3-5" as numbers of parts that a briefing has, in its order.
func numbers(text string, b *briefings.Briefing) ([]int, error) {
	want := map[int]bool{}
	for _, piece := range strings.Split(text, ",") {
		first, last, isRange := strings.Cut(strings.TrimSpace(piece), "-")
		from, err := strconv.Atoi(first)
		to := from
		if err == nil && isRange {
			to, err = strconv.Atoi(last)
		}
		if err != nil || from > to || to-from > 100 {
			return nil, language.Errorf("%q is no number of a part", strings.TrimSpace(piece))
		}
		for n := from; n <= to; n++ {
			if b.Index(n) < 0 {
				return nil, language.Errorf("there is no part %d", n)
			}
			want[n] = true
		}
	}
	var all []int
	for _, p := range b.Parts {
		if want[p.Number] {
			all = append(all, p.Number)
		}
	}
	return all, nil
}

// times reads "0:30,90,1:00" as times: minutes and seconds, or seconds.
func times(text string) (all []time.Duration, err error) {
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		minutes, seconds, hasMinutes := strings.Cut(piece, ":")
		if !hasMinutes {
			minutes, seconds = "0", piece
		}
		m, err1 := strconv.Atoi(minutes)
		s, err2 := strconv.Atoi(seconds)
		if err1 != nil || err2 != nil || m < 0 || s < 0 || m > 480 || hasMinutes && s > 59 || s > 3600 || m+s == 0 {
			return nil, language.Errorf("%q is no time", piece)
		}
		all = append(all, time.Duration(m)*time.Minute+time.Duration(s)*time.Second)
	}
	return all, nil
}

// meet decides what becomes of a session that runs already: the notes of it here, or
// the room.
func (e *env) meet(who tui.Leading, f *presenting) (join bool, err error) {
	if f.join || f.takeOver {
		return f.join, nil
	}
	already := runs(who, session.Same(who.Team, f.team))
	if !e.person() {
		return false, already
	}
	fmt.Fprintf(e.err, "prebirth: %s\n", e.Err(already))
	answer, err := e.ask(e.Say("Join it with the notes here (j), take it over to this terminal (t), or leave it as it is (enter)? "), false)
	if err != nil {
		return false, err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "j", "join", e.Say("join"):
		return true, nil
	case "t", "take", "take over", e.Say("take over"):
		return false, nil
	}
	return false, &runningError{language.Errorf("nothing was begun here; the session goes on where it is")}
}

// A runningError is a second session where one runs.
type runningError struct{ error }

func (e *runningError) Unwrap() error { return e.error }

// runs says which session runs already.
func runs(who tui.Leading, sameTeam bool) *runningError {
	title, since := clean.Line(who.Title), who.Began.Local().Format("15:04")
	switch {
	case sameTeam && who.Began.IsZero():
		return &runningError{language.Errorf("a session with this team is running already: %s", title)}
	case sameTeam:
		return &runningError{language.Errorf("a session with this team is running already: %s, since %s", title, since)}
	case who.Began.IsZero():
		return &runningError{language.Errorf("a session is running already: %s", title)}
	}
	return &runningError{language.Errorf("a session is running already: %s, since %s", title, since)}
}

// Hint says what can be done.
func (e *runningError) Hint() string {
	return language.Mark("--join shows its notes here, --take-over has it go on in this terminal; or end it there first")
}

// opened starts opening the store for a screen. A passphrase is asked for first: the
// screen may be on a projector.
func (e *env) opened(folders progress.Folders) (*progress.Opening, error) {
	secret, err := e.secret()
	if err != nil {
		return nil, err
	}
	opening := progress.OpenSoon(folders, progress.Options{Secret: secret, Work: e.work})
	locked := (*progress.LockedError)(nil)
	for _, err := opening.Store(); errors.As(err, &locked); _, err = opening.Store() {
		if secret != (vault.Secret{}) || !e.person() {
			return nil, errors.Join(err, opening.Close())
		}
		words, asking := e.ask(e.Say("Passphrase: "), true)
		if asking != nil {
			return nil, errors.Join(asking, opening.Close())
		}
		secret.Passphrase = words
		if err := opening.Unlock(secret); err != nil {
			return nil, errors.Join(err, opening.Close())
		}
	}
	return opening, nil
}

// presented says what became of a session. It is said where the room may see it: no
// team, no words.
func (e *env) presented(s *session.Session, rehearsal bool) {
	switch {
	case s == nil:
	case rehearsal:
		for _, row := range notes.Table(s, 80, e.Language) {
			e.print("%s\n", row)
		}
	case s.Over():
		e.tell("The session is kept. prebirth sessions show %s has it.", s.ID)
	default:
		e.tell("The session is kept as it is now. The same command goes on with it.")
	}
}

func newNotes(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "notes",
		Short: e.Say("Lead the session that runs: the trainer's side, in a second terminal"),
		Long: e.Say("Finds the session that prebirth present shows to the room and has the trainer's side of it: this part and the next, notes, prompts, " +
			"clocks, what the room says as it is typed and revealed, and what was agreed. Moving here moves the room. " +
			"Leaving the notes, or closing their window, leaves the room as it is; start them again to go on."),
		Args: e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			o, err := e.fullScreen()
			if err != nil {
				return err
			}
			place, err := pair.Where(e.getenv, o.Folders.Data)
			if err != nil {
				return err
			}
			return e.notes(o, place)
		},
	}
}

func (e *env) notes(o tui.Options, place pair.Place) error {
	sig, err := tui.Notes(o, place)
	if err != nil {
		return err
	}
	if sig != nil {
		return &signalError{sig}
	}
	return nil
}
