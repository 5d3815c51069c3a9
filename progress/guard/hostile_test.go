package guard

import (
	"runtime"
	"strings"
	"testing"
)

// hostile are pieces that, repeated, are meant to cost more than they should.
func hostile() []string {
	return []string{"9", "@", "A", "a", "A ", "9 ", "a@", "a.", "@a.b", "at ", "a at a dot ", "Mrs ", "mum ", "Ab ", "mum Ab, ", "12/", "1/1/19 ", "nine ", "double ",
		"\u200b", "\xff", "９", "é", "(", "-", "\n", ". ", "'", "St ", "Road ", "Ab Road ", "aged 1, ", "case number ", "the only ", "called ", "1 March ", "Q ", "QQ1", "LE2 "}
}

// A mebibyte of any piece is read to its end within the memory that a linear pass needs. There is no clock in this: a
// cost that grows with the square of the size does not end before the run is stopped.
func TestHostile(t *testing.T) {
	for i, piece := range hostile() {
		size := 1 << 20
		if i > 4 {
			size = 1 << 17
		}
		text := strings.Repeat(piece, size/len(piece))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		fs := Find(text)
		runtime.ReadMemStats(&after)
		if took := (after.TotalAlloc - before.TotalAlloc) / uint64(len(text)); took > 400 {
			t.Errorf("%q takes %d bytes of memory a byte", piece, took)
		}
		sound(t, text, fs)
	}
}

func BenchmarkThousandWords(b *testing.B) {
	var words []string
	for i := 0; len(words) < 1000; i++ {
		words = append(words, strings.Fields(reflections(i + 1)[i].text)...)
	}
	text := strings.Join(words[:1000], " ")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
	}
}
