package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"prebirth/briefings/clean"
	"prebirth/cmd/prebirth/guide"
	"prebirth/progress/settings"
	"prebirth/tui"
)

// readme is where the README is, from here.
const readme = "../../README.md"

// documents are the README and the guides, by path.
func documents(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("guide/*.md")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, path := range append(paths, readme) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = string(text)
	}
	return all
}

// TestGuidesAreOffered holds the list to the files.
func TestGuidesAreOffered(t *testing.T) {
	var files []string
	for path := range documents(t) {
		if path != readme {
			files = append(files, strings.TrimSuffix(filepath.Base(path), ".md"))
		}
	}
	names := guide.Names()
	slices.Sort(names)
	slices.Sort(files)
	if !slices.Equal(names, files) {
		t.Errorf("offered are %v, and there are %v", names, files)
	}
	for _, name := range names {
		text := guide.Text(name)
		if !strings.HasPrefix(text, "# ") || strings.Contains(text, "![") || strings.Contains(text, "\n\n\n") {
			t.Errorf("%s does not begin with its title, or what is left of its pictures is seen", name)
		}
		if clean.String(text) != text {
			t.Errorf("%s has signs in it that a terminal should not get", name)
		}
	}
	if guide.Text("../guide/it") != "" {
		t.Error("a name leads out of the folder")
	}
}

// TestGuidesLeadSomewhere holds every picture and every link to a file to what is there,
// and has a sentence for those who cannot see a picture.
func TestGuidesLeadSomewhere(t *testing.T) {
	link := regexp.MustCompile(`(!?)\[([^\]]*)\]\(([^)#]*)(#[^)]*)?\)`)
	for path, text := range documents(t) {
		for _, found := range link.FindAllStringSubmatch(text, -1) {
			to := found[3]
			if strings.HasPrefix(to, "https://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), to)); err != nil && to != "" {
				t.Errorf("%s: %v", path, err)
			}
			if found[1] == "!" && len(strings.Fields(found[2])) < 2 {
				t.Errorf("%s: %s has no words for it", path, to)
			}
			if found[1] != "!" && path != readme {
				t.Errorf("%s: a terminal shows no link, such as that to %s", path, to)
			}
		}
	}
}

// TestGuidesNameRealCommands has every command that a document shows understood by the
// program: its name, its flags, and how many words it takes.
func TestGuidesNameRealCommands(t *testing.T) {
	tried := 0
	for path, text := range documents(t) {
		for _, line := range shownCommands(text) {
			tried++
			if err := understood(line); err != nil {
				t.Errorf("%s: %s: %v", path, line, err)
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d commands were found", tried)
	}
}

// shownCommands are the calls of the program in a document: lines of its fences, up to
// a remark that stands apart, and what is written as code in a sentence.
func shownCommands(text string) (lines []string) {
	fenced := false
	inline := regexp.MustCompile("`(prebirth [^`]+)`")
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "```"):
			fenced = !fenced
		case fenced && strings.HasPrefix(line, "prebirth "):
			call, _, _ := strings.Cut(line, "  ")
			lines = append(lines, call)
		case !fenced:
			for _, found := range inline.FindAllStringSubmatch(line, -1) {
				lines = append(lines, found[1])
			}
		}
	}
	return lines
}

// understood says what the program would not understand of a call.
func understood(line string) error {
	line, _, _ = strings.Cut(line, " | ")
	line, _, _ = strings.Cut(line, " > ")
	words := shellWords(line)
	c, rest, err := newRoot(&env{getenv: os.Getenv}).Find(words[1:])
	if err != nil {
		return err
	}
	if err := c.ParseFlags(rest); err != nil {
		return err
	}
	args := c.Flags().Args()
	if c.HasSubCommands() && len(args) > 0 {
		return fmt.Errorf("%s has no %q", c.CommandPath(), args[0])
	}
	if bare := len(args) == 0 && len(rest) == 0; bare || c.Args == nil {
		return nil // a command that is only spoken of
	}
	return c.ValidateArgs(args)
}

