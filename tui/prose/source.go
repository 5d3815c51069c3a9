package prose

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"prebirth/briefings/clean"
)

var tableKind = east.KindTable

// table takes the source of a table from its first cell's line to its last, as
// the tree keeps no range for it.
func (s *Setter) table(n ast.Node, src []byte, width int) []string {
	first, last := len(src), 0
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			first, last = min(first, t.Segment.Start), max(last, t.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
	if first >= last {
		return nil
	}
	for first > 0 && src[first-1] != '\n' {
		first--
	}
	for last < len(src) && src[last] != '\n' {
		last++
	}
	return s.tableRows(unlink(string(src[first:last])), width)
}

var (
	inlineLink = regexp.MustCompile(`(!?)\[([^\]\n]*)\]\(([^)\s]*)(?:\s+"[^"]*")?\)`)
	autoLink   = regexp.MustCompile(`<((?:https?|mailto):[^>\s]+)>`)
	opener     = regexp.MustCompile(`^(#{1,6}[ \t]|[-+*][ \t]|\d+[.)][ \t]|>|\x60{3}|~{3}|={1,}[ \t]*$|-{1,}[ \t]*$)`)
)

// unlink leaves the words of a link and takes its address away: glamour would
// print the address, whatever its scheme, and make it a hyperlink.
func unlink(markdown string) string {
	markdown = inlineLink.ReplaceAllString(markdown, "$2")
	return autoLink.ReplaceAllString(markdown, "$1")
}

// literal keeps the lines of a paragraph a paragraph when it is parsed again
// on its own: one line, with what would open another block escaped.
func literal(words string) string {
	lines := strings.Split(strings.TrimSpace(words), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	joined := strings.Join(lines, " ")
	if opener.MatchString(joined) {
		if i := strings.IndexAny(joined, ".)"); i > 0 && joined[0] >= '0' && joined[0] <= '9' {
			return joined[:i] + `\` + joined[i:]
		}
		return `\` + joined
	}
	return joined
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;:]*m")

// safe lets through words and the styling of text (SGR), and nothing else.
func safe(row string, plain bool) string {
	if plain {
		return oneLine(stripped(row))
	}
	if !strings.ContainsRune(row, '\x1b') {
		return oneLine(row)
	}
	var b strings.Builder
	at := 0
	for _, span := range sgr.FindAllStringIndex(row, -1) {
		b.WriteString(oneLine(row[at:span[0]]))
		b.WriteString(row[span[0]:span[1]])
		at = span[1]
	}
	b.WriteString(oneLine(row[at:]))
	return b.String()
}

// oneLine is clean text in which nothing ends the row.
func oneLine(text string) string {
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(clean.String(text))
}

func stripped(row string) string { return ansi.Strip(row) }
