package record

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the face
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// DejaVu Sans 2.37 as it was published; font/LICENCE lets it be copied and embedded.
//
//go:embed font/DejaVuSans.ttf.gz
var dejaVuZipped []byte

func dejaVu() []byte {
	z, err := gzip.NewReader(bytes.NewReader(dejaVuZipped))
	must(err)
	face, err := io.ReadAll(z)
	must(err)
	return face
}

// A SignError says which signs of a record the face of a PDF does not have, or cannot
// set: those of scripts that are written from right to left.
type SignError struct{ Signs []rune } // each once, in the order of their numbers

// Error names the first few.
func (e *SignError) Error() string {
	var names []string
	for _, r := range e.Signs[:min(len(e.Signs), 5)] {
		names = append(names, fmt.Sprintf("%c (U+%04X)", r, r))
	}
	if more := len(e.Signs) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return "write as PDF: its face cannot set " + strings.Join(names, ", ")
}

// Hint says what to do.
func (*SignError) Hint() string { return "write .docx or .html, which hold every letter" }

// printable says whether a face can set all of a document.
func printable(d document, face []byte) error {
	has := letters(face)
	missing := map[rune]bool{}
	look := func(text string) {
		for _, r := range norm.NFC.String(clean(text)) {
			if r == '\n' || r == '\t' {
				continue
			}
			class := bidi.L
			if p, _ := bidi.LookupRune(r); r > 0x7f {
				class = p.Class()
			}
			if class == bidi.R || class == bidi.AL || class == bidi.AN || !has(r) {
				missing[r] = true
			}
		}
	}
	look(d.title + d.name)
	for _, s := range d.sections {
		look(s.heading)
		for _, b := range s.blocks {
			for _, text := range textsOf(b) {
				look(text)
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	e := &SignError{}
	for r := range missing {
		e.Signs = append(e.Signs, r)
	}
	slices.Sort(e.Signs)
	return e
}

// letters says which letters a face has, by its own table of them (cmap, format 4,
// which is for those up to U+FFFF). The face is built in: a table that is not there
// is met by the tests.
func letters(face []byte) func(rune) bool {
	at := func(offset int) int { return int(binary.BigEndian.Uint16(face[offset:])) }
	long := func(offset int) int { return int(binary.BigEndian.Uint32(face[offset:])) }
	sub := 0
	for i := range at(4) {
		if entry := 12 + 16*i; string(face[entry:entry+4]) == "cmap" {
			cmap := long(entry + 8)
			for j := range at(cmap + 2) {
				if of := cmap + long(cmap+4+8*j+4); at(of) == 4 {
					sub = of
				}
			}
		}
	}
	n := at(sub+6) / 2 // of ranges, in four tables after one another
	ends, starts, deltas, offsets := sub+14, sub+16+2*n, sub+16+4*n, sub+16+6*n
	return func(r rune) bool {
		for i := range n {
			if int(r) > at(ends+2*i) {
				continue
			}
			start, offset := at(starts+2*i), at(offsets+2*i)
			switch {
			case int(r) < start:
				return false
			case offset == 0:
				return uint16(int(r)+at(deltas+2*i)) != 0
			}
			return at(offsets+2*i+offset+2*(int(r)-start)) != 0
		}
		return false
	}
}
