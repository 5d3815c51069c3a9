package guard

const (
	referenceGone = "[reference removed]"
	whyReference  = "A number or code after a word for a case, a hospital record or a court file."
	whyCourtFile  = "The form of a court file number."
)

// references looks for codes after a word that leads to one, and for court file numbers anywhere.
func (s *scan) references() {
	for i := range s.toks {
		switch {
		case s.has(i, refCue|refID), s.is(i, "logged", "recorded", "filed", "registered", "listed") && s.is(i+1, "as", "under", "with"):
			s.referenceAfter(i)
		case s.toks[i].shape == wordShape && s.toks[i].capitals == upperCase && s.courtFile(i):
			s.hit(Reference, Likely, i, i+3, whyCourtFile, referenceGone)
		}
	}
}

// courtFile reads two capitals, two digits, C, P, F or Z, and five digits: LE22C00123.
func (s *scan) courtFile(i int) bool {
	return i+3 < len(s.toks) && s.width(i) == 2 && s.toks[i+1].shape == numberShape && s.width(i+1) == 2 &&
		s.is(i+2, "c", "p", "f", "z") && s.toks[i+3].shape == numberShape && s.width(i+3) == 5 &&
		s.toks[i+1].gap == noGap && s.toks[i+2].gap == noGap && s.toks[i+3].gap == noGap
}

// referenceAfter reads "case number X", "ref: X", "MRN X", "the court case, X".
func (s *scan) referenceAfter(i int) {
	if s.referenceBefore(i) {
		return
	}
	k, strong := i+1, s.has(i, refID)
	for n := 0; n < 6 && k < len(s.toks); n++ {
		switch {
		case s.is(k, "number", "no", "nos", "num", "id", "code", "reference", "ref", "case", "file"):
			strong = true
		case s.is(k, "is", "was", ":", "#", "=", "(", ",", "-", "as", "of", "for", "under", "with") || s.mark(k) == '.' && s.is(k-1, "no", "ref", "nos"):
		default:
			n = 6
			continue
		}
		k++
	}
	if k >= len(s.toks) || s.toks[k].gap == paragraphGap || s.near(i, 3, document) || s.is(i-1, "policy") {
		return
	}
	last, digits, letters, isYears := s.code(k)
	if last < 0 || isYears {
		return
	}
	size := digits + letters
	switch {
	case s.ends(k - 1):
	case size >= 6 && size <= 16 && digits >= 3 && (strong || letters > 0 || digits >= 6):
		s.hit(Reference, Likely, k, last, whyReference, referenceGone)
	case strong && letters == 0 && digits >= 4 && !isYear(s.small(k)):
		s.hit(Reference, Likely, k, last, whyReference, referenceGone)
	}
}

// referenceBefore reads "X as our reference", "X (case number)".
func (s *scan) referenceBefore(i int) bool {
	k := i - 1
	for n := 0; n < 4 && s.is(k, "as", "our", "the", "her", "his", "their", "a", "my", "hospital", "case", "court", "crime", "(", ",", "was", "is"); n++ {
		k--
	}
	if k < 0 || k == i-1 || !s.is(k+1, "as", "(", ",", "was", "is") {
		return false
	}
	first := k
	for first > 0 && first > k-12 && s.toks[first].gap == noGap {
		first--
	}
	last, digits, letters, years := s.code(first)
	if last != k || years || digits < 3 || digits+letters < 6 || digits+letters > 16 || s.near(first, 3, document) || s.near(i, 2, document) {
		return false
	}
	s.hit(Reference, Likely, first, last, whyReference, referenceGone)
	return true
}

// code reads letters and digits with slashes, hyphens and full stops that touch, or one by one with spaces.
func (s *scan) code(k int) (last, digits, letters int, years bool) {
	last = -1
	begin := k
	single := s.single(k)
	for ; k < len(s.toks) && k < begin+20; k++ {
		t := s.toks[k]
		touching := t.gap == noGap
		if k > begin && !touching {
			oneByOne := single && s.single(k) && t.gap <= lineGap
			group := t.shape == numberShape && t.gap == spaceGap && digits > 0 && digits+letters < 9 && s.toks[k-1].shape == numberShape
			prefix := k == begin+1 && letters > 0 && letters <= 3 && t.shape == numberShape && s.toks[begin].capitals != lowerCase
			if !oneByOne && !group && !prefix {
				break
			}
		}
		switch {
		case t.shape == numberShape:
			digits, last = digits+s.width(k), k
		case t.shape == wordShape && s.width(k) <= 4:
			letters += s.width(k)
			last = k
		case s.mark(k) == '-' || s.mark(k) == '/' || s.mark(k) == '.' || s.mark(k) == '_':
			continue
		default:
			k = len(s.toks)
		}
	}
	if last >= 0 && digits == 0 {
		last = -1
	}
	years = letters == 0 && isYear(s.small(begin)) && (last == begin || last == begin+2 && s.width(last) <= 4)
	return last, digits, letters, years
}
