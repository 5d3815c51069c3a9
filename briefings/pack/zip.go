package pack

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"prebirth/briefings"
)

// unzip takes the files out of a .zip, in memory: no path of an entry is ever one of
// this computer.
func unzip(data []byte, name string) ([]file, left, error) {
	if len(data) > mostIn {
		return nil, nil, tooLarge(name, mostIn)
	}
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > 2*mostFiles { // before a list of them is made
		return nil, nil, tooMany(name)
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, one(refuse(name, wholeZip, anew(err)))
	}
	if len(archive.File) > mostFiles {
		return nil, nil, tooMany(name)
	}
	kept, out := withoutLeavings(archive.File)
	if faults := entries(kept, name); len(faults) > 0 {
		return nil, out, faults.OrNil()
	}
	u := unzipper{name: name, in: int64(len(data)), top: top(kept)}
	for _, entry := range kept {
		if entry.FileInfo().IsDir() {
			continue
		}
		if stop := u.take(entry); stop {
			break
		}
	}
	return u.files, out, u.faults.OrNil()
}

const wholeZip = "a file named .zip is a whole .zip"

// anew is what to do about one that is not.
func anew(err error) string { return "make it anew (" + err.Error() + ")" }

func tooMany(name string) error {
	return one(refuse(name, fmt.Sprintf("a pack has at most %d files", mostFiles), "make several packs of it"))
}

// entries holds what a .zip says of its entries against the rules, before any is read.
func entries(all []*zip.File, name string) (faults briefings.Faults) {
	seen := names{}
	type span struct {
		from, to int64
		name     string
	}
	var spans []span
	for _, entry := range all {
		rule, mend := seen.add(strings.TrimSuffix(entry.Name, "/"))
		mode := entry.Mode()
		switch {
		case rule != "":
		case mode&fs.ModeSymlink != 0:
			rule, mend = "no links", "put the file itself there"
		case !mode.IsRegular() && !mode.IsDir():
			rule, mend = "nothing that is not a plain file", "take it out"
		case entry.Flags&0x1 != 0:
			rule, mend = "nothing encrypted", "make the .zip without a password"
		case entry.Method != zip.Store && entry.Method != zip.Deflate:
			rule, mend = "packed by deflate, or not at all", "make the .zip with another program"
		}
		if rule != "" {
			faults = append(faults, refuse(name+"/"+entry.Name, rule, mend))
			continue
		}
		at, err := entry.DataOffset()
		if err != nil {
			faults = append(faults, refuse(name+"/"+entry.Name, wholeZip, anew(err)))
			continue
		}
		spans = append(spans, span{at, at + int64(min(entry.CompressedSize64, mostOut)), entry.Name})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for i := 1; i < len(spans); i++ {
		if spans[i].from < spans[i-1].to || spans[i].from == spans[i-1].from {
			faults = append(faults, refuse(name+"/"+spans[i].name, "no two files of a .zip share their bytes", "make it anew"))
		}
	}
	return faults
}

// top is the one folder that everything lies in, as many programs pack it, or empty.
func top(all []*zip.File) string {
	first, folder := "", ""
	for _, entry := range all {
		folder, _, _ = strings.Cut(entry.Name, "/")
		if first == "" {
			first = folder
		}
		if folder != first || !strings.Contains(entry.Name, "/") {
			return ""
		}
	}
	return first
}

type unzipper struct {
	name, top string
	in, out   int64 // bytes
	files     []file
	faults    briefings.Faults
}

// take reads an entry. It says to stop where a limit of the whole is passed.
func (u *unzipper) take(entry *zip.File) (stop bool) {
	short, fault := carried(u.top, entry.Name)
	if fault != nil {
		fault.File = u.name + "/" + fault.File
		u.faults = append(u.faults, *fault)
		return false
	}
	wrong := func(rule, mend string) { u.faults = append(u.faults, refuse(u.name+"/"+entry.Name, rule, mend)) }
	opened, err := entry.Open()
	if err != nil {
		wrong(wholeZip, anew(err))
		return false
	}
	defer opened.Close()
	// No more is unpacked than the least of the three limits allows.
	least := max(0, min(mostText, mostOut-u.out, u.in*mostRatio-u.out))
	text, over, err := limited(opened, least)
	switch {
	case over && least == mostText:
		u.out += mostText
		wrong(fmt.Sprintf("a file has at most %d kB", mostText>>10), "make it smaller")
		return false
	case over && least == mostOut-u.out:
		wrong(fmt.Sprintf("a pack has at most %d MB unpacked", mostOut>>20), "make several packs of it")
		return true
	case over:
		wrong(fmt.Sprintf("what is unpacked has at most %d times the bytes of the .zip", mostRatio), "this looks like a bomb; make it anew from the files")
		return true
	case err != nil:
		wrong(wholeZip, anew(err))
		return false
	}
	u.out += int64(len(text))
	u.files = append(u.files, file{short, string(text)})
	return false
}
