package reader

import (
	"strings"
	"time"

	"prebirth/tui/prose"
	"prebirth/tui/screen"
)

// heard is a page in words alone: its blocks, numbered as the rows of every page of
// the same part are, so that a place means the same in both.
type heard struct {
	part, written string
	blocks        []prose.Row
	end           int // the index after the last block of text and prompts
}

// Lines is the part from its heading to its sources, and the parts to choose from.
func (m *Model) Lines() screen.Lines {
	l := screen.Lines{Pick: screen.PickChooses, Chosen: m.part, Keys: keys.Now(m), Next: "space", Said: m.said}
	for _, p := range m.briefing.Parts {
		l.Items = append(l.Items, screen.Item{Text: p.Title})
	}
	if !m.opened {
		return l
	}
	for i, block := range m.spoken().blocks {
		l.Text = append(l.Text, block.Text)
		if block.Block <= m.at.block {
			l.From = i
		}
	}
	return l
}

func (m *Model) spoken() *heard {
	key := m.key(m.part)
	if h := m.heard; h != nil && h.part == key.part && h.written == key.written {
		return h
	}
	part, in := m.shown(), m.theme.Language
	h := &heard{part: key.part, written: key.written, blocks: prose.Spoken(upper(part, key.written, in), in)}
	h.end = len(h.blocks)
	blocks := h.blocks[h.end-1].Block + 1 // there is a heading at least
	for _, row := range prose.Spoken(lower(part, m.theme), in) {
		row.Block += blocks
		row.Text = strings.TrimSpace(row.Text)
		h.blocks = append(h.blocks, row)
	}
	m.heard = h
	return h
}

// hear notes how far the part has been read out, and that it is read once its text
// is.
func (m *Model) hear(paragraph int) {
	h := m.spoken()
	if paragraph < 0 || paragraph >= len(h.blocks) || !m.opened {
		return
	}
	m.guess, m.at = false, position{block: h.blocks[paragraph].Block}
	m.keep()
	if m.page != nil {
		m.restore()
	}
	if _, read := m.marks.reads[m.shown().ID]; !read && paragraph >= h.end-1 {
		now := time.Now()
		m.marks.reads[m.shown().ID] = now
		m.book.Read(m.shown().ID, now)
	}
}
