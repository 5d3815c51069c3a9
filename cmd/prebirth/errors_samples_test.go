package main

import (
	"errors"
	"fmt"
	"io/fs"
	"testing/fstest"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/intake"
	"prebirth/briefings/packs"
	"prebirth/progress"
	"prebirth/progress/handover"
	"prebirth/progress/record"
	"prebirth/progress/session"
	"prebirth/progress/settings"
	"prebirth/progress/supervision"
	"prebirth/progress/vault"
	"prebirth/progress/whole"
	"prebirth/tui"
	"prebirth/tui/language"
	"prebirth/tui/pair"
)

// errorSamples are errors of each type that says its own hint, under its package and
// name; behind a comma what sets one apart from another of the type.
func errorSamples() map[string]error {
	why := errors.New("WHY")
	all := storeSamples(why)
	for _, more := range []map[string]error{sharedSamples(why), roomSamples(why), contentSamples(why)} {
		for name, err := range more {
			all[name] = err
		}
	}
	return all
}

func storeSamples(why error) map[string]error {
	return map[string]error{
		"progress.VersionError":            &progress.VersionError{Have: 9, Need: 5, Path: "STORE"},
		"progress.KeyError":                &progress.KeyError{Path: "KEY", Err: why},
		"progress.KeyError, passphrase":    &progress.KeyError{Path: "slots/passphrase.age", Err: why, Other: true},
		"progress.KeyError, recovery code": &progress.KeyError{Path: "slots/recovery.age", Err: why, Other: true},
		"progress.FolderError":             &progress.FolderError{Path: "FOLDER", Err: fs.ErrPermission},
		"progress.FullError":               &progress.FullError{Path: "FOLDER", Err: why},
		"progress.BusyError":               &progress.BusyError{Path: "STORE", Err: why},
		"progress.LockedError":             &progress.LockedError{},
		"progress.LockedError, wrong":      &progress.LockedError{Wrong: true},
		"progress.BackupError":             &progress.BackupError{Path: "BACKUP", Err: why},
		"vault.CodeError":                  &vault.CodeError{Why: "WHY"},
		"vault.CodeError, one group":       &vault.CodeError{Group: 2, Why: "WHY"},
		"vault.PassphraseError":            vault.CheckPassphrase("short"),
		"settings.Error":                   &settings.Error{File: "FILE", Line: 2, Problem: "WHAT", Mend: "MEND"},
		"settings.Errors":                  settings.Errors{{File: "FILE", Line: 2, Problem: "WHAT", Mend: "MEND"}, {File: "FILE", Line: 3, Problem: "WHAT ELSE", Mend: "MEND IT TOO"}},
		"whole.Error":                      &whole.Error{Part: "reflections", Entry: 3, Err: why},
	}
}

func sharedSamples(why error) map[string]error {
	refused := func(r handover.Reason) error { return &handover.RefusedError{Doing: "open handover", Reason: r} }
	return map[string]error{
		"handover.RefusedError, too large":  refused(handover.TooLarge),
		"handover.RefusedError":             refused(handover.NotIntact),
		"handover.RefusedError, other keys": refused(handover.NotForMe),
		"handover.RefusedError, newer":      refused(handover.NewerVersion),
		"handover.RefusedError, signature":  refused(handover.BadSignature),
		"supervision.SeenError":             &supervision.SeenError{At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)},
		"supervision.ForkError":             &supervision.ForkError{Sequence: 4},
		"supervision.StrangerError":         &supervision.StrangerError{},
		"supervision.StrangerError, before": &supervision.StrangerError{Retired: true},
		"supervision.StoppedError":          &supervision.StoppedError{Open: 2},
		"supervision.needsNameError":        supervision.ErrNoCard,
		"session.DamagedError":              &session.DamagedError{Why: why},
		"record.SignError":                  &record.SignError{Signs: []rune{'家'}},
		"record.LayoutError":                &record.LayoutError{Line: 2, Reason: "WHAT", Mend: "MEND"},
	}
}

func roomSamples(why error) map[string]error {
	return map[string]error{
		"pair.TakenError":    &pair.TakenError{Place: "PLACE"},
		"pair.NobodyError":   &pair.NobodyError{Place: "PLACE"},
		"pair.SilentError":   &pair.SilentError{Place: "PLACE", Err: why},
		"pair.LostError":     &pair.LostError{Err: why},
		"pair.VersionError":  &pair.VersionError{Ours: 1, Theirs: 2},
		"pair.FullError":     &pair.FullError{Most: 4},
		"pair.DocumentError": &pair.DocumentError{Err: why},
		"main.runningError":  &runningError{language.Errorf("nothing was begun here; the session goes on where it is")},
		"tui.FaultError":     &tui.FaultError{},
	}
}

func contentSamples(why error) map[string]error {
	_, faults := briefings.Load(fstest.MapFS{"a.md": {Data: []byte("no front matter\n")}})
	_, refused := intake.Import("a.txt", nil, intake.Options{})
	_, untitled := intake.Import("a.txt", []byte("Words."), intake.Options{})
	return map[string]error{
		"briefings.Faults":            faults,
		"packs.IndexError":            &packs.IndexError{Path: "INDEX", Err: why},
		"packs.ChangedError":          &packs.ChangedError{Name: "our-city"},
		"packs.ClashError":            &packs.ClashError{Pack: "our-city", Why: "WHY"},
		"intake.RefusedError":         refused,
		"intake.UntitledError":        untitled,
		"what the system refuses":     fmt.Errorf("read FILE: %w", fs.ErrPermission),
		"what the system cannot find": fmt.Errorf("read FILE: %w", fs.ErrNotExist),
		"anything else":               fmt.Errorf("read FILE: %w", why),
	}
}

// hiddenErrors are types that other packages keep to themselves, so that their rows are
// told and their words are looked for in the source.
func hiddenErrors() []string {
	return []string{"draft.faultError", "progress.codeError", "progress.faultError", "progress.olderError", "progress.replacedError", "pair.PlaceError"}
}
