package packs

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/library"
	"prebirth/briefings/pack"
	"prebirth/progress"
)

func builtIn(t testing.TB) *briefings.Library {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// text is a briefing of so many parts, with some words in each.
func text(id, more string, parts, words int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: %s\ntitle: The title of %s\nkind: background\npublisher: Us\ndate: 2026\norder: 1\n%s---\n\n## About this briefing\n\nOurs.\n", id, id, more)
	for n := 1; n <= parts; n++ {
		fmt.Fprintf(&b, "\n## %d. A title of some words, “%d”\n\n%s\n\n### Reflect\n\n- `now-%d` *ours* What now?\n- `then-%d` *published* And then?\n\n### Sources\n\n- Us. Date: 2026.\n",
			n, n, strings.Repeat("word ", words), n, n)
	}
	return b.String()
}

// read makes a pack of files by name.
func read(t testing.TB, name string, files map[string]string) *pack.Pack {
	t.Helper()
	folder := filepath.Join(t.TempDir(), name)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for file, text := range files {
		if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, err := pack.Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func shelf(t testing.TB) *Shelf {
	t.Helper()
	f, err := progress.FoldersFor(filepath.Join(t.TempDir(), "home"), os.Getenv)
	if err != nil {
		t.Fatal(err)
	}
	return At(f.PacksPath(), progress.Disk{})
}

func add(t testing.TB, s *Shelf, p *pack.Pack) {
	t.Helper()
	if err := s.Add(p, time.Now()); err != nil {
		t.Fatal(err)
	}
}

// many puts n packs of ten parts on a shelf at once.
func many(t testing.TB, s *Shelf, n int) {
	t.Helper()
	err := s.change("fill", func([]*Installed) (all []*Installed, err error) {
		for i := range n {
			id := fmt.Sprintf("pack-%04d", i)
			p := read(t, id, map[string]string{id + ".md": text(id, "", 10, 150)})
			data, err := p.Bytes()
			if err != nil {
				return nil, err
			}
			sum := sha256.Sum256(data)
			one := &Installed{Name: id, Publisher: "Us", Hash: p.Hash, Added: time.Now(), Briefings: p.Briefings, sum: hex.EncodeToString(sum[:]), size: int64(len(data))}
			path := filepath.Join(s.folder, one.file())
			if err := os.WriteFile(path, data, 0o600); err != nil {
				return nil, err
			}
			info, err := os.Lstat(path)
			if err != nil {
				return nil, err
			}
			one.mtime = info.ModTime().UnixNano()
			all = append(all, one)
		}
		return all, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
