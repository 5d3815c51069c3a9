package guard

const whyPlace = "A named place: few people belong to it, and they know one another."

// institutions looks for schools, wards, hospitals, nurseries, surgeries, homes, prisons and streets by name.
func (s *scan) institutions() {
	for i := range s.toks {
		switch {
		case s.is(i, "ward", "bay") && s.is(i, "ward"):
			if last := s.wardNumber(i); last > 0 {
				s.place(i, last, "ward")
				continue
			}
			s.placeBefore(i)
		case s.has(i, placeType):
			s.placeBefore(i)
		case s.is(i, "hmp", "hmyoi", "yoi"):
			if s.placeName(i + 1) {
				s.place(i, s.runEnd(i+1), "prison")
			}
		case s.is(i, "st", "saint") && s.toks[i].capitals == titleCase:
			s.saint(i)
		}
	}
}

// wardNumber reads "Ward 12", "ward 4B", and "Ward C" with a capital.
func (s *scan) wardNumber(i int) int {
	if i+1 >= len(s.toks) || s.toks[i+1].gap != spaceGap {
		return 0
	}
	if v := s.small(i + 1); v > 0 && v < 200 {
		if i+2 < len(s.toks) && s.toks[i+2].gap == noGap && s.toks[i+2].shape == wordShape && s.width(i+2) == 1 {
			return i + 2
		}
		if s.is(i+2, "days", "day", "weeks", "hours", "beds", "staff", "patients", "rounds") {
			return 0
		}
		return i + 1
	}
	if s.toks[i].capitals == titleCase && s.single(i+1) && s.toks[i+1].capitals == titleCase && !s.is(i+1, "i", "a") {
		return i + 1
	}
	return 0
}

// saint reads "St Mary's" with nothing after it that says what it is.
func (s *scan) saint(i int) {
	k := i + 1
	if s.mark(k) == '.' {
		k++
	}
	if k+2 < len(s.toks) && s.placeName(k) && s.mark(k+1) == '\'' && s.is(k+2, "s") && !s.is(k+3, "day") {
		s.place(i, k+2, "place")
	}
}

// placeName says whether token i can be the own name of a place.
func (s *scan) placeName(i int) bool {
	if i < 0 || i >= len(s.toks) {
		return false
	}
	t := s.toks[i]
	if t.shape != wordShape || t.capitals == lowerCase || s.width(i) < 2 {
		return false
	}
	if t.class&ambiguous != 0 && t.class&ordinary == 0 {
		return !t.first
	}
	return t.class&(ordinary|relation|role|title|refID|healthID) == 0 && !(t.capitals == upperCase && s.width(i) < 4)
}

// runEnd goes to the end of names that follow one another.
func (s *scan) runEnd(i int) int {
	for n := 0; n < 3 && s.placeName(i+1) && s.toks[i+1].gap == spaceGap; n++ {
		i++
	}
	return i
}

// placeBefore looks for an own name before the word that says what the place is.
func (s *scan) placeBefore(i int) {
	if s.has(i+1, placeType) && s.toks[i+1].gap == spaceGap && s.toks[i+1].capitals != lowerCase {
		return // the last such word tells
	}
	k := i - 1
	for n := 0; n < 6 && k >= 0 && s.toks[k+1].gap <= lineGap && s.has(k, placePart|placeType) && !(s.placeName(k) && !s.has(k, placePart|placeType)); n++ {
		k--
	}
	last := k
	for n := 0; n < 4 && k >= 0 && s.placeName(k) && s.toks[k+1].gap <= lineGap && (!s.toks[k+1].first || k+1 == i) && (k == last || s.toks[k].end < s.toks[k+1].start); n++ {
		k--
	}
	first := k + 1
	if s.is(k, ".") && s.is(k-1, "st") {
		first = k - 1
	} else if s.is(k, "st", "saint") && s.toks[k].capitals != lowerCase {
		first = k
	}
	if first > last || !s.placeSure(i, first) {
		return
	}
	if street(s.lowOf(i)) && s.toks[first].gap == spaceGap && s.small(first-1) > 0 && s.width(first-1) <= 3 {
		first--
	} else if street(s.lowOf(i)) && s.single(first-1) && s.toks[first-1].gap == noGap && s.small(first-2) > 0 {
		first -= 2
	}
	if s.toks[first].shape == numberShape {
		s.place(first, i, "house number")
		return
	}
	s.place(first, i, s.lowOf(i))
}

// placeSure asks more of a word in small letters and of a name that begins a sentence.
func (s *scan) placeSure(i, first int) bool {
	capitalType := s.toks[i].capitals != lowerCase
	if s.toks[i].capitals != upperCase && s.toks[first].capitals == upperCase {
		return false
	}
	if !capitalType && s.toks[first].first {
		return false
	}
	return capitalType || s.is(i, "hospital", "infirmary", "ward", "surgery", "nursery", "school", "academy", "college", "prison",
		"road", "street", "avenue", "lane", "hospice", "refuge", "hostel", "playgroup", "preschool")
}

func street(low string) bool {
	switch low {
	case "road", "street", "avenue", "close", "lane", "drive", "crescent", "terrace", "gardens", "grove", "way", "square", "rd", "ave",
		"place", "court", "villas", "estate":
		return true
	}
	return false
}

// place records a named place, with "the" before it, so that "a hospital" fits.
func (s *scan) place(first, last int, what string) {
	if s.is(first-1, "the") && s.toks[first].gap == spaceGap {
		first--
	}
	instead := placeWords(what)
	if s.toks[first].first && !s.quiet(first) {
		instead = capital(instead)
	}
	s.hit(Institution, Hint, first, last, whyPlace, instead)
}

func placeWords(what string) string {
	switch what {
	case "hospital", "infirmary":
		return "a hospital"
	case "academy":
		return "a school"
	case "school", "college", "nursery", "ward", "prison", "hostel", "refuge", "clinic", "hospice", "playgroup", "church",
		"mosque", "temple", "gurdwara", "chapel", "hotel", "preschool", "kindergarten", "hub", "unit", "farm":
		return "a " + what
	case "surgery", "practice":
		return "a surgery"
	case "centre", "center":
		return "a centre"
	case "home", "house", "lodge", "hall", "manor", "villas":
		return "a home"
	}
	if what == "house number" {
		return "a house"
	}
	if street(what) {
		return "a street"
	}
	return "a place"
}

// quiet says whether a token begins a line without beginning a sentence.
func (s *scan) quiet(i int) bool {
	return i > 0 && s.toks[i].gap == lineGap && !s.ends(i-1)
}
