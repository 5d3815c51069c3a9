package progress

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"prebirth/progress/whole"
)

// What is not carried to another machine, and why:
//   - keys, passphrases and codes: who has the file could sign in one's name. Of one's
//     own cards only what others have of them is in it, and a store does not take them
//     in: they are of no use without their keys.
//   - whether a passphrase was offered: it is about one computer, and on the next one
//     the offer has to come again.
//   - which runs there were, what was erased, and what became of a revision that
//     another copy of the program overtook: they are about one file, and have no words.
//   - the search index and the tallies, which follow from the reflections.

// mostID is how many bytes of an id are taken in.
const mostID = 1 << 10

// A setting is one row of the store's settings.
type setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// carried says whether a setting is the person's, and not one computer's.
func (s setting) carried() bool { return s.Name != SettingOffered }

// A readPart is a part that was read.
type readPart struct {
	Part string    `json:"part"`
	At   time.Time `json:"at"`
}

// A wholeReflection is a reflection with everything that hangs on it.
type wholeReflection struct {
	ID        string         `json:"id"`
	Prompt    string         `json:"prompt"`
	Asked     string         `json:"asked"`
	Published bool           `json:"published"`
	Sharing   Sharing        `json:"sharing"`
	Created   time.Time      `json:"created"`
	Updated   time.Time      `json:"updated"`
	Revision  string         `json:"revision"` // the version that is the present one
	Text      string         `json:"text"`
	Stars     string         `json:"stars,omitempty"` // as a JSON list
	Kept      []Kept         `json:"kept,omitempty"`
	Tags      []string       `json:"tags,omitempty"`
	Versions  []wholeVersion `json:"versions"` // the one saved first, first
}

// A wholeVersion is a [Revision] of the reflection it stands in.
type wholeVersion struct {
	ID    string    `json:"id"`
	Asked string    `json:"asked"`
	Text  string    `json:"text"`
	At    time.Time `json:"at"`
}

func (v wholeVersion) says(w wholeVersion) bool { return v.Text == w.Text && v.Asked == w.Asked }

// A card is what others have of one's own keys.
type card struct {
	Card    string    `json:"card"`
	Since   time.Time `json:"since"`
	Retired time.Time `json:"retired,omitzero"`
}

// A wholePart is one list of what is carried: the rows of a table, or of a few that
// belong together.
type wholePart struct {
	name  string
	write func(*Store, func(entry any) error) error
	read  func(m *merging, entry []byte) (became outcome, wrong, err error)
}

// wholeParts are in an order in which each comes after what it speaks of.
func wholeParts() []wholePart {
	return []wholePart{
		{"settings", (*Store).eachSetting, taken((*merging).setting)},
		{"places", (*Store).eachPlace, taken((*merging).place)},
		{"reads", (*Store).eachRead, taken((*merging).readPart)},
		{"reflections", (*Store).eachWhole, taken((*merging).reflection)},
		{"cards", (*Store).eachCard, taken((*merging).card)},
		{"people", (*Store).eachPerson, taken((*merging).person)},
		{"handovers", (*Store).eachHandover, taken((*merging).handover)},
		{"shown", (*Store).eachShown, taken((*merging).shown)},
		{"entries", (*Store).eachEntry, taken((*merging).entry)},
		{"meetings", (*Store).eachMeeting, taken((*merging).meeting)},
		{"notes", (*Store).eachNote, taken((*merging).note)},
		{"sessions", (*Store).eachSession, taken((*merging).session)},
	}
}

func partNames() (names []string) {
	for _, part := range wholeParts() {
		names = append(names, part.name)
	}
	return names
}

// taken makes the taking in of one kind of entry: strictly read, and then into the
// store.
func taken[T interface{ check() error }](into func(*merging, T) (outcome, error)) func(*merging, []byte) (outcome, error, error) {
	return func(m *merging, text []byte) (outcome, error, error) {
		one, wrong := whole.As[T](text)
		if wrong == nil {
			wrong = one.check()
		}
		if wrong != nil {
			return 0, wrong, nil
		}
		became, err := into(m, one)
		if errors.Is(err, errNobody) {
			return 0, err, nil
		}
		return became, nil, err
	}
}

// check holds an entry to what the store expects of it.
func (s setting) check() error {
	if !s.carried() {
		return fmt.Errorf("%q is about one computer and is not carried to another", s.Name)
	}
	return needed("name", s.Name)
}

func (p Place) check() error {
	if p.Block < 0 || p.Letters < 0 || p.Cursor < 0 {
		return errNegative
	}
	return ids("briefing", p.Briefing, "", p.Part, "", p.Prompt)
}

func (r readPart) check() error { return needed("part", r.Part) }

func (r wholeReflection) check() error {
	err := ids("id", r.ID, "prompt", r.Prompt, "", r.Revision)
	if err == nil {
		err = r.Sharing.check()
	}
	if err == nil && strings.TrimSpace(r.Text) == "" && len(r.Versions) == 0 {
		err = fmt.Errorf("it has no words")
	}
	seen, present := map[string]bool{}, r.Revision == "" || len(r.Versions) == 0
	for _, v := range r.Versions {
		if err == nil {
			err = needed("id of a version", v.ID)
		}
		if err == nil && seen[v.ID] {
			err = fmt.Errorf("two of its versions have the same id")
		}
		seen[v.ID] = true
		present = present || v.ID == r.Revision
	}
	if err == nil && !present {
		err = fmt.Errorf("its present version is not among its versions")
	}
	for _, k := range r.Kept {
		if err == nil {
			err = needed("reason of kept words", k.Reason)
		}
	}
	if _, wrong := TagsOf(strings.Join(r.Tags, ",")); err == nil {
		err = wrong
	}
	if err == nil && r.Stars != "" {
		_, err = passagesOf(r.Stars)
	}
	return err
}

func (c card) check() error { return needed("card", c.Card) }

func (p Person) check() error {
	switch p.Trust {
	case Unverified, Verified, Changed, Retired:
		return ids("id", p.ID)
	}
	return fmt.Errorf("%q is no trust", string(p.Trust))
}

func (h Handover) check() error { return ids("id", h.ID, "person", h.Person) }

func (v Shown) check() error {
	return ids("person", v.Person, "reflection", v.Reflection, "digest", v.Digest, "", v.Handover, "", v.Revision, "", v.Prompt)
}

func (e Entry) check() error {
	return ids("person", e.Person, "digest", e.Digest, "", e.ID, "kind", e.Kind, "", e.About)
}

func (t Meeting) check() error { return ids("id", t.ID, "person", t.Person) }

func (n Note) check() error {
	if n.Text == "" {
		return fmt.Errorf("it has no words")
	}
	return ids("person", n.Person, "", n.About)
}

func (t Session) check() error { return ids("id", t.ID, "briefing", t.Briefing) }

var errNegative = fmt.Errorf("a number is below zero")

// ids takes names and values in turn; one without a name may be empty.
func ids(pairs ...string) error {
	for i := 0; i < len(pairs); i += 2 {
		name, value := pairs[i], pairs[i+1]
		if len(value) > mostID {
			return fmt.Errorf("an id is longer than %d bytes", mostID)
		}
		if err := needed(name, value); name != "" && err != nil {
			return err
		}
	}
	return nil
}

func needed(name, value string) error {
	if value == "" {
		return fmt.Errorf("its %s is empty", name)
	}
	return nil
}
