//go:build unix

package main

import (
	"strings"
	"testing"
	"time"

	"prebirth/progress"
	"prebirth/progress/vault"
)

// In a terminal that takes it, a record is copied as it would be printed, and one that
// most terminals would cut off is not.
func TestTerminalCopiesARecord(t *testing.T) {
	t.Parallel()
	p := newTerminal(t)
	store := p.store(vault.Secret{})
	for _, text := range []string{"I ask about housing first.", strings.Repeat("Many words. ", 8000)} {
		_, err := store.SaveReflection(progress.Edit{Reflection: progress.NewID(), Revision: progress.NewID(), Prompt: part + "/acting-today",
			Asked: "What now?", Text: text, At: time.Now()})
		if err != nil {
			t.Fatal(err)
		}
	}
	all, err := store.Reflections(progress.Filter{})
	if err != nil || store.Close() != nil {
		t.Fatal(err)
	}
	const takes = "tmux -L prebirth set -s set-clipboard on; exec prebirth record cpd --words --copy --reflection "
	p.start(takes + all[1].ID)
	p.shows("where the terminal allows it", "ended 0, settings kept")
	p.until("it is copied", func() bool { return p.command("show-buffer").Run() == nil })
	if got := p.tmux("show-buffer"); !strings.HasPrefix(got, "# Record of continuing") || !strings.Contains(got, "> I ask about housing first.\n") {
		t.Errorf("copied is %q", got)
	}
	p.lacks("housing")

	p.start(takes + all[0].ID)
	p.shows("most terminals take 75 kB at most", "ended 2, settings kept")
	if p.command("show-buffer").Run() == nil {
		t.Error("something was copied")
	}
}
