package handover

// A Reason says why something was refused.
type Reason string

// The reasons. A file has the first of them that is found, in the order of the
// checks of [Open].
const (
	TooLarge       Reason = "too large"      // a limit is passed: bytes, stanzas, items, a line, nesting
	NotIntact      Reason = "not intact"     // damaged, cut short, or not such a file at all
	OtherLock      Reason = "other lock"     // encrypted, but not as this program does it
	NotForMe       Reason = "not for me"     // no key of the reader opens it
	NewerVersion   Reason = "newer version"  // written by a newer program
	NotCanonical   Reason = "not canonical"  // JSON that is not in its one form
	BadManifest    Reason = "bad manifest"   // a field of the manifest is out of its bounds
	BadCard        Reason = "bad card"       // the contact card is not well formed
	BadSignature   Reason = "bad signature"  // of the manifest, of a card, or of a sign-off
	WrongSender    Reason = "wrong sender"   // the card and the keys are not of one person
	WrongRecipient Reason = "wrong person"   // made for somebody else, and perhaps passed on
	WrongHash      Reason = "wrong hash"     // the items are not those that were signed
	BadItem        Reason = "bad item"       // a field of an item is out of its bounds
	BadIdentity    Reason = "bad secret key" // text that is no pair of secret keys
	OwnCopy        Reason = "own copy"       // the reader made it; for a caller that opens what others made
)

// A RefusedError says that a file or a card was refused, as a whole: nothing of it
// may be used. It quotes nothing of what was refused.
type RefusedError struct {
	Doing  string // "open handover", "make handover", "read contact card", …
	Reason Reason
	Item   int    // the number of the item it is about, from 1; 0 for none
	What   string // the part that is wrong, in words of this package; "" for no single one
}

// Error says in one sentence what was refused, and why.
func (e *RefusedError) Error() string {
	text := e.Doing + ": " + e.Reason.sentence()
	if e.What != "" {
		text += " (" + e.What + ")"
	}
	return text
}

func (r Reason) sentence() string {
	switch r {
	case TooLarge:
		return "it is larger than is allowed"
	case NotIntact:
		return "it is damaged, cut short, or not such a file"
	case OtherLock:
		return "it is encrypted in a way that is not used here"
	case NotForMe:
		return "it was not made for these keys"
	case NewerVersion:
		return "a newer version of prebirth made it"
	case NotCanonical:
		return "it is not in the one form that is accepted"
	case BadManifest:
		return "its description is not well formed"
	case BadCard:
		return "a contact card is not well formed"
	case BadSignature:
		return "a signature does not fit"
	case WrongSender:
		return "the keys are not those of its sender"
	case WrongRecipient:
		return "it was made for another person"
	case WrongHash:
		return "its content is not what its sender signed"
	case BadItem:
		return "something in it is not well formed"
	case BadIdentity:
		return "it is not a pair of secret keys"
	case OwnCopy:
		return "it is your own copy of a handover that you made"
	}
	return "it was refused"
}

// Hint says what to do.
func (e *RefusedError) Hint() string {
	switch e.Reason {
	case TooLarge:
		return "send fewer reflections at a time; nothing was taken from it"
	case NotIntact, NotCanonical, BadManifest, BadItem, BadCard, OtherLock:
		return "ask for it again, and carry it as a file and not as text in a message; nothing was taken from it"
	case NotForMe:
		return "ask the sender whether they used your present contact card; nothing was taken from it"
	case NewerVersion:
		return "use the newer version of prebirth; nothing was taken from it"
	case BadIdentity:
		return "make new keys, or bring the old ones back from a backup"
	case OwnCopy:
		return "there is nothing to do: what is in it is here"
	case WrongRecipient:
		return "tell its sender that it reached you; nothing was taken from it"
	}
	return "do not trust it: ask the sender, in person or by telephone, whether they made it; nothing was taken from it"
}

// refusal is an error in the making: the functions that check know what is wrong,
// and those that are called from outside know what was being done.
func refusal(reason Reason, what string) *RefusedError {
	return &RefusedError{Reason: reason, What: what}
}

// while adds what was being done. A nil error stays nil.
func while(doing string, err *RefusedError) error {
	if err == nil {
		return nil
	}
	err.Doing = doing
	return err
}
