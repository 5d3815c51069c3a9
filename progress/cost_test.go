package progress

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"prebirth/progress/vault"
)

// What a person waits for, with a thousand reflections of a page each.
func TestWhatKeysAndBackupsCost(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	f := testFolders(t)
	s := openWith(t, f, cheap(vault.Secret{}))
	must(t, s.write("fill", func() error {
		for i := range 1000 {
			e := edit("a/1/x", fmt.Sprint("reflection ", i, strings.Repeat(" some words of a page", 120)), i)
			if err := s.putReflection(e); err != nil {
				return err
			}
		}
		return nil
	}))
	took := func(f func() error) string {
		start := time.Now()
		must(t, f())
		return fmt.Sprintf("%.0f ms", time.Since(start).Seconds()*1000)
	}
	var b Backup
	backup := took(func() (err error) { b, err = s.Backup(); return err })
	look := took(func() error { b = s.Look(b); return b.Err })
	restore := took(func() error { _, err := s.Restore(b); return err })
	protect := took(func() error { return s.Protect(firstWords, vault.NewCode()) })
	carry := took(func() error { _, err := s.BackupTo(filepath.Join(t.TempDir(), "x")); return err })
	finish := took(func() error {
		for range 100 {
			if err := finishBegun(f); err != nil {
				return err
			}
		}
		return nil
	})
	fmt.Printf("figure: 1,000 reflections, %.1f MB: backup %s, look %s, restore %s, new key %s and the cost of the passphrase, carry %s; 100 times nothing to finish %s\n",
		float64(b.Size)/1e6, backup, look, restore, protect, carry, finish)
}
