package main

import (
	"errors"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/briefings/library"
	"prebirth/briefings/pack"
	"prebirth/briefings/packs"
	"prebirth/progress"
	"prebirth/tui/language"
)

// A keptPack is a pack that was added, as JSON.
type keptPack struct {
	Name      string           `json:"name"`
	Publisher string           `json:"publisher"`
	Licence   string           `json:"licence"` // empty where it does not say
	Source    string           `json:"source"`
	Hash      string           `json:"hash"`            // SHA-256
	Added     string           `json:"added,omitempty"` // RFC 3339
	Changed   bool             `json:"changed"`         // its file is not what was added, and is not read
	Briefings []packedBriefing `json:"briefings"`
}

// A packedBriefing is a briefing of a pack, as JSON.
type packedBriefing struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Kind     string `json:"kind"`
	Edition  string `json:"edition,omitempty"`  // "local" or "addition"
	Language string `json:"language,omitempty"` // where it is not English
	Parts    int    `json:"parts"`
}

func newPack(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "pack",
		Short: e.Say("Write, check, add and remove packs of briefings"),
		Long: e.Say("A pack is a folder, a .zip or one Markdown file with briefings that somebody else wrote: a partnership's own, " +
			"a local edition of a built-in one, the seventh key message, contacts for support. What stands in a pack is never run, " +
			"nothing outside it is read, and nothing is fetched. prebirth pack format prints how one is written."),
		Example: "prebirth pack import briefing.docx\nprebirth pack new our-city\nprebirth pack check our-city\nprebirth pack add our-city.zip\nprebirth pack list",
		Args:    e.noSuchCommand,
		RunE:    func(*cobra.Command, []string) error { return e.listPacks() },
	}
	c.AddCommand(newPackImport(e), newPackNew(e), newPackFormat(e), newPackCheck(e), newPackAdd(e), newPackRemove(e), newPackList(e))
	return c
}

// builtIn is the library without any packs.
func builtIn() (*briefings.Library, error) {
	lib, err := library.Open()
	if err != nil {
		return nil, language.Errorf("read the built-in library: %w", err)
	}
	return lib, nil
}

// checkPack reads a pack and holds it against the rules. A pack that is not there is
// not found.
func checkPack(e *env, path string) (pack.Report, error) {
	lib, err := builtIn()
	if err != nil {
		return pack.Report{}, err
	}
	r, err := pack.Check(path, lib)
	if errors.Is(err, fs.ErrNotExist) {
		return r, &notFoundError{language.Errorf("there is no pack at %s", clean.Line(path)), e.Say("name a folder, a .zip or a .md file")}
	}
	return r, err
}

// packed is a pack as JSON.
func packed(name, publisher, licence, source, hash string, all []*briefings.Briefing) keptPack {
	k := keptPack{Name: name, Publisher: publisher, Licence: licence, Source: source, Hash: hash, Briefings: []packedBriefing{}}
	for _, b := range all {
		k.Briefings = append(k.Briefings, packedBriefing{b.ID, b.Title, string(b.Kind), string(b.Edition), b.Language, b.Count()})
	}
	return k
}

// printPack says what a pack is, as it says itself.
func (e *env) printPack(k keptPack) {
	given := func(words string) string {
		if words == "" {
			return e.Say("not given")
		}
		return clean.Line(words).String()
	}
	e.print("%s\n", clean.Line(k.Name))
	e.print("  %s\n", e.Say("Publisher: %s", given(k.Publisher)))
	e.print("  %s\n", e.Say("Licence: %s", given(k.Licence)))
	e.print("  %s\n", e.Say("Source: %s", given(k.Source)))
	e.print("  %s\n", e.Say("SHA-256: %s", k.Hash))
	if at, err := time.Parse(time.RFC3339, k.Added); err == nil {
		e.print("  %s\n", e.Say("Added: %s", day(at)))
	}
	if k.Changed {
		e.print("  %s\n", e.Say("CHANGED since it was added, and not read. Remove it, and add it again from where it came."))
	}
	for _, b := range k.Briefings {
		e.print("  %s\n", e.briefed(b))
	}
}

// printLeftOut names what of a pack is not read, where there is anything.
func (e *env) printLeftOut(p *pack.Pack) {
	if len(p.LeftOut) > 0 {
		e.print("  %s\n", e.Say("Left out, and not read, because a system or an editor put it there: %s", clean.Line(strings.Join(p.LeftOut, ", "))))
	}
}

// briefed is a briefing of a pack in one line.
func (e *env) briefed(b packedBriefing) string {
	parts := e.Count(b.Parts, "%d part", "%d parts")
	title := clean.Line(b.Title).String()
	switch {
	case b.Edition == string(briefings.Addition):
		return e.Say("%s: added to the built-in briefing, %s", b.ID, parts)
	case b.Edition == string(briefings.Local):
		return e.Say("%s: %s, in place of the built-in one, %s", b.ID, title, parts)
	case b.Language != "":
		return e.Say("%s: %s, in the language %s, %s", b.ID, title, b.Language, parts)
	}
	return e.Say("%s: %s, %s", b.ID, title, parts)
}

// shelf is where packs are kept.
func (e *env) shelf() (*packs.Shelf, error) {
	folders, err := e.folders()
	if err != nil {
		return nil, err
	}
	return packs.At(folders.PacksPath(), progress.Disk{}), nil
}

// packNames are those of the packs that were added, for a shell.
func (e *env) packNames() (names []string) {
	shelf, err := e.shelf()
	if err != nil {
		return nil
	}
	all, _ := shelf.List() // what cannot be read has no names
	for _, i := range all {
		names = append(names, i.Name+"\t"+i.Publisher)
	}
	return names
}
