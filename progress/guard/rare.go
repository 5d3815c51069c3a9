package guard

import "sort"

const (
	whyRare    = "An age, a place and an unusual event stand close together: the three may point to one family."
	whyOnlyOne = "Being the only one of a kind in a place points to one family."
	rareReach  = 220 // bytes between a place and the age or the event
	rareArea   = "the area"
)

// rare looks for places that stand close to an age and to an event, and for "the only … in the village".
func (s *scan) rare() {
	var ages, events []int
	for _, h := range s.hits {
		if h.kind == ExactAge {
			ages = append(ages, h.start)
		}
	}
	for i, t := range s.toks {
		if s.is(i, "only") && s.is(i-1, "the") {
			s.onlyOne(i)
		}
		if t.class&event != 0 {
			events = append(events, int(t.start))
		}
	}
	if len(ages) == 0 || len(events) == 0 {
		return
	}
	sort.Ints(ages)
	for i := 0; i < len(s.toks); i++ {
		if !s.placed(i) {
			continue
		}
		last := s.runEnd(i)
		if at := int(s.toks[i].start); within(ages, at) && within(events, at) {
			s.hit(RareCombination, Hint, i, last, whyRare, rareArea)
		}
		i = last
	}
}

// placed says whether token i is an unknown name where a place stands.
func (s *scan) placed(i int) bool {
	if !s.placeName(i) || s.toks[i].first || s.has(i, city|month) && s.runEnd(i) == i {
		return false
	}
	return s.is(i-1, "in", "from", "near", "at", "outside", "around", "round", "over") ||
		s.is(i-1, "to") && s.is(i-2, "came", "moved", "back", "returned", "went", "known") || s.is(i-1, ",") && s.is(s.runEnd(i)+1, ",") && (s.has(i, city) || !s.has(i-2, relation))
}

func within(sorted []int, at int) bool {
	k := sort.SearchInts(sorted, at-rareReach)
	return k < len(sorted) && sorted[k] <= at+rareReach
}

// onlyNoun gives who the only one is.
func (s *scan) onlyNoun(from, to int) string {
	for k := from; k < to; k++ {
		if s.is(k, "woman", "man", "mother", "father", "couple", "child", "girl", "boy", "household", "person", "mum", "dad") {
			return s.lowOf(k)
		}
	}
	return "family"
}

// onlyOne reads "the only Latvian family in the village".
func (s *scan) onlyOne(i int) {
	for k := i + 1; k <= i+7 && k+1 < len(s.toks) && !s.ends(k); k++ {
		if !s.is(k, "in", "on", "at") {
			continue
		}
		last := k + 1
		if s.is(last, "the", "our", "their", "this", "that", "her", "his") {
			last++
		}
		if k > i+1 && (s.is(last, "village", "street", "town", "school", "estate", "county", "valley", "road", "parish", "island", "class", "area") ||
			s.placeName(last) && !s.has(last, city|month)) {
			s.hit(RareCombination, Hint, i-1, s.runEnd(last), whyOnlyOne, "a "+s.onlyNoun(i+1, k)+" in the area")
		}
		return
	}
}
