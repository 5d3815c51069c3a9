package supervision

import (
	"errors"
	"fmt"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
)

// A SeenError is a file that was opened before. Opening it again changes nothing.
type SeenError struct{ At time.Time }

func (e *SeenError) Error() string {
	return "it was opened before, on " + e.At.Local().Format("2 January 2006 at 15:04")
}

// Hint says what to do.
func (e *SeenError) Hint() string { return "there is nothing to do: what it holds is here" }

// A ForkError is another file with a number that its sender used before.
type ForkError struct{ Sequence int64 }

func (e *ForkError) Error() string {
	return fmt.Sprintf("its sender made another handover with the same number, %d", e.Sequence)
}

// Hint says what to do.
func (e *ForkError) Hint() string {
	return "ask its sender: a backup may have been put back on their machine; the next one they make has another number"
}

// errUnknown is a sender whose card was never added, or was retired.
var errUnknown = errors.New("its sender is not among your contacts")

// A StrangerError is a file from somebody whose card is not known here, or no
// longer used.
type StrangerError struct {
	Card    handover.Card
	Retired bool
}

func (e *StrangerError) Error() string {
	if e.Retired {
		return "its sender's card was retired"
	}
	return errUnknown.Error()
}

// Hint says what to do.
func (e *StrangerError) Hint() string {
	return "ask the person it should come from for their present contact card, and add it: prebirth handover add FILE"
}

// Received is a file that was opened.
type Received struct {
	From    progress.Person
	Bundle  *handover.Bundle
	Missing bool // a file of this sender before it has not been opened here
}

// Receive opens a file and keeps what it holds, all or nothing. A file that is not
// for these keys, not intact, not from somebody known, or was seen before, changes
// nothing, and the error says which.
func (d *Desk) Receive(file []byte) (*Received, error) {
	keys, err := d.Keys()
	if err != nil {
		return nil, fmt.Errorf("open handover: %w", err)
	}
	b, err := openWith(file, keys)
	if err != nil {
		return nil, err
	}
	got := &Received{Bundle: b}
	if got.From, err = d.sender(b); err != nil {
		return nil, fmt.Errorf("open handover: %w", err)
	}
	if got.Missing, err = d.fits(b); err != nil {
		return nil, fmt.Errorf("open handover: %w", err)
	}
	m := b.Manifest
	now := d.Now()
	shown, entries, err := rows(got.From.ID, m.ID, b.Items, false, time.UnixMilli(m.Created).UTC())
	if err != nil {
		return nil, fmt.Errorf("open handover: %w", err)
	}
	return got, d.Store.SaveHandover(progress.Handover{
		ID: m.ID, Person: got.From.ID, Kind: string(m.Kind), Sequence: int(m.Sequence), Hash: b.ManifestHash, Manifest: b.Head,
		Created: time.UnixMilli(m.Created).UTC(), At: now,
	}, shown, entries)
}

// openWith opens a file that somebody else made with the first of one's own keys
// that open it.
func openWith(file []byte, keys []Keys) (b *handover.Bundle, err error) {
	const doing = "open handover"
	for _, k := range keys {
		b, err = handover.Open(file, k.Identity, k.Card)
		if refused := (*handover.RefusedError)(nil); errors.As(err, &refused) && refused.Reason == handover.NotForMe {
			continue
		}
		if err == nil && b.Manifest.Sender == k.Card.Fingerprint() {
			err = &handover.RefusedError{Doing: doing, Reason: handover.OwnCopy}
		}
		break
	}
	if err != nil {
		return nil, err
	}
	for n, item := range b.Items {
		if s, is := item.(handover.SignOff); is && s.Author() != b.Card.Signing {
			return nil, &handover.RefusedError{Doing: doing, Reason: handover.BadSignature, Item: n + 1, What: "of a sign-off"}
		}
	}
	return b, nil
}

// sender is the contact that a file comes from.
func (d *Desk) sender(b *handover.Bundle) (progress.Person, error) {
	p, err := d.Store.Person(b.Manifest.Sender)
	if errors.Is(err, progress.ErrNoPerson) {
		return p, &StrangerError{Card: b.Card}
	}
	if err == nil && p.Trust == progress.Retired {
		return p, &StrangerError{Card: b.Card, Retired: true}
	}
	return p, err
}

// fits holds a file against those that came before.
func (d *Desk) fits(b *handover.Bundle) (missing bool, err error) {
	before, err := d.Store.Handovers(b.Manifest.Sender)
	missing = b.Manifest.Sequence > 1
	for _, h := range before {
		switch {
		case h.Sent:
		case h.Hash == b.ManifestHash:
			return false, &SeenError{h.At}
		case int64(h.Sequence) == b.Manifest.Sequence || h.ID == b.Manifest.ID:
			return false, &ForkError{b.Manifest.Sequence}
		case h.Hash == b.Manifest.Previous:
			missing = false
		}
	}
	return missing, err
}

// rows is what a file holds, as the store keeps it.
func rows(person, file string, items []handover.Item, mine bool, at time.Time) (shown []progress.Shown, entries []progress.Entry, err error) {
	for _, item := range items {
		if r, is := item.(handover.Reflection); is {
			shown = append(shown, progress.Shown{
				Person: person, Mine: mine, Reflection: r.Reflection, Digest: handover.TextSHA256(r.Text), Revision: r.Revision,
				Prompt: r.Prompt, Asked: r.Asked, Published: r.Published, Briefing: r.Briefing, Part: r.Part, Text: r.Text,
				Stars: encodeStars(passages(r.Starred, r.Text)), Written: time.UnixMilli(r.Written).UTC(), At: at, Handover: file,
			})
			continue
		}
		e, err := entry(person, item, mine, true)
		if err != nil {
			return nil, nil, err
		}
		entries = append(entries, e)
	}
	return shown, entries, nil
}
