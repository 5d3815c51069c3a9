// Package guide is the documents that come with the program: for those who use it, for
// those who have to approve it, and for those who change it. They are the Markdown files of this folder, carried in the binary, so that
// they can be read where there is no network.
//
// A guide is English, and is no briefing: it says how the program is used, and nothing
// about the work that it is used for.
package guide

import (
	"embed"
	"strings"
)

//go:embed *.md
var files embed.FS

// Names are the guides, in the order in which they are offered.
func Names() []string {
	return []string{"practitioner", "supervisor", "trainer", "records", "settings", "packs", "it", "contributing"}
}

// Text is the Markdown of a guide, without its pictures: a terminal shows the program
// itself. It is empty for a name that no guide has.
func Text(name string) string {
	text, err := files.ReadFile(name + ".md")
	if err != nil {
		return ""
	}
	var kept strings.Builder
	picture := false
	for line := range strings.Lines(string(text)) {
		gap := strings.TrimSpace(line) == ""
		if is := strings.HasPrefix(line, "!["); is || picture && gap { // with the blank line behind it
			picture = is
			continue
		}
		picture = false
		kept.WriteString(line)
	}
	return kept.String()
}
