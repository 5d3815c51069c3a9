package editor

import "slices"

// What a step was, so that steps of one kind that touch can become one.
type kind int

const (
	kindPaste   kind = iota // never joined with another
	kindType                // typing, joined until something else happens
	kindBack                // backspace, one character after the other
	kindForward             // delete, likewise
)

// The history keeps at most maxSteps steps and about maxBytes bytes of text;
// the oldest go first, the newest step always stays. Within these bounds,
// undoing everything gives back the text as it was set.
//
// A run of typing longer than runLength ends at the next word, so that one
// press of undo never takes away more than a few lines.
const (
	maxSteps  = 1000
	maxBytes  = 4 << 20
	runLength = 200
)

// A step replaced removed, at a place, by added.
type step struct {
	kind           kind
	at             pos
	removed, added string
	before, after  pos // the cursor
}

func (s *step) size() int { return len(s.removed) + len(s.added) }

// A history is what was done, and, behind done, what was undone.
type history struct {
	steps []step
	done  int
	bytes int
	ended bool // the next step doesn't join the last
}

// end keeps the next step apart from the last.
func (h *history) end() { h.ended = true }

// add records a step, joining it with the last where they are one run. What was
// undone before can't be redone any more.
func (h *history) add(s step) {
	for _, gone := range h.steps[h.done:] {
		h.bytes -= gone.size()
	}
	h.steps = slices.Delete(h.steps, h.done, len(h.steps))
	if h.done == 0 || h.ended || !h.steps[h.done-1].join(s) {
		h.steps = append(h.steps, s)
	}
	h.bytes += s.size()
	h.ended = false
	h.trim()
	h.done = len(h.steps)
}

func (h *history) trim() {
	n := 0
	for n < len(h.steps)-1 && (len(h.steps)-n > maxSteps || h.bytes > maxBytes) {
		h.bytes -= h.steps[n].size()
		n++
	}
	h.steps = slices.Delete(h.steps, 0, n)
}

// join takes t into s if together they are one run, and reports whether it did.
func (s *step) join(t step) bool {
	if t.kind != s.kind {
		return false
	}
	switch s.kind {
	case kindType:
		if t.removed != "" || t.at != s.end() || len(s.added) > runLength && t.added == " " {
			return false
		}
		s.added += t.added
	case kindBack:
		if (pos{t.at.para, t.at.off + len(t.removed)}) != s.at {
			return false
		}
		s.at, s.removed = t.at, t.removed+s.removed
	case kindForward:
		if t.at != s.at {
			return false
		}
		s.removed += t.removed
	default:
		return false
	}
	s.after = t.after
	return true
}

// end is where the added text ends. Only a paste may hold line ends, and those
// are never joined.
func (s *step) end() pos { return pos{s.at.para, s.at.off + len(s.added)} }

// undo takes back the last step.
func (m *Model) undo() bool {
	if m.hist.done == 0 {
		return false
	}
	m.hist.done--
	s := m.hist.steps[m.hist.done]
	m.swap(s.at, s.added, s.removed)
	m.moveTo(s.before)
	return true
}

// redo does again what was undone last.
func (m *Model) redo() bool {
	if m.hist.done == len(m.hist.steps) {
		return false
	}
	s := m.hist.steps[m.hist.done]
	m.hist.done++
	m.swap(s.at, s.removed, s.added)
	m.moveTo(s.after)
	return true
}

// swap replaces the text old, which starts at a place, by another.
func (m *Model) swap(at pos, old, new string) {
	ls := lines(old)
	to := pos{at.para + len(ls) - 1, len(ls[len(ls)-1])}
	if len(ls) == 1 {
		to.off += at.off
	}
	m.buf.replace(at, to, new)
	m.changed()
}
