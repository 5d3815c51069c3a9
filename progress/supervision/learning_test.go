package supervision

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"prebirth/progress"
	"prebirth/progress/record"
)

// What came of chosen reflections is gathered from both sides' words, by role, and
// what came of others is not.
func TestLearning(t *testing.T) {
	amina, ruth := pair(t)
	mine := amina.write("", "I looked for reasons to wait.", progress.ForSupervision)
	other := amina.write("", "I ask late.", progress.ForSupervision)
	ruth.opens(amina.hands(ruth, mine, other))

	must(t, ruth.Comment(ruth.with(amina), mine, "", "RUTH'S WORDS"))
	for what, about := range map[string][]string{"RUTH asks at booking": {mine}, "OTHER": {other}} {
		_, err := ruth.Agree(ruth.with(amina), Agreement{What: what, Who: "SOMEBODY", Due: "2026-11-01", About: about})
		must(t, err)
	}
	must(t, ruth.SignOff(ruth.with(amina), mine))
	amina.opens(ruth.answers(amina))
	_, err := amina.Agree(amina.with(ruth), Agreement{What: "Ask at booking", Who: "me", Due: "2027-01-01", About: []string{mine}})
	must(t, err)

	r, err := amina.Store.Reflection(mine)
	must(t, err)
	all, err := amina.Everybody()
	must(t, err)
	for _, words := range []bool{false, true} {
		l, err := amina.Learning(all, []progress.Reflection{r}, title, words, func(string) bool { return false })
		must(t, err)
		if len(l.From) != 1 || l.From[0].IncludeWords != words || l.From[0].Part != "Acting today" {
			t.Errorf("from %+v", l.From)
		}
		if len(l.Talks) != 1 || l.Talks[0].With != "Team manager" {
			t.Errorf("discussed %+v", l.Talks)
		}
		own := ""
		if words {
			own = "Ask at booking"
		}
		agreed := date("2026-11-20")
		want := []record.Action{
			{FirstAgreed: agreed, Due: date("2026-11-01"), State: record.Open, Overdue: true},
			{What: own, FirstAgreed: agreed, Due: date("2027-01-01"), State: record.Open},
		}
		if !reflect.DeepEqual(l.Agreed, want) {
			t.Errorf("agreed %+v", l.Agreed)
		}
		if said := fmt.Sprintf("%+v", l); strings.Contains(said, "RUTH") || strings.Contains(said, "SOMEBODY") || strings.Contains(said, "Ruth") {
			t.Errorf("somebody's name or words are in it: %s", said)
		}
	}
}

// At one machine a meeting says when it was discussed, also what is private by then,
// and what was agreed for that meeting and names no reflection is about it.
func TestLearningOfAMeeting(t *testing.T) {
	amina := sit(t, "Amina Khan", "Social worker")
	mine := amina.write("", "I looked for reasons to wait.", progress.ForSupervision)
	_, err := amina.Beside("Ruth Evans", "Team manager")
	must(t, err)
	here := func() *Between {
		b, err := amina.With(progress.Myself)
		must(t, err)
		return b
	}
	_, err = amina.Agree(here(), Agreement{What: "Ask at booking", Who: "both"})
	must(t, err)
	must(t, amina.EndMeeting(here(), Minutes{}, mine))
	_, err = amina.Agree(here(), Agreement{What: "LATER", Who: "both"})
	must(t, err)
	amina.write(mine, "I looked for reasons to wait.", progress.Private)

	r, err := amina.Store.Reflection(mine)
	must(t, err)
	all, err := amina.Everybody()
	must(t, err)
	l, err := amina.Learning(all, []progress.Reflection{r}, title, true, func(string) bool { return false })
	must(t, err)
	if len(l.Talks) != 1 || len(l.Agreed) != 1 || l.Agreed[0].What != "" || l.Agreed[0].FirstAgreed.IsZero() { // nobody knows who typed it
		t.Errorf("discussed %+v, agreed %+v", l.Talks, l.Agreed)
	}
}
