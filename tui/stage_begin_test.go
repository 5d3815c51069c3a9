package tui

import (
	"testing"
	"time"

	"prebirth/briefings"
)

// A part of resources alone has its share of the time of a session: the room reads
// their titles.
func TestResourcesAloneHaveTheirTime(t *testing.T) {
	b := &briefings.Briefing{ID: "a", Parts: []*briefings.Part{
		{ID: "a/1", Number: 1, Text: "one two three"}, {ID: "a/2", Number: 2, Resources: []briefings.Resource{{Title: "Four"}}}}}
	st := &stage{p: Presenting{Briefing: b, Whole: 40 * time.Second}}
	if s := st.fresh(nil); s.Parts[0].Plan != 30*time.Second || s.Parts[1].Plan != 10*time.Second {
		t.Errorf("%v and %v", s.Parts[0].Plan, s.Parts[1].Plan)
	}
}
