package supervision

import (
	"fmt"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
)

// closing is an outcome and the action it belongs to.
type closing struct {
	Outcome
	action string
}

// answer is what the other side did about a withdrawal.
type answer struct {
	reflection string
	done       bool
	at         time.Time
	digest     string
}

// read is what an entry says: a Comment, a SignOff, a Redaction, an Action, a
// closing, a Withdrawal or an answer.
func read(e progress.Entry) (any, error) {
	item, err := handover.DecodeItem([]byte(e.Body))
	if err != nil {
		return nil, fmt.Errorf("read what was said: %w", err)
	}
	switch i := item.(type) {
	case handover.Comment:
		c := Comment{Digest: e.Digest, Reflection: i.About.Reflection, Version: i.About.TextSHA256, Text: i.Text, At: e.At, Mine: e.Mine, Gone: e.Gone}
		if p := i.Passage; p != nil {
			c.Passage = Passage{int(p.Start), int(p.End), p.Quote}
		}
		return c, nil
	case handover.SignOff:
		return SignOff{e.Digest, i.Reflection, i.TextSHA256, i.Sentence, e.At, e.Mine, e.Gone}, nil
	case handover.Redaction:
		return Redaction{e.Digest, i.Reflection, i.TextSHA256, int(i.Start), int(i.End), i.What, e.At, e.Mine, e.Gone}, nil
	case handover.Action:
		return Action{ID: i.ID, Digest: e.Digest, What: i.What, Who: i.Who, Due: i.Due, Agreed: i.Agreed, About: i.Reflections,
			At: e.At, Mine: e.Mine, Gone: e.Gone}, nil
	case handover.Outcome:
		return closing{Outcome{string(i.State), i.Text, e.At, e.Mine, e.Gone, e.Digest}, i.Action}, nil
	case handover.Withdrawal:
		return Withdrawal{Reflection: i.Reflection, Reason: i.Reason, At: e.At, Mine: e.Mine, asked: e.Digest}, nil
	case handover.Withdrawn:
		return answer{i.Reflection, i.Done, e.At, e.Digest}, nil
	}
	return struct{}{}, nil // a retired card says nothing about reflections
}

// entry is an item as the store keeps it.
func entry(person string, item handover.Item, mine, gone bool) (progress.Entry, error) {
	line, err := handover.EncodeItem(item)
	if err != nil {
		return progress.Entry{}, err
	}
	digest, err := handover.Hash(item)
	base := handover.BaseOf(item)
	return progress.Entry{
		Person: person, Digest: digest, ID: base.ID, Mine: mine, Kind: string(item.Kind()), About: about(item),
		At: time.UnixMilli(base.At).UTC(), Body: string(line), Gone: gone,
	}, err
}

// about is the reflection or the action that an item belongs to.
func about(item handover.Item) string {
	switch i := item.(type) {
	case handover.Comment:
		return i.About.Reflection
	case handover.SignOff:
		return i.Reflection
	case handover.Redaction:
		return i.Reflection
	case handover.Withdrawal:
		return i.Reflection
	case handover.Withdrawn:
		return i.Reflection
	case handover.Outcome:
		return i.Action
	}
	return ""
}
