package handover

import "cmp"

// The kinds of items that take something back.
const (
	KindWithdrawal ItemKind = "withdrawal"
	KindWithdrawn  ItemKind = "withdrawn"
	KindRetired    ItemKind = "retired"
)

// A Withdrawal asks for a reflection to be deleted.
type Withdrawal struct {
	Base
	Reflection string `json:"reflection"` // its id
	Reason     string `json:"reason"`     // may be empty
}

// Kind is [KindWithdrawal].
func (Withdrawal) Kind() ItemKind { return KindWithdrawal }

func (w Withdrawal) check() string {
	return cmp.Or(
		w.Base.valid(),
		id("its reflection", w.Reflection),
		note("its reason", w.Reason, 0, MaxReason))
}

// Withdrawn answers a withdrawal.
type Withdrawn struct {
	Base
	Reflection string `json:"reflection"` // its id
	Done       bool   `json:"done"`       // it was deleted
}

// Kind is [KindWithdrawn].
func (Withdrawn) Kind() ItemKind { return KindWithdrawn }

func (w Withdrawn) check() string {
	return cmp.Or(w.Base.valid(), id("its reflection", w.Reflection))
}

// Retired says that a contact card is no longer to be used, and which is. That
// the sender may say so is for the caller to decide: the file is signed by the
// old keys, or by new ones that still have to be verified.
type Retired struct {
	Base
	Fingerprint string `json:"fingerprint"` // of the card that is retired
	Card        string `json:"card"`        // the text of the new card, or ""
}

// Kind is [KindRetired].
func (Retired) Kind() ItemKind { return KindRetired }

func (r Retired) check() string {
	return cmp.Or(
		r.Base.valid(),
		fingerprint("the card it retires", r.Fingerprint),
		maybe(r.newCard, "its new card", r.Card))
}

func (r Retired) newCard(what, text string) string {
	c, refused := exactCard(text)
	return wrong(what, refused != nil || c.Fingerprint() == r.Fingerprint)
}
