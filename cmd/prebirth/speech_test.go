package main

import (
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"prebirth/progress"
)

// A walk in lines of text is words that can be spoken: a voice reads it to a file, in
// about the time that so many words take, and nothing in it is a sign that a voice
// spells out.
func TestLinesAreSpoken(t *testing.T) {
	out := walked(t)
	for _, line := range strings.Split(out, "\n") {
		for _, r := range line {
			if r < ' ' || r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff || unicode.Is(unicode.So, r) {
				t.Fatalf("%q has a sign that is no word: %q", line, r)
			}
		}
	}
	voice, err := exec.LookPath("espeak-ng")
	if err != nil {
		t.Skip("there is no espeak-ng here to read it out")
	}
	file := filepath.Join(t.TempDir(), "walk.wav")
	speak := exec.Command(voice, "-w", file)
	speak.Stdin = strings.NewReader(out)
	if said, err := speak.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	seconds, words := spoken(t, file), float64(len(strings.Fields(out)))
	t.Logf("%.0f words are read out in %.0f s, %.1f a second", words, seconds, words/seconds)
	if pace := words / seconds; words < 500 || pace < 1.5 || pace > 4.5 {
		t.Errorf("%.0f words in %.0f s is not how a voice reads", words, seconds)
	}
}

// walked is what is printed on a walk through the program.
func walked(t *testing.T) string {
	t.Helper()
	home, in := t.TempDir(), filepath.Join(t.TempDir(), "lines")
	folders, err := progress.FoldersFor(home, os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	store, err := progress.Open(folders, progress.Options{})
	if err == nil {
		err = store.SetSetting(progress.SettingOffered, "yes")
	}
	if err == nil {
		err = store.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := "?\n1\nlinks\nback\n4\nreflect\nI asked too late.\n\nNext time I ask at once.\n.\nreview\ncheck\nback\nback\nback\nfind\nmother\nback\nreflections\nback\nsettings\nback\nquit\n"
	if err := os.WriteFile(in, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	from, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	if code := run([]string{"--linear", "--home", home}, from, to, to); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	out, err := os.ReadFile(to.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// spoken is how many seconds a sound file lasts, from its size and the bytes a second
// in its header (RIFF, bytes 28 to 31).
func spoken(t *testing.T, file string) float64 {
	t.Helper()
	sound, err := os.ReadFile(file)
	if err != nil || len(sound) < 44 {
		t.Fatalf("no sound was made: %v, %d bytes", err, len(sound))
	}
	return float64(len(sound)-44) / float64(binary.LittleEndian.Uint32(sound[28:]))
}
