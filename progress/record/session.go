package record

import (
	"fmt"
	"strconv"
	"time"
)

// A Session is what a trainer's run of a briefing with a team leaves as a record:
// the plan that the team made, and what it was made from. Times are dates, as in
// a [Supervision].
//
// It has no field for the name of anybody who took part: what was said is the
// team's, and who leads or does something is written as a role.
type Session struct {
	Briefing string // its title
	Edition  string // which edition it was: publisher and the date of the source, in words
	Date     time.Time
	Team     string
	Present  int       // how many people were there; 0 where nobody wrote it down
	LedBy    string    // a role
	Parts    []Covered // in the order shown
	Points   []Asked   // what was discussed
	Actions  []Action  // agreed by the team; Who is a role
	Review   time.Time // when the plan is looked at again; zero for none
}

// Covered is a part that was shown.
type Covered struct {
	Number int
	Title  string
	Took   time.Duration // written to the second; 0 where it was not timed
}

// Asked is a question that was put to the team, and what came of it.
type Asked struct {
	Part, Question string // title of the part, wording of the question
	Published      bool   // whether a source asks it; else it is ours or a pack’s
	Said           []string
	Hands          []Hand // a show of hands
}

// A Hand is how many hands went up for one answer.
type Hand struct {
	Label string
	Count int
}

func (Session) name() string { return "session" }

func (Session) fields() []string { return []string{"session", "parts", "points", "actions", "review"} }

func (s Session) field(name string) content {
	switch name {
	case "session":
		return s.about()
	case "parts":
		return covered(s.Parts)
	case "points":
		return points(s.Points)
	case "actions":
		return actions{list: s.Actions, who: "Owner (role)"}
	case "review":
		return facts{{"Review date", day(s.Review)}}
	}
	return nil
}

func (s Session) on() time.Time { return s.Date }

func (Session) withheld() string { return "" }

func (s Session) about() facts {
	present := ""
	if s.Present > 0 {
		present = strconv.Itoa(s.Present)
	}
	return facts{
		{"Briefing", line(s.Briefing)}, {"Edition", line(s.Edition)}, {"Date", day(s.Date)},
		{"Team", line(s.Team)}, {"Number present", present}, {"Led by (role)", line(s.LedBy)},
	}
}

// Texts are what people typed of it, to be looked through before it leaves.
func (s Session) Texts() []string {
	all := []string{s.Team, s.LedBy}
	for _, p := range s.Points {
		all = append(all, p.Said...)
		for _, h := range p.Hands {
			all = append(all, h.Label)
		}
	}
	for _, a := range s.Actions {
		all = append(all, a.What, a.Who, a.Outcome)
	}
	return all
}

// covered are the parts, with the time each took where any was timed.
type covered []Covered

func (covered) kind() Kind { return KindParts }

func (covered) labels() []string { return []string{"Part", "Title", "Time taken"} }

func (cs covered) blocks(own names) []block {
	if len(cs) == 0 {
		return nil
	}
	t := table{head: own.all(cs.labels()), widths: []int{20, 50, 30}}
	together, timed := time.Duration(0), 0
	for _, c := range cs {
		took := "not timed"
		if c.Took > 0 {
			took, timed = spent(c.Took), timed+1
			together += c.Took.Round(time.Second) // so that the column adds up
		}
		t.rows = append(t.rows, []string{strconv.Itoa(c.Number), line(c.Title), took})
	}
	if timed == 0 {
		t.head, t.widths = t.head[:2], []int{25, 75}
		for i := range t.rows {
			t.rows[i] = t.rows[i][:2]
		}
		return []block{t}
	}
	sum := spent(together)
	if timed < len(cs) {
		sum += ", as far as it was timed"
	}
	t.rows = append(t.rows, []string{"Together", "", sum})
	return []block{t}
}

// spent is a time that something took, to the second: "1 min 10 s".
func spent(took time.Duration) string {
	took = took.Round(time.Second)
	minutes, seconds := int(took/time.Minute), int(took%time.Minute/time.Second)
	switch {
	case minutes == 0 && seconds == 0:
		return "under 1 s"
	case minutes == 0:
		return fmt.Sprintf("%d s", seconds)
	case seconds == 0:
		return fmt.Sprintf("%d min", minutes)
	}
	return fmt.Sprintf("%d min %d s", minutes, seconds)
}

// points are the questions, each with what was said to it.
type points []Asked

func (points) kind() Kind { return KindPoints }

func (points) labels() []string { return append(whose(), "Contributions", "Show of hands") }

func (ps points) blocks(own names) []block {
	var blocks []block
	for _, p := range ps {
		title := line(p.Part)
		if title == "" {
			title = "A question"
		}
		blocks = append(blocks, heading{title})
		blocks = append(blocks, asked(own, p.Question, p.Published)...)
		blocks = append(blocks, p.came(own)...)
	}
	return blocks
}

// came is what came of a question.
func (a Asked) came(own names) []block {
	var blocks []block
	var said entries
	for _, words := range a.Said {
		if !blank(words) {
			said = append(said, words)
		}
	}
	if said != nil {
		blocks = append(blocks, para{label: own.of("Contributions")}, said)
	}
	if len(a.Hands) > 0 {
		t := table{widths: []int{75, 25}}
		for _, h := range a.Hands {
			t.rows = append(t.rows, []string{line(h.Label), strconv.Itoa(h.Count)})
		}
		blocks = append(blocks, para{label: own.of("Show of hands")}, t)
	}
	if blocks == nil {
		return []block{para{text: "Nothing was written down."}}
	}
	return blocks
}
