package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

// WatchedID is the id of a briefing that is shown while it is written, whatever the
// file says, so that nothing of the reading is kept under the id it will have.
const WatchedID = "watched"

// mostShown is how many faults stand above the text of a preview.
const mostShown = 8

// A Watcher shows one file as a briefing while it is being written.
type Watcher struct {
	path string
	size int64
	at   time.Time
	gone bool
}

// Watch watches the file at a path, which need not be a briefing yet.
func Watch(path string) *Watcher { return &Watcher{path: path} }

// Next is the briefing as the file is now, and whether the file is another than at the
// last call; the first call is always new. What is wrong with the file, that it cannot
// be read as well, stands as text above its parts. One goroutine calls it at a time.
func (w *Watcher) Next() (b *briefings.Briefing, anew bool) {
	info, err := os.Stat(w.path)
	if err != nil {
		if w.gone {
			return nil, false
		}
		*w = Watcher{path: w.path, gone: true}
		return w.unread(err), true
	}
	if !w.gone && info.Size() == w.size && info.ModTime().Equal(w.at) {
		return nil, false
	}
	*w = Watcher{path: w.path, size: info.Size(), at: info.ModTime()}
	text, err := fromFile(w.path, filepath.Base(w.path), mostText)
	if err != nil {
		faults := briefings.FaultsIn(err)
		if faults == nil {
			return w.unread(err), true
		}
		return preview(nil, faults), true
	}
	f := file{filepath.Base(w.path), string(text)}
	faults := readable(f)
	if len(faults) > 0 {
		return preview(nil, faults), true
	}
	b, faults = briefings.Read(f.name, clean.String(strings.TrimPrefix(f.text, "\ufeff")))
	faults = append(faults, briefings.CheckForm(b)...)
	return preview(b, faults), true
}

// unread is what is shown of a file that cannot be read.
func (w *Watcher) unread(err error) *briefings.Briefing {
	why := " cannot be read: " + err.Error()
	if errors.Is(err, fs.ErrNotExist) {
		why = " is gone: it was removed or renamed. Once it is back it is shown again."
	}
	b := preview(nil, nil)
	b.Parts[0].Text = boxed(filepath.Base(w.path) + why)
	return b
}

// preview makes what can be shown of a briefing and its faults.
func preview(b *briefings.Briefing, faults briefings.Faults) *briefings.Briefing {
	if b == nil {
		b = &briefings.Briefing{}
	}
	out := &briefings.Briefing{ID: WatchedID, Title: b.Title, Kind: b.Kind, Publisher: b.Publisher, Date: b.Date,
		Order: b.Order, About: b.About, File: b.File, Language: b.Language, Contacts: b.Contacts, Pack: WatchedID}
	if out.Title == "" {
		out.Title = "…"
	}
	if out.Kind == "" {
		out.Kind = briefings.Background
	}
	parts := b.Parts
	if len(parts) == 0 {
		parts = []*briefings.Part{{Number: 1, Title: "…"}}
	}
	for i, p := range parts {
		number := i + 1
		next := &briefings.Part{ID: fmt.Sprintf("%s/%d", WatchedID, number), Number: number, Title: p.Title, Text: told(faults) + p.Text,
			Resources: p.Resources, Sources: p.Sources, Notes: p.Notes, Contacts: p.Contacts}
		for _, q := range p.Prompts {
			next.Prompts = append(next.Prompts, briefings.Prompt{ID: next.ID + q.ID[strings.LastIndexByte(q.ID, '/'):], Text: q.Text, Published: q.Published})
		}
		out.Parts = append(out.Parts, next)
	}
	return out
}

// told is faults as Markdown that shows them as they are.
func told(faults briefings.Faults) string {
	if len(faults) == 0 {
		return ""
	}
	sorted(faults)
	var rows []string
	for i, f := range faults {
		if i == mostShown {
			rows = append(rows, fmt.Sprintf("… %d", len(faults)-mostShown))
			break
		}
		rows = append(rows, f.Error())
	}
	return boxed(rows...)
}

// boxed is rows as Markdown that shows them as they are.
func boxed(rows ...string) string {
	var b strings.Builder
	b.WriteString("```\n")
	for _, row := range rows {
		b.WriteString(strings.ReplaceAll(line(row), "```", "'''") + "\n")
	}
	b.WriteString("```\n\n")
	return b.String()
}
