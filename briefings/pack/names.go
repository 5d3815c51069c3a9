package pack

import (
	"path"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"prebirth/briefings"
	"prebirth/briefings/clean"
)

var (
	plainFile = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$`)
	plainPack = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	notPlain  = regexp.MustCompile(`[^a-z0-9]+`)
	device    = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*|:.*)?$`)
)

// mostName is how long the name of a pack is, in letters.
const mostName = 60

// manifestName is the file in which a pack says what it is.
const manifestName = "pack.json"

// PlainName makes the name of a pack, which can be the id of a briefing too, of that of
// its file or folder.
func PlainName(name string) string {
	name = strings.ToLower(clean.Letters(name))
	for _, end := range []string{".zip", ".md"} {
		name = strings.TrimSuffix(name, end)
	}
	name = strings.Trim(notPlain.ReplaceAllString(name, "-"), "-")
	if len(name) > mostName {
		name = strings.Trim(name[:mostName], "-")
	}
	if name == "" || device.MatchString(name) {
		return "pack"
	}
	return name
}

// isBriefing says whether a file of a pack is read as a briefing.
func isBriefing(name string) bool {
	return strings.HasSuffix(name, ".md") && !strings.EqualFold(name, "README.md")
}

// isCarried says whether a file may be in a pack.
func isCarried(name string) bool {
	switch {
	case isBriefing(name), name == manifestName, strings.EqualFold(name, "README.md"):
		return true
	}
	switch strings.ToUpper(name) {
	case "LICENCE", "LICENSE", "LICENCE.TXT", "LICENSE.TXT":
		return true
	}
	return false
}

// checkName holds a name in a pack, with its folders, against what every system can
// have. What it returns has no file: the caller knows what holds the name.
func checkName(name string) (rule, mend string) {
	switch {
	case name == "":
		return "a file has a name", "give it one"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "no control characters in a name", "rename it"
	case strings.Contains(name, `\`):
		return "no backslash in a name", "rename it, or make the .zip with another program"
	case strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':':
		return "no absolute paths", "make the .zip from inside the folder of the pack"
	}
	for _, part := range strings.Split(strings.TrimSuffix(name, "/"), "/") {
		switch {
		case part == "..":
			return "no “..” in a path", "make the .zip from inside the folder of the pack"
		case device.MatchString(part):
			return "no name that Windows keeps for a device", "rename it"
		case !plainFile.MatchString(part) || strings.HasSuffix(part, "."):
			return "a name has letters a to z, figures, points, - and _, begins with a letter or figure, does not end with a point, and has at most 100 of them", "rename it"
		}
	}
	return "", ""
}

// names are those of a pack, to tell when one comes twice.
type names map[string]string

// add holds a name against the rules and against those before it.
func (n names) add(name string) (rule, mend string) {
	if rule, mend = checkName(name); rule != "" {
		return rule, mend
	}
	folded := cases.Fold().String(norm.NFC.String(name))
	if other, twice := n[folded]; twice {
		return "a name stands once, whatever the case of its letters", "rename one of " + other + " and " + name
	}
	n[folded] = name
	return "", ""
}

// carried holds a file's whole path, in a pack whose folder is top, against what a
// pack may hold, and gives its name.
func carried(top, name string) (string, *briefings.Fault) {
	short := name
	if top != "" {
		short = strings.TrimPrefix(name, top+"/")
	}
	if strings.Contains(short, "/") {
		f := refuse(name, "a pack has its files in one folder", "move "+path.Base(short)+" up, or take it out")
		return "", &f
	}
	if !isCarried(short) {
		f := refuse(name, "a pack holds briefings (.md), pack.json, README.md and a licence (LICENCE.txt), and nothing else", "take it out")
		return "", &f
	}
	return short, nil
}
