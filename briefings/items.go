package briefings

import "strings"

// This file understands the items of the lists Reflect, Resources and Sources.
// It cuts by hand what a regular expression would say more shortly, because the
// library is read at every start and expressions took half of that time.

func (p *parser) prompt(text string, at int) {
	id, mark, question, ok := cutPrompt(text)
	if !ok {
		p.fault(at, "a prompt is its id in backticks, *published* or *ours*, and the question", "write - `short-id` *ours* What …?")
		return
	}
	p.part.Prompts = append(p.part.Prompts, Prompt{ID: id, Published: mark == "published", Text: question, line: at + 1})
}

// cutPrompt takes "`short-id` *ours* What …?" apart.
func cutPrompt(text string) (id, mark, question string, ok bool) {
	text, ok = strings.CutPrefix(text, "`")
	if !ok {
		return "", "", "", false
	}
	id, text, _ = strings.Cut(text, "`")
	text, ok = strings.CutPrefix(strings.TrimLeft(text, " "), "*")
	if !ok || !plainID.MatchString(id) {
		return "", "", "", false
	}
	mark, question, _ = strings.Cut(text, "*")
	question = strings.TrimSpace(question)
	return id, mark, question, (mark == "published" || mark == "ours") && question != ""
}

func (p *parser) resource(text string, at int) {
	r := Resource{Title: text, line: at + 1}
	if title, address, rest, ok := cutLink(text); ok {
		r.Title, r.Address, r.Note = title, address, rest
	} else if title, words, rest, ok := cutUnaddressed(text); ok {
		r.Title, r.Note, r.NotGiven = title, unpointed(rest), words == notGiven
	} else {
		p.fault(at, "a resource has an address or says that it has none",
			"write [Title](https://…) or Title (address not confirmed)")
	}
	p.part.Resources = append(p.part.Resources, r)
}

// cutUnaddressed takes "Title (address not confirmed) rest" apart, or the same of a
// source that names a page and gives no address.
func cutUnaddressed(text string) (title, words, rest string, ok bool) {
	at := -1
	for _, w := range []string{" (address not confirmed)", notGiven} {
		if i := strings.Index(text, w); i > 0 && (at < 0 || i < at) {
			at, words = i, w
		}
	}
	if at < 0 {
		return "", "", "", false
	}
	return text[:at], words, text[at+len(words):], true
}

const notGiven = " (address not given)"

func (p *parser) source(text string, at int) {
	s := Source{line: at + 1}
	before, date, ok := cutLast(text, "Date:")
	if !ok {
		p.fault(at, "a source ends with its date", "add “Date:” and the date, or “Date: not given.”")
		before = text
	}
	s.Date = strings.TrimSuffix(strings.TrimSpace(date), ".")
	s.Text = strings.TrimRight(strings.TrimSpace(before), ".")
	if title, address, rest, ok := cutLink(s.Text); ok {
		s.Text, s.Address = title, address
		if rest != "" {
			s.Text += ", " + rest
		}
	}
	p.part.Sources = append(p.part.Sources, s)
}

// contact understands one who helps: "[Name](https://…) note" or "Name: note".
func (p *parser) contact(text string, at int) {
	r := Resource{line: at + 1}
	if title, address, rest, ok := cutLink(text); ok {
		r.Title, r.Address, r.Note = title, address, rest
	} else if title, rest, ok := strings.Cut(text, ": "); ok && title != "" {
		r.Title, r.Note = title, strings.TrimSpace(rest)
	} else {
		p.fault(at, "a contact is a name and how to reach it", "write - Name: telephone and hours, or - [Name](https://…) what it is")
		return
	}
	p.b.Contacts = append(p.b.Contacts, r)
}

// cutLink takes "[Title](address) rest" apart.
func cutLink(text string) (title, address, rest string, ok bool) {
	if !strings.HasPrefix(text, "[") {
		return "", "", "", false
	}
	title, text, ok = strings.Cut(text[1:], "](")
	if !ok || title == "" {
		return "", "", "", false
	}
	address, rest, ok = strings.Cut(text, ")")
	if !ok || address == "" || strings.ContainsAny(address, " \t") {
		return "", "", "", false
	}
	return title, address, unpointed(rest), true
}

// unpointed takes off the point or comma that parts a title from what follows.
func unpointed(rest string) string {
	if rest != "" && strings.ContainsRune(",.:", rune(rest[0])) {
		rest = rest[1:]
	}
	return strings.TrimSpace(rest)
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
