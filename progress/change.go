package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"prebirth/progress/internal/files"
)

// A change replaces several files as if at one moment. What is going to be there
// is written beside what is; then a marker, a file that lists the steps that are
// left, is written: from then on the change has happened, and whoever opens the
// store next takes the steps that were not taken. Each may be taken again, and
// none needs a key.
type change struct {
	folders Folders
	name    string // of the marker, in the data folder
	steps   []string
}

// changeFormat is the first line of a marker.
const changeFormat = "prebirth change 1"

func (c *change) marker() string { return filepath.Join(c.folders.Data, c.name) }

// move and remove add a step. Paths begin with "data/" or "config/".
func (c *change) move(from, to string) { c.steps = append(c.steps, "move\t"+from+"\t"+to) }
func (c *change) remove(path string)   { c.steps = append(c.steps, "remove\t"+path) }

// commit writes the marker. What the steps move must be synced.
func (c *change) commit() error {
	text := changeFormat + "\n" + strings.Join(c.steps, "\n") + "\n"
	return files.WriteNew(c.marker(), []byte(text))
}

// readChange reads a marker; found is false when there is none.
func readChange(f Folders, name string) (c *change, found bool, err error) {
	c = &change{folders: f, name: name}
	data, err := os.ReadFile(c.marker())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, true, err
	}
	first, rest, _ := strings.Cut(string(data), "\n")
	if first != changeFormat || !strings.HasSuffix(rest, "\n") {
		return nil, true, fmt.Errorf("%s cannot be understood; a newer version may have written it", c.marker())
	}
	c.steps = strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	return c, true, nil
}

// finish takes the steps and removes the marker. pause is called before each. The
// marker's name is synced first, whoever wrote it: without it a power cut in the
// middle leaves files that do not belong together.
func (c *change) finish(pause func(string)) error {
	pause("sync marker")
	if err := files.SyncFolder(c.folders.Data); err != nil {
		return err
	}
	for _, step := range c.steps {
		pause(step)
		if err := c.take(step); err != nil {
			return fmt.Errorf("finish %s: %w", c.name, err)
		}
	}
	pause("sync")
	for _, folder := range []string{c.folders.SlotsPath(), c.folders.Data, c.folders.Config} {
		if err := files.SyncFolder(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	pause("remove marker")
	if err := files.Remove(c.marker()); err != nil {
		return err
	}
	return files.SyncFolder(c.folders.Data)
}

func (c *change) take(step string) error {
	words := strings.Split(step, "\t")
	paths := []string{}
	for _, word := range words[1:] {
		path, err := c.path(word)
		if err != nil {
			return err
		}
		paths = append(paths, path)
	}
	switch {
	case words[0] == "move" && len(paths) == 2:
		_, err := files.Move(paths[0], paths[1])
		return err
	case words[0] == "remove" && len(paths) == 1:
		return files.Remove(paths[0])
	}
	return errors.New("a step cannot be understood")
}

// path is where a name of a step lies, which is never outside the folders.
func (c *change) path(name string) (string, error) {
	place, rest, _ := strings.Cut(name, "/")
	folder := map[string]string{"data": c.folders.Data, "config": c.folders.Config}[place]
	if folder == "" || !filepath.IsLocal(filepath.FromSlash(rest)) {
		return "", errors.New("a step leads out of the folders")
	}
	return filepath.Join(folder, filepath.FromSlash(rest)), nil
}
