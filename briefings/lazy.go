package briefings

import "sync"

// lazy is what a sketch becomes when somebody opens it.
type lazy struct {
	once  sync.Once
	open  func() *Briefing
	whole *Briefing
}

// Sketch makes b a sketch: it can be listed, with its parts, their titles and the
// ids of their prompts, and has no text. words is how many words each part has, in
// the order of its parts. open reads the whole, at most once, when [Library.Briefing],
// [Library.Part], [Library.Prompt] or [Library.Search] comes to it, on whatever
// goroutine that is; it must not return nil. The sketch itself never changes.
func Sketch(b *Briefing, words []int, open func() *Briefing) *Briefing {
	for i, p := range b.Parts {
		p.words = words[i]
	}
	b.lazy = &lazy{open: open}
	return b
}

// whole is the briefing with its text.
func (b *Briefing) whole() *Briefing {
	if b.lazy == nil {
		return b
	}
	b.lazy.once.Do(func() { b.lazy.whole = b.lazy.open() })
	return b.lazy.whole
}
