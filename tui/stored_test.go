package tui

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/progress/supervision"
	"prebirth/progress/vault"
	"prebirth/tui/draft"
)

// The passphrases of the scripts.
const (
	firstWords = "long-enough-words"
	otherWords = "another-good-one"
)

// stored is all that a person has in a home, but for what no two runs have alike: ids
// made at random, and times. seen is what was to be seen when it came to be.
func stored(t *testing.T, home, seen string) string {
	t.Helper()
	store, by := unlocked(t, home, seen)
	defer store.Close()
	k := &kept{t: t, store: store, desk: supervision.At(store), names: map[string]string{}, all: by}
	for _, count := range []func() error{k.reflections, k.reading, k.settings, k.protection, k.supervision, k.exchanged, k.sessions} {
		if err := count(); err != nil {
			t.Fatal(err)
		}
	}
	k.files(foldersOf(t, home).SettingsPath(), filepath.Join(home, "files", "*"))
	slices.Sort(k.all)
	return strings.Join(k.all, "\n")
}

// unlocked is the store of a home, and what opens it.
func unlocked(t *testing.T, home, seen string) (store *progress.Store, by []string) {
	t.Helper()
	for what, secret := range map[string]vault.Secret{
		"nothing": {}, firstWords: {Passphrase: firstWords}, otherWords: {Passphrase: otherWords},
		"the words that were suggested": {Passphrase: suggestion(seen)}, "the code that was shown": {Recovery: code(seen)},
	} {
		if what != "nothing" && secret == (vault.Secret{}) {
			continue
		}
		opened, err := progress.Open(foldersOf(t, home), progress.Options{Secret: secret, Work: 4})
		switch locked := (*progress.LockedError)(nil); {
		case errors.As(err, &locked):
			continue
		case err != nil:
			t.Fatal(err)
		}
		if by = append(by, "it opens with "+what); store != nil {
			store.Close()
		}
		store = opened
		if has, err := store.Protection(); err != nil || !has.Passphrase { // then it opens with anything
			return store, []string{fmt.Sprint("it opens without a question ", err)}
		}
	}
	if store == nil {
		t.Fatal("nothing opens the store")
	}
	return store, by
}

// kept is what is found in a store.
type kept struct {
	t     *testing.T
	store *progress.Store
	desk  *supervision.Desk
	names map[string]string // of what has an id
	all   []string
}

func (k *kept) add(format string, args ...any) { k.all = append(k.all, fmt.Sprintf(format, args...)) }

// name is how an id is called.
func (k *kept) name(id string) string {
	if name := k.names[id]; name != "" {
		return name
	}
	return id
}

func (k *kept) reflections() error {
	return k.store.Each(progress.Filter{}, func(r progress.Reflection) error {
		k.names[r.ID] = fmt.Sprintf("%.40q", r.Text)
		k.add("reflection to %s, %s, asked %q: %q", r.Prompt, r.Sharing, r.Asked, r.Text)
		revisions, err := k.store.Revisions(r.ID)
		stars, err2 := k.store.Stars(r.ID)
		found, err3 := k.store.Kept(r.ID)
		for i, v := range revisions {
			k.add("version %d of %s: %q", i, k.name(r.ID), v.Text)
		}
		if len(r.Tags) > 0 {
			k.add("tags of %s: %s", k.name(r.ID), strings.Join(r.Tags, ", "))
		}
		if stars != "" {
			k.add("starred in %s: %s", k.name(r.ID), stars)
		}
		for _, f := range found {
			k.add("kept %q in %s: %s", f.Words, k.name(r.ID), f.Reason)
		}
		return errors.Join(err, err2, err3)
	})
}

func (k *kept) reading() error {
	places, err := k.store.Places()
	for _, p := range places {
		k.add("place in %s: %s %s", p.Briefing, p.Part, p.Prompt)
	}
	reads, err2 := k.store.Reads()
	for part := range reads {
		k.add("read %s", part)
	}
	return errors.Join(err, err2)
}

func (k *kept) settings() error {
	for _, name := range []string{progress.SettingOffered, progress.SettingNoted, progress.SettingToured, progress.SettingLockAfter, "not asked later: " + longSince} {
		value, err := k.store.Setting(name)
		if err != nil {
			return err
		}
		k.add("%s: %q", name, value)
	}
	return nil
}

func (k *kept) protection() error {
	protection, err := k.store.Protection()
	k.add("protection %+v", protection)
	return err
}

