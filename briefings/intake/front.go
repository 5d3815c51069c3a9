package intake

import (
	"regexp"
	"strings"
	"unicode"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

const months = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

var (
	dateWords   = regexp.MustCompile(`(?i)\b(?:` + months + `\s+(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)\b`)
	dateLabel   = regexp.MustCompile(`(?i)^(?:date|published|date of publication)\s*:\s*(\S.*)$`)
	houseLabel  = regexp.MustCompile(`(?i)^(?:publisher|published by)\s*:?\s+(\S.*)$`)
	authorLabel = regexp.MustCompile(`(?i)^(?:authors?|written by|by)\s*:\s+\S`)
	titleLabel  = regexp.MustCompile(`(?i)^title\s*:\s+(\S.*)$`)
	kindOnly    = regexp.MustCompile(`(?i)^(?:7|seven)[\s-]*minutes?\s+briefings?\s*[:–—-]*\s*`)
)

// frontMatter fills what stands in the front matter, out of the options, out of the
// front matter of the document and out of what stands before the parts.
func (b *body) frontMatter(in *Imported, d *Document, o Options) error {
	head := &b.intro
	if b.whole {
		head = &b.parts[0].blocks
	}
	if err := in.title(b, head, d, o); err != nil {
		return err
	}
	var rest []Block
	var dates []string
	inHead := true
	for i, block := range *head {
		text := block.plain()
		if b.whole && (block.Kind != paragraph || i > 3 || wordsIn(text) > 14) {
			inHead = false
		}
		if b.whole && inHead && authorLabel.MatchString(text) && !notes(block) {
			b.intro = append(b.intro, block)
			continue
		}
		if !inHead || block.Kind == table || block.Kind == verbatim || notes(block) || hasLink(block) || !in.meta(block, text, &dates) {
			rest = append(rest, block)
		}
	}
	*head = rest
	in.Date = firstOf(o.Date, d.Meta["date"], strings.Join(dates, "; "))
	in.Publisher = firstOf(o.Publisher, d.Meta["publisher"], in.Publisher)
	if in.Date == "" {
		in.Date = "not given"
		in.doubt(0, NoDate, "", 0)
	}
	if in.Publisher == "" {
		in.Publisher = "not given"
		in.doubt(0, NoPublisher, "", 0)
	}
	in.kind(b, d, o)
	in.ID = firstOf(o.ID, slug(d.Meta["id"]), slug(kindOnly.ReplaceAllString(in.Title, "")), slug(in.Title), "briefing")
	if b.whole {
		b.parts[0].title = in.Title
		if !d.marked {
			guessHeadings(in, b.parts[0].blocks)
		}
	}
	return nil
}

func firstOf(all ...string) string {
	for _, s := range all {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			return s
		}
	}
	return ""
}

func notes(b Block) bool {
	for _, s := range b.Spans {
		if s.NoteNumber > 0 {
			return true
		}
	}
	return false
}

// meta takes a line of the head that is a date or names who published it.
func (in *Imported) meta(b Block, text string, dates *[]string) bool {
	if m := dateLabel.FindStringSubmatch(text); m != nil && wordsIn(text) <= 8 {
		*dates = append(*dates, m[1])
		in.doubt(b.Line, DateTaken, text, 0)
		return true
	}
	if m := houseLabel.FindStringSubmatch(text); m != nil && wordsIn(text) <= 20 && in.Publisher == "" {
		in.Publisher = m[1]
		in.doubt(b.Line, PublisherTaken, text, 0)
		return true
	}
	if b.Kind != paragraph && b.Kind != heading || sentence(text) || strings.HasPrefix(text, "*") {
		return false
	}
	if publisher, date, ok := houseAndDate(text); ok && in.Publisher == "" {
		in.Publisher = publisher
		*dates = append(*dates, date)
		in.doubt(b.Line, PublisherTaken, publisher, 0)
		in.doubt(b.Line, DateTaken, date, 0)
		return true
	}
	if dateWords.MatchString(text) && wordsIn(text) <= 8 {
		*dates = append(*dates, text)
		in.doubt(b.Line, DateTaken, text, 0)
		return true
	}
	if (house.MatchString(text) || houseName(text)) && wordsIn(text) <= 14 && in.Publisher == "" && !strings.Contains(text, ":") {
		in.Publisher = text
		in.doubt(b.Line, PublisherTaken, text, 0)
		return true
	}
	return false
}

