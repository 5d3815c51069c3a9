package guard

import (
	"fmt"
	"strings"
)

// An evasion is a sentence with one identifier and the ways in which it is written so that a plain pattern misses it.
type evasion struct {
	template string
	ways     []func(*drawer, string) string
}

func evasionKinds() []evasion {
	numbers := []func(*drawer, string) string{fullWidth, arabicIndic, devanagari, zeroWidth, softHyphen, brokenLine,
		spaced, dotted, digitWords, letterDigits, nonBreaking, mathDigits}
	return []evasion{
		{"I read out <nhs|{nhs}> at the desk.", numbers},
		{"His number is <phone|{phone}> and he never answers.", numbers},
		{"The claim was for <ni|{ni}> and it failed.", []func(*drawer, string) string{fullWidth, arabicIndic, zeroWidth,
			softHyphen, brokenLine, spaced, cyrillic, nonBreaking, digitWords}},
		{"She writes from <email|{email}> now.", []func(*drawer, string) string{atDot, atDotBrackets, fullWidth, zeroWidth,
			cyrillic, spaced, spacedAt, upper}},
		{"The postcode is <postcode|{postcode}> and I went by bus.", []func(*drawer, string) string{lower, fullWidth,
			zeroWidth, nonBreaking, brokenLine, spaced, softHyphen, arabicIndic}},
		{"She was born on <dob|{date}> in the night.", []func(*drawer, string) string{fullWidth, arabicIndic, zeroWidth,
			nonBreaking, upper, softHyphen}},
		{"I filed it under case number <ref|{caseref}> and forgot.", []func(*drawer, string) string{fullWidth, arabicIndic,
			zeroWidth, softHyphen, lower}},
		{"I sat with her sister <name|{woman}> all evening.", []func(*drawer, string) string{zeroWidth, softHyphen, cyrillic,
			upper, spaced, dotted, decomposed, fullWidth}},
		{"They came from <inst|{placeword} Hospital> by taxi.", []func(*drawer, string) string{zeroWidth, softHyphen, cyrillic,
			upper, nonBreaking, brokenLine, fullWidth}},
	}
}

// evasions draws n of them, each way in turn.
func evasions(n int) (samples []sample, ways []string) {
	type pair struct {
		e   evasion
		way int
	}
	var pairs []pair
	for _, e := range evasionKinds() {
		for w := range e.ways {
			pairs = append(pairs, pair{e, w})
		}
	}
	for i := range n {
		d := newDrawer(13, uint64(i))
		p := pairs[i%len(pairs)]
		text, ps := d.sentence(p.e.template)
		span := ps[0]
		hidden := p.e.ways[p.way](d, text[span.start:span.end])
		samples = append(samples, sample{text: text[:span.start] + hidden + text[span.end:],
			planted: []planted{{span.kind, span.start, span.start + len(hidden)}}})
		ways = append(ways, fmt.Sprintf("%s/%d", span.kind, p.way))
	}
	return samples, ways
}

func mapRunes(s string, f func(rune) string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(f(r))
	}
	return b.String()
}

func digitsFrom(zero rune) func(*drawer, string) string {
	return func(_ *drawer, s string) string {
		return mapRunes(s, func(r rune) string {
			if r >= '0' && r <= '9' {
				r += zero - '0'
			}
			return string(r)
		})
	}
}

func arabicIndic(d *drawer, s string) string { return digitsFrom(d.zero('٠', '۰'))(d, s) }
func devanagari(d *drawer, s string) string  { return digitsFrom(d.zero('०', '০'))(d, s) }
func mathDigits(d *drawer, s string) string  { return digitsFrom(d.zero('𝟎', '𝟶'))(d, s) }

func (d *drawer) zero(a, b rune) rune { return []rune{a, b}[d.IntN(2)] }

func fullWidth(_ *drawer, s string) string {
	return mapRunes(s, func(r rune) string {
		if r > 0x20 && r < 0x7f {
			r += 0xFEE0
		}
		return string(r)
	})
}

func between(s, glue string) string {
	parts := strings.Split(s, "")
	return strings.Join(parts, glue)
}

func zeroWidth(d *drawer, s string) string {
	return between(s, d.one([]string{"\u200b", "\u200d", "\u2060", "\ufeff", "\u200e"}))
}

func softHyphen(d *drawer, s string) string {
	rs := []rune(s)
	at := 1 + d.IntN(len(rs)-1)
	return string(rs[:at]) + "\u00ad" + string(rs[at:])
}

// brokenLine breaks it where a space is, or in the middle.
func brokenLine(d *drawer, s string) string {
	if strings.Contains(s, " ") {
		return strings.Replace(s, " ", d.one([]string{"\n", "\r\n", " \n"}), 1)
	}
	return s[:len(s)/2] + d.one([]string{"\n", "\r\n"}) + s[len(s)/2:]
}

func letters(s string) string {
	return strings.NewReplacer(" ", "", "-", "", "(", "", ")", "").Replace(s)
}

func spaced(_ *drawer, s string) string { return between(letters(s), " ") }
func dotted(_ *drawer, s string) string { return between(letters(s), ".") }

func nonBreaking(d *drawer, s string) string {
	return strings.ReplaceAll(s, " ", d.one([]string{"\u00a0", "\u202f", "\u2009", "  "}))
}

func digitWords(d *drawer, s string) string {
	words := strings.Fields("zero one two three four five six seven eight nine")
	words[0] = d.one([]string{"zero", "oh", "nought"})
	var out []string
	for _, r := range strings.TrimPrefix(letters(s), "+") {
		if r >= '0' && r <= '9' {
			out = append(out, words[r-'0'])
		} else {
			out = append(out, string(r))
		}
	}
	return strings.Join(out, d.one([]string{" ", ", ", "-"}))
}

func letterDigits(_ *drawer, s string) string {
	return strings.NewReplacer("0", "O", "1", "l").Replace(s)
}

func cyrillic(_ *drawer, s string) string {
	return strings.NewReplacer("a", "а", "e", "е", "o", "о", "A", "А", "C", "С", "B", "В", "H", "Н", "K", "К", "i", "і").Replace(s)
}

func lower(_ *drawer, s string) string { return strings.ToLower(s) }
func upper(_ *drawer, s string) string { return strings.ToUpper(s) }

func spacedAt(d *drawer, s string) string {
	return strings.NewReplacer("@", d.one([]string{" @ ", "\n@", "@ "})).Replace(s)
}

func atDot(d *drawer, s string) string {
	return strings.NewReplacer("@", d.one([]string{" at ", " AT "}), ".", d.one([]string{" dot ", " DOT "})).Replace(s)
}

func atDotBrackets(d *drawer, s string) string {
	return strings.NewReplacer("@", d.one([]string{" [at] ", "(at)", " {at} "}), ".", d.one([]string{" [dot] ", "(dot)", "."})).Replace(s)
}

func decomposed(d *drawer, _ string) string {
	return d.one([]string{"Sia\u0302n", "Ge\u0301raldine", "Z\u0307aneta", "Gruffy\u0302dd", "Roisi\u0301n"})
}
