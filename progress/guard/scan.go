package guard

import "slices"

// options are for the tests: identifiers from ranges that are never issued are found too.
type options struct{ neverIssued bool }

// A scan is one text under way: its folded form, its tokens, and what was found in it so far.
type scan struct {
	folded
	options
	toks []token
	hits []hit
}

// A hit is a finding in the folded text. A name gets its neutral words at the end, when it is known who comes first.
type hit struct {
	kind       Kind
	level      Level
	start, end int
	why        string
	instead    string
	name       name
}

func find(text string, o options) []Finding {
	s := &scan{folded: fold(text), options: o}
	s.toks = tokens(&s.folded)
	s.chains()
	s.insurance()
	s.emails()
	s.postcodes()
	s.dates()
	s.ages()
	s.references()
	s.institutions()
	s.names()
	s.rare()
	return s.findings()
}

// hit records what the tokens from first to last hold.
func (s *scan) hit(kind Kind, level Level, first, last int, why, instead string) {
	s.hits = append(s.hits, hit{kind: kind, level: level, start: int(s.toks[first].start), end: int(s.toks[last].end),
		why: why, instead: instead})
}

// settle orders the hits and drops of each two that overlap the less sure, then the shorter.
func settle(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int { return a.start - b.start })
	kept := hits[:0]
	for _, h := range hits {
		last := len(kept) - 1
		switch {
		case last < 0 || kept[last].end <= h.start:
			kept = append(kept, h)
		case surer(h, kept[last]):
			kept[last] = h
		}
	}
	return kept
}

func surer(a, b hit) bool {
	if ra, rb := a.level.rank(), b.level.rank(); ra != rb {
		return ra > rb
	}
	if a.start == b.start && a.end == b.end && a.kind != b.kind {
		return a.kind == RareCombination
	}
	inside := a.start >= b.start && a.end <= b.end || b.start >= a.start && b.end <= a.end
	if !inside && a.kind != b.kind && (a.kind == NHSNumber || b.kind == NHSNumber) {
		return a.kind == NHSNumber // a check digit says more than a length
	}
	return a.end-a.start > b.end-b.start
}

func (s *scan) findings() []Finding {
	kept := settle(s.hits)
	s.nameAll(kept)
	out := make([]Finding, len(kept))
	for i, h := range kept {
		start, end := s.source(h.start, h.end)
		out[i] = Finding{h.kind, h.level, start, end, h.why, h.instead}
	}
	return out
}

// is says whether token i is one of these words, in any case.
func (s *scan) is(i int, words ...string) bool {
	return i >= 0 && i < len(s.toks) && slices.Contains(words, s.low[s.toks[i].start:s.toks[i].end])
}

func (s *scan) lowOf(i int) string  { return s.low[s.toks[i].start:s.toks[i].end] }
func (s *scan) textOf(i int) string { return s.text[s.toks[i].start:s.toks[i].end] }

// mark gives the character of a mark, 0 for a word, a number or no token.
func (s *scan) mark(i int) byte {
	if i < 0 || i >= len(s.toks) || s.toks[i].shape != markShape {
		return 0
	}
	return s.text[s.toks[i].start]
}

func (s *scan) has(i int, c class) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].class&c != 0
}

// near says whether one of the n tokens before i, in the same sentence, is of a class.
func (s *scan) near(i, n int, c class) bool { return s.back(i, n, c) >= 0 }

// back gives the nearest token of a class among the n before i in the same sentence, or -1.
func (s *scan) back(i, n int, c class) int {
	for k := i - 1; k >= 0 && k >= i-n; k-- {
		if s.toks[k+1].first && s.ends(k) || s.toks[k+1].gap == paragraphGap {
			return -1
		}
		if s.toks[k].class&c != 0 {
			return k
		}
	}
	return -1
}

// ends says whether token i closes a sentence.
func (s *scan) ends(i int) bool {
	switch s.mark(i) {
	case '!', '?':
		return true
	case '.':
		return !s.has(i-1, abbreviated) && (i+1 >= len(s.toks) || s.toks[i+1].gap > noGap)
	}
	return false
}
