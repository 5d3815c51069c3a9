package intake

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"prebirth/briefings/clean"
)

// An inliner makes spans of a line of text: emphasis, links, bare addresses. In
// Markdown it also reads escapes and character references.
type inliner struct {
	markdown bool
	notes    func(label string) int // the number of a note, 0 where there is none
	picture  func(words string)     // is told of a picture that is only described
}

var (
	linked   = regexp.MustCompile(`^(!?)\[((?:[^\[\]\\]|\\.)*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)`)
	bare     = regexp.MustCompile(`^<?(https?://[^\s<>]+)`)
	noteMark = regexp.MustCompile(`^\[\^([^\]\s]{1,40})\]`)
	entity   = regexp.MustCompile(`^&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});`)
)

// spans reads a text; blanks and words stay as they are.
func (in inliner) spans(text string) []Span {
	return merged(in.read(text, Span{}, 0))
}

func (in inliner) read(text string, look Span, depth int) (all []Span) {
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			s := look
			s.Text = plain.String()
			all = append(all, s)
			plain.Reset()
		}
	}
	for i := 0; i < len(text); {
		if found, size := in.special(text, i, look, depth); size > 0 {
			flush()
			all = append(all, found...)
			i += size
			continue
		}
		word, size := in.literal(text[i:])
		plain.WriteString(word)
		i += size
	}
	flush()
	return all
}

// literal is the first character as it is meant, and how many bytes wrote it.
func (in inliner) literal(text string) (string, int) {
	if in.markdown && text[0] == '\\' && len(text) > 1 && text[1] < utf8.RuneSelf && (unicode.IsPunct(rune(text[1])) || unicode.IsSymbol(rune(text[1]))) {
		return text[1:2], 2
	}
	if in.markdown && text[0] == '&' {
		if ref := entity.FindString(text); ref != "" {
			return clean.String(html.UnescapeString(ref)), len(ref)
		}
	}
	_, size := utf8.DecodeRuneInString(text)
	return text[:size], size
}

// special is what begins at i and is more than a character: its spans, and how many
// bytes wrote it, 0 where there is nothing.
func (in inliner) special(text string, i int, look Span, depth int) ([]Span, int) {
	rest := text[i:]
	switch rest[0] {
	case '[', '!':
		if i > 0 && text[i-1] == '!' && in.picture == nil {
			return nil, 0
		}
		return in.link(rest, look, depth)
	case '<', 'h':
		if look.Link || !strings.HasPrefix(strings.TrimPrefix(rest, "<"), "http") || rest[0] == 'h' && i > 0 && wordy(text[:i]) {
			return nil, 0
		}
		return in.address(rest, look)
	case '*', '_':
		return in.emphasis(text, i, look, depth)
	}
	return nil, 0
}

// address is a bare address, which is its own words.
func (in inliner) address(rest string, look Span) ([]Span, int) {
	m := bare.FindString(rest)
	if m == "" {
		return nil, 0
	}
	size := len(m)
	address := strings.TrimPrefix(m, "<")
	if rest[0] != '<' {
		address = strings.TrimRight(address, ".,;:!?)'\"”’")
		size = len(address)
	} else if size++; !strings.HasPrefix(rest[len(m):], ">") {
		return nil, 0
	}
	look.Text, look.Link, look.Address = address, true, address
	return []Span{look}, size
}

func (in inliner) link(rest string, look Span, depth int) ([]Span, int) {
	if m := noteMark.FindStringSubmatch(rest); m != nil && in.notes != nil {
		if n := in.notes(m[1]); n > 0 {
			return []Span{{NoteNumber: n}}, len(m[0])
		}
	}
	m := linked.FindStringSubmatch(rest)
	if m == nil || look.Link || strings.TrimSpace(m[2]) == "" || depth > 8 || m[1] != "" && in.picture == nil {
		return nil, 0
	}
	inner := look
	if m[1] != "" { // a picture is its description
		in.picture(m[2])
	} else {
		inner.Link, inner.Address = true, m[3]
	}
	return in.read(m[2], inner, depth+1), len(m[0])
}

// emphasis reads *x*, **x**, _x_ and __x__ where the marks stand at the edges of
// words.
func (in inliner) emphasis(text string, i int, look Span, depth int) ([]Span, int) {
	mark := text[i : i+1]
	if strings.HasPrefix(text[i:], mark+mark) {
		mark += mark
	}
	from := i + len(mark)
	if depth > 8 || i > 0 && (wordy(text[:i]) || text[i-1] == mark[0]) || from >= len(text) || blankAt(text[from:]) || text[from] == mark[0] {
		return nil, 0
	}
	for at, tries := from, 0; at < len(text) && at-from < 1000 && tries < 20; tries++ {
		j := strings.Index(text[at:], mark)
		if j < 0 {
			return nil, 0
		}
		end := at + j
		after := end + len(mark)
		if end > from && !blankBefore(text[:end]) && !in.escaped(text[:end]) && (after == len(text) || text[after] != mark[0] && !startsWordy(text[after:])) {
			inner := look
			if len(mark) == 2 {
				inner.Strong = true
			} else {
				inner.Em = true
			}
			return in.read(text[from:end], inner, depth+1), after - i
		}
		for at = after; at < len(text) && text[at] == mark[0]; at++ {
		}
	}
	return nil, 0
}

func (in inliner) escaped(before string) bool { return in.markdown && strings.HasSuffix(before, `\`) }

func wordy(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func startsWordy(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func blankAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}

func blankBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// merged joins spans that look alike.
func merged(all []Span) []Span {
	var out []Span
	for _, s := range all {
		if s.Text == "" && s.NoteNumber == 0 {
			continue
		}
		if n := len(out); n > 0 && s.NoteNumber == 0 && out[n-1].NoteNumber == 0 {
			same := out[n-1]
			same.Text = s.Text
			if same == s {
				out[n-1].Text += s.Text
				continue
			}
		}
		out = append(out, s)
	}
	return out
}
