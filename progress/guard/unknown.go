package guard

// again finds the names that had a cue wherever else they stand.
func (s *scan) again(known map[string]bool, taken []bool) {
	if len(known) == 0 {
		return
	}
	for i := 0; i < len(s.toks); i++ {
		t := s.toks[i]
		if taken[i] || t.shape != wordShape || t.capitals == lowerCase || !known[s.lowOf(i)] {
			continue
		}
		if t.class&(ambiguous|ordinary|month) != 0 && !s.meant(i) || s.has(i, placeType|relation|role) {
			continue
		}
		last := s.fullName(i)
		s.name(cue{first: i, why: whyAgain}, i, last)
		for k := i; k <= last; k++ {
			taken[k] = true
		}
		i = last
	}
}

// alone says whether a capitalised word needs no cue: it stands inside a sentence, or two unknown ones stand together.
func (s *scan) alone(i, last int) bool {
	if last > i && s.has(i, ambiguous) && s.toks[last].class == 0 && s.unknown(last) {
		return true
	}
	if last > i && s.shouted(i) && s.shouted(last) {
		return true
	}
	if s.has(i, ambiguous) {
		return !s.toks[i].first && !(s.timely(i) && s.calendar(i-1)) && (!s.has(i, ordinary) || s.is(i, "will", "may")) && s.toks[i].capitals == titleCase &&
			!s.capitalBeside(i)
	}
	if !s.unknown(i) || !s.unknown(last) || s.cited(last+1) || s.mark(last+1) == ',' && isYear(s.small(last+2)) || isYear(s.small(last+1)) {
		return false
	}
	for k := i; k <= last; k++ {
		if abstractEnding(s.lowOf(k)) {
			return false
		}
	}
	return !s.toks[i].first || last > i && s.toks[last].class == 0 && s.toks[i].class&^ambiguous == 0
}

// meant says whether an ordinary word that is a name elsewhere in the text is one here too.
func (s *scan) meant(i int) bool {
	if s.toks[i].first {
		return s.acts(i+1) || s.mark(i+1) == '\'' && s.is(i+2, "s")
	}
	return !s.has(i, month) || !s.calendar(i-1) && s.small(i+1) < 0
}

// repeated finds unknown capitalised words that come twice, once inside a sentence, and never in small letters.
func (s *scan) repeated(taken []bool) {
	type seen struct {
		times         int
		inside, small bool
	}
	words := map[string]*seen{}
	for i := range s.toks {
		if !taken[i] && s.unknown(i) {
			w := words[s.lowOf(i)]
			if w == nil {
				w = &seen{}
				words[s.lowOf(i)] = w
			}
			w.times++
			w.inside = w.inside || !s.toks[i].first
		}
	}
	if len(words) == 0 {
		return
	}
	for i, t := range s.toks {
		if t.shape == wordShape && t.capitals == lowerCase {
			if w := words[s.lowOf(i)]; w != nil {
				w.small = true
			}
		}
	}
	for i := range s.toks {
		if taken[i] || !s.unknown(i) {
			continue
		}
		if w := words[s.lowOf(i)]; w.times > 1 && w.inside && !w.small {
			s.name(cue{first: i, why: whyRepeated}, i, i)
		}
	}
}

// unknown says whether token i is a capitalised word in no list, and no part of a longer capitalised name of a body.
func (s *scan) unknown(i int) bool {
	if !s.nameWord(i, false) || s.toks[i].capitals == upperCase || s.has(i, placeType) {
		return false
	}
	return !s.capitalBeside(i)
}

// shouted says whether token i is an unknown word in capitals, too long for most abbreviations.
func (s *scan) shouted(i int) bool {
	return s.nameWord(i, false) && s.toks[i].capitals == upperCase && s.width(i) > 3 && s.toks[i].class == 0 && !s.capitalBeside(i)
}

// timely says whether an ambiguous word is one of the calendar.
func (s *scan) timely(i int) bool { return s.has(i, month) || s.is(i, "summer", "autumn", "winter") }

// capitalBeside says whether an ordinary word with a capital stands beside token i, as in the name of a body.
func (s *scan) capitalBeside(i int) bool {
	for _, k := range [...]int{i - 1, i + 1} {
		if s.has(k, ordinary) && s.toks[k].capitals != lowerCase && (!s.toks[k].first || s.has(k, body)) && !s.is(k, "i") {
			return true
		}
	}
	if s.is(i-1, "st", "saint") {
		return true
	}
	return s.is(i-1, "and", "of", "for", "&") && i >= 2 && s.toks[i-2].capitals == titleCase && (s.has(i-2, body) || abstractEnding(s.lowOf(i-2)))
}
