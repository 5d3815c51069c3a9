package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// A candidate is a block that may open a part.
type candidate struct {
	at     int // in the blocks
	number int
	title  string
	form   form
	head   bool // it is a heading, or bold throughout
	two    bool // the title is the next block
	run    bool // it stands in a list of them
	from   int  // the number that this list begins with
	body   bool // other words follow
}

// longTitle is how many words a title may have.
const longTitle = 25

// candidates are all blocks that may open a part, with what stands around them.
func candidates(blocks []Block) []candidate {
	var all []candidate
	for i := range blocks {
		b := blocks[i]
		if b.Kind != paragraph && b.Kind != heading && b.Kind != item || b.Kind == item && b.Mark == "" {
			continue
		}
		text := b.plain()
		hashed := b.Kind == paragraph && hashes.MatchString(text) // as Markdown marks a heading, in a plain text
		if hashed {
			text = hashes.ReplaceAllString(text, "")
		}
		n, title, f, ok := partMark(text)
		if !ok || wordsIn(title) > longTitle || dayOnly.MatchString(text) {
			continue
		}
		c := candidate{at: i, number: n, title: title, form: f, head: b.Kind == heading || b.strong() || hashed}
		if title == "" && i+1 < len(blocks) && titleLike(blocks[i+1]) {
			c.two, c.title = true, blocks[i+1].plain()
		}
		all = append(all, c)
	}
	for i := range all {
		c := &all[i]
		next := len(blocks)
		if i+1 < len(all) {
			next = all[i+1].at
		}
		c.body = next > c.at+c.blocks()
	}
	runs(all)
	for i := range all[:max(0, len(all)-1)] { // a heading may have a list for its body
		if c := &all[i]; !c.body && !c.run && blocks[c.at].Apart {
			c.body = all[i+1].run && all[i+1].number == 1
		}
	}
	return all
}

func (c candidate) blocks() int {
	if c.two {
		return 2
	}
	return 1
}

// runs marks the candidates of one form that follow each other without other words
// and count on: they are a list, or a table of contents.
func runs(all []candidate) {
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && !all[end-1].body && all[end].form == all[i].form && all[end].head == all[i].head &&
			all[end].number == all[end-1].number+1 {
			end++
		}
		for j := i; j < end && end-i > 1; j++ {
			all[j].run, all[j].from = true, all[i].number
		}
		i = end
	}
}

func titleLike(b Block) bool {
	t := b.plain()
	_, _, _, number := partMark(t)
	return (b.Kind == paragraph || b.Kind == heading) && !number && t != "" && wordsIn(t) <= 15 && !sentence(strings.TrimSuffix(t, ":"))
}

// choose finds those candidates that open the parts: of the surest group that counts,
// one for each number.
func choose(in *Imported, blocks []Block) []candidate {
	all := candidates(blocks)
	for _, head := range []bool{true, false} {
		for f := range formsN {
			var group, whole []candidate
			for _, c := range all {
				if c.form == f && (c.head == head || f == padded) || f == padded && c.form == bareNo && c.number >= 10 && c.head == head {
					whole = append(whole, c)
					if !c.run {
						group = append(group, c)
					}
				}
			}
			chosen := best(group, blocks)
			if !counts(chosen, f, head, blocks) {
				continue
			}
			chosen = filled(in, chosen, whole, all, blocks)
			in.others(chosen, all, blocks)
			slices.SortFunc(chosen, func(a, b candidate) int { return cmp.Compare(a.at, b.at) })
			return chosen
		}
	}
	for _, c := range all {
		if c.form == named || c.head || c.mayOpen(blocks) {
			in.doubt(blocks[c.at].Line, OtherNumber, blocks[c.at].plain(), c.number)
		}
	}
	return nil
}

var hashes = regexp.MustCompile(`^#{1,6}\s+`)

// dayOnly is a line that is a date, whose day is no number of a part.
var dayOnly = regexp.MustCompile(`(?i)^\d{1,2}\s+` + months + `(?:\s+(?:19|20)\d\d)?$`)

// mayOpen says whether a candidate looks enough like the heading of a part to be named
// where it was not taken as one: no item of a list that counts from one, nor the figure
// that a sentence begins with.
func (c candidate) mayOpen(blocks []Block) bool {
	if c.run && c.from == 1 || sentence(strings.TrimSuffix(c.title, ":")) {
		return false
	}
	return c.form < bareNo || c.title != "" && capital(c.title) && (blocks[c.at].Apart || c.at == 0)
}

