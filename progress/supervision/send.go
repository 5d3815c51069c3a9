package supervision

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/progress/handover"
)

// A Draft is a file that is going to be made: exactly what leaves, to be looked at
// before it does.
type Draft struct {
	To       progress.Person
	Kind     handover.Kind
	Items    []handover.Item
	Findings []Finding
	Note     string
	KeepTill string // 2027-03-31, or empty
}

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

// A Title says what a prompt belongs to, in words: the briefing's title and the
// part's. The content is not known here.
type Title func(prompt string) (briefing, part string)

// A Choice is what is shown of a reflection.
type Choice struct {
	Reflection string
	Version    int // from 1, the first one; 0 is the present one, All is every one
}

// All is every version of a reflection, those written in private as well.
const All = -1

// Choose begins a file that takes reflections to a supervisor. Each must be marked
// for supervision: nothing else leaves. Whatever else was said and has not left
// goes with it.
func (d *Desk) Choose(to progress.Person, choices []Choice, title Title) (*Draft, error) {
	draft := &Draft{To: to, Kind: handover.Handover}
	for _, c := range choices {
		items, err := d.chosen(c, title)
		if err != nil {
			return nil, fmt.Errorf("choose reflection %s: %w", c.Reflection, err)
		}
		draft.Items = append(draft.Items, items...)
	}
	return draft, d.fill(draft)
}

// Answer begins a file that brings back what was said.
func (d *Desk) Answer(to progress.Person) (*Draft, error) {
	draft := &Draft{To: to, Kind: handover.Return}
	return draft, d.fill(draft)
}

// errPrivate is a reflection that its writer did not mark.
var errPrivate = errors.New("it is private; mark it for supervision first")

var errNoVersion = errors.New("it has no such version")

