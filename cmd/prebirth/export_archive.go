package main

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/archive"
	"prebirth/tui/language"
)

// exportArchive writes what was chosen as a zip file to read.
func (e *env) exportArchive(l *leaving) error {
	f, err := e.filter(l.chooser)
	if err != nil {
		return err
	}
	made, err := e.made()
	if err != nil {
		return err
	}
	lib, err := e.library()
	if err != nil {
		return err
	}
	open := e.reading
	if l.reason != "" {
		open = e.writing
	}
	return open(func(store *progress.Store) error {
		x := &exporting{gate: newGate(store, false, l.reason), filter: f}
		if err := x.gate.survey(e, x.chosen); err != nil {
			return err
		}
		if err := e.someOf(store, f); err != nil {
			return err
		}
		chapters, err := x.chapters(lib)
		if err != nil {
			return err
		}
		err = writeFile(l.output, func(w io.Writer) error {
			a := archive.Archive{Made: made, Version: version(), ForSupervision: l.supervision, Chapters: chapters}
			if l.briefing != "" {
				a.Only = titleIn(lib, l.briefing)
			}
			_, err := archive.Write(w, a)
			return err
		})
		if err != nil {
			return err
		}
		if e.json {
			return e.encode(map[string]any{"schema": schema, "file": l.output, "reflections": x.all, "private": x.private})
		}
		e.tell("Written to %s: %s, %d of them private. It is not encrypted.",
			clean.String(l.output), e.reflections(x.all), x.private)
		return nil
	})
}

// someOf refuses a choice that nothing is in.
func (e *env) someOf(store *progress.Store, f progress.Filter) error {
	f.Limit = 1
	if found, err := store.Reflections(f); err != nil || len(found) > 0 {
		return err
	}
	return &notFoundError{language.Errorf("write the archive: no reflection is like that"), e.Say("prebirth reflections list shows what there is")}
}

// made is when an archive is made. Who wants the same bytes again says when, as other
// programs are told it.
func (e *env) made() (time.Time, error) {
	said := e.getenv("SOURCE_DATE_EPOCH")
	if said == "" {
		return time.Now(), nil
	}
	seconds, err := strconv.ParseInt(said, 10, 40)
	if err != nil || seconds < 0 {
		return time.Time{}, &usageError{language.Errorf("%s cannot be %q", "SOURCE_DATE_EPOCH", said),
			language.Mark("it is a number of seconds since 1970, or not set")}
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func titleIn(lib *briefings.Library, id string) string {
	if b, ok := lib.Briefing(id); ok {
		return b.Title
	}
	return id
}

// chapters are what leaves by briefing, those of the library in its order and then
// any that it does not have.
func (x *exporting) chapters(lib *briefings.Library) ([]archive.Chapter, error) {
	tallies, err := x.gate.store.Tallies()
	if err != nil {
		return nil, err
	}
	var ids, others []string
	for _, b := range lib.Briefings {
		ids = append(ids, b.ID)
	}
	for prompt := range tallies {
		id, _, _ := strings.Cut(prompt, "/")
		if !slices.Contains(ids, id) && !slices.Contains(others, id) {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	var all []archive.Chapter
	for _, id := range append(ids, others...) {
		if x.filter.Briefing != "" && x.filter.Briefing != id {
			continue
		}
		one := *x
		one.filter.Briefing = id
		all = append(all, archive.Chapter{ID: id, Title: titleIn(lib, id), Each: func(do func(archive.Entry) error) error {
			err := one.each(func(r progress.Reflection) error { return do(entryOf(lib, r)) })
			x.all, x.private = x.all+one.all, x.private+one.private
			return err
		}})
	}
	return all, nil
}

func entryOf(lib *briefings.Library, r progress.Reflection) archive.Entry {
	return archive.Entry{
		Heading: headingOf(lib, r, nil), Asked: r.Asked, Text: r.Text, Note: noteOf(r, nil), Markdown: markdownOf(lib, r, nil),
	}
}
