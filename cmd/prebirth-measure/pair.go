package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// led is the briefing of which a room is shown the first two parts in turn.
const led = "unborn-babies"

// pairing measures a room's screen and the notes to it, each in a terminal of its
// own: milliseconds from a key in the one until the other has the next part.
func (b *bench) pairing() ([]row, error) {
	room, notes, err := b.paired("pair")
	if err != nil {
		return nil, err
	}
	there, fromNotes := b.step(notes, room, func(n int) string { return b.partWords(fmt.Sprintf("%s/%d", led, n)) })
	back, fromRoom := b.step(room, notes, func(n int) string { return fmt.Sprintf("The room sees part %d", n) })
	if err := errors.Join(fromNotes, fromRoom, notes.Close(), room.Close()); err != nil {
		return nil, err
	}
	return []row{
		figure("room and notes in step, key in the notes to the room, p50", median(there), "ms").atMost(50),
		figure("… p95", quantile(there, 0.95), "ms").atMost(50),
		figure("room and notes in step, key in the room to the notes, p50", median(back), "ms").atMost(50),
		figure("… p95", quantile(back, 0.95), "ms").atMost(50),
	}, nil
}

// paired begins a session and joins its notes.
func (b *bench) paired(home string) (room, notes *terminal.Session, err error) {
	if err := os.MkdirAll(b.meets(), 0o700); err != nil {
		return nil, nil, err
	}
	if room, _, err = b.open(home, "Before the start", false, "present", led); err != nil {
		return nil, nil, err
	}
	if _, err = room.Until(b.partWords(led+"/1"), patience, terminal.Code("enter")); err == nil {
		notes, _, err = b.open(home, "The room sees part 1", false, "notes")
	}
	if err != nil {
		return nil, nil, errors.Join(err, room.Close())
	}
	room.Quiet(still, patience)
	return room, notes, nil
}

// step presses the numbers of two parts in turn in one terminal and times the other.
// The numbers differ, because a key that comes again at once is a held one; the
// pauses do, so that the presses do not keep step with a program's clock.
func (b *bench) step(from, to *terminal.Session, shows func(part int) string) (took []float64, err error) {
	for i := range b.presses * 2 / 3 {
		part := 2 - i%2
		after, err := to.After(shows(part), patience, func() error { return from.Send(fmt.Sprint(part)) })
		if err != nil {
			return nil, err
		}
		took = append(took, ms(after))
		time.Sleep(still + time.Duration(i*7%23)*time.Millisecond)
	}
	return took, nil
}
