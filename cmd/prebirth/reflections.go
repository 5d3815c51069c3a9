package main

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
	"prebirth/tui/screen"
)

// A written reflection, as JSON.
type written struct {
	ID       string     `json:"id"`
	Prompt   string     `json:"prompt"`
	Asked    string     `json:"asked"` // the prompt's wording when it was answered
	Mark     string     `json:"mark"`  // whose prompt: "published" or "ours"
	Sharing  string     `json:"sharing"`
	Created  string     `json:"created"` // RFC 3339, UTC
	Updated  string     `json:"updated"`
	Text     string     `json:"text"`
	Tags     []string   `json:"tags,omitempty"`
	Versions []versions `json:"versions,omitempty"` // newest first
}

type versions struct {
	At    string `json:"at"`
	Asked string `json:"asked"`
	Text  string `json:"text"`
}

func newReflections(e *env) *cobra.Command {
	c := &cobra.Command{
		Use:   "reflections",
		Short: e.Say("List, show, check, star, tag, export or erase what you wrote"),
		Args:  e.noSuchCommand,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newReflectionsList(e), newReflectionsShow(e), newReflectionsCheck(e),
		newReflectionsStar(e), newReflectionsTag(e), newReflectionsExport(e), newReflectionsErase(e))
	return c
}

// chooser is the flags that choose reflections.
type chooser struct {
	briefing    string
	supervision bool
	tag         string
}

func (ch *chooser) flags(c *cobra.Command, e *env) {
	c.Flags().StringVar(&ch.briefing, "briefing", "", e.Say("only those to this briefing"))
	c.Flags().BoolVar(&ch.supervision, "for-supervision", false, e.Say("only those marked for supervision"))
	c.Flags().StringVar(&ch.tag, "tag", "", e.Say("only those with this tag"))
	_ = c.RegisterFlagCompletionFunc("tag", completeOne(e.tagNames))
	_ = c.RegisterFlagCompletionFunc("briefing", completeOne(e.briefingIDs)) // fails for a flag that is not there
}

// filter is the chosen ones, or an error where the briefing is not known.
func (e *env) filter(ch chooser) (progress.Filter, error) {
	f := progress.Filter{Briefing: ch.briefing, Tag: ch.tag}
	if ch.supervision {
		f.Sharing = progress.ForSupervision
	}
	if ch.briefing == "" {
		return f, nil
	}
	lib, err := e.library()
	if err != nil {
		return f, err
	}
	return f, e.onlyBriefing(lib, ch.briefing)
}

func newReflectionsList(e *env) *cobra.Command {
	var ch chooser
	c := &cobra.Command{
		Use:   "list",
		Short: e.Say("List what you wrote, newest first"),
		Args:  e.takes(0, 0, e.Say("no arguments")),
		RunE: func(*cobra.Command, []string) error {
			f, err := e.filter(ch)
			if err != nil {
				return err
			}
			return e.reading(func(store *progress.Store) error {
				if e.json {
					return e.reflectionsJSON(store, f, false)
				}
				return e.printReflections(store, f)
			})
		},
	}
	ch.flags(c, e)
	return c
}

func (e *env) printReflections(store *progress.Store, f progress.Filter) error {
	n := 0
	err := store.Each(f, func(r progress.Reflection) error {
		n++
		tags := ""
		for _, tag := range r.Tags {
			tags += "  #" + clean.String(tag)
		}
		e.print("%s  %s  %s  %s%s\n    %s\n", r.ID, day(r.Updated), e.Say(string(r.Sharing)), clean.String(r.Prompt), tags,
			screen.FirstWords(r.Text, 200, e.Language))
		return nil
	})
	switch {
	case err != nil || n > 0:
	case f == (progress.Filter{}):
		e.say("Nothing is written yet.")
		e.say("Start prebirth, open a part and press r: what you write is listed here.")
	default:
		e.say("No reflection is like that.")
	}
	return err
}

