package progress

import (
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/ncruces/go-sqlite3"
)

// A placed reflection is one that came, with when it was saved last.
type placed struct {
	id      string
	updated time.Time
}

// beside is the id under which something is kept beside another that has its id,
// the same for the same content. It sorts where the id did.
func beside(id string, content ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(append([]string{id}, content...), "\x00")))
	made, err := uuid.Parse(id)
	if err != nil {
		return uuid.NewSHA1(uuid.NameSpaceOID, sum[:]).String()
	}
	copy(made[6:], sum[:])
	made[6], made[8] = made[6]&0x0f|0x70, made[8]&0x3f|0x80
	return made.String()
}

// reflection adds a reflection, or to the one that is here what it lacks.
func (m *merging) reflection(in wholeReflection) (outcome, error) {
	_, erased, err := m.erasedAt(in.ID)
	if err != nil || erased && !m.erased {
		return wasLeft, err
	}
	here, err := m.byID(in.ID)
	became := wasThere
	switch {
	case errors.Is(err, ErrNotFound):
		became, err = wasAdded, m.add(in)
	case err == nil:
		became, err = m.join(here, in)
	}
	if err != nil {
		return 0, err
	}
	return m.hangings(in, became)
}

// add adds one that is not here.
func (m *merging) add(in wholeReflection) error {
	if err := m.exec(`DELETE FROM erased WHERE digest = ?`, digest(in.ID)); err != nil {
		return err
	}
	versions, present, err := m.fresh(in, nil)
	if err != nil {
		return err
	}
	m.next++
	briefing, _, _ := strings.Cut(in.Prompt, "/")
	err = m.exec(`INSERT INTO reflections(seq, id, prompt, briefing, asked, published, sharing, text, created, updated, revision)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		m.next, in.ID, in.Prompt, briefing, in.Asked, in.Published, in.Sharing, in.Text, in.Created, in.Updated, present)
	if err != nil {
		return err
	}
	m.placed = append(m.placed, placed{in.ID, in.Updated})
	m.versions += len(versions)
	return m.putVersions(in.ID, versions)
}

// fresh is the versions that came and are not among those that are here, under ids
// that nothing here has, and the id that the present one has then.
func (m *merging) fresh(in wholeReflection, here []wholeVersion) (more []wholeVersion, present string, err error) {
	present = in.Revision
	for _, v := range in.Versions {
		was := v.ID
		other, err := m.found(`SELECT 1 FROM revisions WHERE id = ? AND reflection <> ?`, v.ID, in.ID)
		if err != nil {
			return nil, "", err
		}
		i := slices.IndexFunc(here, func(h wholeVersion) bool { return h.ID == v.ID })
		if i >= 0 && here[i].says(v) {
			continue
		}
		if i >= 0 || other {
			v.ID = beside(in.ID, v.ID, v.Asked, v.Text)
		}
		if was == in.Revision {
			present = v.ID
		}
		if !slices.ContainsFunc(here, func(h wholeVersion) bool { return h.ID == v.ID }) {
			more = append(more, v)
		}
	}
	return more, present, nil
}

// join adds to a reflection that is here the versions it lacks. What was saved last
// are its present words.
func (m *merging) join(here Reflection, in wholeReflection) (outcome, error) {
	have, err := m.versionsOf(here.ID)
	if err != nil {
		return 0, err
	}
	newer := in.Updated.UnixMilli() > here.Updated.UnixMilli()
	in.complete()
	more, present, err := m.fresh(in, have)
	if err != nil || len(more) == 0 && !newer {
		return wasThere, err
	}
	if !newer {
		present = here.Revision
	}
	if len(more) > 0 || present != here.Revision {
		if err := m.exec(`DELETE FROM revisions WHERE reflection = ?`, here.ID); err != nil {
			return 0, err
		}
		if err := m.putVersions(here.ID, lastly(inTime(have, more), present)); err != nil {
			return 0, err
		}
		m.versions += len(more)
	}
	if newer {
		briefing, _, _ := strings.Cut(in.Prompt, "/")
		m.next++
		err = m.exec(`UPDATE reflections SET seq = ?, prompt = ?, briefing = ?, asked = ?, published = ?, text = ?, updated = ?, revision = ?
			WHERE id = ?`, m.next, in.Prompt, briefing, in.Asked, in.Published, in.Text, in.Updated, present, here.ID)
		m.placed = append(m.placed, placed{here.ID, in.Updated})
	}
	return wasJoined, err
}

// complete gives a reflection whose present words are in none of its versions one
// that holds them.
func (r *wholeReflection) complete() {
	now := wholeVersion{r.Revision, r.Asked, r.Text, r.Updated}
	if slices.ContainsFunc(r.Versions, func(v wholeVersion) bool { return v.ID == r.Revision && v.Text == r.Text }) {
		return
	}
	now.ID = beside(r.ID, r.Revision, r.Asked, r.Text)
	r.Revision, r.Versions = now.ID, append(slices.Clip(r.Versions), now)
}

// putVersions writes the versions of a reflection that has none.
func (m *merging) putVersions(reflection string, all []wholeVersion) error {
	for i, v := range all {
		err := m.exec(`INSERT INTO revisions(id, reflection, asked, text, at, seq) VALUES (?, ?, ?, ?, ?, ?)`,
			v.ID, reflection, v.Asked, v.Text, v.At, i+1)
		if err != nil {
			return err
		}
	}
	return nil
}

// inTime is two lists in one by their times. Each keeps its own order: clocks are
// put back.
func inTime(one, other []wholeVersion) []wholeVersion {
	all := make([]wholeVersion, 0, len(one)+len(other))
	for len(one) > 0 && len(other) > 0 {
		from := &one
		if other[0].At.Before(one[0].At) {
			from = &other
		}
		all, *from = append(all, (*from)[0]), (*from)[1:]
	}
	return append(append(all, one...), other...)
}

// lastly puts the one with an id at the end.
func lastly(all []wholeVersion, id string) []wholeVersion {
	i := slices.IndexFunc(all, func(v wholeVersion) bool { return v.ID == id })
	if i < 0 {
		return all
	}
	last := all[i]
	return append(slices.Delete(all, i, i+1), last)
}

// hangings adds what hangs on a reflection: tags, stars, and the words that were kept.
func (m *merging) hangings(in wholeReflection, became outcome) (outcome, error) {
	stars, err := m.starsOf(in.ID)
	if err != nil {
		return 0, err
	}
	if all := starred(stars, in.Stars); all != stars {
		if err := m.putStars(in.ID, all); err != nil {
			return 0, err
		}
		became = max(became, wasAdded)
	}
	if more, err := m.tag(in); err != nil {
		return 0, err
	} else if more {
		became = max(became, wasAdded)
	}
	have, err := m.keptIn(in.ID)
	for _, k := range in.Kept {
		if err != nil {
			break
		}
		if i := slices.IndexFunc(have, func(h Kept) bool { return h.Words == k.Words }); i >= 0 {
			same := have[i]
			if same.Reason = joined(same.Reason, k.Reason, "; "); same.Reason == have[i].Reason {
				continue
			}
			k = same
		}
		became, err = max(became, wasAdded), m.putKept(in.ID, k)
	}
	return became, err
}

// tag adds the tags that came to those that are here, as far as there is room.
func (m *merging) tag(in wholeReflection) (more bool, err error) {
	if len(in.Tags) == 0 {
		return false, nil
	}
	here, err := m.byID(in.ID)
	all := here.Tags
	for _, tag := range in.Tags {
		if len(all) < MostTags {
			all = with(all, tag)
		}
	}
	if err != nil || len(all) == len(here.Tags) {
		return false, err
	}
	return true, m.putTags(in.ID, all)
}

// order brings the reflections that came among those that were here, by when they
// were saved: a list shows the one saved last first. Each side keeps its own order.
func (m *merging) order() error {
	if m.had == 0 || len(m.placed) == 0 {
		return nil
	}
	var here []placed
	err := m.rows(`SELECT id, updated FROM reflections WHERE seq <= ? ORDER BY seq`, []any{m.had}, func(row *sqlite3.Stmt) {
		here = append(here, placed{row.ColumnText(0), at(row, 1)})
	})
	if err != nil {
		return err
	}
	moved := false
	for came := m.placed; len(came) > 0 || moved && len(here) > 0; {
		id := ""
		switch {
		case len(here) > 0 && (len(came) == 0 || here[0].updated.UnixMilli() <= came[0].updated.UnixMilli()):
			id, here = here[0].id, here[1:]
			if !moved { // it stands before all that came
				continue
			}
		default:
			if len(here) == 0 && !moved {
				return nil // all that came is newer
			}
			id, came, moved = came[0].id, came[1:], true
		}
		m.next++
		if err := m.exec(`UPDATE reflections SET seq = ? WHERE id = ?`, m.next, id); err != nil {
			return err
		}
	}
	return nil
}