// shellWords are the words of a line as a shell has them.
func shellWords(line string) (words []string) {
	for _, found := range regexp.MustCompile(`'([^']*)'|([^ ']+('[^']*')?)`).FindAllStringSubmatch(line, -1) {
		words = append(words, found[1]+strings.ReplaceAll(found[2], "'", ""))
	}
	return words
}

// TestReadmeNamesEveryCommand holds that no command is left out of the list, nor a guide.
func TestReadmeNamesEveryCommand(t *testing.T) {
	text := documents(t)[readme]
	for _, c := range newRoot(&env{getenv: os.Getenv}).Commands() {
		if !strings.Contains(text, "prebirth "+c.Name()) && !strings.Contains(text, "also "+c.Name()) && c.Name() != "help" {
			t.Errorf("the README does not name prebirth %s", c.Name())
		}
	}
	for _, name := range guide.Names() {
		if !strings.Contains(text, "(cmd/prebirth/guide/"+name+".md)") {
			t.Errorf("the README does not lead to the guide %s", name)
		}
	}
}

// TestGuideNamesVariables holds the list of the environment to what the source reads.
func TestGuideNamesVariables(t *testing.T) {
	reads := regexp.MustCompile(`(?i)\bgetenv\("([A-Z_]+)"\)`)
	chosen := regexp.MustCompile(`"((?:LC|XDG)_[A-Z_]+|LANG)"`)
	text := guide.Text("it")
	found := 0
	for _, root := range []string{".", "../../tui", "../../progress", "../../briefings"} {
		err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(filepath.ToSlash(path), "/robot/") {
				return err
			}
			source, err := os.ReadFile(path)
			for _, name := range append(reads.FindAllSubmatch(source, -1), chosen.FindAllSubmatch(source, -1)...) {
				found++
				if !strings.Contains(text, "`"+string(name[1])+"`") {
					t.Errorf("%s reads %s, and the guide for IT does not say so", path, name[1])
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 15 {
		t.Errorf("only %d were found", found)
	}
}

// TestGuideNamesCodes holds the table of exit codes to that in the help.
func TestGuideNamesCodes(t *testing.T) {
	text := guide.Text("it")
	for line := range strings.SplitSeq(exitCodes, "·") {
		code, means, _ := strings.Cut(strings.TrimSpace(line), " ")
		if strings.HasPrefix(code, "130") {
			continue
		}
		if row := "| " + code + " | " + means + " |"; !strings.Contains(text, row) {
			t.Errorf("the guide for IT does not say %q", row)
		}
	}
}

// TestGuidesNameRealSettings has each setting and each action of a screen that a
// document shows be one that the program has.
func TestGuidesNameRealSettings(t *testing.T) {
	line := regexp.MustCompile("`([a-z][a-z/-]* ?[a-z/-]* = [^`]+)`")
	tried := 0
	for path, text := range documents(t) {
		for _, found := range line.FindAllStringSubmatch(text, -1) {
			if found[1] == "name = value" {
				continue
			}
			tried++
			file := filepath.Join(t.TempDir(), "settings")
			if err := os.WriteFile(file, []byte(found[1]+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := settings.Read(file)
			if _, wrong := tui.Keys(s); err != nil || wrong != nil {
				t.Errorf("%s: %s: %v %v", path, found[1], err, wrong)
			}
		}
	}
	if tried < 4 {
		t.Errorf("only %d were found", tried)
	}
}

// TestPackagesSayWhatTheyAreFor holds that each package begins with a sentence about
// itself: read one after the other they are how the program is put together.
func TestPackagesSayWhatTheyAreFor(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}\t{{.Name}}\t{{.Doc}}", "prebirth/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for line := range strings.Lines(string(out)) {
		tried++
		path, rest, _ := strings.Cut(strings.TrimSpace(line), "\t")
		name, doc, _ := strings.Cut(rest, "\t")
		begins := "Package " + name + " "
		if name == "main" {
			begins = "Command " + filepath.Base(path) + " "
		}
		if !strings.HasPrefix(doc, begins) || !strings.HasSuffix(doc, ".") && !strings.HasSuffix(doc, ":") {
			t.Errorf("%s does not say what it is for: %q", path, doc)
		}
	}
	if tried < 50 {
		t.Errorf("only %d packages were found", tried)
	}
}
