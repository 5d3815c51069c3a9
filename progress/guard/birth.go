package guard

// birthCue says whether words about a birth, or about a baby being due, lead to the date or directly follow it.
func (s *scan) birthCue(d date, before int) bool {
	if k := s.back(d.first, 7, birth); k > before && k >= 0 {
		return !s.is(k, "birth") || s.is(k-1, "of", "gave", "date", "the", "her", "his", "'s", "s", "gives", "giving") || d.first-k <= 2
	}
	if s.birthAfter(d) {
		return true
	}
	if at := s.lead(d) - 1; s.is(at, "for", "on", "is", "was") && (s.is(at-1, "section") || s.is(at-2, "section")) && (s.near(at-1, 4, baby) || s.is(at-3, "c", "-") || s.is(at-4, "c", "-")) {
		return true
	}
	if s.is(d.first-1, "b") || s.dottedDOB(s.lead(d)) {
		return true
	}
	for k := d.first - 1; k >= 0 && k >= d.first-4 && !s.ends(k); k-- {
		if s.is(k, "delivery", "confinement", "due") && (s.is(k-1, "of", "date") || s.is(k-1, "expected", "estimated")) && !s.has(k-3, document) || s.is(k, "date") && s.is(k-1, "due", "delivery") {
			return true
		}
		if s.is(k, "due", "arrived", "delivered", "came", "expected", "delivery", "discharged") {
			return s.near(k, 5, baby) || s.is(k+1, "to") && s.near(k, 5, baby)
		}
		if !s.is(k, "on", "the", "in", "for", "is", "was", ":", "by", ",", "(", "about", "around", "date") {
			return false
		}
	}
	return false
}

// lead gives the first token of a date, or "the" before it.
func (s *scan) lead(d date) int {
	if s.is(d.first-1, "the") {
		return d.first - 1
	}
	return d.first
}

// dottedDOB reads "d.o.b." and "d o b" before token i.
func (s *scan) dottedDOB(i int) bool {
	want, k := "bod", i-1
	for n := 0; n < len(want) && k >= 0 && k > i-9; k-- {
		if s.toks[k].shape == markShape || s.is(k, "is", "was", "as", "given") {
			continue
		}
		if s.lowOf(k) != want[n:n+1] {
			return false
		}
		if n++; n == len(want) {
			return true
		}
	}
	return false
}

// besidePerson says whether a full date stands directly after a person, in brackets or between commas.
func (s *scan) besidePerson(d date) bool {
	k := s.lead(d) - 1
	if c := s.mark(k); c == '(' || c == ',' || c == '-' || c == ':' {
		k--
	}
	return k >= 0 && !s.ends(k) && (s.has(k, relation) || s.nameLike(k) && !s.toks[k].first)
}

// babyBefore says whether a full date follows words about a baby, and none about a meeting or another event.
func (s *scan) babyBefore(d date) bool {
	at := s.back(d.first, 8, baby)
	if at < 0 || s.is(at, "she", "one", "little", "boy", "girl", "son", "daughter", "child", "pregnancy", "pregnant", "babies") {
		return false
	}
	for k := at + 1; k < d.first; k++ {
		if s.has(k, document|thing|refCue|speech) || s.is(k, "conference", "meeting", "met", "court", "hearing", "seen", "saw", "visit",
			"visited", "discussed", "placed", "moved", "removed", "appointment", "scan", "scanned", "strategy", "closed", "published", "held",
			"reviewed", "referred", "weighed", "discharged", "registered", "named", "panel", "board", "team", "unit") {
			return false
		}
	}
	return true
}

// birthAfter says whether words about a birth follow a date in its sentence: "3 March 2019 as her date of birth".
func (s *scan) birthAfter(d date) bool {
	for k := d.last + 1; k <= d.last+7 && k < len(s.toks) && !s.ends(k) && s.toks[k].gap != paragraphGap; k++ {
		switch {
		case s.is(k, "dob", "edd", "birthday", "birthdate"):
			return true
		case s.is(k, "birth"):
			return d.year && d.day && s.is(k-1, "of", "gave", "giving") && !s.is(k+1, "plan", "planning", "weight", "mother", "family", "parents")
		case s.is(k, "born"):
			return d.year && d.day && !s.is(k+1, "into") && s.small(k+1) < 0 && s.small(k+2) < 0
		case s.toks[k].shape == numberShape:
			return false
		}
	}
	return false
}
