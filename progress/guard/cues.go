package guard

import "strings"

// cueBefore looks for what leads to a name that stands from token i to last.
func (s *scan) cueBefore(i, last int) (cue, bool) {
	k := i - 1
	if k < 0 || s.toks[i].gap == paragraphGap {
		return cue{}, false
	}
	if s.mark(k) == '.' && s.has(k-1, title) && s.toks[k].gap == noGap {
		k--
	}
	switch {
	case s.is(k, "professor", "prof") && s.cited(last+1):
		return cue{}, false
	case s.has(k, title) && (s.toks[k].capitals != lowerCase || !s.has(k, relation|role)):
		return s.titled(k), true
	case s.bodyName(k):
		return cue{}, false
	case s.has(k, relation) && !s.is(k, "girls", "boys", "kids"), s.has(k, role):
		return cue{first: s.cueStart(k), role: roleOf(s.lowOf(k)), why: whyCued}, true
	case s.naming(k) && s.toks[i].gap <= spaceGap:
		return cue{first: i, bare: true, role: s.namedRole(k), why: whyNamed}, true
	}
	if s.visited(k) && !s.toks[i].first && (s.nameWord(i, false) || s.has(i, ambiguous)) {
		return cue{first: i, why: whySpeaker}, true
	}
	return s.apart(k, i, last)
}

// apart reads a name that commas, brackets or a colon part from its cue: "the midwife, Nia, knew".
func (s *scan) apart(k, i, last int) (cue, bool) {
	open, shut := s.mark(k), s.mark(last+1)
	if s.toks[i].gap > spaceGap || s.ends(k) {
		return cue{}, false
	}
	reach := 1
	switch open {
	case '(', ':', '-':
	case ',':
		if shut != ',' && shut != '.' && shut != ';' && shut != ')' && last+1 < len(s.toks) && !s.is(last+1, "and", "who") {
			return cue{}, false
		}
		if shut == ',' {
			reach = 5
		}
	default:
		return cue{}, false
	}
	if open == '(' && shut != ')' && shut != ',' {
		return cue{}, false
	}
	at := s.back(k, reach, relation|role)
	if at < 0 || s.has(at, crowd) {
		return cue{}, false
	}
	return cue{first: i, role: roleOf(s.lowOf(at)), why: whyCued}, true
}

// titled begins at the title, or at the first of "Mr and Mrs".
func (s *scan) titled(k int) cue {
	c := cue{first: k, role: titleRole(s.lowOf(k)), why: whyTitled}
	if s.is(k-1, "and", "&") && s.has(k-2, title) {
		c.first, c.role = k-2, "couple"
	}
	return c
}

// cueStart takes in the first word of "social worker" and its like.
func (s *scan) cueStart(k int) int {
	if s.is(k, "worker", "visitor", "carer", "nurse", "officer", "teacher") && s.is(k-1, "social", "health", "foster", "support", "key",
		"school", "family", "probation", "police", "housing", "youth", "nursery", "outreach", "head", "class", "duty", "link") {
		return k - 1
	}
	return k
}

// naming says whether token k is a word after which a name comes, and not that of a thing.
func (s *scan) naming(k int) bool {
	switch {
	case s.is(k, "called", "named", "nicknamed", "surnamed", "christened"):
		return !s.has(k-1, thing) && !s.is(k-1, "group", "app", "course", "scheme", "project", "website", "charity", "team", "unit",
			"something", "film", "song", "game", "company", "approach", "method", "what", "they", "we", "i", "mum", "dad", "she", "he", "then", "also")
	case s.is(k, "him", "her", "them", "baby", "it", "himself", "herself"):
		return s.is(k-1, "name", "named", "naming", "call", "called", "calls", "calling") || s.is(k-1, "the") && s.is(k-2, "name", "call", "named", "called")
	case s.is(k, "is", "was", ":"):
		return s.is(k-1, "name", "surname", "forename") || s.is(k-1, "real", "first") && s.is(k-2, "name")
	case s.is(k, "as"):
		return s.is(k-1, "known")
	case s.is(k, "s"):
		return s.mark(k-1) == '\'' && s.is(k-2, "name")
	}
	return s.is(k, "name's", "surname", "aka", "alias")
}

// namedRole finds who is being named: "a child called".
func (s *scan) namedRole(k int) string {
	if at := s.back(k, 3, relation|role); at >= 0 {
		return roleOf(s.lowOf(at))
	}
	return ""
}

// visited says whether token k ends what people do to people: "spoke to", "met with", "visited".
func (s *scan) visited(k int) bool {
	if s.is(k, "to", "with") {
		return s.is(k-1, "spoke", "speak", "speaking", "talked", "talking", "listened", "met", "sat", "spoken", "met", "apologised", "lives",
			"alone", "reunited", "wrote")
	}
	return s.is(k, "visited", "met", "phoned", "rang", "thanked", "hugged", "texted", "telling", "told", "asked", "saw", "tell", "ring", "supported")
}

