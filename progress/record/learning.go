package record

import (
	"strconv"
	"time"
)

// A Learning is what a record of one's own learning is made from: reflections that
// were chosen, and what came of them. [CPD] and [NMC] set it out for a regulator.
//
// Nothing in it names another person: who somebody is, is a role.
type Learning struct {
	From   []Learnt          // the reflections, in the order they were written
	Talks  []Talk            // when they were discussed
	Agreed []Action          // about them; Who is not written, and What and Outcome only where the person may give them
	Read   Reading           // optional
	Own    map[string]string // what the person wrote for this record, by field
}

// Learnt is one reflection that was chosen.
type Learnt struct {
	Briefing, Part string // their titles
	Asked          string // the prompt as it read then
	Published      bool   // whether a source asks it; else it is ours or a pack’s

	Later bool // it says what an earlier reflection changed

	IncludeWords bool   // whether Words may leave
	Words        string // left out without IncludeWords
	Written      time.Time
}

// A Talk is a day on which reflections were discussed, and the role of the other.
type Talk struct {
	On   time.Time
	With string
}

// Reading is how many parts were read, and how long that takes at an even pace.
type Reading struct{ Parts, Minutes int }

// Texts are what people typed of it, to be looked through before it leaves, but for
// the words of the reflections: whoever makes the record looks through those where
// they are kept.
func (l Learning) Texts() []string {
	var all []string
	for _, field := range append(CPD{}.Fields(), NMC{}.Fields()...) {
		if own := l.Own[field]; !blank(own) {
			all = append(all, own)
		}
	}
	for _, t := range l.Talks {
		all = append(all, t.With)
	}
	for _, a := range l.Agreed {
		all = append(all, a.What, a.Outcome)
	}
	return all
}

// on is the day of the last reflection.
func (l Learning) on() (last time.Time) {
	for _, r := range l.From {
		if r.Written.After(last) {
			last = r.Written
		}
	}
	return last
}

func (Learning) withheld() string { return "" }

// activity is what it was; what the person says takes its place.
func (l Learning) activity(field string) content {
	o := owned{words: l.Own[field]}
	if len(l.From) > 0 && blank(o.words) {
		o.words = "Written reflection on a briefing"
		if len(l.Talks) > 0 {
			o.words += ", and discussion of it with another professional"
		}
		o.words += "."
	}
	return o
}

// described is what was read and which questions were answered.
func (l Learning) described(field string) content {
	var titles, parts, asked []string
	seen := map[string]bool{}
	add := func(to *[]string, sort, text string) {
		if text = line(text); text != "" && !seen[sort+text] {
			seen[sort+text] = true
			*to = append(*to, text)
		}
	}
	for _, r := range l.From {
		add(&titles, "briefing ", r.Briefing)
		add(&parts, "part ", list([]string{r.Briefing, r.Part}, ": "))
		add(&asked, "asked ", r.Asked)
	}
	return owned{words: l.Own[field], names: []string{"Briefings", "Parts", "Questions answered"}, found: func(own names) []block {
		blocks := facts{{"Briefings", list(titles, "\n")}, {"Parts", list(parts, "\n")}}.blocks(own)
		if len(asked) > 0 {
			blocks = append(blocks, para{label: own.of("Questions answered")}, entries(asked))
		}
		return blocks
	}}
}

func (l Learning) dated(field string) content {
	return owned{words: l.Own[field], names: []string{"Reflections written"}, found: func(own names) []block {
		first, last := l.on(), l.on()
		for _, r := range l.From {
			if !r.Written.IsZero() && r.Written.Before(first) {
				first = r.Written
			}
		}
		said := day(last)
		if from := day(first); from != said {
			said = from + " to " + said
		}
		return facts{{"Reflections written", said}}.blocks(own)
	}}
}

// learnt is the words of the reflections that may leave.
func (l Learning) learnt(field string) content {
	return owned{words: l.Own[field], names: whose(), found: func(own names) []block {
		var blocks []block
		for _, r := range l.From {
			if !r.IncludeWords || blank(r.Words) || r.Later {
				continue
			}
			title := list([]string{r.Briefing, r.Part}, ": ")
			if title == "" {
				title = "A reflection"
			}
			blocks = append(blocks, heading{title})
			blocks = append(append(blocks, asked(own, r.Asked, r.Published)...), quote{r.Words})
		}
		return blocks
	}}
}

// became is what came of it: what was written when that was asked some weeks later,
// and what was agreed, which does not say what it changed.
func (l Learning) became(field string) content {
	labels := []string{"What was agreed", "By when", "How it stands"}
	changed := l.changed()
	wants := "What it changed is not written here yet."
	if len(changed) > 0 {
		wants = ""
	}
	return owned{words: l.Own[field], wants: wants, names: labels, found: func(own names) []block {
		if len(l.Agreed) == 0 {
			return changed
		}
		t := table{head: own.all(labels), widths: []int{50, 20, 30}}
		for _, a := range l.Agreed {
			what := a.What
			if blank(what) {
				what = "An action, whose words are left out"
			}
			t.rows = append(t.rows, []string{what, day(a.Due), a.stands()})
		}
		return append(changed[:len(changed):len(changed)], t)
	}}
}

// changed is what was written later, as far as its words may leave.
func (l Learning) changed() (blocks []block) {
	for _, r := range l.From {
		if r.Later && r.IncludeWords && !blank(r.Words) {
			blocks = append(blocks, quote{r.Words})
		}
	}
	return blocks
}

// discussed says when and in which role somebody discussed it, and whether what was
// learnt from that is still to be written.
func (l Learning) discussed(field string) content {
	labels := []string{"Discussed on", "With (role)"}
	return owned{words: l.Own[field], wants: "What was learnt by discussing it is not written here yet.", names: labels, found: func(own names) []block {
		if len(l.Talks) == 0 {
			return nil
		}
		t := table{head: own.all(labels), widths: []int{50, 50}}
		for _, talk := range l.Talks {
			with := line(talk.With)
			if with == "" {
				with = "no role was noted"
			}
			t.rows = append(t.rows, []string{day(talk.On), with})
		}
		return []block{t}
	}}
}

func (l Learning) read() content {
	parts, minutes := "", ""
	if l.Read.Parts > 0 {
		parts, minutes = strconv.Itoa(l.Read.Parts), "about "+long(l.Read.Minutes)
	}
	return facts{{"Parts read", parts}, {"Time, worked out from their length", minutes}}
}

// long is minutes in words: "1 hour 5 minutes".
func long(minutes int) string {
	words := func(n int, one string) string {
		switch n {
		case 0:
			return ""
		case 1:
			return "1 " + one
		}
		return strconv.Itoa(n) + " " + one + "s"
	}
	return list([]string{words(minutes/60, "hour"), words(minutes%60, "minute")}, " ")
}
