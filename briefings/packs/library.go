package packs

import (
	"prebirth/briefings"
)

// Library is what is built in with the packs that were added, in a language (“cy”;
// empty for English): a briefing in that language is chosen before one in English, and
// one in another language only where there is no other. A briefing of a pack is read
// when it is opened; additions are read at once, as what they add to is shown changed.
//
// Whether a file was changed is looked at for the first packs here, and for each when it
// is opened: a thousand looks would take as long as all the rest.
//
// What is built in can always be read. The errors are packs that were left out because
// they were changed, and an index that cannot be read.
func (s *Shelf) Library(builtIn *briefings.Library, language string) (*briefings.Library, []error) {
	all, err := s.List()
	if err != nil {
		return builtIn, []error{err}
	}
	if len(all) == 0 {
		return builtIn, nil
	}
	var errs []error
	c := chooser{builtIn: builtIn, language: language, best: map[string]*briefings.Briefing{}}
	for n, i := range all {
		if n < mostLooks && !s.same(i) { // perhaps it was only copied
			if err := s.Verify(i); err != nil {
				errs = append(errs, err)
				continue
			}
		}
		for _, b := range i.Briefings {
			c.take(b)
		}
	}
	return c.library(), errs
}

// mostLooks is how many packs are looked at before one is opened.
const mostLooks = 100

type chooser struct {
	builtIn   *briefings.Library
	language  string
	ids       []string // of best, as they came
	best      map[string]*briefings.Briefing
	additions []*briefings.Briefing
}

// fits is how well the language of a briefing fits: 2 well, 1 English, 0 not.
func (c *chooser) fits(b *briefings.Briefing) int {
	switch b.Language {
	case c.language:
		return 2
	case "":
		return 1
	}
	return 0
}

func (c *chooser) take(b *briefings.Briefing) {
	if b.Edition == briefings.Addition {
		if c.fits(b) > 0 {
			c.additions = append(c.additions, b)
		}
		return
	}
	if _, there := c.builtIn.Briefing(b.ID); there && c.fits(b) == 0 {
		return
	}
	have, there := c.best[b.ID]
	if !there {
		c.ids = append(c.ids, b.ID)
	}
	if !there || c.fits(b) > c.fits(have) {
		c.best[b.ID] = b
	}
}

func (c *chooser) library() *briefings.Library {
	var others []*briefings.Briefing
	for _, id := range c.ids {
		others = append(others, c.best[id])
	}
	lib := c.builtIn.Replacing(others)
	for _, add := range c.additions {
		for i, b := range lib.Briefings {
			if b.ID == add.ID {
				lib.Briefings[i] = b.With(add)
			}
		}
	}
	return lib
}
