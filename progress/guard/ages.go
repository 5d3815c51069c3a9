package guard

const whyAge = "An exact age: with a place or a date it can be enough to know somebody by."

// An age is one that was read: how many years, or 0 for what is counted in weeks and months.
type age struct {
	first, last int // tokens
	years       int
}

// ages looks for exact ages of one person or of a few.
func (s *scan) ages() {
	for i := 0; i < len(s.toks); i++ {
		a, ok := s.ageAt(i)
		if !ok {
			continue
		}
		s.age(a)
		i = a.last
	}
}

func (s *scan) ageAt(i int) (age, bool) {
	switch {
	case s.is(i, "aged", "age"):
		return s.aged(i)
	case s.is(i, "turned", "turning", "turns", "turn"):
		return s.turned(i)
	}
	v, last := s.count(i)
	if v < 0 {
		return age{}, false
	}
	if a, ok := s.old(i, last, v); ok {
		return a, true
	}
	if s.birthdayAfter(last) {
		return age{i, last + 2, v}, v > 0
	}
	if s.has(i-1, relation) && !s.has(i-1, crowd) && v > 0 && v <= 110 && s.is(last+1, "yrs", "yr", "y", "years") && !s.is(last+2, "ago", "later") {
		return age{i, last + 1, v}, true
	}
	if v > 110 || !s.closed(last) {
		return age{}, false
	}
	return age{i, last, v}, s.stated(i) || s.apposed(i, last, v) || s.girlOf(i) || s.beside(i, v) || s.at(i, last, v)
}

// old reads "24-year-old", "3 years old", "18 months old", "24yo", "24 y/o" after a number.
func (s *scan) old(i, last, v int) (age, bool) {
	k := s.skipHyphen(last + 1)
	if s.is(k, "yo", "yr-old", "y.o") {
		return age{i, k, v}, v > 0
	}
	if s.is(k, "y") && s.mark(k+1) == '/' && s.is(k+2, "o") {
		return age{i, k + 2, v}, v > 0
	}
	if !s.is(k, "year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days") {
		return age{}, false
	}
	years := v
	if !s.is(k, "year", "years", "yr", "yrs") {
		years = 0
	}
	k = s.skipHyphen(k + 1)
	if !s.is(k, "old") || s.rangeBefore(i) || s.has(k+1, thing) || s.is(k-1, "years", "months", "weeks", "days") && s.near(i, 7, thing) {
		return age{}, false
	}
	if s.is(i-1, "and", "or") || s.mark(i-1) == ',' {
		if u, _ := s.count(i - 2); u >= 0 && !s.has(i-2, thing) && s.toks[i-2].gap > noGap {
			i -= 2
		}
	}
	return age{i, k, years}, v >= 0
}

// aged reads "aged 24", "aged 3 and 5", "age: 24", "at the age of 15". Ranges and ages of many people are none.
func (s *scan) aged(i int) (age, bool) {
	if s.near(i, 3, thing) {
		return age{}, false
	}
	k := i + 1
	for s.is(k, "of", "only", "just", "about", "around", ":", "is", "was", "nearly", "almost", "=") {
		k++
	}
	v, last := s.count(k)
	if v < 0 || v > 110 {
		return age{}, false
	}
	several := false
	for s.is(last+1, "and", ",", "or") && last < k+10 {
		u, end := s.count(last + 2)
		if u < 0 || u > 110 || s.mark(last+1) == ',' && !s.closed(end) {
			break
		}
		last, several = end, true
	}
	if s.is(last+1, "to", "-", "/", "+", "plus", "upwards", "onwards") && !s.ends(last+1) && s.small(last+2) >= 0 || s.is(last+1, "+", "plus", "upwards") {
		return age{}, false
	}
	if s.is(last+1, "or") && s.is(last+2, "under", "over", "above", "below", "younger", "older") || !several && s.crowdBefore(i) {
		return age{}, false
	}
	if s.is(last+1, "weeks", "week", "months", "month", "years", "year", "days") {
		last++
		if !s.is(last, "years", "year") {
			v = 0
		}
	}
	if s.is(i, "age") && k == i+1 && s.toks[k].shape != numberShape {
		return age{}, false
	}
	return age{i, last, v}, true
}

func (s *scan) crowdBefore(i int) bool {
	k := s.back(i, 2, crowd)
	return k >= 0 && s.is(k, "children", "parents", "people", "women", "men", "mothers", "fathers", "those", "babies", "mums",
		"dads", "girls", "boys", "adults", "teenagers", "infants", "families", "anyone", "everyone", "all", "pupils", "students", "young")
}

