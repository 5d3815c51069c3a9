package guard

const (
	dateGone   = "[date removed]"
	whyBorn    = "A date next to words about birth."
	whyBeside  = "A full date beside a person: it reads as their date of birth."
	whyInMonth = "A month next to words about birth: with a place it can be enough."
)

// A date is one that was read in a text.
type date struct {
	first, last int // tokens
	month       int // 0 where it cannot be told
	year        bool
	day         bool
}

// dates looks for dates of birth and for the date a baby is due.
func (s *scan) dates() {
	before := -1 // where the date before ended: its cue is not that of the next
	for i := 0; i < len(s.toks); i++ {
		d, ok := s.dateAt(i)
		if !ok {
			continue
		}
		cued := s.birthCue(d, before)
		before = d.last
		switch {
		case cued && d.day:
			s.date(d, Likely, whyBorn)
		case cued:
			s.date(d, Hint, whyInMonth)
		case d.day && d.year && (s.besidePerson(d) || s.babyBefore(d)):
			s.date(d, Likely, whyBeside)
		}
		i = d.last
	}
}

// date records a date together with "on" or "in", so that a season can stand in its place.
func (s *scan) date(d date, level Level, why string) {
	first := d.first
	if s.is(first-1, "the") {
		first--
	}
	instead := dateGone
	if season := seasonOf(d.month); season != "" && s.is(first-1, "on", "in") {
		first, instead = first-1, season
	} else {
		first = d.first
	}
	s.hit(BirthDate, level, first, d.last, why, instead)
}

func seasonOf(m int) string {
	switch m {
	case 12, 1, 2:
		return "in the winter"
	case 3, 4, 5:
		return "in the spring"
	case 6, 7, 8:
		return "in the summer"
	case 9, 10, 11:
		return "in the autumn"
	}
	return ""
}

// dateAt reads a date that begins at token i.
func (s *scan) dateAt(i int) (date, bool) {
	t := s.toks[i]
	switch {
	case t.shape == numberShape && (i == 0 || t.gap > noGap || s.toks[i-1].shape == markShape && s.mark(i-1) != '.' && s.mark(i-1) != '/' && s.mark(i-1) != '-'):
		if d, ok := s.figures(i); ok {
			return d, true
		}
		return s.dayMonth(i)
	case t.class&month != 0:
		return s.monthFirst(i)
	case t.shape == wordShape && ordinalWord(s.lowOf(i)):
		return s.dayMonth(i)
	}
	return date{}, false
}

// small gives the value of a number token of up to four digits, -1 for others.
func (s *scan) small(i int) int {
	if i < 0 || i >= len(s.toks) || s.toks[i].shape != numberShape || s.toks[i].end-s.toks[i].start > 4 {
		return -1
	}
	v := 0
	for _, c := range s.textOf(i) {
		v = v*10 + int(c-'0')
	}
	return v
}

func (s *scan) width(i int) int { return int(s.toks[i].end - s.toks[i].start) }

// figures reads 3/2/2019, 03.02.19, 3-2-2019, 3 2 2019 and 2019-02-03.
func (s *scan) figures(i int) (date, bool) {
	b, sepA := s.dateParting(i + 1)
	c, sepB := s.dateParting(b + 1)
	if b < 0 || c < 0 || sepA != sepB {
		return date{}, false
	}
	if next, _ := s.dateParting(c + 1); next >= 0 && s.small(next) >= 0 && sepB != ' ' && s.mark(c+1) == sepB {
		return date{}, false
	}
	x, y, z := s.small(i), s.small(b), s.small(c)
	switch {
	case s.width(i) == 4 && isYear(x) && isMonth(y) && isDay(z):
		return date{i, c, y, true, true}, true
	case x < 0 || y < 0 || !(s.width(c) == 2 && s.width(b) <= 2 || s.width(c) == 4 && isYear(z)):
		return date{}, false
	case sepA == ' ' && s.width(c) != 4:
		return date{}, false
	case isDay(x) && isMonth(y):
		return date{i, c, y, true, true}, true
	case isMonth(x) && isDay(y):
		return date{i, c, x, true, true}, true
	}
	return date{}, false
}

// dateParting gives the number after a slash, hyphen, full stop or space, and which.
func (s *scan) dateParting(i int) (int, byte) {
	if i <= 0 || i >= len(s.toks) {
		return -1, 0
	}
	if s.toks[i].shape == numberShape && s.toks[i].gap == spaceGap {
		return i, ' '
	}
	switch c := s.mark(i); c {
	case '/', '-', '.':
		if i+1 < len(s.toks) && s.toks[i+1].shape == numberShape && s.toks[i+1].gap <= lineGap {
			return i + 1, c
		}
	}
	return -1, 0
}

func isYear(v int) bool  { return v >= 1900 && v < 2040 }
func isMonth(v int) bool { return v >= 1 && v <= 12 }
func isDay(v int) bool   { return v >= 1 && v <= 31 }

// dayMonth reads "3 February 2019", "3rd of Feb '19", "third of February" and the same without a year.
func (s *scan) dayMonth(i int) (date, bool) {
	if s.toks[i].shape == numberShape && !isDay(s.small(i)) {
		return date{}, false
	}
	k := i + 1
	if k < len(s.toks) && s.toks[k].gap == noGap && s.is(k, "st", "nd", "rd", "th") {
		k++
	}
	if s.mark(k) == '-' || s.mark(k) == '.' || s.mark(k) == '/' {
		k++
	}
	if s.is(k, "of") {
		k++
	}
	if !s.has(k, month) {
		return date{}, false
	}
	d := date{first: i, last: k, month: monthOf(s.lowOf(k)), day: true}
	d.addYear(s)
	return d, true
}

// monthFirst reads "February 3, 2019", "February 2019".
func (s *scan) monthFirst(i int) (date, bool) {
	d := date{first: i, last: i, month: monthOf(s.lowOf(i))}
	if v := s.small(i + 1); isDay(v) && s.width(i+1) <= 2 {
		d.last, d.day = i+1, true
		if s.is(i+2, "st", "nd", "rd", "th") {
			d.last = i + 2
		}
	}
	d.addYear(s)
	return d, d.day || d.year
}

func (d *date) addYear(s *scan) {
	k := d.last + 1
	for s.mark(k) == ',' || s.mark(k) == '.' || s.mark(k) == '-' || s.mark(k) == '\'' || s.mark(k) == '/' {
		k++
		if k > d.last+3 {
			return
		}
	}
	if v := s.small(k); v >= 0 && (s.width(k) == 4 && isYear(v) || s.width(k) == 2 && d.day && s.toks[k].gap < lineGap) {
		if s.is(k+1, "%") || s.ends(k-1) {
			return
		}
		d.last, d.year = k, true
	}
}

func monthOf(low string) int {
	for i, m := range [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if len(low) >= 3 && low[:3] == m {
			return i + 1
		}
	}
	return 0
}

func ordinalWord(low string) bool {
	switch low {
	case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth":
		return true
	}
	return false
}