// cueAfter looks for what follows a name only: 's mum, (dad), told me.
func (s *scan) cueAfter(i, last int) string {
	k := last + 1
	switch {
	case s.mark(k) == '\'' && s.is(k+1, "s"):
		for n := k + 2; n <= k+4 && n < len(s.toks); n++ {
			if s.has(n, relation|role) && !s.is(n, "children", "head") && (n > k+2 || !s.toks[i].first || !s.has(n, crowd)) {
				return whyOwner
			}
			if s.toks[n].shape != wordShape || s.ends(n) {
				break
			}
		}
	case (s.mark(k) == '(' || s.mark(k) == ',') && s.has(k+1, relation) && (s.mark(k+2) == ')' || s.mark(k+2) == ','):
		return whyOwner
	case s.agedAfter(k) && (s.unknown(i) || s.has(i, ambiguous)) && s.has(last, ambiguous) == s.has(i, ambiguous):
		return whyAged
	case s.mark(k) == ',' && s.is(k+1, "her", "his", "my", "our", "their") && s.unknown(i) && !ordinaryEnding(s.lowOf(i)):
		return whyOwner
	case s.has(k, speech) && s.toks[k].gap <= lineGap && s.toks[i].capitals == titleCase:
		if !s.toks[i].first || s.has(i, ambiguous) || !ordinaryEnding(s.lowOf(i)) {
			return whySpeaker
		}
	case !s.toks[i].first && !s.capitalBeside(i) && s.toks[i].capitals == titleCase && s.acts(k) && !s.is(k, "and") && s.toks[k].gap == spaceGap && !s.calendar(i-1):
		return whySpeaker
	}
	return ""
}

// cited says whether work that was published follows: "'s research", "(2018)".
func (s *scan) cited(k int) bool {
	if s.mark(k) == '(' {
		return isYear(s.small(k + 1))
	}
	for n := k; n < k+5; n++ {
		if s.is(n, "work", "research", "study", "studies", "paper", "book", "theory", "model", "lecture", "writing", "findings") {
			return true
		}
	}
	return false
}

// acts says whether token k is what follows the name of a person who does or is something.
func (s *scan) acts(k int) bool {
	return s.has(k, speech) || s.is(k, "had", "has", "was", "is", "did", "does", "would", "could", "might", "should", "will", "can",
		"came", "went", "felt", "looked", "seemed", "wanted", "needed", "knew", "thought", "took", "left", "sat", "held", "made", "never",
		"still", "always", "wants", "needs", "feels", "lives", "loves", "and", "got", "gave", "hasn't", "hadn't", "wasn't", "isn't", "didn't")
}

// calendar says whether token k leads to a month rather than to a person.
func (s *scan) calendar(k int) bool {
	if s.is(k, "and", "or", "to", "-") && s.has(k-1, month) {
		return true
	}
	return s.is(k, "the", "our", "a", "that", "s", "in", "of", "by", "since", "until", "till", "from", "last", "next", "this", "early", "late", "mid", "each", "every",
		"for", "during", "between", "to", "before", "after", "on", "-") || s.small(k) >= 0 || s.is(k, "st", "nd", "rd", "th")
}

// agedAfter reads ", 24," and "(24)" after a name.
func (s *scan) agedAfter(k int) bool {
	open, shut := s.mark(k), s.mark(k+2)
	return (open == ',' && (shut == ',' || shut == '.') || open == '(' && shut == ')') && s.small(k+1) > 0 && s.width(k+1) <= 2 &&
		s.toks[k+1].gap <= spaceGap && (open == '(' || s.toks[k+1].gap == spaceGap)
}

// bodyName says whether token k, a word for a person, has its capital from the name of a body: "Every Child Matters".
func (s *scan) bodyName(k int) bool {
	if s.toks[k].capitals == lowerCase {
		return false
	}
	if abstractEnding(s.lowOf(k + 1)) {
		return true
	}
	return !s.toks[k].first && s.has(k-1, body) && s.toks[k-1].capitals != lowerCase
}

// abstractEnding keeps words for things out of the names that have no cue.
func abstractEnding(low string) bool {
	for _, e := range [...]string{"tion", "tions", "ment", "ments", "ness", "ies", "ism", "ity", "ology", "ings", "ural", "onal", "ical", "ative"} {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}

// ordinaryEnding keeps words that begin a sentence with their only capital from being names.
func ordinaryEnding(low string) bool {
	for _, e := range [...]string{"ing", "ers", "ors", "ists", "tion", "ions", "ment", "ments", "ness", "ies", "ists", "body", "ives", "ants", "ents"} {
		if strings.HasSuffix(low, e) {
			return true
		}
	}
	return false
}
