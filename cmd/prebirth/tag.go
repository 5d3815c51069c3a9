package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/language"
)

func newReflectionsTag(e *env) *cobra.Command {
	remove := false
	c := &cobra.Command{
		Use:     "tag [ID TAG, TAG…]",
		Short:   e.Say("Give a reflection tags, themes in your own words; without an id, list those in use"),
		Example: "prebirth reflections tag 4f2a loss, first home\nprebirth reflections tag 4f2a loss --remove\nprebirth reflections tag",
		Args:    e.takes(0, -1, e.Say("the id of a reflection, and tags with commas between them")),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 && remove:
				return &usageError{language.Errorf("it has to be said which reflection loses a tag"), e.Say("write its id, and the tag")}
			case len(args) == 0:
				return e.reading(e.listTags)
			case len(args) == 1:
				return &usageError{language.Errorf("no tag is given"), e.Say("write one behind the id, or several with commas between them")}
			}
			text, err := e.typed(args[1:])
			if err != nil {
				return err
			}
			return e.writing(func(store *progress.Store) error { return e.tag(store, args[0], text, remove) })
		},
		ValidArgsFunction: completeOne(e.reflectionIDs),
	}
	c.Flags().BoolVar(&remove, "remove", false, e.Say("take these tags away"))
	return c
}

// tag adds tags to a reflection, or takes them away.
func (e *env) tag(store *progress.Store, id, text string, remove bool) error {
	r, err := named(store, id)
	if err != nil {
		return err
	}
	given, err := progress.TagsOf(text)
	if err != nil {
		return err
	}
	all := slices.Concat(r.Tags, given)
	if remove {
		all = slices.DeleteFunc(slices.Clone(r.Tags), func(tag string) bool { return hasTag(given, tag) })
		if len(all) == len(r.Tags) {
			return &notFoundError{language.Errorf("the reflection has no such tag"), e.Say("prebirth reflections list shows its tags")}
		}
	}
	if err := store.SetTags(r.ID, all); err != nil {
		return err
	}
	if r, err = store.Reflection(r.ID); err != nil {
		return err
	}
	if len(r.Tags) == 0 {
		e.say("Reflection %s has no tags.", last4(r.ID))
		return nil
	}
	e.say("%s in reflection %s: %s.", e.Count(len(r.Tags), "%d tag", "%d tags"), last4(r.ID), clean.String(strings.Join(r.Tags, ", ")))
	return nil
}

func hasTag(tags []string, tag string) bool {
	return slices.ContainsFunc(tags, func(have string) bool { return strings.EqualFold(have, tag) })
}

// listTags prints the tags in use, those of the most reflections first.
func (e *env) listTags(store *progress.Store) error {
	all, err := store.Tags()
	if err != nil {
		return err
	}
	if e.json {
		type tag struct {
			Name        string `json:"name"`
			Reflections int    `json:"reflections"`
		}
		out := []tag{}
		for _, t := range all {
			out = append(out, tag{t.Name, t.Total})
		}
		return e.encode(map[string]any{"schema": schema, "tags": out})
	}
	if len(all) == 0 {
		e.say("No reflection has a tag yet.")
	}
	for _, t := range all {
		e.print("%4d  %s\n", t.Total, clean.String(t.Name))
	}
	return nil
}
