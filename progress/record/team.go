package record

import (
	"strconv"
	"time"
)

// few is the smallest group that can be counted, and the smallest count that is
// written as a number: below it a count begins to point at people.
const few = 5

// A Team is a picture of what a group takes into supervision, for a supervisor
// of five or more: how many people, by briefing and by theme, and nothing else.
//
// Its lists keep the order they are given in, the library's or the alphabet's:
// nothing is ranked. A number near the whole group still says something of the
// few who are not in it; whoever makes the lists decides whether that matters.
type Team struct {
	People     int
	ByBriefing []Count
	ByTheme    []Count
}

// A Count is how many different people of the team there are under a name.
type Count struct {
	Name   string
	People int
}

// Withheld is the sentence that takes the place of the whole picture when the
// group is too small for one; else empty.
func (t Team) Withheld() string {
	if t.People >= few {
		return ""
	}
	return "A team picture is made for groups of five or more people. In a smaller group, counts would point at a person."
}

func (Team) name() string { return "team" }

func (Team) fields() []string { return []string{"group", "briefings", "themes"} }

func (t Team) field(name string) content {
	switch name {
	case "group":
		return facts{{"People", strconv.Itoa(t.People)}}
	case "briefings":
		return counts{"Briefing", t.ByBriefing}
	case "themes":
		return counts{"Theme", t.ByTheme}
	}
	return nil
}

func (Team) on() time.Time { return time.Time{} }

func (t Team) withheld() string { return t.Withheld() }

// counts are of people, under names of one sort.
type counts struct {
	of   string
	list []Count
}

func (counts) kind() Kind { return KindCounts }

func (cs counts) labels() []string { return []string{cs.of, "People"} }

func (cs counts) blocks(own names) []block {
	if len(cs.list) == 0 {
		return nil
	}
	t := table{head: own.all(cs.labels()), widths: []int{75, 25}}
	for _, c := range cs.list {
		// None is not told apart from some: that nobody did is news of everybody.
		people := "fewer than five"
		if c.People >= few {
			people = strconv.Itoa(c.People)
		}
		t.rows = append(t.rows, []string{line(c.Name), people})
	}
	return []block{t}
}
