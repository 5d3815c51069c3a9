package main

import (
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings"
	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/tui/screen"
)

// What search prints as JSON.
type searched struct {
	Schema      int         `json:"schema"`
	Words       string      `json:"words"`
	Library     []foundPart `json:"library"`
	Reflections []foundOwn  `json:"reflections"`
}

type foundPart struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Excerpt string `json:"excerpt"`
	Places  int    `json:"places"` // paragraphs of the part that hold the words
}

type foundOwn struct {
	ID      string `json:"id"`
	Prompt  string `json:"prompt"`
	Updated string `json:"updated"`
	Excerpt string `json:"excerpt"`
}

func newSearch(e *env) *cobra.Command {
	return &cobra.Command{
		Use:     "search WORDS",
		Short:   e.Say("Find words in the library and in your own reflections"),
		Example: "prebirth search fathers\nprebirth search early help --json",
		Args:    e.takes(1, -1, e.Say("the words to find")),
		RunE: func(_ *cobra.Command, args []string) error {
			lib, err := e.library()
			if err != nil {
				return err
			}
			words := strings.Join(args, " ")
			hits := lib.Search(words)
			own, err := e.searchOwn(words)
			if err != nil {
				return err
			}
			if e.json {
				return e.encode(searchJSON(words, hits, own))
			}
			e.printHits(words, hits, own)
			return nil
		},
	}
}

func (e *env) searchOwn(words string) (own []progress.Reflection, err error) {
	err = e.reading(func(store *progress.Store) (err error) {
		own, err = store.Reflections(progress.Filter{Words: words})
		return err
	})
	return own, err
}

func searchJSON(words string, hits []briefings.Hit, own []progress.Reflection) searched {
	out := searched{Schema: schema, Words: words, Library: []foundPart{}, Reflections: []foundOwn{}}
	for _, h := range hits {
		out.Library = append(out.Library, foundPart{h.Part.ID, h.Part.Title, h.Excerpt, h.Places})
	}
	for _, r := range own {
		out.Reflections = append(out.Reflections, foundOwn{r.ID, r.Prompt, stamp(r.Updated), screen.FirstWords(r.Text, 200, nil)})
	}
	return out
}

func (e *env) printHits(words string, hits []briefings.Hit, own []progress.Reflection) {
	if len(hits)+len(own) == 0 {
		e.say("Nothing found for “%s”. Fewer or shorter words find more.", clean.String(words))
		return
	}
	for _, h := range hits {
		e.print("%s  %s\n    %s\n", h.Part.ID, h.Part.Title, h.Excerpt)
	}
	for i, r := range own {
		if i == 0 {
			e.print("\n%s\n", e.Say("In your reflections"))
		}
		e.print("%s  %s\n    %s\n", r.ID, day(r.Updated), screen.FirstWords(r.Text, 200, e.Language))
	}
}
