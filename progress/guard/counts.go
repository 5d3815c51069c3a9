package guard

// count reads a whole number up to 999 at token i, in figures or in words.
func (s *scan) count(i int) (value, last int) {
	if i >= len(s.toks) {
		return -1, 0
	}
	if s.toks[i].shape == numberShape {
		c := s.mark(i - 1)
		if s.toks[i].gap == noGap && (c == '.' || c == '/' || c == '-' || c == ',' || c >= 0x80 || c == '#') || s.width(i) > 3 {
			return -1, 0
		}
		if c := s.mark(i + 1); (c == '.' || c == ',' || c == '/' || c == ':' || c == '%') && s.small(i+2) >= 0 && s.toks[i+2].gap == noGap {
			return -1, 0
		}
		if k := i + 1; k < len(s.toks) && s.toks[k].gap == noGap && s.toks[k].shape == wordShape && s.width(k) < 2 && !s.is(k, "y") {
			return -1, 0 // a part of a code
		}
		return s.small(i), i
	}
	if s.toks[i].class&number == 0 {
		return -1, 0
	}
	v := numberWord(s.lowOf(i))
	if v >= 20 && v%10 == 0 {
		k := i + 1
		if s.mark(k) == '-' {
			k++
		}
		if s.has(k, number) {
			if u := numberWord(s.lowOf(k)); u > 0 && u < 10 {
				return v + u, k
			}
		}
	}
	return v, i
}

func numberWord(low string) int {
	words := [...]string{"nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}
	for v, w := range words {
		if w == low {
			return v
		}
	}
	for t, w := range [...]string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if w == low {
			return 30 + 10*t
		}
	}
	return -1
}

// skipHyphen goes past one hyphen, or a space that is no token.
func (s *scan) skipHyphen(i int) int {
	if s.mark(i) == '-' {
		return i + 1
	}
	return i
}

// rangeBefore says whether a number ends a range or a limit: "16 to 25", "0-5", "under 18", "over the 25".
func (s *scan) rangeBefore(i int) bool {
	if s.is(i-1, "to", "under", "over", "than", "least", "above", "below", "-") {
		return !s.is(i-1, "-") || s.small(i-2) >= 0
	}
	return s.is(i-1, "and") && s.is(i-3, "between")
}

// closed says whether a number ends its phrase, so that it counts nothing that follows.
func (s *scan) closed(last int) bool {
	k := last + 1
	if k >= len(s.toks) || s.toks[k].gap == paragraphGap {
		return true
	}
	switch s.mark(k) {
	case '.', ',', ';', '!', '?', ')', '"', '\'', ':':
		return true
	case '-':
		return s.toks[k].gap > noGap
	}
	if s.is(k, "she", "he") && s.is(last-1, "at") {
		return true
	}
	return s.is(k, "and", "but", "with", "who", "now", "when", "today", "so", "or", "then", "because", "years", "year", "yrs",
		"this", "next", "last", "should", "has", "had", "is", "was", "in", "lives", "already", "which", "from", "at", "himself",
		"herself", "while", "living", "on") || s.toks[k].first && s.toks[k].gap >= lineGap
}
