package main

import (
	"fmt"
	"hash/maphash"
	"strings"
	"time"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

// A gate is what text passes before it leaves: the guard looks at all of it
// first, and again at what was written since.
type gate struct {
	store    *progress.Store
	versions bool   // earlier versions leave, too
	reason   string // keeps what is certain; empty for none
	seed     maphash.Seed
	passed   map[uint64]bool // hashes of the reflections that were looked at
}

func newGate(store *progress.Store, versions bool, reason string) *gate {
	return &gate{store, versions, reason, maphash.MakeSeed(), map[uint64]bool{}}
}

// survey looks at all that would leave, as walk goes through it. What is certain and
// not kept is kept for the reason given, or stops it. The rest is listed and does not
// stop anything.
func (g *gate) survey(e *env, walk func(func(progress.Reflection) error) error) error {
	var listed []found
	open := 0
	err := walk(func(r progress.Reflection) error {
		all, err := g.look(r)
		open += stopping(all)
		for _, f := range all {
			if !f.Kept {
				listed = append(listed, f)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if open > 0 && g.reason != "" {
		if listed, err = g.keep(listed); err != nil {
			return err
		}
		e.tell("Kept, because: %s", clean.Line(g.reason))
		open = 0
	}
	if len(listed) > 0 {
		e.tell("What may identify somebody:")
		fmt.Fprint(e.err, e.foundText(listed))
	}
	if open > 0 {
		return mustMend("export", open)
	}
	return nil
}

// keep notes why what is certain stays, and returns the rest.
func (g *gate) keep(listed []found) (rest []found, err error) {
	for _, f := range listed {
		if !f.stops() {
			rest = append(rest, f)
			continue
		}
		k := progress.Kept{Words: f.Words, Kind: f.Kind, Reason: g.reason, At: time.Now()}
		if err := g.store.Keep(f.Reflection, k); err != nil {
			return nil, err
		}
	}
	return rest, nil
}

// let says whether a reflection may leave now. One that was not looked at as it
// is now, because it was written since, is looked at.
func (g *gate) let(r progress.Reflection) error {
	if g.passed[g.mark(r)] && !g.versions {
		return nil
	}
	all, err := g.look(r)
	if open := stopping(all); err == nil && open > 0 {
		err = mustMend("export", open)
	}
	return err
}

func (g *gate) look(r progress.Reflection) (all []found, err error) {
	var earlier []progress.Revision
	if g.versions {
		if earlier, err = g.store.Revisions(r.ID); err != nil {
			return nil, err
		}
	}
	g.passed[g.mark(r)] = true
	return lookAt(g.store, r, earlier)
}

func (g *gate) mark(r progress.Reflection) uint64 { return maphash.String(g.seed, r.ID+" "+r.Text) }

// reasonGiven is the reason, which has to have words in it where there is one.
func reasonGiven(reason string, given bool) (string, error) {
	reason = strings.TrimSpace(reason)
	if given && reason == "" {
		return "", &usageError{language.Errorf("--reason is empty"), language.Mark("say why these words stay, such as --reason 'agreed with my supervisor'")}
	}
	return reason, nil
}
