package guard

import (
	"testing"
	"unicode/utf8"
)

// sound says what is wrong with findings: they have to be inside the text, in order, apart, and on rune boundaries.
func sound(t *testing.T, text string, fs []Finding) {
	t.Helper()
	at := 0
	for _, f := range fs {
		if f.Start < at || f.End <= f.Start || f.End > len(text) {
			t.Fatalf("finding %s at %d-%d after %d in %d bytes", f.Kind, f.Start, f.End, at, len(text))
		}
		at = f.End
		if !boundary(text, f.Start) || !boundary(text, f.End) {
			t.Fatalf("finding %s at %d-%d cuts a character of %q", f.Kind, f.Start, f.End, text)
		}
		if f.Why == "" || f.Instead == "" || f.Level.rank() == 0 || f.Kind == "" {
			t.Fatalf("finding without words: %+v", f)
		}
	}
}

func boundary(s string, i int) bool {
	if i == len(s) || utf8.RuneStart(s[i]) {
		return true
	}
	// a byte that belongs to no character is one of its own
	for back := 1; back <= 3 && i-back >= 0; back++ {
		if utf8.RuneStart(s[i-back]) {
			_, size := utf8.DecodeRuneInString(s[i-back:])
			return size <= back
		}
	}
	return true
}

// replaced fails where a second round points at neutral words that the first put in. What it finds that reaches beyond
// them is made of words that were left.
func replaced(t *testing.T, text string, fs []Finding) {
	t.Helper()
	again := Replace(text, fs)
	shift := 0
	type stretch struct{ start, end int }
	var put []stretch
	for _, f := range fs {
		put = append(put, stretch{f.Start + shift, f.Start + shift + len(f.Instead)})
		shift += len(f.Instead) - (f.End - f.Start)
	}
	for _, f := range find(again, options{neverIssued: true}) {
		for i, p := range put {
			if f.Start >= p.start && f.End <= p.end {
				t.Fatalf("neutral words %q for %q are found as %s %q in %q, once %q", fs[i].Instead, text[fs[i].Start:fs[i].End], f.Kind,
					again[f.Start:f.End], again, text)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range append(append(templates(), unseen()...), cleanTexts()...) {
		text, _ := newDrawer(5, uint64(len(s))).sentence(s)
		f.Add(text)
	}
	samples, _ := evasions(120)
	for _, s := range samples {
		f.Add(s.text)
	}
	for _, s := range []string{"", "\xff", "\u200b", "@", "mum \u200b\xffSarah\xc5", "Mrs O'", "called K a y", "a@b.cd\x80", "１２3", "St. ", "İİ mum İstanbul", "The guidanc, aged 12, ance, aged 1d 12, ance, age aged 1d 1d p", "Mam, Carys, and Taid:Lia", "I satister D.r sister D.a.w.n aUl "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fs := find(text, options{neverIssued: true})
		sound(t, text, fs)
		sound(t, text, Find(text))
		replaced(t, text, fs)
	})
}
