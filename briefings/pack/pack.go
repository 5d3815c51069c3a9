// Package pack reads, checks and writes packs: briefings that somebody else wrote,
// as a folder, a .zip or one Markdown file.
//
// A pack is foreign. [Read] takes nothing on trust: how much there is, what it is
// called, what it links to and how it is shaped are held against limits before the
// text is understood, and every refusal is a [briefings.Fault] that names the file,
// the line where there is one, the rule and the mend. Nothing is executed and nothing
// outside the pack is read. library/README.md says how a pack is written.
package pack

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

// The limits of what is read. They are counted while reading, whatever a file says
// of itself.
const (
	mostIn    = 10 << 20 // bytes of a .zip or a file, or of all files of a folder
	mostOut   = 50 << 20 // bytes of what a .zip holds
	mostRatio = 100      // of what comes out to what went in
	mostFiles = 2000     // files and folders
	mostText  = 1 << 20  // bytes of one file
)

// A Pack is what was read. Its name, publisher, licence and source are cleaned, and
// are what it says of itself: nobody has confirmed them.
type Pack struct {
	Name      string // short, lower case, words joined by -
	Publisher string
	Licence   string // in words; empty where it does not say
	Source    string // where it comes from, in words or as an address; possibly empty
	Briefings []*briefings.Briefing
	Hash      string // SHA-256 of its cleaned files, in hexadecimal
	// LeftOut are the names of what a system or an editor had left in the folder or the
	// .zip. Nothing of it was read, and it is no part of the pack.
	LeftOut []string

	files []file
}

// A file is one file of a pack, by its name without folders.
type file struct {
	name string
	text string // as it was read; cleaned where it was understood
}

// hash is what a pack is known by: the SHA-256 of the list of its files by name, a
// line of “SHA-256, two blanks, name” for each, as sha256sum prints it. A folder and
// a .zip of the same files have the same.
func hash(files []file) string {
	var list strings.Builder
	for _, f := range files {
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256([]byte(f.text)), f.name)
	}
	sum := sha256.Sum256([]byte(list.String()))
	return hex.EncodeToString(sum[:])
}

// Read reads the pack at a path. What could be understood is returned even where
// there are faults; the error is then a [briefings.Faults] with all of them. A pack
// that goes over a limit, or is none, is not understood at all and nil. An error
// of the system, such as a file that is not there, is returned as it is.
func Read(path string) (*Pack, error) {
	files, out, name, err := gather(path)
	if err != nil {
		return nil, err
	}
	p, err := understand(files, name)
	slices.Sort(out)
	p.LeftOut = out
	return p, err
}

// Open reads a pack as [Pack.Bytes] wrote it. name says which, in faults.
func Open(data []byte, name string) (*Pack, error) {
	files, _, err := unzip(data, name)
	if err != nil {
		return nil, err
	}
	return understand(files, strings.TrimSuffix(name, ".zip"))
}

// understand cleans the files and makes a pack of them.
func understand(files []file, name string) (*Pack, error) {
	p := &Pack{Name: PlainName(name)}
	var faults briefings.Faults
	slices.SortFunc(files, func(a, b file) int { return cmp.Compare(a.name, b.name) })
	for _, f := range files {
		wrong := readable(f)
		faults = append(faults, wrong...)
		f.text = clean.String(strings.TrimPrefix(f.text, "\ufeff"))
		p.files = append(p.files, f)
		if len(wrong) > 0 || !isBriefing(f.name) {
			continue
		}
		b, wrong := briefings.Read(f.name, f.text)
		faults = append(faults, wrong...)
		p.Briefings = append(p.Briefings, b)
	}
	faults = append(faults, p.describe()...)
	if len(p.Briefings) == 0 && len(faults) == 0 {
		faults = append(faults, refuse(name, "a pack has a briefing", "add one; prebirth pack format prints how it is written"))
	}
	p.Hash = hash(p.files)
	return p, capped(faults).OrNil()
}

// Size is how many bytes the files of the pack have.
func (p *Pack) Size() (n int) {
	for _, f := range p.files {
		n += len(f.text)
	}
	return n
}

// line is foreign words on one line.
func line(s string) string { return clean.Line(s).String() }

func refuse(file, rule, mend string) briefings.Fault {
	return briefings.Fault{File: line(file), Rule: rule, Mend: mend}
}

// limited reads all of r, but no more than most bytes; over says that there was more.
func limited(r io.Reader, most int64) (text []byte, over bool, err error) {
	text, err = io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(text)) > most {
		return nil, true, nil
	}
	return text, false, err
}
