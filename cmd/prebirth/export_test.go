//go:build unix

package main

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// An export that is interrupted leaves nothing behind, least of all a copy in
// plain text, and ends as a signal ends a program.
func TestAnInterruptedExportLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	err := writeFile(filepath.Join(folder, "all.md"), func(w io.Writer) error {
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		text := make([]byte, 8192)
		for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
			if _, err := w.Write(text); err != nil {
				return err
			}
		}
		return nil
	})
	if exitCode(err) != 130 {
		t.Errorf("the error is %v, with code %d", err, exitCode(err))
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
