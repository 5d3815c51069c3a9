package guard

const (
	mailGone = "[e-mail address removed]"
	whyMail  = "An e-mail address."
	whyAtDot = "An e-mail address, with words or spaces in the place of its signs."
)

// emails looks for addresses with @, and for those written with "at" and "dot".
func (s *scan) emails() {
	for i := range s.toks {
		switch {
		case s.mark(i) == '@':
			s.emailAt(i, i, i, true)
		case s.is(i, "at") && i > 0:
			first, last := s.bracketed(i)
			s.emailAt(i, first, last, first < i)
		}
	}
}

// bracketed widens token i to the brackets round it.
func (s *scan) bracketed(i int) (first, last int) {
	switch s.mark(i - 1) {
	case '(', '[', '{', '<', '-', '_':
		switch s.mark(i + 1) {
		case ')', ']', '}', '>', '-', '_':
			return i - 1, i + 1
		}
	}
	return i, i
}

// emailAt reads a user before first and a domain after last. A bare word "at" needs a "dot" in words, or a cue.
func (s *scan) emailAt(at, first, last int, sign bool) {
	end, dotWord := s.domain(last + 1)
	if end < 0 {
		return
	}
	start := s.user(first - 1)
	if start < 0 {
		return
	}
	if !sign && !dotWord && !s.near(start, 5, mailCue) {
		return
	}
	why := whyMail
	if dotWord || s.mark(at) != '@' || s.toks[at].gap > noGap {
		why = whyAtDot
	}
	s.hit(Email, Certain, start, end, why, mailGone)
}

// domain reads labels parted by dots from token i and gives the last token, -1 for none.
func (s *scan) domain(i int) (end int, dotWord bool) {
	end, dots := -1, 0
	for range 8 {
		label := s.label(i)
		if label < 0 {
			break
		}
		if dots > 0 && s.toks[i].shape == wordShape {
			end = label
		}
		next, word, ok := s.dot(label + 1)
		if !ok {
			break
		}
		dotWord = dotWord || word
		dots++
		i = next
	}
	if end >= 0 && s.toks[end].end-s.toks[end].start < 2 && (end == 0 || s.toks[end-1].end-s.toks[end-1].start > 1) {
		return -1, false
	}
	return end, dotWord
}

// label reads one label: words, numbers and hyphens that touch, or single characters with spaces between.
func (s *scan) label(i int) int {
	if i >= len(s.toks) || s.toks[i].shape == markShape || s.toks[i].gap == paragraphGap {
		return -1
	}
	single := s.single(i)
	for n := 0; n < 40 && i+1 < len(s.toks); n++ {
		next := s.toks[i+1]
		touching := next.gap == noGap && (next.shape != markShape || s.mark(i+1) == '-' || s.mark(i+1) == '_')
		if !touching && !(single && next.gap <= lineGap && s.single(i+1)) {
			break
		}
		i++
	}
	return i
}

func (s *scan) single(i int) bool {
	return i >= 0 && s.toks[i].shape != markShape && s.toks[i].end-s.toks[i].start == 1
}

// dot reads a full stop inside an address: ".", "dot", "(dot)".
func (s *scan) dot(i int) (next int, word, ok bool) {
	switch {
	case s.mark(i) == '.' && i+1 < len(s.toks) && (s.toks[i].gap == noGap && s.toks[i+1].gap == noGap || s.single(i-1) && s.single(i+1)):
		return i + 1, false, true
	case s.is(i, "dot"):
		return i + 1, true, true
	case s.is(i+1, "dot") && (s.mark(i) == '(' || s.mark(i) == '[' || s.mark(i) == '{' || s.mark(i) == '<'):
		return i + 3, true, i+3 < len(s.toks)
	}
	return 0, false, false
}

// user reads backwards from token i to the beginning of the part before @, -1 for none.
func (s *scan) user(i int) int {
	if i < 0 || s.toks[i].shape == markShape || i+1 < len(s.toks) && s.toks[i+1].gap == paragraphGap {
		return -1
	}
	single := s.single(i)
	for n := 0; n < 64 && i > 0; n++ {
		gapHere := s.toks[i].gap
		switch before := i - 1; {
		case gapHere == noGap && s.userMark(before), gapHere == noGap && s.toks[before].shape != markShape:
			i--
		case single && gapHere <= lineGap && (s.single(before) || s.userMark(before) && before > 0 && s.single(before-1)):
			i--
		case s.is(before, "dot", "underscore") && before > 0 && s.toks[before-1].shape != markShape:
			i -= 2
		case s.mark(before) == ')' && s.is(before-1, "dot") && before > 2 && s.toks[before-3].shape != markShape:
			i -= 4
		case s.mark(before) == ']' && s.is(before-1, "dot") && before > 2 && s.toks[before-3].shape != markShape:
			i -= 4
		default:
			return s.trimUser(i)
		}
	}
	return s.trimUser(i)
}

// trimUser drops marks that no address begins with.
func (s *scan) trimUser(i int) int {
	for s.toks[i].shape == markShape {
		i++
	}
	return i
}

func (s *scan) userMark(i int) bool {
	switch s.mark(i) {
	case '.', '_', '-', '+', '%', '\'':
		return true
	}
	return false
}
