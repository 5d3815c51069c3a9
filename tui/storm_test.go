package tui

import (
	"runtime"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// stormy is the n-th size of a storm: one of all that can be used, and no two alike in
// a row.
func stormy(n int) tea.WindowSizeMsg {
	return tea.WindowSizeMsg{Width: 20 + n*37%181, Height: 6 + n*13%55}
}

// In a storm of sizes the first is laid out at once and the last when it is calm: what
// comes between is not work that anybody sees.
func TestAStormIsLaidOutTwice(t *testing.T) {
	d := state{"", "enter 3"}.open(t)
	m := &weathered{model: d.app}
	for n := range 5000 {
		m.Update(stormy(n)) // and what it asks for is not done: its pages are of a size that is gone
		m.View()
	}
	if first := stormy(0); m.told != 1 || d.app.w != first.Width {
		t.Errorf("%d sizes were laid out before it was calm; the window is %d wide", m.told, d.app.w)
	}
	m.Update(calmMsg{})
	if last := stormy(4999); m.told != 2 || d.app.w != last.Width || d.app.h != last.Height {
		t.Errorf("%d sizes were laid out, the last as %dx%d", m.told, d.app.w, d.app.h)
	}
	m.Update(calmMsg{}) // the while after it is over, and nothing waits
	if m.Update(stormy(1)); m.told != 3 {
		t.Error("a change alone waits")
	}
}

// A key is for the window that it was pressed in.
func TestAKeyComesAfterTheSizeBeforeIt(t *testing.T) {
	d := state{"", ""}.open(t)
	m := &weathered{model: d.app}
	m.Update(stormy(0))
	m.Update(tea.WindowSizeMsg{Width: 44, Height: 13})
	m.Update(keyPress("down"))
	if d.app.w != 44 || m.told != 2 || m.size != nil {
		t.Errorf("the key met a window %d wide", d.app.w)
	}
	if m.Update(calmMsg{}); m.told != 2 {
		t.Error("the size was told twice")
	}
}

// Sizes leave nothing behind: after five thousand, every fortieth of them laid out in full,
// what is held is what was held after the first hundreds.
func TestAStormLeavesNothing(t *testing.T) {
	for _, keys := range []string{"", "enter 3", "m enter ctrl+o", "m", "?"} {
		d := state{"", keys}.open(t)
		m := &weathered{model: d.app}
		storm := func(from, to int) uint64 {
			for n := from; n < to; n++ {
				_, cmd := m.Update(stormy(n))
				if n%40 == 0 {
					d.ask(cmd)
					d.only(m)
				}
				m.View()
			}
			return live()
		}
		before, after := storm(0, 2000), storm(2000, 7000)
		t.Logf("after %q: %d kB are held, and %d kB before", keys, after/1000, before/1000)
		if float64(after) > 1.1*float64(before) {
			t.Errorf("after %q: %d kB are held, and %d kB before", keys, after/1000, before/1000)
		}
	}
}

// only does what was asked for and has it calm.
func (d *driver) only(m *weathered) {
	waiting := d.pending
	d.pending = nil
	for _, cmd := range waiting {
		d.batch(cmd(), m)
	}
	m.Update(calmMsg{})
	m.Update(calmMsg{})
}

func (d *driver) batch(msg tea.Msg, m *weathered) {
	switch msg := msg.(type) {
	case nil, calmMsg:
	case tea.BatchMsg:
		for _, cmd := range msg {
			if cmd != nil {
				d.batch(cmd(), m)
			}
		}
	default:
		_, cmd := m.Update(msg)
		if cmd != nil {
			d.batch(cmd(), m)
		}
	}
}

// live is how many bytes are held once nothing is left to collect.
func live() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what the first has found to be finalised
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