// title takes the title: the heading before the parts, or else the first short line.
func (in *Imported) title(b *body, head *[]Block, d *Document, o Options) error {
	in.Title = firstOf(o.Title, d.Meta["title"])
	at := titleAt(*head, b.whole)
	if at >= 0 {
		text := (*head)[at].plain()
		if m := titleLabel.FindStringSubmatch(text); m != nil {
			text = m[1]
		}
		if in.Title == "" || fold(in.Title) == fold(text) {
			if in.Title == "" {
				in.doubt((*head)[at].Line, TitleTaken, text, 0)
			}
			in.Title = text
			*head = append(append([]Block(nil), (*head)[:at]...), (*head)[at+1:]...)
		}
	}
	if in.Title == "" {
		return &UntitledError{}
	}
	if o.Title != "" {
		in.Title = firstOf(o.Title)
	}
	if kindOnly.ReplaceAllString(in.Title, "") == "" {
		in.doubt(0, TitleSaysKind, in.Title, 0)
	}
	return nil
}

// titleAt is where the title stands, or -1. The name of a house above another line is
// who published it; alone it is the title.
func titleAt(head []Block, whole bool) int {
	if at := titled(head, whole, false); at >= 0 {
		return at
	}
	return titled(head, whole, true)
}

// titled is where a title stands; names of houses are some where they are given as ones.
func titled(head []Block, whole, houses bool) int {
	level, at, first := 7, -1, 0
	for i, b := range head {
		t := b.plain()
		if !houses && houseLine(t) {
			if i == first {
				first++
			}
			continue
		}
		if b.Kind == heading && b.Level < level && t != "" && wordsIn(t) <= 40 && !notes(b) && !(whole && i > 2+first) {
			level, at = b.Level, i
		}
	}
	if at >= 0 {
		return at
	}
	for i, b := range head {
		if whole && i > first {
			break
		}
		if t := b.plain(); titleLine(b, t) && (houses || !houseLine(t)) {
			return i
		}
	}
	return -1
}

// titleLine says whether a paragraph can be a title.
func titleLine(b Block, t string) bool {
	return b.Kind == paragraph && t != "" && wordsIn(t) <= 20 && !sentence(t) && !strings.HasPrefix(t, "*") && !notes(b) && !hasLink(b) &&
		strings.ContainsFunc(t, alnum) && !dateLabel.MatchString(t) && !houseLabel.MatchString(t) && !(dateWords.MatchString(t) && wordsIn(t) <= 5)
}

// kind says what kind of briefing it is, by its numbers and its title.
func (in *Imported) kind(b *body, d *Document, o Options) {
	in.Kind = briefings.Background
	first, last := b.parts[0].number, b.parts[len(b.parts)-1].number
	switch {
	case o.Kind != "":
		in.Kind = o.Kind
	case briefings.Kind(d.Meta["kind"]).Known():
		in.Kind = briefings.Kind(d.Meta["kind"])
	case !b.whole && first >= 1 && last == 7:
		in.Kind = briefings.SevenMinute
	}
}

// slug is an id made of a title.
func slug(title string) string {
	var s strings.Builder
	for _, r := range strings.ToLower(clean.Letters(title)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			s.WriteRune(r)
		case unicode.Is(unicode.M, r), r == '’', r == '\'':
		default:
			s.WriteByte(' ')
		}
	}
	id := ""
	for _, word := range strings.Fields(s.String()) {
		if len(id)+len(word) > 60 {
			break
		}
		id = strings.TrimPrefix(id+"-"+word, "-")
	}
	return id
}

// fold is words as they are compared: without case, marks and the shapes of quotes.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !alnum(r) }), " ")
}
