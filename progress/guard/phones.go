package guard

const (
	phoneGone  = "[phone number removed]"
	whyMobile  = "The form of a UK mobile number."
	whyLine    = "The form of a UK phone number."
	whyNoNught = "The form of a UK mobile number without its first 0, near a word for calling."
)

// isPhone says whether a window has the length, the beginning and the parts of a UK number.
func (s *scan) isPhone(w window) bool {
	d := w.digits
	cued := s.near(w.first, 6, phoneCue)
	plus := s.mark(w.first-1) == '+'
	national, prefix := d, 0
	switch {
	case len(d) >= 14 && string(d[:4]) == "0044":
		prefix = 4
	case len(d) >= 11 && string(d[:2]) == "44" && (plus || cued || len(w.cuts) >= 8):
		prefix = 2
	}
	if prefix > 0 {
		national = d[prefix:]
		if len(national) > 0 && national[0] == '0' {
			national = national[1:]
		}
		return (len(national) == 10 || len(national) == 9 && national[0] == '1') && areaDigit(national[0])
	}
	if cued && len(d) == 10 && d[0] == '7' && phoneShape(w.cuts, true) {
		return true
	}
	if len(d) < 10 || d[0] != '0' || !areaDigit(d[1]) || plus {
		return false
	}
	if len(d) == 10 {
		return d[1] == '1' && (cued || len(w.cuts) > 0) && phoneShape(w.cuts, cued)
	}
	return len(d) == 11 && phoneShape(w.cuts, cued)
}

func areaDigit(d byte) bool { return d == '1' || d == '2' || d == '3' || d == '7' }

// phoneShape refuses what is parted like a date and a time.
func phoneShape(cuts []int, cued bool) bool {
	return cued || len(cuts) == 0 || cuts[0] >= 3 && len(cuts) <= 4 || len(cuts) >= 6
}

func (s *scan) phone(w window) {
	first := w.first
	if s.mark(first-1) == '(' && s.closes(first, w.last) {
		first--
	}
	if s.mark(first-1) == '+' {
		first--
	} else if s.mark(first-2) == '+' && s.mark(first-1) != 0 {
		first -= 2
	}
	why, level := whyLine, Certain
	switch d := w.digits; {
	case d[0] == '7' && len(d) == 10:
		why, level = whyNoNught, Likely
	case d[0] == '0' && d[1] == '7', d[0] == '4' && len(d) > 2 && d[2] == '7':
		why = whyMobile
	}
	s.hit(Phone, level, first, w.last, why, phoneGone)
}

// closes says whether a bracket is closed within the tokens, as round an area code.
func (s *scan) closes(first, last int) bool {
	for i := first; i <= last; i++ {
		if s.mark(i) == ')' {
			return true
		}
	}
	return false
}
