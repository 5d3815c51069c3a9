package briefings

import (
	"math"
	"strings"
	"unicode"
)

// Pace is the reading speed that turns words into minutes, in words a minute.
// A seven-minute briefing of 1,500 words reads in seven minutes at it.
const Pace = 215

// Words is how many words a reader of the part meets: its text and its
// prompts. Resources, sources and trainer notes are not read through and do
// not count.
func (p *Part) Words() int {
	n := p.words + CountWords(p.Text)
	for _, prompt := range p.Prompts {
		n += CountWords(prompt.Text)
	}
	return n
}

// CountWords counts runs between blanks that hold a letter or a digit, so that
// Markdown's marks are not words.
func CountWords(text string) int {
	n := 0
	for _, field := range strings.Fields(text) {
		if strings.ContainsFunc(field, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

// Minutes is how long words take to read, at least one.
func Minutes(words int) int {
	return max(1, int(math.Round(float64(words)/Pace)))
}

// MinutesLeft is how long the rest of a briefing takes from a part of which a
// share (0 to 1) is read already. The key messages are read one by one, so
// there it is the rest of the part alone.
func (b *Briefing) MinutesLeft(from *Part, read float64) int {
	words := float64(from.Words()) * (1 - read)
	for _, p := range b.Parts {
		if p.Number > from.Number && b.Kind != KeyMessages {
			words += float64(p.Words())
		}
	}
	return Minutes(int(words))
}
