package draft

import (
	"maps"
	"slices"

	"prebirth/progress"
)

// RemarkSetting is the name under which an unfinished remark is kept.
func RemarkSetting(key string) string { return progress.RemarkSetting + key }

// Remark hands over an unfinished remark as it is now; an empty one is none. The key
// says what it is about. It is kept until it is handed over empty, in every run.
func (b *Book) Remark(key, text string) {
	b.mu.Lock()
	b.remarks.waiting[key] = text
	b.touch()
	b.mu.Unlock()
	b.Nudge()
}

// WaitingRemark is a remark that is not on disk yet.
func (b *Book) WaitingRemark(key string) (text string, waits bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	text, waits = b.remarks.waiting[key]
	return text, waits
}

// RemarkState is how remarks stand: whether some wait, and why they could not be
// saved.
func (b *Book) RemarkState() State {
	b.mu.Lock()
	defer b.mu.Unlock()
	return State{Waiting: len(b.remarks.waiting) > 0, Err: b.remarks.failed}
}

// writeRemarks writes the remarks that waited.
func (b *Book) writeRemarks(to Keeper, now map[string]string) error {
	return written(b, &b.remarks, now, func(key, text string) error { return to.SetSetting(RemarkSetting(key), text) })
}

// unsaidEdits are the remarks that could not be saved, to be shown and printed.
func (b *Book) unsaidEdits() (all []progress.Edit) {
	for _, key := range slices.Sorted(maps.Keys(b.remarks.waiting)) {
		if text := b.remarks.waiting[key]; text != "" {
			all = append(all, progress.Edit{Asked: "a remark of yours", Text: text})
		}
	}
	return all
}
