package pack

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"prebirth/briefings"
)

// gap stands in a skeleton wherever something has to be written.
const gap = "TO FILL IN"

// New makes the folder at a path with the skeleton of a pack: pack.json, and a
// briefing of seven parts with a place for everything that it needs. It passes the
// check once each “TO FILL IN” is replaced. It writes nothing over: a folder with
// something in it is refused. What it returns are the files it made.
func New(path string) ([]string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("make pack: %w", err)
	}
	name := PlainName(filepath.Base(abs))
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, fmt.Errorf("make pack: %w", err)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fmt.Errorf("make pack: %w", err)
	}
	if len(entries) > 0 {
		return nil, one(refuse(filepath.Base(abs), "a new pack begins in an empty folder", "name one that is empty or not there yet"))
	}
	var made []string
	for _, f := range skeleton(name) {
		to := filepath.Join(path, f.name)
		out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if err != nil {
			return made, fmt.Errorf("make pack: %w", err)
		}
		_, err = out.WriteString(f.text)
		if err := errors.Join(err, out.Close()); err != nil {
			return made, fmt.Errorf("make pack: %w", err)
		}
		made = append(made, to)
	}
	return made, nil
}

func skeleton(name string) []file {
	about := manifest{Schema: schema, Name: name, Publisher: gap, Licence: gap, Source: gap}
	return []file{{manifestName, about.written()}, {name + ".md", briefing(name)}}
}

// briefing is a seven-minute briefing with gaps.
func briefing(id string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nid: %s\ntitle: %s\nkind: %s\npublisher: %s\ndate: %s\norder: 10\n---\n\n", id, gap, briefings.SevenMinute, gap, gap)
	fmt.Fprintf(&b, "## About this briefing\n\n%s: where the text comes from.\n", gap)
	for n := 1; n <= 7; n++ {
		fmt.Fprintf(&b, "\n## %d. %s\n\n%s\n\n### Reflect\n\n", n, gap, gap)
		fmt.Fprintf(&b, "- `part-%d-now` *ours* %s?\n- `part-%d-next` *ours* %s?\n", n, gap, n, gap)
		fmt.Fprintf(&b, "\n### Resources\n\n- %s (address not confirmed)\n\n### Sources\n\n- %s. Date: not given.\n", gap, gap)
	}
	fmt.Fprintf(&b, "\n## Contacts for support\n\n- %s: how to reach them, and when\n", gap)
	return b.String()
}

// gaps are faults for what was not filled in.
func gaps(f file) (faults briefings.Faults) {
	for i, row := range strings.Split(f.text, "\n") {
		if strings.Contains(row, gap) {
			faults = append(faults, fault(f.name, i+1, "nothing is left “"+gap+"”", "write it, or take the line out"))
		}
	}
	return faults
}