// best is one candidate for each number: one with words below it and that looks like
// a title, and the first of these.
func best(group []candidate, blocks []Block) []candidate {
	byNumber := map[int]candidate{}
	score := func(c candidate) (n int) {
		if c.body {
			n += 4
		}
		if !sentence(strings.TrimSuffix(c.title, ":")) {
			n += 2
		}
		if blocks[c.at].Apart || blocks[c.at].Kind == heading {
			n++
		}
		return n
	}
	for _, c := range group {
		if old, ok := byNumber[c.number]; !ok || score(c) > score(old) {
			byNumber[c.number] = c
		}
	}
	var chosen []candidate
	for _, c := range byNumber {
		chosen = append(chosen, c)
	}
	slices.SortFunc(chosen, func(a, b candidate) int { return cmp.Compare(a.number, b.number) })
	return chosen
}

// counts says whether candidates are the parts of a document: where their form says
// so by itself, two are enough; else they have to count from one without a gap, look
// like titles and have words below them.
func counts(chosen []candidate, f form, head bool, blocks []Block) bool {
	if len(chosen) == 1 { // a zero before it says that it is meant
		c := chosen[0]
		return f == padded && c.number == 1 && c.body && capital(c.title) && !unicode.IsDigit(rune(c.title[0]))
	}
	if len(chosen) == 0 {
		return false
	}
	if f == named || f == padded {
		return true
	}
	if head && f == marked {
		return chosen[0].number == 1
	}
	bodies := 0
	gap := missesOne(chosen, blocks)
	for i, c := range chosen {
		if c.number != i+1 && !gap || sentence(strings.TrimSuffix(c.title, ":")) || wordsIn(c.title) > 15 {
			return false
		}
		if f == bareNo && !head && !blocks[c.at].Apart && c.at > 0 {
			return false
		}
		if c.body {
			bodies++
		}
	}
	return len(chosen) >= 2 && bodies*2 > len(chosen)
}

// missesOne says whether one number is missing and all that are there stand alone above
// words of their own, as headings do.
func missesOne(chosen []candidate, blocks []Block) bool {
	for i, c := range chosen {
		if c.number > i+2 || !c.body || !blocks[c.at].Apart && c.at > 0 {
			return false
		}
	}
	return len(chosen) > 2 && chosen[0].number == 1
}

// goesOn says whether a candidate counts on from the last part: a list would begin at
// one.
func (c candidate) goesOn(last int, blocks []Block) bool {
	return c.from > 1 && c.from <= last+1 && c.number == last+1 && c.title != "" && blocks[c.at].Apart && !sentence(strings.TrimSuffix(c.title, ":"))
}

// filled looks for the numbers that are missing: among the candidates of the same
// form that were taken for a list, and then among all others.
func filled(in *Imported, chosen, whole, all []candidate, blocks []Block) []candidate {
	have := map[int]bool{}
	last := 0
	for _, c := range chosen {
		have[c.number] = true
		last = max(last, c.number)
	}
	for n := 1; n <= last+1; n++ {
		if have[n] {
			continue
		}
		if c, ok := only(whole, n); ok && (n < last || c.head || c.form < marked || c.goesOn(last, blocks)) {
			chosen = append(chosen, c)
			last = max(last, n)
			continue
		}
		if c, ok := only(all, n); ok && !c.run && n < last {
			chosen = append(chosen, c)
			in.doubt(blocks[c.at].Line, OtherForm, blocks[c.at].plain(), n)
			continue
		}
		if n <= last {
			in.doubt(0, MissingPart, "", n)
		}
	}
	return chosen
}

func only(all []candidate, n int) (found candidate, ok bool) {
	for _, c := range all {
		if c.number == n {
			if ok {
				return c, false
			}
			found, ok = c, true
		}
	}
	return found, ok
}

// others lists what looks as much like a part as those that were chosen.
func (in *Imported) others(chosen, all []candidate, blocks []Block) {
	taken := map[int]bool{}
	for _, c := range chosen {
		taken[c.at] = true
		if c.two {
			taken[c.at+1] = true
			in.doubt(blocks[c.at+1].Line, NextLineTitle, c.title, c.number)
		}
	}
	for _, c := range all {
		if !taken[c.at] && (!c.run || c.from > 1) && (c.form == chosen[0].form && c.head == chosen[0].head || c.form == named || c.form == padded || c.head && c.mayOpen(blocks)) {
			in.doubt(blocks[c.at].Line, OtherNumber, blocks[c.at].plain(), c.number)
		}
	}
}
