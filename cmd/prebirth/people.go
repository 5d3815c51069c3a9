package main

import (
	"strings"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

// called is somebody with their role, for a sentence.
func called(p progress.Person) string { return nameAndRole(p.Name, p.Role) }

func nameAndRole(name, role string) string {
	if role == "" {
		return clean.Line(name).String()
	}
	return clean.Line(name + ", " + role).String()
}

func firstName(name string) string {
	first, _, _ := strings.Cut(strings.ToLower(name), " ")
	return first
}

// trustInWords says what a trust means.
func (e *env) trustInWords(t progress.Trust) string {
	switch t {
	case progress.Verified:
		return e.Say("verified")
	case progress.Changed:
		return e.Say("changed: somebody of this name had other keys before; compare the six words again")
	case progress.Retired:
		return e.Say("retired")
	}
	return e.Say("unverified until you have compared the six words")
}

// personNamed is the one contact whose name holds what was written, or whose id is
// that. One that is retired counts only where there is no other.
func personNamed(store *progress.Store, name string) (progress.Person, error) {
	people, err := store.People()
	if err != nil {
		return progress.Person{}, err
	}
	var hits, retired []progress.Person
	for _, p := range people {
		switch {
		case p.ID == name:
			return p, nil
		case p.ID == progress.Myself || !strings.Contains(strings.ToLower(p.Name), strings.ToLower(name)):
		case p.Trust == progress.Retired:
			retired = append(retired, p)
		default:
			hits = append(hits, p)
		}
	}
	if len(hits) == 0 {
		hits = retired
	}
	switch {
	case len(hits) == 1:
		return hits[0], nil
	case len(hits) > 1:
		return progress.Person{}, &notFoundError{language.Errorf("%d contacts have %q in their name", len(hits), name),
			language.Mark("write more of the name, or the id that prebirth handover people --json shows")}
	}
	return progress.Person{}, &notFoundError{language.Errorf("there is no contact %q", name),
		language.Mark("prebirth handover people lists them; prebirth handover add FILE adds a contact card")}
}

// personNames are the contacts, for completion.
func (e *env) personNames() (names []string) {
	_ = e.completing(func(store *progress.Store) error {
		people, err := store.People()
		for _, p := range people {
			if p.ID != progress.Myself {
				names = append(names, firstName(p.Name)+"\t"+called(p))
			}
		}
		return err
	})
	return names
}
