package draft

import (
	"errors"
	"maps"
	"slices"

	"prebirth/progress"
)

// remarks are what is being said about reflections and is not said yet.
type remarks struct {
	waiting map[string]string // not yet on disk, by their key
	failed  error             // why they could not be saved
}

func newRemarks() remarks { return remarks{waiting: map[string]string{}} }

// RemarkSetting is the name under which an unfinished remark is kept.
func RemarkSetting(key string) string { return "remark " + key }

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

// writeRemarks writes what waited; newer words go on waiting.
func (b *Book) writeRemarks(to Keeper, now map[string]string) (all error) {
	for key, text := range now {
		err := to.SetSetting(RemarkSetting(key), text)
		all = errors.Join(all, err)
		b.mu.Lock()
		if err == nil && b.remarks.waiting[key] == text {
			delete(b.remarks.waiting, key)
		}
		b.mu.Unlock()
	}
	if len(now) > 0 {
		b.mu.Lock()
		b.remarks.failed = all
		b.mu.Unlock()
	}
	return all
}

// edits are the remarks that could not be saved, to be shown and printed.
func (r remarks) edits() (all []progress.Edit) {
	for _, key := range slices.Sorted(maps.Keys(r.waiting)) {
		if text := r.waiting[key]; text != "" {
			all = append(all, progress.Edit{Asked: "a remark of yours", Text: text})
		}
	}
	return all
}
