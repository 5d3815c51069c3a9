package main

import (
	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
)

func newHandoverOpen(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "open FILE",
		Short: e.Say("Open a file that somebody made for you"),
		Long: e.Say("Reads the file whole, checks its signature, its sender and everything in it, and only then keeps what it holds. " +
			"A file that is refused changes nothing: exit code 7."),
		Args: e.takes(1, 1, e.Say("the file")),
		RunE: func(_ *cobra.Command, args []string) error {
			file, err := e.readSmall(args[0], 8<<20)
			if err != nil {
				return err
			}
			return e.writing(func(store *progress.Store) error {
				got, err := supervision.At(store).Receive(file)
				if err != nil {
					return err
				}
				return e.printReceived(got)
			})
		},
	}
}

func (e *env) printReceived(got *supervision.Received) error {
	counts := map[string]int{}
	for _, item := range got.Bundle.Items {
		counts[string(item.Kind())]++
	}
	if e.json {
		return e.encode(map[string]any{"schema": schema, "from": got.From.Name, "trust": got.From.Trust,
			"sequence": got.Bundle.Manifest.Sequence, "missing": got.Missing, "items": counts})
	}
	e.say("From %s (%s), number %d:", called(got.From), e.trustInWords(got.From.Trust), got.Bundle.Manifest.Sequence)
	for _, item := range e.counted(counts) {
		e.print("  %s\n", item)
	}
	if note := got.Bundle.Manifest.Note; note != "" {
		e.print("  “%s”\n", clean.String(note))
	}
	if got.Missing {
		e.say("One that was made before it has not been opened here. It can still be.")
	}
	e.say("prebirth review shows them.")
	return nil
}

// counted says how much of what there is, by its kind.
func (e *env) counted(n map[string]int) (all []string) {
	for _, kind := range []struct{ name, counted string }{
		{"reflection", e.Count(n["reflection"], "%d reflection", "%d reflections")},
		{"comment", e.Count(n["comment"], "%d comment", "%d comments")},
		{"action", e.Count(n["action"], "%d action", "%d actions")},
		{"outcome", e.Count(n["outcome"], "%d outcome", "%d outcomes")},
		{"sign-off", e.Count(n["sign-off"], "%d sign-off", "%d sign-offs")},
		{"redaction", e.Count(n["redaction"], "%d redaction", "%d redactions")},
		{"withdrawal", e.Count(n["withdrawal"], "%d withdrawal", "%d withdrawals")},
	} {
		if n[kind.name] > 0 {
			all = append(all, kind.counted)
		}
	}
	return all
}

// A file exchanged, as JSON.
type exchanged struct {
	ID       string `json:"id"`
	With     string `json:"with"`
	Sent     bool   `json:"sent"`
	Kind     string `json:"kind"`
	Sequence int    `json:"sequence"`
	Hash     string `json:"hash"` // SHA-256 of its manifest
	At       string `json:"at"`   // RFC 3339, UTC: made or opened here
}

func newHandoverList(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: e.Say("List the files that were made and opened here"),
		Args:  e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			return e.reading(func(store *progress.Store) error {
				all, err := store.Handovers("")
				if err != nil {
					return err
				}
				people, err := store.People()
				if err != nil {
					return err
				}
				return e.printHandovers(all, people)
			})
		},
	}
}

func (e *env) printHandovers(all []progress.Handover, people []progress.Person) error {
	names := map[string]string{}
	for _, p := range people {
		names[p.ID] = called(p)
	}
	list := []exchanged{}
	for _, h := range all {
		list = append(list, exchanged{h.ID, names[h.Person], h.Sent, h.Kind, h.Sequence, h.Hash, stamp(h.At)})
	}
	if e.json {
		return e.encode(map[string]any{"schema": schema, "handovers": list})
	}
	for i, h := range list {
		line := e.Say("opened from %s, number %d: %s", h.With, h.Sequence, e.Say(h.Kind))
		if h.Sent {
			line = e.Say("made for %s, number %d: %s", h.With, h.Sequence, e.Say(h.Kind))
		}
		e.print("%s  %s\n", day(all[i].At), line)
	}
	if len(list) == 0 {
		e.say("Nothing was handed over yet.")
	}
	return nil
}

func newWithdraw(e *env) *cobra.Command {
	from, reason := "", ""
	c := &cobra.Command{
		Use:   "withdraw ID --from NAME",
		Short: e.Say("Ask for a reflection back that was handed over"),
		Long: e.Say("Asks a person to take away their copy of a reflection. The question goes with the next file you make for them. " +
			"Whether they do is theirs to say: a copy that was opened is out of your hands."),
		Args: e.takes(1, 1, e.Say("the id of a reflection")),
		RunE: func(_ *cobra.Command, args []string) error {
			if from == "" {
				return &usageError{language.Errorf("it has to be said from whom"), e.Say("add %s", "--from NAME")}
			}
			return e.writing(func(store *progress.Store) error {
				p, err := personNamed(store, from)
				if err != nil {
					return err
				}
				desk := supervision.At(store)
				b, err := desk.With(p.ID)
				if err != nil {
					return err
				}
				piece, err := pieceNamed(b, args[0])
				if err == nil {
					err = desk.Withdraw(b, piece.Reflection, reason)
				}
				if err == nil {
					e.say("The next file you make for %s asks for it back. A copy that was opened is out of your hands.", called(p))
				}
				return err
			})
		},
		ValidArgsFunction: completeOne(e.reflectionIDs),
	}
	c.Flags().StringVar(&from, "from", "", e.Say("the contact it was handed over to"))
	c.Flags().StringVar(&reason, "reason", "", e.Say("why, in a few words"))
	return c
}

// pieceNamed is the one reflection between two people whose id ends with what was
// written.
func pieceNamed(b *supervision.Between, id string) (*supervision.Piece, error) {
	if len(id) < 4 {
		return nil, &usageError{language.Errorf("%q is too short for an id", id), language.Mark("write at least the last four letters of it")}
	}
	var hits []*supervision.Piece
	for _, p := range b.Pieces {
		if endsWith(p.Reflection, id) {
			hits = append(hits, p)
		}
	}
	if len(hits) == 1 {
		return hits[0], nil
	}
	return nil, &notFoundError{language.Errorf("%d reflections between you and %s end with %q", len(hits), called(b.Person), id),
		language.Mark("prebirth review shows them with their ids")}
}
