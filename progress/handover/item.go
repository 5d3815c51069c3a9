package handover

import "encoding/json"

// An ItemKind says what an item is.
type ItemKind string

// An Item is one thing in a file: a [Reflection], [Comment], [Action], [Outcome],
// [SignOff], [Withdrawal], [Withdrawn], [Redaction] or [Retired]. There are no
// others.
type Item interface {
	// Kind is the item's kind field.
	Kind() ItemKind

	base() Base
	check() string // what is wrong with it; "" for nothing
}

// Base is what every item has.
type Base struct {
	ID string `json:"id"` // UUIDv7; no two items of a file have the same
	At int64  `json:"at"` // ms since 1970 UTC
}

func (b Base) base() Base { return b }

// BaseOf returns what every item has of one.
func BaseOf(item Item) Base { return item.base() }

func (b Base) valid() string {
	if what := id("its id", b.ID); what != "" {
		return what
	}
	return moment("its time", b.At)
}

// EncodeItem returns the one form of an item: canonical JSON in one line, without
// a line end. The error is a [*RefusedError], for an item that no file may have.
func EncodeItem(item Item) ([]byte, error) {
	line, err := encodeItem(item)
	return line, while("write item", err)
}

// DecodeItem reads what [EncodeItem] wrote, and nothing else. A sign-off's
// signature is verified too. The error is a [*RefusedError].
func DecodeItem(line []byte) (Item, error) {
	if len(line) > maxLine || depth(line) > maxDepth {
		return nil, while("read item", refusal(TooLarge, ""))
	}
	item, err := decodeItem(line)
	if err != nil {
		return nil, while("read item", err)
	}
	return item, nil
}

// Hash returns the SHA-256 of an item's one form, in hexadecimal: what the
// manifest has for it, and what the next sign-off names as the one before. The
// error is that of [EncodeItem].
func Hash(item Item) (string, error) {
	line, err := EncodeItem(item)
	if err != nil {
		return "", err
	}
	return hash(line), nil
}

func encodeItem(item Item) ([]byte, *RefusedError) {
	if refused := checkItem(item); refused != nil {
		return nil, refused
	}
	line, err := writeItem(item)
	if err != nil {
		return nil, refusal(BadItem, "")
	}
	if len(line) > maxLine {
		return nil, refusal(TooLarge, "an item")
	}
	return line, nil
}

// checkItem says what is wrong with an item.
func checkItem(item Item) *RefusedError {
	if what := item.check(); what != "" {
		return refusal(BadItem, what)
	}
	if s, is := item.(SignOff); is && s.Author() == "" {
		return refusal(BadSignature, "of a sign-off")
	}
	return nil
}

// writeItem writes an item with its kind, which is no field of the Go types.
func writeItem(item Item) ([]byte, error) {
	fields, err := tree(item)
	if err != nil {
		return nil, err
	}
	fields.(map[string]any)["kind"] = string(item.Kind())
	return appendValue(nil, fields)
}

func decodeItem(line []byte) (Item, *RefusedError) {
	var head struct {
		Kind ItemKind `json:"kind"`
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return nil, refusal(NotCanonical, "")
	}
	switch head.Kind {
	case KindReflection:
		return decode[Reflection](line)
	case KindComment:
		return decode[Comment](line)
	case KindAction:
		return decode[Action](line)
	case KindOutcome:
		return decode[Outcome](line)
	case KindSignOff:
		return decode[SignOff](line)
	case KindWithdrawal:
		return decode[Withdrawal](line)
	case KindWithdrawn:
		return decode[Withdrawn](line)
	case KindRedaction:
		return decode[Redaction](line)
	case KindRetired:
		return decode[Retired](line)
	}
	return nil, refusal(BadItem, "its kind")
}

// decode reads an item of one type. Unknown, missing and doubled fields need no
// check of their own: with any of them, the item is written otherwise than it was
// read.
func decode[T Item](line []byte) (Item, *RefusedError) {
	var item T
	if json.Unmarshal(line, &item) != nil {
		return nil, refusal(NotCanonical, "")
	}
	again, err := writeItem(item)
	if err != nil || string(again) != string(line) {
		return nil, refusal(NotCanonical, "")
	}
	if refused := checkItem(item); refused != nil {
		return nil, refused
	}
	return item, nil
}
