package guard

const (
	numberGone = "[number removed]"
	whyNHS     = "Ten digits whose check digit fits: an NHS, CHI or H&C number."
	whyCHI     = "Ten digits whose check digit fits: a CHI number, whose first six digits are a date of birth."
	whyNHSLike = "A ten-digit number straight after the words for an NHS number; its check digit does not fit, so it may be mistyped."
	whyNI      = "Two letters, six digits and a letter: a National Insurance number."
	whyNIPart  = "Two letters and six digits near the words National Insurance: most of a number."
)

// health looks for an NHS, CHI or H&C number.
func (s *scan) health(w window) {
	if len(w.digits) != 10 || allSame(w.digits) {
		return
	}
	cued := s.near(w.first, 5, healthID)
	fits := checkDigitFits(w.digits)
	switch {
	case fits && (cued || tenDigitShape(w.cuts)):
		why := whyNHS
		if k := s.back(w.first, 5, healthID); k >= 0 && s.is(k, "chi") {
			why = whyCHI
		}
		s.hit(NHSNumber, Certain, w.first, w.last, why, numberGone)
	case !fits && s.healthDirectly(w.first) && tenDigitShape(w.cuts):
		s.hit(NHSNumber, Likely, w.first, w.last, whyNHSLike, numberGone)
	}
}

// healthDirectly says whether nothing but "number", "is" and marks stand between the words for such a number and it.
func (s *scan) healthDirectly(first int) bool {
	for k := first - 1; k >= 0 && k >= first-5; k-- {
		switch {
		case s.has(k, healthID) && !s.is(k, "patient", "spine"):
			return true
		case s.is(k, "c") && s.mark(k-1) == '&' && s.is(k-2, "h"):
			return true
		case s.is(k, "number", "no", "num", "is", "was", "id", "of", ":", ".", "(", "-", "#", ",", "="):
		default:
			return false
		}
	}
	return false
}

func allSame(digits []byte) bool {
	for _, d := range digits {
		if d != digits[0] {
			return false
		}
	}
	return true
}

// checkDigitFits is Modulus 11: nine digits weighted ten to two, and eleven less the remainder is the tenth.
func checkDigitFits(ten []byte) bool {
	sum := 0
	for i, d := range ten[:9] {
		sum += int(d-'0') * (10 - i)
	}
	check := (11 - sum%11) % 11
	return check != 10 && check == int(ten[9]-'0')
}

// tenDigitShape takes the ways in which people part ten digits: 3-3-4, 6-4, 5-5, 4-6, or one by one.
func tenDigitShape(cuts []int) bool {
	switch len(cuts) {
	case 0:
		return true
	case 1:
		return cuts[0] >= 3 && cuts[0] <= 6
	case 2:
		return cuts[0] == 3 && cuts[1] == 6
	}
	return len(cuts) >= 6
}

// insurance looks for National Insurance numbers.
func (s *scan) insurance() {
	for i := range s.toks {
		if s.toks[i].shape != wordShape || s.toks[i].end-s.toks[i].start > 2 {
			continue
		}
		prefix, after := s.twoLetters(i)
		if after == 0 || !s.prefixIssued(prefix) {
			continue
		}
		s.insuranceAt(i, after)
	}
}

// twoLetters reads two Latin letters at token i, together or apart, in capitals.
func (s *scan) twoLetters(i int) (prefix [2]byte, after int) {
	low := s.lowOf(i)
	if len(low) == 2 {
		prefix, after = [2]byte{low[0] &^ 32, low[1] &^ 32}, i+1
	} else if next, _, _, ok := s.parting(i + 1); ok && s.toks[next].end-s.toks[next].start == 1 && s.toks[next].shape == wordShape {
		prefix, after = [2]byte{low[0] &^ 32, s.lowOf(next)[0] &^ 32}, next+1
	}
	if prefix[0] < 'A' || prefix[0] > 'Z' || prefix[1] < 'A' || prefix[1] > 'Z' {
		return prefix, 0
	}
	return prefix, after
}

// prefixIssued keeps the rules for the first two letters.
func (s *scan) prefixIssued(p [2]byte) bool {
	if s.neverIssued && p == [2]byte{'Q', 'Q'} {
		return true
	}
	for _, c := range p {
		switch c {
		case 'D', 'F', 'I', 'Q', 'U', 'V':
			return false
		}
	}
	switch string(p[:]) {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return false
	}
	return p[1] != 'O'
}

// insuranceAt reads six digits and a letter from A to D after the prefix.
func (s *scan) insuranceAt(i, after int) {
	n, items, parted, last := 0, 0, false, after-1
	for at := after; n < 6; {
		next, hard, _, ok := s.parting(at)
		if !ok {
			return
		}
		item, ok := s.digitAt(next)
		if !ok {
			return
		}
		n, at, last, items = n+item.len(), item.next, item.next-1, items+1
		parted = parted || hard
	}
	if n != 6 {
		return
	}
	cued := s.near(i, 5, insureID) || s.is(i-1, "no", "number")
	capital := s.toks[i].capitals != lowerCase
	next, _, _, ok := s.parting(last + 1)
	if ok && s.toks[next].shape == wordShape && s.toks[next].end-s.toks[next].start == 1 && s.suffix(next, capital) {
		if cued || !parted || capital || s.single(i) && items == 6 {
			s.hit(NationalInsurance, Certain, i, next, whyNI, numberGone)
		}
		return
	}
	if cued && (last+1 >= len(s.toks) || s.toks[last+1].gap > noGap || s.toks[last+1].shape == markShape) {
		s.hit(NationalInsurance, Likely, i, last, whyNIPart, numberGone)
	}
}

// suffix says whether token i is a letter from A to D; a small one only after a small prefix, since "a" is a word.
func (s *scan) suffix(i int, capital bool) bool {
	c := s.lowOf(i)[0]
	return c >= 'a' && c <= 'd' && (!capital || s.toks[i].capitals != lowerCase || s.toks[i].gap == noGap)
}
