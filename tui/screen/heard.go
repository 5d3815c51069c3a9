package screen

import (
	"strings"

	"prebirth/briefings/clean"
	"prebirth/tui/language"
)

// few is how many words tell one text of a list from another when it is heard. More
// would have to be sat through.
const few = 16

// Few is the first words of a text, for a list that is heard, with three stops where
// there are more.
func Few(text string, in *language.Language) string {
	words := strings.Fields(FirstWords(text, 400, in))
	if len(words) <= few {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:few], " ") + "..."
}

// Paragraphs is a text as Lines has it: cleaned, one string for each paragraph, and
// no blank ones.
func Paragraphs(text string) (all []string) {
	for _, line := range strings.Split(clean.String(text), "\n") {
		if line = strings.TrimSpace(strings.ReplaceAll(line, "\t", " ")); line != "" {
			all = append(all, line)
		}
	}
	return all
}
