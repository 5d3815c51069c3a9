package supervision

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/internal/advice"
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
// goes with it; again has what left before go once more, because a file was lost.
func (d *Desk) Choose(to progress.Person, choices []Choice, title Title, again bool) (*Draft, error) {
	draft := &Draft{To: to, Kind: handover.Handover}
	for _, c := range choices {
		items, err := d.chosen(c, title)
		if err != nil {
			return nil, fmt.Errorf("choose reflection %s: %w", c.Reflection, err)
		}
		draft.Items = append(draft.Items, items...)
	}
	return draft, d.fill(draft, again)
}

// Answer begins a file that brings back what was said.
func (d *Desk) Answer(to progress.Person, again bool) (*Draft, error) {
	draft := &Draft{To: to, Kind: handover.Return}
	return draft, d.fill(draft, again)
}

// errPrivate is a reflection that its writer did not mark.
var errPrivate = advice.New("it is private", "mark it for supervision first: in My reflections, or while writing")

var errNoVersion = advice.New("it has no such version", "prebirth reflections show lists its versions")

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

// fill adds what was said and has not left, and looks through all of it.
func (d *Desk) fill(draft *Draft, again bool) error {
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
		if again || !e.Gone {
			draft.Items = append(draft.Items, item)
		}
	}
	return d.look(draft)
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

var errNothing = advice.New("there is nothing to hand over: no reflection was chosen, and nothing new was said",
	"name reflections by their ids; prebirth reflections list shows them")

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
