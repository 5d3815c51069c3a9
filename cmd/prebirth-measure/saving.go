package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"prebirth/cmd/prebirth-measure/terminal"
)

// rawBytes is what the bare append writes: about a short reflection.
const rawBytes = 700

// saving measures from ctrl+s until "Saved" is on the screen, in turn with a
// bare append and fsync of 700 bytes in the store's folder. The difference is
// what the program adds to the disk.
func (b *bench) saving() (rows []row, err error) {
	s, err := b.editing("saving")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if _, err := s.Until("Saved ", patience, strings.Repeat(sentence, 9)[:rawBytes]); err != nil {
		return nil, err
	}
	s.Quiet(700*time.Millisecond, patience)
	raw, err := os.Create(filepath.Join(b.home("saving"), "data", "raw"))
	if err != nil {
		return nil, err
	}
	defer raw.Close()
	found, err := takeTurns(max(3, b.presses/3), func() (float64, error) { return saved(s) },
		func() (float64, error) { return appended(raw) })
	if err != nil {
		return nil, err
	}
	ours, bare := median(found[0]), median(found[1])
	return []row{
		figure("ctrl+s until “Saved” is shown", ours, "ms"),
		figure("append and fsync of 700 bytes beside the store", bare, "ms"),
		figure("the one less the other", ours-bare, "ms").atMost(10),
	}, nil
}

// saved types a letter, and saves it before the writer does so by itself.
func saved(s *terminal.Session) (float64, error) {
	s.Quiet(450*time.Millisecond, patience)
	if _, err := s.Until("Saving…", patience, "e"); err != nil {
		return 0, err
	}
	s.Quiet(still, patience)
	took, err := s.Until("Saved ", patience, terminal.Code("ctrl+s"))
	return ms(took), err
}

func appended(f *os.File) (float64, error) {
	from := time.Now()
	if _, err := f.WriteString(strings.Repeat("x", rawBytes)); err != nil {
		return 0, fmt.Errorf("append: %w", err)
	}
	if err := f.Sync(); err != nil {
		return 0, fmt.Errorf("sync: %w", err)
	}
	return ms(time.Since(from)), nil
}
