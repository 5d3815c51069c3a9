package changed

import (
	"strings"

	"prebirth/briefings/clean"
	"prebirth/tui/language"
)

// Spoken is the pieces as they are heard: a string for each paragraph, in which the
// words that went and those that came are named, because a sign is often not read.
func Spoken(pieces []Piece, in *language.Language) (paragraphs []string) {
	var all strings.Builder
	ended := false // with something named, which a blank keeps from a word
	for _, p := range pieces {
		text := strings.ReplaceAll(clean.String(p.Text), "\t", " ")
		if p.Kind != Same {
			text = named(p.Kind, text, in)
		}
		if text == "" {
			continue
		}
		if ended && !strings.ContainsRune(" \n.,;:!?", rune(text[0])) {
			all.WriteByte(' ')
		}
		all.WriteString(text)
		ended = strings.HasSuffix(text, "]") && p.Kind != Same
	}
	for _, line := range strings.Split(all.String(), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	return paragraphs
}

// named is what went or came, within brackets and after what became of it. Blanks
// alone are nothing that is heard.
func named(kind Kind, text string, in *language.Language) string {
	if strings.Trim(text, "\n") == "" && text != "" {
		if kind == Added {
			return in.Say("[put in: the end of a paragraph]") + text
		}
		return in.Say("[taken out: the end of a paragraph]")
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if words := strings.TrimSpace(line); words != "" {
			before, after, _ := strings.Cut(line, words)
			lines[i] = before + in.Say(map[Kind]string{Gone: `[taken out: "%s"]`, Added: `[put in: "%s"]`}[kind], words) + after
		} else if kind == Gone {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
