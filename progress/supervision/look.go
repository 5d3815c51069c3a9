package supervision

import (
	"fmt"
	"slices"

	"prebirth/progress/guard"
	"prebirth/progress/handover"
)

// A Finding is what may identify somebody in what leaves.
type Finding struct {
	guard.Finding
	Item   int    // of the draft's items
	Field  string // which of its texts
	Words  string
	Reason string // why its writer keeps it; empty where nobody looked at it
}

// Stops says whether it has to be changed, or kept with a reason, before the file
// can be made.
func (f Finding) Stops() bool { return f.Level == guard.Certain && f.Reason == "" }

// look finds what may identify somebody in every text that leaves.
func (d *Desk) look(draft *Draft) error {
	draft.Findings = nil
	for i, item := range draft.Items {
		kept, err := d.kept(item)
		if err != nil {
			return err
		}
		for _, t := range texts(item) {
			for _, f := range guard.Find(t.text) {
				found := Finding{Finding: f, Item: i, Field: t.field, Words: t.text[f.Start:f.End]}
				found.Reason = kept[string(f.Kind)+"\n"+found.Words]
				draft.Findings = append(draft.Findings, found)
			}
		}
	}
	return nil
}

// kept is the reasons for which words of a reflection were kept.
func (d *Desk) kept(item handover.Item) (map[string]string, error) {
	r, is := item.(handover.Reflection)
	if !is {
		return nil, nil
	}
	all, err := d.Store.Kept(r.Reflection)
	reasons := map[string]string{}
	for _, k := range all {
		reasons[k.Kind+"\n"+k.Words] = k.Reason
	}
	return reasons, err
}

type text struct{ field, text string }

// texts is every text of an item that its writer typed.
func texts(item handover.Item) []text {
	switch i := item.(type) {
	case handover.Reflection:
		return []text{{"the reflection", i.Text}}
	case handover.Comment:
		return []text{{"the comment", i.Text}}
	case handover.Action:
		return []text{{"the action", i.What}, {"who does it", i.Who}}
	case handover.Outcome:
		return []text{{"the outcome", i.Text}}
	case handover.Withdrawal:
		return []text{{"the reason", i.Reason}}
	}
	return nil
}

// Keep says why everything that is certain, and was not kept before, may leave.
func (draft *Draft) Keep(reason string) {
	for i := range draft.Findings {
		if f := &draft.Findings[i]; f.Stops() {
			f.Reason = reason
		}
	}
}

// Stopped is how many findings have to be changed or kept first.
func (draft *Draft) Stopped() (n int) {
	for _, f := range draft.Findings {
		if f.Stops() {
			n++
		}
	}
	return n
}

// A StoppedError says that something certain was neither changed nor kept.
type StoppedError struct{ Open int }

func (e *StoppedError) Error() string {
	return fmt.Sprintf("%d of what may identify somebody is certain, and has to be changed or kept first", e.Open)
}

// Hint says what to do.
func (e *StoppedError) Hint() string {
	return "change the words where they stand, or say why they stay with --reason"
}

// guard counts what was kept, by kind and reason.
func (draft *Draft) guard() []handover.Kept {
	all := []handover.Kept{}
	for _, f := range draft.Findings {
		if f.Reason == "" {
			continue
		}
		i := slices.IndexFunc(all, func(k handover.Kept) bool {
			return k.Kind == string(f.Kind) && k.Level == string(f.Level) && k.Reason == f.Reason
		})
		if i < 0 {
			i, all = len(all), append(all, handover.Kept{Kind: string(f.Kind), Level: string(f.Level), Reason: f.Reason})
		}
		all[i].Count++
	}
	return all
}
