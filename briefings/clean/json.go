package clean

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// JSON is a JSON text as it may be shown: characters that a [Writer] would take
// out are written as escapes, which mean the same. A pipe gets them too, because
// what reads it is often a terminal in the end.
func JSON(text string) string {
	if plain([]byte(text)) {
		return text
	}
	var b strings.Builder
	marks := 0
	for _, r := range text {
		if Safe(r) && !tooMany(r, &marks) {
			b.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}
