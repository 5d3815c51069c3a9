package intake

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Limits of a Word document, which is a zip of XML. What is not read is not unpacked
// either; pictures are never looked at.
const (
	maxUnpacked = 50 << 20
	maxRatio    = 100     // of what is unpacked to what it is packed as
	freeRatio   = 1 << 20 // bytes that may be unpacked at any ratio: short XML packs well
	maxEntries  = 2000
)

// saveAnew is what mends most documents that are damaged.
const saveAnew = "open it in Word or LibreOffice and save it anew"

// A packed document is a zip file, with what was unpacked of it so far.
type packed struct {
	files    map[string]*zip.File
	unpacked int64
}

func (p *packed) has(name string) bool { return p.files[name] != nil }

func openPacked(data []byte) (*packed, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &RefusedError{why: "it is no whole Word document", hint: saveAnew, err: err}
	}
	if len(z.File) > maxEntries {
		return nil, &RefusedError{why: "it has more than 2,000 files in it", hint: saveAnew}
	}
	p := &packed{files: map[string]*zip.File{}}
	folded, caser := map[string]bool{}, cases.Fold()
	for _, f := range z.File {
		name := caser.String(norm.NFC.String(f.Name))
		if !sound(f) {
			return nil, &RefusedError{why: "a file in it has a name that no Word document has", hint: saveAnew}
		}
		if folded[name] {
			return nil, &RefusedError{why: "two files in it have the same name", hint: saveAnew}
		}
		folded[name] = true
		p.files[f.Name] = f
	}
	return p, nil
}

// sound says whether an entry is a plain file or folder with a plain name.
func sound(f *zip.File) bool {
	if t := f.Mode().Type(); !t.IsDir() && !t.IsRegular() {
		return false
	}
	if f.Name == "" || len(f.Name) > 255 || strings.HasPrefix(f.Name, "/") || strings.ContainsAny(f.Name, `\:`) {
		return false
	}
	for _, r := range f.Name {
		if r < ' ' || r == 0x7f || r == '\ufffd' {
			return false
		}
	}
	for _, step := range strings.Split(f.Name, "/") {
		if step == ".." || step == "." {
			return false
		}
	}
	return true
}

// read unpacks one file, counting as it goes. One that is not there is empty.
func (p *packed) read(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	damaged := &RefusedError{why: "a part of it is damaged", hint: saveAnew}
	r, err := f.Open()
	if err != nil {
		damaged.err = err
		return nil, damaged
	}
	defer r.Close()
	most := min(maxUnpacked-p.unpacked, max(freeRatio, maxRatio*int64(f.CompressedSize64)))
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(data)) > most {
		return nil, &RefusedError{why: "it unpacks to far more than it is", hint: "take out what is not text, and save it anew"}
	}
	if err != nil {
		damaged.err = err
		return nil, damaged
	}
	p.unpacked += int64(len(data))
	return data, nil
}
