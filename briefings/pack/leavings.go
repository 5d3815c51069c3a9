package pack

import (
	"archive/zip"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// macFolder is where macOS puts what it knows of the files of a .zip.
const macFolder = "__MACOSX"

// leaving are names of files that systems, editors and office programs leave in a
// folder by themselves.
var leaving = regexp.MustCompile(`(?i)^(\.ds_store|\._[^/]*|thumbs\.db|ehthumbs\.db|desktop\.ini|\.[^/]*\.sw[a-p]|[^/]*~|\.?#[^/]*|\.~lock\.[^/]*#|~\$[^/]*)$`)

// isLeaving says whether an entry is one that nobody put there on purpose. It is left
// out of a pack, and nothing of it is read. A name that could lead anywhere else is
// never one, whatever it ends in.
func isLeaving(name string) bool {
	name = strings.TrimSuffix(name, "/")
	if name == "" || strings.ContainsFunc(name, unicode.IsControl) || strings.ContainsAny(name, `\:`) || path.Clean("/"+name) != "/"+name {
		return false
	}
	return slices.Contains(strings.Split(name, "/"), macFolder) || leaving.MatchString(path.Base(name))
}

// A left is the names of what was left out, each once.
type left []string

func (l *left) add(name string) {
	name = strings.TrimSuffix(name, "/")
	if before, _, in := strings.Cut("/"+name+"/", "/"+macFolder+"/"); in { // it is one thing, whatever is in it
		name = strings.TrimPrefix(before+"/"+macFolder, "/")
	}
	if name = line(name); !slices.Contains(*l, name) {
		*l = append(*l, name)
	}
}

// withoutLeavings parts the entries of a .zip from those that are left out.
func withoutLeavings(all []*zip.File) (kept []*zip.File, out left) {
	for _, entry := range all {
		if isLeaving(entry.Name) {
			out.add(entry.Name)
		} else {
			kept = append(kept, entry)
		}
	}
	return kept, out
}
