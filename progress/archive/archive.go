// Package archive writes reflections as a zip file that opens without this program:
// pages for a browser, the same as Markdown, a README in plain words, and checksums.
//
//	README.txt            what this is
//	index.html            the chapters
//	01-unborn-babies.html a chapter: what was written to one briefing
//	01-unborn-babies.md
//	SHA256SUMS            of all the others; sha256sum -c SHA256SUMS checks them
//
// Names are small letters, digits and hyphens, so that every system takes them. The
// same data gives the same bytes. One chapter at a time is in memory.
package archive

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"
)

// An Archive is what is written. Chapters come in their order; one without entries
// is left out.
type Archive struct {
	Made    time.Time // the only clock there is
	Version string    // of the program
	Only    string    // title of the briefing that was chosen; empty for all
	// ForSupervision says that only what is marked for supervision was chosen.
	ForSupervision bool
	Chapters       []Chapter
}

// chosen says what was chosen.
func (a Archive) chosen() string {
	what := "all reflections"
	if a.ForSupervision {
		what = "reflections marked for supervision"
	}
	if a.Only != "" {
		what += " to " + line(a.Only)
	}
	return what + ", each as it is now, the one saved last first"
}

// A Chapter is what was written to one briefing.
type Chapter struct {
	ID    string // the briefing's id; a part of the files' names
	Title string
	Each  func(do func(Entry) error) error // goes through its entries, once
}

// An Entry is one reflection. Its texts may come from anybody: in a page they are
// words and never markup.
type Entry struct {
	Heading  string // such as the part it was written in
	Asked    string // the prompt
	Text     string
	Note     string // when it was written, and for whom
	Markdown string // all of it as Markdown, put in as it is
}

// Write writes an archive. It returns how many entries are in it. An error of w or of
// a chapter ends it; what was written is then of no use.
func Write(w io.Writer, a Archive) (entries int, err error) {
	z := &zipping{zip: zip.NewWriter(w), made: a.Made.UTC().Truncate(2 * time.Second)} // the zip format's own step
	var pages []page
	var files []file
	for _, c := range a.Chapters {
		p, text, err := chapter(c, len(pages)+1)
		if err != nil {
			return 0, err
		}
		if p.entries == 0 {
			continue
		}
		entries += p.entries
		pages = append(pages, p)
		for _, f := range text {
			if err := z.add(f); err != nil {
				return 0, err
			}
		}
	}
	files = append(files, file{"index.html", index(pages)}, file{"README.txt", readme(a, pages, entries)})
	for _, f := range files {
		if err := z.add(f); err != nil {
			return 0, err
		}
	}
	if err := z.add(file{"SHA256SUMS", z.sums.String()}); err != nil {
		return 0, err
	}
	return entries, z.zip.Close()
}

// A file is one of the archive.
type file struct{ name, text string }

// A page is a chapter that was written.
type page struct {
	name    string // of its files, without an ending
	title   string
	entries int
}

type zipping struct {
	zip  *zip.Writer
	made time.Time
	sums strings.Builder
}

func (z *zipping) add(f file) error {
	w, err := z.zip.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: z.made})
	if err == nil {
		_, err = io.WriteString(w, f.text)
	}
	if err != nil {
		return fmt.Errorf("write %s in the archive: %w", f.name, err)
	}
	fmt.Fprintf(&z.sums, "%x  %s\n", sha256.Sum256([]byte(f.text)), f.name)
	return nil
}

// chapter makes the two files of a chapter.
func chapter(c Chapter, number int) (page, []file, error) {
	p := page{name: fmt.Sprintf("%02d-%s", number, safe(c.ID)), title: line(c.Title)}
	var markdown, html strings.Builder
	markdown.WriteString("# " + p.title + "\n")
	err := c.Each(func(e Entry) error {
		p.entries++
		markdown.WriteString("\n" + strings.TrimRight(e.Markdown, "\n") + "\n")
		article(&html, e, p.entries)
		return nil
	})
	return p, []file{{p.name + ".html", whole(p.title, html.String(), true)}, {p.name + ".md", markdown.String()}}, err
}

// safe is a name that every system takes: it stands after a number, so that it is no
// name that Windows keeps for itself.
func safe(id string) string {
	const most = 40
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return '-'
	}, id)
	if len(name) > most {
		name = name[:most]
	}
	if name = strings.Trim(name, "-"); name == "" {
		return "briefing"
	}
	return name
}

func readme(a Archive, pages []page, entries int) string {
	var list strings.Builder
	for _, p := range pages {
		fmt.Fprintf(&list, "  %s.html and .md\n      %s (%d)\n", p.name, p.title, p.entries)
	}
	return fmt.Sprintf(`THIS FOLDER IS NOT ENCRYPTED. Whoever has it can read everything in it.

It holds reflections that were written in prebirth, a program for briefings on
pre-birth work. They may be about real people, even without names. Keep it where
only you can read it, and erase it when it is no longer needed.

  Made     %s
  By       prebirth %s
  Chosen   %s
  Holds    reflections: %d

To read it, open index.html in a browser, or any of the other files. Nothing else
is needed: no prebirth, no network. Files that end with .md have the same words as
plain text.

%s
Earlier versions, what was said in supervision and private notes are not in it
(prebirth export --all writes everything, for another machine), and prebirth cannot
take this folder in again.

To see whether a file was changed or damaged since, run this here:

  sha256sum -c SHA256SUMS
`, a.Made.UTC().Format("2 January 2006, 15:04 UTC"), line(a.Version), a.chosen(), entries, list.String())
}