func (e *env) reflectionsJSON(store *progress.Store, f progress.Filter, withVersions bool) error {
	all := []written{}
	err := store.Each(f, func(r progress.Reflection) error {
		w, err := document(store, r, withVersions)
		all = append(all, w)
		return err
	})
	if err != nil {
		return err
	}
	return e.encode(map[string]any{"schema": schema, "reflections": all})
}

func document(store *progress.Store, r progress.Reflection, withVersions bool) (written, error) {
	w := written{r.ID, r.Prompt, r.Asked, markOf(r.Published), string(r.Sharing), stamp(r.Created), stamp(r.Updated), r.Text, r.Tags, nil}
	if !withVersions {
		return w, nil
	}
	revisions, err := store.Revisions(r.ID)
	for _, v := range revisions {
		w.Versions = append(w.Versions, versions{stamp(v.At), v.Asked, v.Text})
	}
	return w, err
}

func markOf(published bool) string { return briefings.Prompt{Published: published}.Mark() }

func newReflectionsShow(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: e.Say("Print one reflection; the last four letters of its id are enough"),
		Args:  e.takes(1, 1, e.Say("the id of a reflection, or its last letters")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.reading(func(store *progress.Store) error {
				r, err := named(store, args[0])
				if err != nil {
					return err
				}
				return e.printReflection(store, r)
			})
		},
		ValidArgsFunction: completeOne(e.reflectionIDs),
	}
}

func (e *env) printReflection(store *progress.Store, r progress.Reflection) error {
	if e.json {
		w, err := document(store, r, true)
		if err != nil {
			return err
		}
		return e.encode(map[string]any{"schema": schema, "reflection": w})
	}
	lib, err := e.library()
	if err != nil {
		return err
	}
	_, err = io.WriteString(e.words, markdownOf(lib, r, e.Language))
	return err
}

// named finds the one reflection whose id is, or ends with, what was written.
func named(store *progress.Store, id string) (progress.Reflection, error) {
	id = strings.ToLower(id)
	if len(id) < 4 {
		return progress.Reflection{}, &usageError{language.Errorf("%q is too short for an id", id), language.Mark("write at least the last four letters of it")}
	}
	var hits []progress.Reflection
	err := store.Each(progress.Filter{}, func(r progress.Reflection) error {
		if strings.HasSuffix(r.ID, id) {
			hits = append(hits, r)
		}
		return nil
	})
	switch {
	case err != nil:
		return progress.Reflection{}, err
	case len(hits) == 0:
		return progress.Reflection{}, &notFoundError{language.Errorf("there is no reflection %q", id), language.Mark("prebirth reflections list shows their ids")}
	case len(hits) > 1:
		return progress.Reflection{}, &notFoundError{language.Errorf("%d reflections end with %q", len(hits), id), language.Mark("write more of the id")}
	}
	return hits[0], nil
}

// markdownOf is one reflection as Markdown that is read back as it was typed:
// what it was written to, the prompt as a quotation, then the words. What leaves is
// in English, as the other documents for others are.
func markdownOf(lib *briefings.Library, r progress.Reflection, in *language.Language) string {
	return fmt.Sprintf("## %s\n\n> %s\n\n%s\n\n*%s*\n", headingOf(lib, r, in), strings.ReplaceAll(r.Asked, "\n", "\n> "), r.Text, noteOf(r, in))
}

// headingOf is what a reflection was written to.
func headingOf(lib *briefings.Library, r progress.Reflection, in *language.Language) string {
	if b, p, _, ok := lib.Prompt(r.Prompt); ok {
		return in.Say("%s, part %d: %s", b.Title, p.Number, p.Title)
	}
	return r.Prompt
}

// noteOf is for whom a reflection is, when it was written, and whose the prompt is.
func noteOf(r progress.Reflection, in *language.Language) string {
	whose := in.Say("Our own question")
	if r.Published {
		whose = in.Say("Published question")
	}
	const local = "2 January 2006, 15:04"
	return in.Say("%s. Written %s; last changed %s. %s, %s.", capital(in.Say(string(r.Sharing))),
		in.Date(r.Created.Local(), local), in.Date(r.Updated.Local(), local), whose, r.Prompt)
}

// capital is a text that begins a sentence.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func day(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }
