package guard

import "strings"

const (
	postcodeGone = "[postcode removed]"
	whyPostcode  = "A full postcode: often fewer than twenty homes."
)

// areas are the letters that a postcode begins with: the 124 of the United Kingdom and the Crown dependencies.
const areas = " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX " +
	"FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR " +
	"NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD " +
	"WF WN WR WS WV YO ZE "

// postcodes looks for whole postcodes: in capitals anywhere, in small letters where an address is spoken of.
func (s *scan) postcodes() {
	for i := range s.toks {
		if t := s.toks[i]; t.shape == wordShape && t.end-t.start <= 2 && (i == 0 || t.gap > noGap || s.toks[i-1].shape == markShape) {
			s.postcodeAt(i)
		}
	}
}

// postcodeAt reads up to seven letters and digits from token i, alone or in groups.
func (s *scan) postcodeAt(i int) {
	var code [8]byte
	n, partings, wrong, capital := 0, 0, false, true
	var cuts [8]int
	best := -1
	for k, next := i, 0; k < len(s.toks); k = next {
		t := s.toks[k]
		text := s.textOf(k)
		if t.shape == markShape || n+len(text) > 7 {
			break
		}
		for c := range len(text) {
			code[n] = text[c]
			if text[c] >= 'a' && text[c] <= 'z' {
				code[n], capital = text[c]-32, false
			}
			n++
		}
		at, hard, _, ok := s.parting(k + 1)
		touched := k+1 < len(s.toks) && at == k+1 && s.toks[at].gap == noGap
		if !touched && n >= 5 && s.postcodeForm(code[:n]) {
			wrong = partings > 1 || partings == 1 && cuts[0] != n-3
			if partings >= n-1 {
				wrong = false
			}
			if !wrong && (capital || s.near(i, 8, address)) || wrong && s.near(i, 4, address) && s.is(s.back(i, 4, address), "postcode") {
				best = k
			}
		}
		if !ok {
			break
		}
		if hard && partings < len(cuts) {
			cuts[partings] = n
			partings++
		}
		next = at
	}
	if best >= 0 {
		s.hit(Postcode, Likely, i, best, whyPostcode, postcodeGone)
	}
}

// postcodeForm checks area, district, sector and unit of a code without its space.
func (s *scan) postcodeForm(code []byte) bool {
	out, in := code[:len(code)-3], code[len(code)-3:]
	if !isDigit(in[0]) || isDigit(in[1]) || isDigit(in[2]) {
		return false
	}
	if s.neverIssued && string(out) == "ZZ99" {
		return true
	}
	if !unitLetter(in[1]) || !unitLetter(in[2]) {
		return false
	}
	letters := 0
	for letters < len(out) && !isDigit(out[letters]) {
		letters++
	}
	district := out[letters:]
	switch {
	case letters == 0 || letters > 2 || len(district) == 0 || len(district) > 2 || !isDigit(district[0]):
		return false
	case len(district) == 2 && !isDigit(district[1]) && (district[1] < 'A' || district[1] > 'Z'):
		return false
	}
	return isArea(string(out[:letters]))
}

func isArea(letters string) bool {
	return !strings.ContainsRune(letters, ' ') && strings.Contains(areas, " "+letters+" ")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// unitLetter leaves out the letters that the last two are never.
func unitLetter(c byte) bool {
	switch c {
	case 'C', 'I', 'K', 'M', 'O', 'V':
		return false
	}
	return c >= 'A' && c <= 'Z'
}
