package progress

import (
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// Due is the reflection about which it may be asked now whether it changed anything:
// the one saved last between two times, to a prompt that was not asked about so
// before, neither answered nor declined. The id of the prompt whose answer tells that
// ends in later, and such an answer is never due itself.
func (s *Store) Due(from, to time.Time, later string) (r Reflection, found bool, err error) {
	err = s.view("find what to look back on", func() error {
		return s.rows(dueQuery, []any{from.UnixMilli(), to.UnixMilli(), later, settingDeclined},
			func(row *sqlite3.Stmt) { r, found = reflection(row), true })
	})
	return r, found, err
}

const dueQuery = `SELECT ` + columns + ` FROM reflections r
	WHERE r.updated BETWEEN ?1 AND ?2 AND r.text <> '' AND substr(r.prompt, -length(?3)) <> ?3
	AND NOT EXISTS (SELECT 1 FROM tallies t WHERE t.prompt = r.prompt || ?3)
	AND NOT EXISTS (SELECT 1 FROM settings s WHERE s.name = ?4 || r.prompt)
	ORDER BY r.updated DESC, r.seq DESC LIMIT 1`

// settingDeclined begins the name of the setting that a prompt is not to be asked
// about again, which ends in its id.
const settingDeclined = "not asked later: "

// Decline has a prompt never be asked about again.
func (s *Store) Decline(prompt string) error {
	if prompt == "" {
		return fmt.Errorf("keep what is not to be asked: %w", errNoID)
	}
	return s.SetSetting(settingDeclined+prompt, "yes")
}
