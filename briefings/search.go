package briefings

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"prebirth/briefings/clean"
)

// A Hit is a part in which all the words that were looked for stand, and the
// first place where they do.
type Hit struct {
	Briefing *Briefing
	Part     *Part
	Excerpt  string // a few words around the place, without Markdown
	Places   int    // in how many paragraphs of the part
}

// Search finds the parts that hold a paragraph, prompt, title or resource in
// which each of the words begins a word, without regard to case. The order is
// the library's. Words of one letter are left out unless there is no other.
func (l *Library) Search(words string) []Hit {
	want := terms(words)
	if len(want) == 0 {
		return nil
	}
	var hits []Hit
	for _, b := range l.Briefings {
		b = b.whole()
		for _, p := range b.Parts {
			if h, ok := p.search(want); ok {
				h.Briefing = b
				hits = append(hits, h)
			}
		}
	}
	return hits
}

func terms(words string) []string {
	all := strings.FieldsFunc(strings.ToLower(clean.String(words)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '/'
	})
	var long []string
	for _, t := range all {
		if len([]rune(t)) > 1 {
			long = append(long, t)
		}
	}
	if len(long) == 0 {
		return all
	}
	return long
}

func (p *Part) search(want []string) (Hit, bool) {
	p.index.Do(func() {
		p.plain = p.paragraphs()
		for _, text := range p.plain {
			p.folded = append(p.folded, strings.ToLower(text))
		}
	})
	h, title := Hit{Part: p}, false
	for i, text := range p.plain {
		at, ok := holds(p.folded[i], want)
		if !ok {
			continue
		}
		if h.Places < 2 && (h.Places == 0 || title) { // the title stands above the excerpt already
			h.Excerpt = excerpt(text, at)
		}
		title = i == 0
		h.Places++
	}
	return h, h.Places > 0
}

func (p *Part) paragraphs() []string {
	out := []string{p.Title}
	for _, para := range strings.Split(p.Text, "\n\n") {
		out = append(out, Plain(para))
	}
	for _, q := range p.Prompts {
		out = append(out, Plain(q.Text))
	}
	for _, r := range p.Resources {
		out = append(out, Plain(strings.TrimSpace(r.Title+". "+r.Note)))
	}
	if p.Number == 1 { // they are the same on every part, and found once
		for _, c := range p.Contacts {
			out = append(out, Plain(strings.TrimSpace(c.Title+": "+c.Note)))
		}
	}
	return out
}

// holds says whether each of the words begins a word of a text in lower case,
// and where the first one does, in bytes.
func holds(lower string, want []string) (int, bool) {
	first := len(lower)
	for _, w := range want {
		at := begins(lower, w)
		if at < 0 {
			return 0, false
		}
		first = min(first, at)
	}
	return first, true
}

func begins(lower, word string) int {
	for from := 0; ; {
		i := strings.Index(lower[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		if i == 0 || !partOfWord(lastRune(lower[:i])) {
			return i
		}
		from = i + len(word)
	}
}

func lastRune(s string) rune {
	r := []rune(s[max(0, len(s)-8):])
	return r[len(r)-1]
}

// Spans is where words that are looked for begin a word of text, as [Library.Search]
// finds them: in bytes, from and to, in order and apart from each other.
func Spans(text, words string) [][2]int {
	lower := strings.ToLower(text)
	if len(lower) != len(text) { // a letter whose lower case is longer: offsets would not fit
		return nil
	}
	var all [][2]int
	for _, word := range terms(words) {
		for from := 0; ; {
			i := begins(lower[from:], word)
			if i < 0 {
				break
			}
			if i += from; i == 0 || !partOfWord(lastRune(lower[:i])) {
				all = append(all, [2]int{i, i + len(word)})
			}
			from = i + len(word)
		}
	}
	slices.SortFunc(all, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	apart, end := all[:0], 0
	for _, span := range all {
		if span[0] >= end {
			apart, end = append(apart, span), span[1]
		}
	}
	return apart
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// excerpt is about 90 characters around a place, cut at blanks.
func excerpt(text string, at int) string {
	at = min(at, len(text)) // lower case may be longer than what was written
	from, to := max(0, at-30), min(len(text), at+60)
	for from > 0 && from < len(text) && text[from] != ' ' {
		from--
	}
	for to < len(text) && text[to] != ' ' {
		to++
	}
	out := strings.TrimSpace(text[from:to])
	if from > 0 {
		out = "… " + out
	}
	if to < len(text) {
		out += " …"
	}
	return out
}

var (
	fences     = regexp.MustCompile("(?m)^\\s*(```|~~~).*$")
	marks      = regexp.MustCompile("(?m)^\\s*(#{1,6}|>|[-*+]|\\d+\\.)\\s+|[*`|]|^\\s*---.*$")
	whitespace = regexp.MustCompile(`\s+`)
	escaped    = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
	addressed  = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// Plain is Markdown without its marks, on one line. A sign that was escaped is no mark.
func Plain(markdown string) string {
	plain := addressed.ReplaceAllString(markdown, "$1")
	plain = fences.ReplaceAllString(plain, "")
	plain = escaped.ReplaceAllStringFunc(plain, func(sign string) string { return string(kept + rune(sign[1])) })
	plain = html.UnescapeString(marks.ReplaceAllString(plain, ""))
	plain = strings.Map(func(r rune) rune {
		if r > kept && r < kept+utf8.RuneSelf {
			return r - kept
		}
		return r
	}, plain)
	return strings.TrimSpace(whitespace.ReplaceAllString(plain, " "))
}

// kept is where ASCII's escaped signs are while marks are taken away: in a range that
// no text has a meaning for.
const kept rune = 0xF7000
