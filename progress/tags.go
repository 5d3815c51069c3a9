package progress

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/advice"
)

// What a reflection may be tagged with: more, or longer, is no theme.
const (
	MostTags   = 12
	LongestTag = 40 // in characters
)

var (
	errLongTag  = advice.New("a tag is longer than 40 characters", "a few words are enough; commas stand between tags")
	errManyTags = advice.New("these are more than 12 tags", "keep those that matter most")
)

// A Tag is a theme in the writer's own words, with how many reflections have it.
type Tag struct {
	Name  string
	Total int
}

// TagsOf takes apart what was typed: tags stand between commas. Blanks round them,
// empty ones and one that is there already, whatever its capitals, are left out. The
// error says which is too long, or that they are too many.
func TagsOf(typed string) ([]string, error) {
	tags := []string{}
	for _, one := range strings.Split(typed, ",") {
		one = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return ' '
			}
			return r
		}, strings.ToValidUTF8(one, ""))
		tag := strings.TrimLeft(strings.Join(strings.Fields(one), " "), "# ") // as they are shown
		if utf8.RuneCountInString(tag) > LongestTag {
			return nil, errLongTag
		}
		tags = with(tags, tag)
	}
	if len(tags) > MostTags {
		return nil, errManyTags
	}
	return tags, nil
}

// with adds a tag that is not there yet.
func with(tags []string, tag string) []string {
	if tag == "" || slices.ContainsFunc(tags, func(have string) bool { return strings.EqualFold(have, tag) }) {
		return tags
	}
	return append(tags, tag)
}

// SetTags gives a reflection these tags in place of those it had. One that other
// reflections have is spelt as it is there. As with [Store.SetSharing] the words do
// not change. The error wraps [ErrNotFound] when there is no such reflection.
func (s *Store) SetTags(id string, tags []string) error {
	tags, err := TagsOf(strings.Join(tags, ","))
	if err != nil {
		return fmt.Errorf("set tags: %w", err)
	}
	return s.write("set tags", func() error {
		if _, err := s.byID(id); err != nil {
			return err
		}
		return s.putTags(id, tags)
	})
}

// putTags is called with the lock held, within a transaction.
func (s *Store) putTags(id string, tags []string) error {
	known, err := s.tags(id)
	if err != nil {
		return err
	}
	for i, tag := range tags {
		if at := slices.IndexFunc(known, func(k Tag) bool { return strings.EqualFold(k.Name, tag) }); at >= 0 {
			tags[i] = known[at].Name
		}
	}
	return s.exec(`UPDATE reflections SET tags = ? WHERE id = ?`, strings.Join(tags, "\n"), id)
}

// Tags returns the tags in use, those of the most reflections first.
func (s *Store) Tags() (all []Tag, err error) {
	err = s.view("read tags", func() error {
		all, err = s.tags("")
		return err
	})
	return all, err
}

// tags are those of all reflections but one.
func (s *Store) tags(but string) ([]Tag, error) {
	all := []Tag{}
	err := s.rows(`SELECT tags, count(*) FROM reflections WHERE tags <> '' AND id <> ? GROUP BY tags`, []any{but},
		func(row *sqlite3.Stmt) {
			for _, name := range tagsIn(row.ColumnText(0)) {
				at := slices.IndexFunc(all, func(t Tag) bool { return t.Name == name })
				if at < 0 {
					at, all = len(all), append(all, Tag{Name: name})
				}
				all[at].Total += row.ColumnInt(1)
			}
		})
	slices.SortFunc(all, func(a, b Tag) int {
		if a.Total != b.Total {
			return b.Total - a.Total
		}
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return all, err
}

// spelt is a filter with its tag as the reflections have it.
func (s *Store) spelt(f Filter) (Filter, error) {
	if f.Tag = strings.TrimSpace(f.Tag); f.Tag == "" {
		return f, nil
	}
	all, err := s.tags("")
	if at := slices.IndexFunc(all, func(t Tag) bool { return strings.EqualFold(t.Name, f.Tag) }); at >= 0 {
		f.Tag = all[at].Name
	}
	return f, err
}

// tagsIn is the column of a reflection's tags, a line for each.
func tagsIn(column string) []string {
	if column == "" {
		return nil
	}
	return strings.Split(column, "\n")
}
