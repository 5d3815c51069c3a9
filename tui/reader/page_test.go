package reader

import (
	"strings"
	"testing"

	"prebirth/briefings"
	"prebirth/tui/prose"
	"prebirth/tui/theme"
)

// A part of resources alone has them below its heading, each note as it goes on from
// its title, and no heading over questions that are not there.
func TestAPartOfResourcesAlone(t *testing.T) {
	part := &briefings.Part{ID: "a/7", Number: 7, Title: "Where to turn", Resources: []briefings.Resource{
		{Title: "Our team page", Note: "for all", Address: "https://example.org"}, {Title: "A guide", Note: "Refer early.", Address: "https://example.org"}, {Title: "A leaflet"}}}
	th := theme.Of(theme.Dark, theme.Unanswered)
	got := strings.Join(prose.Plain(100).Lines(upper(part, "", th.Language)+lower(part, th)), "\n")
	want := "07  Where to turn\n=================\n\nResources\n\n- Our team page: for all. address: press o\n- A guide. Refer early. address: press o\n- A leaflet. address not confirmed\n\nSources"
	if got != want {
		t.Errorf("%s\nand not\n%s", got, want)
	}
}