// turned reads "turned 16".
func (s *scan) turned(i int) (age, bool) {
	v, last := s.count(i + 1)
	if v < 1 || v > 110 || !s.closed(last) {
		return age{}, false
	}
	return age{i, last, v}, true
}

// birthdayAfter reads "16th birthday" after the number.
func (s *scan) birthdayAfter(last int) bool {
	return s.is(last+1, "th", "st", "nd", "rd") && s.is(last+2, "birthday")
}

// stated reads "she is 24", "mum was only nineteen", "he's 3" before the number.
func (s *scan) stated(i int) bool {
	k := i - 1
	for n := 0; n < 2 && s.is(k, "only", "just", "now", "nearly", "about", "barely", "still", "almost", "already", "around", "roughly"); n++ {
		k--
	}
	switch {
	case s.is(k, "is", "was", "be", "being", "'s"):
		if k--; s.is(k, "will", "would", "to", "must", "may", "might", "could", "can", "ll") {
			k--
		}
	case s.is(k, "s") && s.mark(k-1) == '\'':
		k -= 2
	case s.is(k, "she's", "he's", "she'd"):
	default:
		return false
	}
	if s.is(i, "one") || s.small(i) == 0 {
		return false
	}
	return s.is(k, "she", "he", "who", "she's", "he's") || s.has(k, relation) || k >= 0 && s.nameLike(k) && !s.has(k, ordinary)
}

// apposed reads "Dad, 24," and "Sarah (24)".
func (s *scan) apposed(i, last, v int) bool {
	open, shut := s.mark(i-1), s.mark(last+1)
	if !(open == '(' && shut == ')' || open == ',' && (shut == ',' || shut == '.' || shut == ';')) {
		return false
	}
	if s.has(i-2, relation) && !s.has(i-2, crowd) || s.is(i-2, "she", "he", "age", "me", "him", "her") && v >= 8 {
		return true
	}
	return s.nameLike(i-2) && s.toks[i-2].capitals == titleCase && s.toks[i].shape == numberShape && !s.has(i-2, placeType) &&
		(!s.toks[i-2].first || shut == ',' && open == ',')
}

// beside reads "mum 24, dad 31"; "child 2" is a way of counting children.
func (s *scan) beside(i, v int) bool {
	return s.has(i-1, relation) && !s.has(i-1, crowd) && v >= 11 && s.toks[i].gap == spaceGap
}

// at reads "had her first at 16" and "At 14 she".
func (s *scan) at(i, last, v int) bool {
	if !s.is(i-1, "at") || v < 8 || v > 60 {
		return false
	}
	if s.is(last+1, "she", "he") || s.mark(last+1) == ',' && s.is(last+2, "she", "he") {
		return true
	}
	k := s.back(i-1, 5, relation|baby)
	return k >= 0 && s.is(k, "pregnant", "baby", "mother", "mum", "father", "dad", "child", "parent", "son", "daughter") || s.is(i-2, "first", "married", "care", "home", "removed", "adopted")
}

// girlOf reads "a girl of 15"; "mum of 3" counts children.
func (s *scan) girlOf(i int) bool {
	return s.is(i-1, "of") && s.is(i-2, "girl", "boy", "woman", "man", "lad", "child", "teenager", "youngster", "toddler") && !s.is(i, "one")
}

// age records an age with words that say as much as is needed.
func (s *scan) age(a age) {
	first, last, instead := a.first, a.last, ""
	switch {
	case s.is(a.first, "turned", "turning", "turns", "turn"):
		instead = map[string]string{"turned": "had a birthday", "turning": "having a birthday", "turns": "has a birthday",
			"turn": "have a birthday"}[s.lowOf(a.first)]
	case s.is(a.last, "birthday"):
		instead = "birthday"
	case s.is(a.last, "old") && s.is(a.last-1, "-") || s.is(a.last, "old") && s.is(a.last-1, "year", "month", "week", "day") || s.is(a.last, "yo"):
		first, last, instead = s.ageNoun(a)
	default:
		whose := s.gender(a.first)
		if s.girlOf(a.first) {
			first--
		} else if s.is(first-1, "at") {
			first--
			if whose == "their" {
				whose = s.genderAfter(a.last)
			}
		}
		instead = s.stageOf(a.years, whose)
		if s.toks[first].capitals != lowerCase {
			instead = capital(instead)
		}
		if s.is(first-1, "just", "only", "nearly", "barely") {
			first--
		}
	}
	s.hit(ExactAge, Likely, first, last, whyAge, instead)
}
