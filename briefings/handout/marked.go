package handout

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"prebirth/briefings/clean/escape"
)

// marked writes words with their marks.
type marked struct {
	strings.Builder
	inCell bool
	inner  bool // behind a character that is not written
	open   []spanKind
}

// within is words that begin no line, in marks of their own.
func (m *marked) within(all []span, of ...spanKind) string {
	in := marked{inCell: m.inCell, inner: true, open: append(of, m.open...)}
	in.WriteString("x")
	in.spans(all)
	return in.String()[1:]
}

// begins says whether a line begins here.
func (m *marked) begins() bool {
	written := strings.TrimRight(m.String(), " ")
	return written == "" || strings.HasSuffix(written, "\n")
}

func (m *marked) spans(all []span) {
	for i, s := range all {
		switch s.kind {
		case words:
			m.words(s.text, i+1 < len(all))
		case verbatim:
			m.verbatim(s.text)
		case softEnd:
			m.WriteString("\n")
		case hardEnd:
			m.WriteString("\\\n")
		case link:
			m.link(s)
		default:
			m.around(s, all[i+1:])
		}
	}
}

// words writes words. An exclamation mark before a link would make it a picture.
func (m *marked) words(text string, more bool) {
	end := ""
	if before, ok := strings.CutSuffix(text, "!"); ok && more {
		text, end = before, `\!`
	}
	if m.begins() {
		m.WriteString(escape.Line(strings.TrimLeft(text, " ")) + end)
		return
	}
	m.WriteString(escape.Words(text) + end)
}

// around writes words between marks. Blanks at their ends stand outside, where a
// mark would mean nothing beside them. Where what stands beside the marks would
// make them signs to be read, the words stand without.
func (m *marked) around(s span, after []span) {
	all := m.within(s.inner, s.kind)
	core := strings.Trim(all, " \n")
	if core == "" {
		m.WriteString(all)
		return
	}
	before, behind, _ := strings.Cut(all, core)
	if slices.Contains(m.open, s.kind) || before == "" && !m.opens(core) || !closes(core, behind, after) {
		m.spans(s.inner)
		return
	}
	mark := map[spanKind]string{emphasis: "*", strong: "**", struck: "~~"}[s.kind]
	m.WriteString(before + mark + core + mark + behind)
}

// opens says whether a mark before the words would begin something.
func (m *marked) opens(core string) bool {
	if m.begins() || m.inner && m.Len() == 1 {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(m.String())
	first, _ := utf8.DecodeRuneInString(core)
	return !strings.ContainsRune("*~", last) && (apart(last) || !apart(first))
}

// closes says whether a mark behind the words would end it.
func closes(core, behind string, after []span) bool {
	next := ' '
	if behind == "" && len(after) > 0 {
		switch after[0].kind {
		case words:
			next, _ = utf8.DecodeRuneInString(after[0].text)
		case emphasis, strong, struck:
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(core)
	return apart(next) || !apart(last)
}

// apart says whether a character is no part of a word.
func apart(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) }

// verbatim writes code between backticks that it does not have.
func (m *marked) verbatim(text string) {
	had := map[int]bool{}
	for _, run := range backticks.FindAllString(text, -1) {
		had[len(run)] = true
	}
	n := 1
	for had[n] {
		n++
	}
	if strings.Trim(text, "` ") != text {
		text = " " + text + " "
	}
	if m.inCell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	m.WriteString(strings.Repeat("`", n) + text + strings.Repeat("`", n))
}

var backticks = regexp.MustCompile("`+")

func longestRun(text string) (most int) {
	for _, run := range backticks.FindAllString(text, -1) {
		most = max(most, len(run))
	}
	return most
}

// link writes an address that is its own words as it is, so that it can be read,
// and any other behind its words.
func (m *marked) link(s span) {
	if len(s.inner) == 1 && s.inner[0].text == s.address && !strings.ContainsAny(s.address, "<>\\ |") {
		m.WriteString("<" + s.address + ">")
		return
	}
	to := strings.NewReplacer("<", "%3C", ">", "%3E", `\`, "%5C", " ", "%20", "&", "&amp;", "|", "%7C").Replace(s.address)
	m.WriteString("[" + m.within(s.inner) + "](<" + to + ">)")
}
