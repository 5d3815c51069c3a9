package main

import (
	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/supervision"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

func newHandoverOpen(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "open FILE",
		Short: "Open a file that somebody made for you",
		Long: "Reads the file whole, checks its signature, its sender and everything in it, and only then keeps what it holds. " +
			"A file that is refused changes nothing: exit code 7.",
		Args: e.takes(1, 1, "the file"),
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
	e.print("From %s (%s), number %d:\n", called(got.From), e.trustInWords(got.From.Trust), got.Bundle.Manifest.Sequence)
	for _, kind := range []string{"reflection", "comment", "action", "outcome", "sign-off", "redaction", "withdrawal"} {
		if counts[kind] > 0 {
			e.print("  %s\n", screen.Count(counts[kind], kind))
		}
	}
	if note := got.Bundle.Manifest.Note; note != "" {
		e.print("  “%s”\n", clean.String(note))
	}
	if got.Missing {
		e.print("One that was made before it has not been opened here. It can still be.\n")
	}
	e.print("prebirth review shows them.\n")
	return nil
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
		Short: "List the files that were made and opened here",
		Args:  e.takes(0, 0, "no arguments"),
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
		way := map[bool]string{true: "made for", false: "opened from"}[h.Sent]
		e.print("%s  %s %s, number %d: %s\n", day(all[i].At), way, h.With, h.Sequence, h.Kind)
	}
	if len(list) == 0 {
		e.print("Nothing was handed over yet.\n")
	}
	return nil
}

func newWithdraw(e *env) *cobra.Command {
	from, reason := "", ""
	c := &cobra.Command{
		Use:   "withdraw ID --from NAME",
		Short: "Ask for a reflection back that was handed over",
		Long: "Asks a person to take away their copy of a reflection. The question goes with the next file you make for them. " +
			"Whether they do is theirs to say: a copy that was opened is out of your hands.",
		Args: e.takes(1, 1, "the id of a reflection"),
		RunE: func(_ *cobra.Command, args []string) error {
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
					e.print("The next file you make for %s asks for it back. A copy that was opened is out of your hands.\n", called(p))
				}
				return err
			})
		},
		ValidArgsFunction: completeOne(e.reflectionIDs),
	}
	c.Flags().StringVar(&from, "from", "", "the contact it was handed over to")
	c.Flags().StringVar(&reason, "reason", "", "why, in a few words")
	_ = c.MarkFlagRequired("from") // fails for a flag that is not there
	return c
}

// pieceNamed is the one reflection between two people whose id ends with what was
// written.
func pieceNamed(b *supervision.Between, id string) (*supervision.Piece, error) {
	if len(id) < 4 {
		return nil, &usageError{language.Errorf("%q is too short for an id", id), "write at least the last four letters of it"}
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
	return nil, &notFoundError{language.Errorf("%s between you and %s end with %q", screen.Count(len(hits), "reflection"), called(b.Person), id),
		"prebirth review shows them with their ids"}
}
