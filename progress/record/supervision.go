package record

import (
	"strings"
	"time"
)

// A Supervision is what one supervision meeting leaves as a record. Times are
// dates: their day in their own location, and the zero time where there is none.
//
// It has no field for a supervisor's private notes: see the package.
type Supervision struct {
	Date      time.Time
	Next      time.Time // of the next meeting
	Place     string    // or how the meeting was held: "by video call"
	People    []Person
	Earlier   []Action // agreed at earlier meetings
	Discussed []Reflection
	Decisions []Decision
	Actions   []Action // agreed at this meeting

	Wellbeing   string
	Development string
	Themes      []string // of [Themes], or a service's own
}

// A Person took part.
type Person struct{ Name, Role string }

// String is the name, and the role where there is one.
func (p Person) String() string {
	name, role := line(p.Name), line(p.Role)
	switch {
	case role == "":
		return name
	case name == "":
		return role
	}
	return name + " (" + role + ")"
}

// A Decision is recorded with its reason, because a record may be read by
// somebody who was not there.
type Decision struct{ What, Why string }

// A Reflection is one that was discussed, in the version that was discussed.
type Reflection struct {
	Briefing, Part string // their titles
	Asked          string // the prompt as it read then
	Published      bool   // whether a source asks it; else it is ours or a pack’s

	IncludeWords bool   // whether Words may leave
	Words        string // of the version discussed; left out without IncludeWords
	Summary      string // in place of the words, or before them
	Version      time.Time

	Comments []Comment
	SignOff  SignOff

	Fingerprint string // of the version discussed, as both sides can compute it
}

// A Comment is a supervisor's, on a passage or on the whole.
type Comment struct {
	By      string
	Passage string // the words it is about; empty for the whole; left out with them
	Text    string
}

// A SignOff fixes the version that was discussed.
type SignOff struct {
	Signed bool
	By     string
	At     time.Time
}

func (Supervision) name() string { return "supervision" }

func (Supervision) fields() []string {
	return []string{"meeting", "earlier", "discussed", "decisions", "actions", "wellbeing", "development", "themes", "next"}
}

func (s Supervision) field(name string) content {
	switch name {
	case "meeting":
		return s.meeting()
	case "earlier":
		return actions{list: s.Earlier, standing: true}
	case "discussed":
		return discussed(s.Discussed)
	case "decisions":
		return decisions(s.Decisions)
	case "actions":
		return actions{list: s.Actions}
	case "wellbeing":
		return text(s.Wellbeing)
	case "development":
		return text(s.Development)
	case "themes":
		return text(list(s.Themes, ", "))
	case "next":
		return facts{{"Date", day(s.Next)}}
	}
	return nil
}

func (s Supervision) on() time.Time { return s.Date }

func (Supervision) withheld() string { return "" }

func (s Supervision) meeting() facts {
	people := make([]string, len(s.People))
	for i, p := range s.People {
		people[i] = p.String()
	}
	return facts{{"Date", day(s.Date)}, {"Place or mode", line(s.Place)}, {"People", list(people, "\n")}}
}

// list joins what is not empty, each as one line.
func list(items []string, by string) string {
	var said []string
	for _, item := range items {
		if item = line(item); item != "" {
			said = append(said, item)
		}
	}
	return strings.Join(said, by)
}

// day is a date as it is written out, "3 March 2026"; empty for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

// Texts are what people typed of it, to be looked through before it leaves. The words
// of a reflection are among them only where they leave.
func (s Supervision) Texts() []string {
	all := append([]string{s.Place, s.Wellbeing, s.Development}, s.Themes...)
	for _, d := range s.Discussed {
		if d.IncludeWords {
			all = append(all, d.Words)
		}
		for _, c := range d.Comments {
			all = append(all, c.Text)
		}
	}
	for _, d := range s.Decisions {
		all = append(all, d.What, d.Why)
	}
	for _, a := range append(append([]Action{}, s.Earlier...), s.Actions...) {
		all = append(all, a.What, a.Outcome)
	}
	return all
}
