package handover

import "cmp"

// A Kind says what a file is for. Which items may be in it does not depend on it.
type Kind string

// The kinds of a file.
const (
	Handover       Kind = "handover"   // reflections, to a supervisor
	Return         Kind = "return"     // comments, actions and sign-offs, back
	WithdrawalFile Kind = "withdrawal" // asks for reflections to be deleted
	KeyChange      Kind = "key change" // retires a contact card
)

// A Manifest says what a file is: who made it, for whom, and what is in it. It is
// what the sender signs. [Seal] fills in Format, Sender, SenderCard, Recipients
// and Items, whatever they were.
type Manifest struct {
	Format     int64    `json:"format"`
	ID         string   `json:"id"` // UUIDv7
	Kind       Kind     `json:"kind"`
	Sender     string   `json:"sender"`      // the fingerprint of SenderCard
	SenderCard string   `json:"sender_card"` // the text of the sender's card
	Recipients []string `json:"recipients"`  // two fingerprints: who it is for, and the sender
	Created    int64    `json:"created"`     // ms since 1970 UTC

	// Sequence counts the files of this sender to this person, from 1, and
	// Previous is the hash of the manifest before; "" for the first.
	Sequence int64  `json:"sequence"`
	Previous string `json:"previous"`

	Note      string `json:"note"`
	Guard     []Kept `json:"guard"`
	KeepUntil string `json:"keep_until"` // "2026-03-31", or ""
	Items     []Sum  `json:"items"`
}

// Kept says what may identify somebody and was kept on purpose: what kind of thing
// it is and how often, and never the words themselves.
type Kept struct {
	Kind   string `json:"kind"`
	Level  string `json:"level"` // how sure the finding is
	Count  int64  `json:"count"`
	Reason string `json:"reason"`
}

// A Sum is the hash of an item's line, without its line end, and its length in
// bytes.
type Sum struct {
	SHA256 string `json:"sha256"`
	Length int64  `json:"length"`
}

// check says what is wrong with a manifest by itself; "" for nothing.
func (m Manifest) check() string {
	return cmp.Or(
		number("its format", m.Format, Format, Format),
		id("its id", m.ID),
		one("its kind", m.Kind, Handover, Return, WithdrawalFile, KeyChange),
		fingerprint("its sender", m.Sender),
		wrong("its recipients", len(m.Recipients) != 2),
		each("its recipients", m.Recipients, 2, fingerprint),
		moment("its date", m.Created),
		number("its sequence", m.Sequence, 1, maxInt),
		maybe(digest, "its previous hash", m.Previous),
		wrong("its previous hash", (m.Previous == "") != (m.Sequence == 1)),
		note("its note", m.Note, 0, MaxNote),
		each("its guard report", m.Guard, maxList, keptRight),
		maybe(day, "its date of keeping", m.KeepUntil),
		each("its list of items", m.Items, MaxItems, sumRight))
}

func keptRight(what string, k Kept) string {
	return cmp.Or(
		line(what, k.Kind, 1, MaxName),
		line(what, k.Level, 1, MaxName),
		number(what, k.Count, 1, maxCount),
		note(what, k.Reason, 0, MaxReason))
}

func sumRight(what string, s Sum) string {
	return cmp.Or(digest(what, s.SHA256), number(what, s.Length, 1, maxLine))
}

// people checks who a file is from and for, and that it was made for the reader
// or is the reader's own copy. The sender's card is verified already.
func (m Manifest) people(sender, reader Card) *RefusedError {
	from, me := sender.Fingerprint(), reader.Fingerprint()
	switch {
	case m.Sender != from:
		return refusal(WrongSender, "")
	case m.Recipients[1] != from || m.Recipients[0] == from:
		return refusal(WrongRecipient, "its recipients")
	case m.Recipients[0] != me && from != me:
		return refusal(WrongRecipient, "")
	}
	return nil
}
