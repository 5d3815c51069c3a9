package present

import (
	"strings"
	"testing"

	"prebirth/briefings"
	"prebirth/progress/session"
)

// A part of resources alone shows a room what they are called, each as a point, and no
// address.
func TestARoomSeesResourcesWhereThereIsNoText(t *testing.T) {
	part := &briefings.Part{ID: "a/7", Number: 7, Title: "Where to turn", Resources: []briefings.Resource{
		{Title: "Our team page", Note: "for all", Address: "https://example.org"}, {Title: "A leaflet", NotGiven: true}}}
	m := New(&briefings.Briefing{ID: "a", Title: "A", Parts: []*briefings.Part{part}}, []*briefings.Part{part}, true, false, nil)
	m.Resize(80, 24)
	m.See(session.Room{Part: part.ID})
	heard := strings.Join(m.heard(), "\n")
	for _, want := range []string{"Our team page: for all", "A leaflet"} {
		if !strings.Contains(heard, want) {
			t.Errorf("no %q in %q", want, heard)
		}
	}
	if strings.Contains(heard, "example.org") {
		t.Errorf("an address in %q", heard)
	}
	if _, points := m.Points(part, session.Place{}); points != 2 {
		t.Errorf("%d points", points)
	}
	empty := &briefings.Part{ID: "a/1", Number: 1, Title: "Nothing"}
	if _, screens := m.Screens(empty, session.Place{}); screens != 1 {
		t.Errorf("a part of nothing has %d screens", screens)
	}
}
