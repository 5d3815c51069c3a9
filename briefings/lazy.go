package briefings

import "sync"

// lazy is what a sketch becomes when somebody asks for more of it.
type lazy struct {
	parts, words int
	list         func() []*Part
	open         func() *Briefing
}

// Sketch makes b, which has no parts, a sketch: it can be listed, and has so many parts
// and words. list gives its parts with their ids, numbers and titles, and the ids of
// their prompts, and without text; open gives the whole, when [Library.Briefing],
// [Library.Part], [Library.Prompt] or [Library.Search] comes to it. Each is called at
// most once, on whatever goroutine that is, and must not return nil. The sketch itself
// never changes.
func Sketch(b *Briefing, parts, words int, list func() []*Part, open func() *Briefing) *Briefing {
	b.lazy = &lazy{parts, words, sync.OnceValue(list), sync.OnceValue(open)}
	return b
}

// SetWords says how many words a part without text has.
func (p *Part) SetWords(n int) { p.words = n }

// Count is how many parts there are.
func (b *Briefing) Count() int {
	if b.lazy == nil {
		return len(b.Parts)
	}
	return b.lazy.parts
}

// Listed is the parts as far as a list of them needs: those of a sketch have no text.
func (b *Briefing) Listed() []*Part {
	if b.lazy == nil {
		return b.Parts
	}
	return b.lazy.list()
}

// whole is the briefing with its text.
func (b *Briefing) whole() *Briefing {
	if b.lazy == nil {
		return b
	}
	return b.lazy.open()
}
