package editor

import "strings"

// edit replaces the text between two places by s, records it and puts the
// cursor behind s. It reports whether there was anything to do. Every change of
// the text but undo and redo goes through here.
func (m *Model) edit(k kind, from, to pos, s string) bool {
	if from == to && s == "" {
		return false
	}
	// Cloned, or each small step would hold on to its whole old paragraph.
	removed := strings.Clone(m.buf.slice(from, to))
	st := step{kind: k, at: from, removed: removed, added: s, before: m.cur}
	end := m.buf.replace(from, to, s)
	m.place(m.buf.snap(end), false)
	m.goal, m.selecting = -1, false
	st.after = m.cur
	m.hist.add(st)
	m.changed()
	return true
}

// insert puts foreign text in the place of the selection or at the cursor.
func (m *Model) insert(k kind, s string) bool {
	s = clean(s)
	if s == "" || !m.fits(s) {
		return false
	}
	if strings.Contains(s, "\n") {
		k = kindPaste
	}
	from, to := m.selection()
	return m.edit(k, from, to, s)
}

func (m *Model) newline() bool { return m.insert(kindPaste, "\n") }

// erase deletes from the cursor to where a motion leads, or the selection.
func (m *Model) erase(k kind, motion func(*Model) pos) bool {
	from, to := m.selection()
	if from == to {
		to = motion(m)
		if to.before(from) {
			from, to = to, from
		}
	} else {
		k = kindPaste
	}
	return m.edit(k, from, to, "")
}

func (m *Model) deleteBack() bool    { return m.erase(kindBack, left) }
func (m *Model) deleteForward() bool { return m.erase(kindForward, right) }

// deleteWordBack and deleteWordForward stay in the paragraph; at its edge they
// take the line end.
func (m *Model) deleteWordBack() bool    { return m.erase(kindPaste, wordLeft) }
func (m *Model) deleteWordForward() bool { return m.erase(kindPaste, wordRight) }

// deleteToEnd and deleteToStart take the rest of the paragraph, all its rows,
// and nothing at its edge.
func (m *Model) deleteToEnd() bool   { return m.erase(kindPaste, paraEnd) }
func (m *Model) deleteToStart() bool { return m.erase(kindPaste, paraStart) }
