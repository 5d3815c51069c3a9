package briefings

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// maxFile is how large a briefing may be, in bytes. A whole seven-minute
// briefing is about 15 kB; a file near this limit is a mistake.
const maxFile = 1 << 20

// Load reads every Markdown file at the top of fsys, but README.md, into a
// library. What can be read is returned even where there are faults; the error
// is then a [Faults] with all of them at once. An empty folder is an empty
// library.
func Load(fsys fs.FS) (*Library, error) {
	names, err := fs.Glob(fsys, "*.md")
	if err != nil {
		return nil, fmt.Errorf("list briefings: %w", err)
	}
	lib := &Library{}
	var faults Faults
	for _, name := range names {
		if strings.EqualFold(path.Base(name), "README.md") {
			continue
		}
		b, err := loadFile(fsys, name)
		if err != nil {
			faults = append(faults, Fault{name, 1, "a briefing is readable text of at most 1 MiB", "make it so (" + err.Error() + ")"})
			continue
		}
		faults = append(faults, b.malformed...)
		lib.Briefings = append(lib.Briefings, b)
	}
	lib.Briefings = inOrder(lib.Briefings)
	return lib, faults.orNil()
}

// inOrder sorts briefings by the order of their front matter, and then by id.
func inOrder(all []*Briefing) []*Briefing {
	slices.SortFunc(all, func(a, b *Briefing) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
	return all
}

func loadFile(fsys fs.FS, name string) (*Briefing, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read briefing: %w", err)
	}
	if info.Size() > maxFile {
		return nil, fmt.Errorf("read briefing: %d bytes are too many", info.Size())
	}
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, fmt.Errorf("read briefing: %w", err)
	}
	return parse(name, string(text)), nil
}

// Read understands the text of one file, whatever holds it. It always returns a
// briefing, as much of it as could be understood; the faults are of form alone.
func Read(file, text string) (*Briefing, Faults) {
	b := parse(file, text)
	return b, b.malformed
}