// supervision is what stands between everybody.
func (k *kept) supervision() error {
	everybody, err := k.desk.Everybody()
	for _, b := range everybody {
		ids := []string{"-"}
		for _, p := range b.Pieces {
			ids = append(ids, p.Reflection)
			k.piece(b.Person.Name, p)
		}
		for _, a := range b.Actions {
			ids, k.names[a.ID] = append(ids, a.ID), a.What
			k.add("action with %s: %q, open %v", b.Person.Name, a.What, a.Open())
		}
		err = errors.Join(err, k.said(b.Person), k.unsaid(b.Person, ids), k.meetings(b.Person))
	}
	return err
}

func (k *kept) piece(with string, p *supervision.Piece) {
	for i, v := range p.Versions {
		if k.names[p.Reflection] == "" {
			k.names[p.Reflection] = fmt.Sprintf("%.40q", v.Text)
		}
		k.add("shown to or by %s, mine %v, %q, with a file %v: version %d %q, starred %s", with, p.Mine, p.News, v.Handover != "", i, v.Text, v.Stars)
	}
	k.add("signed off with %s: %v %s", with, p.Signed(), k.name(p.Reflection))
}

// said is what was said with somebody, as it is handed over.
func (k *kept) said(p progress.Person) error {
	all, err := k.store.Entries(p.ID)
	for _, e := range all {
		var body map[string]any
		err = errors.Join(err, json.Unmarshal([]byte(e.Body), &body))
		about, _ := body["reflections"].([]any)
		for i := range about {
			about[i] = k.name(fmt.Sprint(about[i]))
		}
		for _, random := range []string{"id", "at", "action", "reflection", "revision", "about", "previous", "signature"} {
			delete(body, random)
		}
		k.add("%s with %s, mine %v, gone %v, about %s: %v", e.Kind, p.Name, e.Mine, e.Gone, k.name(e.About), body) // its keys in their order
	}
	return err
}

// unsaid is the remarks that were begun and not said, and the notes for oneself.
func (k *kept) unsaid(p progress.Person, about []string) (err error) {
	for _, kind := range []string{"comment", "action", "outcome", "note", "redaction"} {
		for _, id := range about {
			text, trouble := k.store.Setting(draft.RemarkSetting(kind + " " + p.ID + " " + id))
			if err = errors.Join(err, trouble); text != "" {
				k.add("unsaid %s with %s about %s: %q", kind, p.Name, k.name(id), text)
			}
		}
	}
	notes, trouble := k.store.Notes(p.ID)
	for _, n := range notes {
		k.add("note on %s about %s: %q", p.Name, k.name(n.About), n.Text)
	}
	return errors.Join(err, trouble)
}

func (k *kept) meetings(p progress.Person) error {
	held, err := k.desk.Meetings(p.ID)
	for i, m := range held {
		discussed := ""
		for _, v := range m.Minutes.Discussed {
			discussed += fmt.Sprintf(" %s %.8s", k.name(v.Reflection), v.Digest)
		}
		m.Minutes.Discussed = nil
		k.add("meeting %d with %s: %+v, discussed%s", i, p.Name, m.Minutes, discussed)
	}
	return err
}

// exchanged is with whom reflections are exchanged, and the files that were.
func (k *kept) exchanged() error {
	people, err := k.store.People()
	for _, p := range people {
		k.add("person %s, %s, %s, with a card %v, checked %v", p.Name, p.Role, p.Trust, p.Card != "", !p.Checked.IsZero())
	}
	files, err2 := k.store.Handovers("")
	for _, h := range files {
		k.add("handover %d with %s: %s, sent %v", h.Sequence, k.name(h.Person), h.Kind, h.Sent)
	}
	cards, err3 := k.store.Identities()
	for _, c := range cards {
		k.add("a card of one's own, retired %v", !c.Retired.IsZero())
	}
	return errors.Join(err, err2, err3)
}

func (k *kept) sessions() error {
	all, err := k.store.Sessions()
	for _, s := range all {
		k.add("session of %s with %q, set aside %q: %s", s.Briefing, s.Team, s.Aside, clockless(s.Body))
	}
	return err
}

// clockless is a session without the clock, and without what tells it from another.
func clockless(body string) string {
	s, err := session.Parse(body)
	if err != nil {
		return body
	}
	s.ID, s.Done, s.Talk, s.Till = "", nil, 0, time.Time{}
	for i := range s.Parts {
		s.Parts[i].Took = 0
	}
	for _, at := range []*time.Time{&s.Began, &s.Ended} {
		if !at.IsZero() {
			*at = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
		}
	}
	return s.Body()
}

// files are those that are not in the store.
func (k *kept) files(patterns ...string) {
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		for _, path := range found {
			info, err2 := os.Stat(path)
			text, err3 := os.ReadFile(path)
			if err2 != nil || err3 != nil {
				k.t.Fatal(err2, err3)
			}
			k.add("file %s, %v: %q", filepath.Base(path), info.Mode(), text)
		}
		if err != nil {
			k.t.Fatal(err)
		}
	}
}
