package pack

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"prebirth/briefings"
	"prebirth/briefings/library"
)

// good is a briefing that keeps the rules of form.
const good = `---
id: our-city
title: Our city
kind: background
publisher: Somebody
date: not given
order: 10
---

## About this briefing

About it.

## 1. First

Some words.

### Reflect

- ` + "`one`" + ` *ours* What now?
- ` + "`two`" + ` *published* And then?

### Resources

- [A page](https://example.org/a) What it is.
- A leaflet (address not confirmed)

### Sources

- A leaflet. Date: not given.
`

const goodManifest = `{"schema": 1, "name": "our-city", "publisher": "Somebody", "licence": "OGL 3", "source": "https://example.org"}`

func builtIn(t testing.TB) *briefings.Library {
	t.Helper()
	lib, err := library.Open()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// put writes files into a new folder.
func put(t testing.TB, files map[string]string) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "our-city")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// zipped is a .zip of headers and what each holds.
func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		if e.h.Method == 0 && !e.stored {
			e.h.Method = zip.Deflate
		}
		to, err := w.CreateHeader(&e.h)
		if err == nil && !strings.HasSuffix(e.h.Name, "/") {
			_, err = to.Write([]byte(e.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type entry struct {
	h      zip.FileHeader
	text   string
	stored bool
}

func named(name, text string) entry { return entry{h: zip.FileHeader{Name: name}, text: text} }

// loose is a file that is not packed, so that it is no bomb.
func loose(name, text string) entry { return entry{zip.FileHeader{Name: name}, text, true} }

func save(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func check(t testing.TB, path string) Report {
	t.Helper()
	r, err := Check(path, builtIn(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustRead(t testing.TB, text string) (*briefings.Briefing, briefings.Faults) {
	t.Helper()
	return briefings.Read("our-city.md", text)
}
