package guard

// A digitItem is a number, a digit in words, or letters that stand for digits beside one ("O" for 0).
type digitItem struct {
	tok, next int    // its first token, and the one after its last
	digits    string // "" where value repeats
	value     byte
	times     int  // of value: "double seven"
	word      bool // written as a word
	hard      bool // cut off from the item before by more than the end of a line
	tight     bool // cut off from the item before by a mark with no space, as in 10.1136
}

func (d digitItem) len() int {
	if d.digits != "" {
		return len(d.digits)
	}
	return d.times
}

func (d digitItem) add(to []byte) []byte {
	if d.digits != "" {
		return append(to, d.digits...)
	}
	for range d.times {
		to = append(to, d.value)
	}
	return to
}

// digitAt reads one item at token i.
func (s *scan) digitAt(i int) (digitItem, bool) {
	if i >= len(s.toks) {
		return digitItem{}, false
	}
	item := digitItem{tok: i, next: i + 1, times: 1}
	switch t := s.toks[i]; t.shape {
	case numberShape:
		item.digits = s.textOf(i)
		return item, true
	case wordShape:
		low := s.lowOf(i)
		if v, ok := digitWord(low); ok {
			item.value, item.word = v, true
			return item, true
		}
		if n := repeats(low); n > 0 && i+1 < len(s.toks) {
			if v, ok := digitWord(s.lowOf(i + 1)); ok {
				return digitItem{tok: i, next: i + 2, value: v, times: n, word: true}, true
			}
			if s.toks[i+1].shape == numberShape && s.toks[i+1].end-s.toks[i+1].start == 1 {
				return digitItem{tok: i, next: i + 2, value: s.textOf(i + 1)[0], times: n, word: true}, true
			}
		}
		return s.letterDigits(i)
	}
	return item, false
}

// letterDigits reads O, o, l and I as digits where they touch one.
func (s *scan) letterDigits(i int) (digitItem, bool) {
	text := s.textOf(i)
	touches := s.toks[i].gap == noGap && i > 0 && s.toks[i-1].shape == numberShape ||
		i+1 < len(s.toks) && s.toks[i+1].gap == noGap && s.toks[i+1].shape == numberShape
	if len(text) > 12 || !touches {
		return digitItem{}, false
	}
	digits := make([]byte, len(text))
	for k := range len(text) {
		switch text[k] {
		case 'O', 'o':
			digits[k] = '0'
		case 'l', 'I':
			digits[k] = '1'
		default:
			return digitItem{}, false
		}
	}
	return digitItem{tok: i, next: i + 1, digits: string(digits)}, true
}

func digitWord(low string) (byte, bool) {
	switch low {
	case "zero", "oh", "o", "nought", "nil":
		return '0', true
	case "one":
		return '1', true
	case "two":
		return '2', true
	case "three":
		return '3', true
	case "four":
		return '4', true
	case "five":
		return '5', true
	case "six":
		return '6', true
	case "seven":
		return '7', true
	case "eight":
		return '8', true
	case "nine":
		return '9', true
	}
	return 0, false
}

func repeats(low string) int {
	switch low {
	case "double":
		return 2
	case "triple", "treble":
		return 3
	}
	return 0
}

// parting is what may stand between two items of one number: nothing, a space, the end of a line, up to three marks.
func (s *scan) parting(i int) (next int, hard, tight, ok bool) {
	marks := 0
	for ; i < len(s.toks); i++ {
		t := s.toks[i]
		if t.gap == paragraphGap || marks > 3 {
			return 0, false, false, false
		}
		hard = hard || t.gap == spaceGap
		if t.shape != markShape {
			return i, hard || marks > 0, marks > 0 && !hard && t.gap == noGap, true
		}
		switch s.text[t.start] {
		case '-', '.', '/', '(', ')', '_', ',', '*', '+', '~':
			marks++
		default:
			return 0, false, false, false
		}
	}
	return 0, false, false, false
}

// chains finds every run of items and looks for numbers in it.
func (s *scan) chains() {
	var chain []digitItem
	for i := 0; i < len(s.toks); {
		item, ok := s.digitAt(i)
		if !ok {
			i++
			continue
		}
		chain = append(chain[:0], item)
		for {
			next, hard, tight, ok := s.parting(item.next)
			if !ok {
				break
			}
			following, ok := s.digitAt(next)
			if !ok {
				break
			}
			following.hard, following.tight = hard, tight
			chain, item = append(chain, following), following
		}
		s.numbersIn(chain)
		i = item.next
	}
}

// A window is some neighbouring items of a chain, read as one number.
type window struct {
	first, last int // tokens
	digits      []byte
	cuts        []int // before which digits something stands
	words       bool
}

// numbersIn tries every stretch of a chain that could be one number. None is longer than fifteen digits.
func (s *scan) numbersIn(chain []digitItem) {
	var digits [16]byte
	var cuts [16]int
	for i := range chain {
		w := window{first: chain[i].tok, digits: digits[:0], cuts: cuts[:0]}
		phoneEnd := -1
		var phone window
		for j := i; j < len(chain) && len(w.digits)+chain[j].len() <= 14; j++ {
			if j > i && chain[j].hard {
				w.cuts = append(w.cuts, len(w.digits))
			}
			w.digits = chain[j].add(w.digits)
			w.words = w.words || chain[j].word
			w.last = chain[j].next - 1
			if s.glued(w, chain, i, j) {
				continue
			}
			s.health(w)
			if s.isPhone(w) {
				phone, phoneEnd = w, j
			}
		}
		if phoneEnd >= 0 {
			s.phone(phone)
		}
	}
}

// glued says whether items i to j of a chain are a part of something longer: a letter, a mark of money, or more digits
// touch them. Two whole numbers may be parted by a slash.
func (s *scan) glued(w window, chain []digitItem, i, j int) bool {
	first := chain[i]
	if len(w.cuts) < 5 && !w.words {
		if first.tight && s.binds(w.first-1) && !(s.mark(w.first-1) == '/' && i > 0 && whole(chain[i-1])) {
			return true
		}
		if j+1 < len(chain) && chain[j+1].tight && s.mark(w.last+1) != '.' && !(s.mark(w.last+1) == '/' && chain[j+1].len() >= 3) {
			return true
		}
	}
	before, after := w.first-1, w.last+1
	if before >= 0 && s.toks[w.first].gap == noGap && !first.word {
		switch t := s.toks[before]; {
		case t.shape == wordShape && t.class&(healthID|phoneCue|refCue) == 0 && t.class&abbreviated == 0:
			return true
		case t.shape == markShape && (s.text[t.start] == '$' || s.text[t.start] >= 0x80 && s.textOf(before) == "£"):
			return true
		}
	}
	return after < len(s.toks) && s.toks[after].gap == noGap && s.toks[after].shape == wordShape
}

// binds says whether a mark makes one thing of the numbers on both its sides.
func (s *scan) binds(i int) bool {
	switch s.mark(i) {
	case '(', ')', '+', ',':
		return false
	}
	return true
}

// whole says whether an item can end a number of its own.
func whole(d digitItem) bool {
	return d.len() >= 3 && !d.tight || d.len() == 4 && d.tight || d.len() == 10
}
