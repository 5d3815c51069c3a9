package guard

import "unicode/utf8"

const (
	whyCued     = "A name after a word for who the person is."
	whyTitled   = "A name after a title."
	whyNamed    = "A name after a word for naming."
	whyOwner    = "A name whose relative or worker is spoken of."
	whyAged     = "A name with an age after it."
	whySpeaker  = "A capitalised word that does what people do: it reads as a name."
	whyAgain    = "The same name as elsewhere in this text."
	whyUnknown  = "A capitalised word inside a sentence that is in no list of ordinary ones: it may be a name."
	whyWhere    = "A capitalised word where a place is named: a small place can be enough to know somebody by."
	whyRepeated = "A capitalised word that comes back and is in no list of ordinary ones: it may be a name."
)

// A cue is what makes a capitalised word a name.
type cue struct {
	first int // the token that the finding begins at
	role  string
	place bool // it stands where a place stands
	bare  bool // the neutral words are the letter alone: "a child called A"
	why   string
}

// names looks for names after and before cues, then for the same names elsewhere, then for repeated unknown words.
func (s *scan) names() {
	known := map[string]bool{}
	taken := make([]bool, len(s.toks))
	for i := 0; i < len(s.toks); i++ {
		c, last, ok := s.named(i, taken)
		if !ok {
			continue
		}
		if c.place {
			s.hit(Institution, Hint, i, last, c.why, rareArea)
			i = last
			continue
		}
		s.name(c, i, last)
		for k := i; k <= last; k++ {
			taken[k] = true
			if s.toks[k].shape == wordShape && s.toks[k].capitals != lowerCase && !s.oneLetter(k) {
				known[s.lowOf(k)] = true
			}
		}
		i = last
	}
	s.again(known, taken)
	s.repeated(taken)
}

// name records the tokens from i to last as a name, from the beginning of its cue.
func (s *scan) name(c cue, i, last int) {
	s.hits = append(s.hits, hit{kind: Name, level: Hint, start: int(s.toks[c.first].start), end: int(s.toks[last].end), why: c.why,
		name: name{key: s.low[s.toks[i].start:s.toks[last].end], role: c.role, bare: c.bare,
			capital: s.toks[c.first].first && s.toks[c.first].capitals != lowerCase && !c.bare}})
}

// named says whether a name begins at token i, and where it ends.
func (s *scan) named(i int, taken []bool) (cue, int, bool) {
	if last := s.spelled(i); last > i {
		if c, ok := s.cueBefore(i, last); ok {
			return c, last, true
		}
	}
	if !s.nameWord(i, true) {
		return cue{}, 0, false
	}
	last := s.fullName(i)
	if c, ok := s.cueBefore(i, last); ok {
		return c, last, true
	}
	if !s.nameWord(i, false) && (!s.has(i, ambiguous) || s.timely(i) && s.calendar(i-1)) {
		return cue{}, 0, false
	}
	if i >= 2 && s.is(i-1, "and", "&") && taken[i-2] && !s.toks[i].first {
		return cue{first: i, why: whyCued}, last, true
	}
	if why := s.cueAfter(i, last); why != "" {
		return cue{first: i, why: why}, last, true
	}
	if s.alone(i, last) {
		if s.is(i-1, "in", "near", "outside") {
			return cue{first: i, why: whyWhere, place: true}, last, true
		}
		return cue{first: i, why: whyUnknown}, last, true
	}
	return cue{}, 0, false
}

// nameLike says whether token i can be a name with nothing before it that leads to one.
func (s *scan) nameLike(i int) bool { return s.nameWord(i, false) }

// nameWord says whether token i can be a name. After a cue May and Will can be.
func (s *scan) nameWord(i int, cued bool) bool {
	if i < 0 || i >= len(s.toks) {
		return false
	}
	t := s.toks[i]
	if t.shape != wordShape || t.capitals == lowerCase || s.width(i) < 2 || t.capitals == upperCase && s.width(i) < 3 {
		return false
	}
	if t.class&ambiguous != 0 {
		if cued {
			return !(t.class&month != 0 && s.small(i+1) >= 0)
		}
		return !t.first && t.class&(ordinary|month) == 0
	}
	if t.class&city != 0 && !cued {
		return false // after a title Kent is a person
	}
	if t.class&(ordinary|month|title|refID|healthID|insureID) != 0 || t.class&(relation|role) != 0 {
		return false
	}
	return utf8.RuneCountInString(s.textOf(i)) >= 2
}

// fullName goes on over further names, hyphens and the small words inside names.
func (s *scan) fullName(i int) int {
	last := i
	for n := 0; n < 5 && last+1 < len(s.toks); n++ {
		next := last + 1
		switch t := s.toks[next]; {
		case s.single(next) && t.capitals == titleCase && t.gap == spaceGap && s.nameWord(next+1, true) && s.toks[next+1].gap != noGap && !t.first:
			last = next + 1 // a middle initial
		case s.mark(next) == '-' && t.gap == noGap && next+1 < len(s.toks) && s.toks[next+1].gap == noGap && s.toks[next+1].capitals != lowerCase:
			last = next + 1
		case t.gap >= spaceGap && t.gap <= lineGap && !(t.first && t.gap == spaceGap) && s.nameWord(next, true) && !(t.gap == lineGap && t.class != 0) && !s.has(next, placeType):
			last = next
		case s.is(next, "bin", "bint", "ibn", "al", "el", "van", "de", "der", "ap", "ab", "ferch", "von", "da", "dos", "ur", "ul") && t.gap == spaceGap:
			k := next + 1
			if s.mark(k) == '-' {
				k++
			}
			if !s.nameWord(k, true) {
				return last
			}
			last = k
		default:
			return last
		}
	}
	return last
}

// spelled reads a name in single letters: "K a y l e i g h", "D.e.a.n".
func (s *scan) spelled(i int) int {
	if !s.single(i) && !s.oneLetter(i) || s.toks[i].capitals == lowerCase {
		return i
	}
	letters, last := 1, i
	for k := i + 1; k < len(s.toks) && k < i+40 && s.toks[k].gap <= lineGap; k++ {
		if c := s.mark(k); c == '.' || c == '-' || c == '\'' || c == '_' {
			continue
		}
		if !s.oneLetter(k) {
			break
		}
		letters, last = letters+1, k
	}
	if letters < 3 && !(letters == 2 && s.toks[last].capitals == lowerCase && !s.is(last, "a")) {
		return i
	}
	return last
}

func (s *scan) oneLetter(i int) bool {
	return s.toks[i].shape == wordShape && utf8.RuneCountInString(s.textOf(i)) == 1
}
