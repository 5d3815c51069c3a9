package pack

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"prebirth/briefings"
)

// gather takes the files of the pack at a path, what of it is left out, and its name.
func gather(path string) (files []file, out left, name string, err error) {
	name = filepath.Base(filepath.Clean(path))
	if abs, err := filepath.Abs(path); err == nil {
		name = filepath.Base(abs) // of “.”, too
	}
	info, err := os.Lstat(path)
	if err != nil {
		return nil, nil, "", fmt.Errorf("read pack: %w", err)
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		files, out, err = fromFolder(path, name)
		return files, out, name, err
	case mode&fs.ModeSymlink != 0:
		return nil, nil, "", one(refuse(name, "no links", "name what it leads to"))
	case !mode.IsRegular():
		return nil, nil, "", one(refuse(name, "a pack is a folder, a .zip or a .md file", "name one of these"))
	case strings.EqualFold(filepath.Ext(name), ".zip"):
		data, err := fromFile(path, name, mostIn)
		if err != nil {
			return nil, nil, "", err
		}
		files, out, err = unzip(data, name)
		return files, out, name, err
	case strings.EqualFold(filepath.Ext(name), ".md"):
		text, err := fromFile(path, name, mostText)
		if err != nil {
			return nil, nil, "", err
		}
		if rule, mend := checkName(name); rule != "" {
			return nil, nil, "", one(refuse(name, rule, mend))
		}
		if !isBriefing(name) {
			return nil, nil, "", one(refuse(name, "a pack has a briefing", "name a briefing, or a folder of them"))
		}
		return []file{{name, string(text)}}, nil, name, nil
	}
	return nil, nil, "", one(refuse(name, "a pack is a folder, a .zip or a .md file", "name one of these; prebirth pack import makes a briefing of other files"))
}

func one(f briefings.Fault) error { return briefings.Faults{f} }

func tooLarge(name string, most int64) error {
	return one(refuse(name, fmt.Sprintf("a pack has at most %d kB", most>>10), "make it smaller, or two packs of it"))
}

// fromFile reads a file that is no link, and no more of it than most bytes.
func fromFile(path, name string, most int64) ([]byte, error) {
	folder, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return nil, fmt.Errorf("read pack: %w", err)
	}
	defer folder.Close()
	text, over, err := within(folder, filepath.Base(path), most)
	switch {
	case errors.Is(err, errNotFile):
		return nil, one(refuse(name, "no links, and nothing that is not a plain file", "name the file itself"))
	case err != nil:
		return nil, fmt.Errorf("read pack: %w", err)
	case over:
		return nil, tooLarge(name, most)
	}
	return text, nil
}

var errNotFile = errors.New("it is not a plain file")

// within reads a plain file of a folder. It is looked at before it is opened, because
// opening a pipe waits, and after, because it may have been changed between.
func within(folder *os.Root, name string, most int64) (text []byte, over bool, err error) {
	info, err := folder.Lstat(name)
	if err != nil {
		return nil, false, err
	}
	if !info.Mode().IsRegular() {
		return nil, false, errNotFile
	}
	opened, err := folder.Open(name)
	if err != nil {
		return nil, false, err
	}
	defer opened.Close()
	if now, err := opened.Stat(); err != nil || !os.SameFile(info, now) {
		return nil, false, errors.Join(errNotFile, err)
	}
	return limited(opened, most)
}

// fromFolder reads the files of a folder, which has none below it.
func fromFolder(path, name string) ([]file, left, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, nil, fmt.Errorf("read pack: %w", err)
	}
	defer root.Close()
	listed, err := root.Open(".")
	if err != nil {
		return nil, nil, fmt.Errorf("read pack: %w", err)
	}
	defer listed.Close()
	entries, err := listed.ReadDir(mostFiles + 1)
	if err != nil && len(entries) > 0 {
		return nil, nil, fmt.Errorf("read pack: %w", err)
	}
	if len(entries) > mostFiles {
		return nil, nil, one(refuse(name, fmt.Sprintf("a pack has at most %d files", mostFiles), "make several packs of it"))
	}
	return takeAll(root, entries)
}

func takeAll(root *os.Root, entries []fs.DirEntry) ([]file, left, error) {
	var (
		files  []file
		out    left
		faults briefings.Faults
		seen   = names{}
		rest   = int64(mostIn)
	)
	for _, entry := range entries {
		name := entry.Name()
		if isLeaving(name) {
			out.add(name)
			continue
		}
		rule, mend := seen.add(name)
		switch {
		case rule != "":
		case entry.Type()&fs.ModeSymlink != 0:
			rule, mend = "no links", "put the file itself there"
		case entry.IsDir():
			rule, mend = "a pack has its files in one folder", "move them up, or take the folder out"
		case !entry.Type().IsRegular():
			rule, mend = "nothing that is not a plain file", "take it out"
		}
		if rule != "" {
			faults = append(faults, refuse(name, rule, mend))
			continue
		}
		if _, fault := carried("", name); fault != nil {
			faults = append(faults, *fault)
			continue
		}
		text, over, err := within(root, name, mostText)
		if err != nil {
			return nil, nil, fmt.Errorf("read pack: %s: %w", name, err)
		}
		if over {
			faults = append(faults, refuse(name, fmt.Sprintf("a file has at most %d kB", mostText>>10), "make it smaller"))
			continue
		}
		if rest -= int64(len(text)); rest < 0 {
			return nil, nil, tooLarge(name, mostIn)
		}
		files = append(files, file{name, string(text)})
	}
	return files, out, faults.OrNil()
}