// chosen is the versions of a reflection that leave, the first one first.
func (d *Desk) chosen(c Choice, title Title) ([]handover.Item, error) {
	r, err := d.Store.Reflection(c.Reflection)
	if err != nil {
		return nil, err
	}
	if r.Sharing != progress.ForSupervision {
		return nil, errPrivate
	}
	if c.Version == 0 {
		item, err := d.version(r, r.Revision, r.Asked, r.Text, r.Updated, title)
		return []handover.Item{item}, err
	}
	revisions, err := d.Store.Revisions(r.ID)
	if err != nil {
		return nil, err
	}
	slices.Reverse(revisions)
	if c.Version > len(revisions) {
		return nil, errNoVersion
	}
	if c.Version > 0 {
		revisions = revisions[c.Version-1 : c.Version]
	}
	var items []handover.Item
	for _, v := range revisions {
		if strings.TrimSpace(v.Text) == "" {
			continue // it was emptied for a while
		}
		item, err := d.version(r, v.ID, v.Asked, v.Text, v.At, title)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// version is one version of a reflection as it leaves.
func (d *Desk) version(r progress.Reflection, revision, asked, text string, written time.Time, title Title) (handover.Reflection, error) {
	starred, err := d.Starred(r.ID)
	if err != nil {
		return handover.Reflection{}, err
	}
	briefing, part := title(r.Prompt)
	return handover.Reflection{
		Base: d.base(), Reflection: r.ID, Revision: revision, Prompt: r.Prompt, Asked: asked, Published: r.Published,
		Briefing: briefing, Part: part, Text: text, Written: written.UnixMilli(), Starred: spans(starred, text),
	}, nil
}

// spans are where starred passages stand in a text, in its order and apart. One that
// stands there no more is left out, and of two that overlap the later one.
func spans(passages []string, text string) []handover.Span {
	all := []handover.Span{}
	for _, p := range passages {
		if at := (Passage{Quote: p}).Find(text); at.Found {
			all = append(all, span(at))
		}
	}
	slices.SortFunc(all, func(a, b handover.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	apart := all[:0]
	for _, s := range all {
		if len(apart) == 0 || apart[len(apart)-1].End <= s.Start {
			apart = append(apart, s)
		}
	}
	return apart
}

// passages are the words of spans of a text.
func passages(spans []handover.Span, text string) []string {
	all := []string{}
	for _, s := range spans {
		all = append(all, text[s.Start:s.End])
	}
	return all
}

// Starred is the passages of a reflection that its writer starred.
func (d *Desk) Starred(reflection string) (passages []string, err error) {
	text, err := d.Store.Stars(reflection)
	if err == nil && text != "" {
		err = json.Unmarshal([]byte(text), &passages)
	}
	return passages, err
}

// Star keeps the starred passages of a reflection.
func (d *Desk) Star(reflection string, passages []string) error {
	return d.Store.SetStars(reflection, encodeStars(passages))
}

func encodeStars(passages []string) string {
	text, _ := json.Marshal(passages) // a list of strings can always be written
	return string(text)
}

// standing is those passages that still stand in a text.
func standing(passages []string, text string) []string {
	left := []string{}
	for _, p := range passages {
		if p != "" && strings.Contains(text, p) {
			left = append(left, p)
		}
	}
	return left
}

// fill adds what was said and has not left, and looks through all of it.
func (d *Desk) fill(draft *Draft) error {
	said, err := d.Store.Entries(draft.To.ID)
	if err != nil {
		return err
	}
	for _, e := range said {
		if !e.Mine {
			continue
		}
		item, err := handover.DecodeItem([]byte(e.Body))
		if err != nil {
			return fmt.Errorf("read what was said: %w", err)
		}
		if !e.Gone {
			draft.Items = append(draft.Items, item)
		}
	}
	return d.look(draft)
}

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

// Make makes the file and keeps what left with it. save is given the bytes and
// puts them where they go; only when it says that they are there is anything noted.
func (d *Desk) Make(draft *Draft, save func([]byte) error) error {
	if n := draft.Stopped(); n > 0 {
		return fmt.Errorf("make a handover: %w", &StoppedError{n})
	}
	if len(draft.Items) == 0 {
		return fmt.Errorf("make a handover: %w", errNothing)
	}
	keys, err := d.Keys()
	if err != nil {
		return fmt.Errorf("make a handover: %w", err)
	}
	to, err := handover.ParseCard([]byte(draft.To.Card))
	if err != nil {
		return fmt.Errorf("make a handover: %w", err)
	}
	m, err := d.manifest(draft)
	if err != nil {
		return err
	}
	file, err := handover.Seal(keys[0].Identity, keys[0].Card, to, m, draft.Items)
	if err != nil {
		return err
	}
	own, err := handover.Open(file, keys[0].Identity, keys[0].Card)
	if err != nil {
		return err
	}
	if err := save(file); err != nil {
		return err
	}
	return d.gone(draft, own)
}

var errNothing = errors.New("there is nothing to hand over: no reflection was chosen, and nothing new was said")

// manifest continues the row of files to this person.
func (d *Desk) manifest(draft *Draft) (handover.Manifest, error) {
	m := handover.Manifest{
		ID: progress.NewID(), Created: d.Now().UnixMilli(), Kind: draft.Kind, Note: draft.Note, KeepUntil: draft.KeepTill,
		Sequence: 1, Guard: draft.guard(),
	}
	before, err := d.Store.Handovers(draft.To.ID)
	for _, h := range before {
		if h.Sent && int64(h.Sequence) >= m.Sequence {
			m.Sequence, m.Previous = int64(h.Sequence)+1, h.Hash
		}
	}
	return m, err
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

// gone notes what left.
func (d *Desk) gone(draft *Draft, own *handover.Bundle) error {
	now, m := d.Now(), own.Manifest
	h := progress.Handover{
		ID: m.ID, Person: draft.To.ID, Sent: true, Kind: string(m.Kind), Sequence: int(m.Sequence), Hash: own.ManifestHash,
		Manifest: own.Head, Created: now, At: now,
	}
	shown, entries, err := rows(draft.To.ID, m.ID, draft.Items, true, now)
	if err != nil {
		return err
	}
	return d.Store.SaveHandover(h, shown, entries)
}
