package pair

import (
	"strings"
	"testing"
)

// BenchmarkStep is from the host's telling a document of 4 kB until a terminal
// has heard it.
func BenchmarkStep(b *testing.B) {
	p := at(b, short(b), "data")
	h := listen(b, p, HostOptions{})
	g := join(b, p)
	doc := []byte(`{"text":"` + strings.Repeat("x", 4096-11) + `"}`)
	heard := make(chan bool, 1)
	go g.Hear(func([]byte) { heard <- true })
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		if err := h.Tell(doc); err != nil {
			b.Fatal(err)
		}
		<-heard
	}
}
