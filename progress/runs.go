package progress

import (
	"errors"
	"os"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// A run is a row from the first write of a store to its Close. A row without an
// end, of a process that is no more, is how a run that was killed is known.

// beginRun writes the row of this run, in the transaction of its first write.
func (s *Store) beginRun() error {
	if s.run != 0 {
		return nil
	}
	// It may be there: a commit that failed to say so.
	err := s.rows(`SELECT run FROM runs WHERE pid = ? AND started = ? AND ended IS NULL AND told = 0`,
		[]any{os.Getpid(), s.started}, func(row *sqlite3.Stmt) { s.run, s.runSaved = row.ColumnInt64(0), "" })
	if err != nil || s.run != 0 {
		return err
	}
	if err := s.exec(`INSERT INTO runs(pid, started) VALUES (?, ?)`, os.Getpid(), s.started); err != nil {
		return err
	}
	s.run, s.runSaved = s.db.LastInsertRowID(), ""
	return nil
}

// noteSaved keeps in the row which reflection was saved last, for CameBack.
func (s *Store) noteSaved(id string) error {
	if s.runSaved == id {
		return nil
	}
	s.runSaved = id
	return s.exec(`UPDATE runs SET saved = ? WHERE run = ?`, id, s.run)
}

// endRun closes the row, if this run has one.
func (s *Store) endRun() error {
	if s.run == 0 {
		return nil
	}
	return s.exec(`UPDATE runs SET ended = ? WHERE run = ?`, time.Now(), s.run)
}

// lookBack finds the runs that died, and checks the file once after each, and
// after a run that met damage.
func (s *Store) lookBack() error {
	unchecked := suspected(s.folders)
	err := s.rows(`SELECT run, pid, checked FROM runs WHERE ended IS NULL AND told = 0 AND NOT (pid = ? AND started = ?)
		ORDER BY run`, []any{os.Getpid(), s.started},
		func(row *sqlite3.Stmt) {
			// Who holds the lock is alone: the number of a run that died may be that
			// of another program now. Without locks only the number can be asked; a row
			// of our own number is of an earlier process with that number.
			if pid := row.ColumnInt(1); s.hold.locked() || pid == os.Getpid() || !alive(pid) {
				s.dead = append(s.dead, row.ColumnInt64(0))
				unchecked = unchecked || !row.ColumnBool(2)
			}
		})
	if err != nil || !unchecked {
		return err
	}
	if err := s.quickCheck(); err != nil {
		return err
	}
	if err := s.markDead(`UPDATE runs SET checked = 1 WHERE run = ?`); err != nil {
		return err
	}
	os.Remove(s.folders.suspectPath())
	return nil
}

func (s *Store) markDead(sql string) error {
	return s.transaction(func() error {
		for _, run := range s.dead {
			if err := s.exec(sql, run); err != nil {
				return err
			}
		}
		return nil
	})
}

// CameBack says, once, what the last run that ended without Close left: the
// reflection it saved last, as it is on disk. It is false when every run was
// closed, or the last that was not had saved no reflection, and at every further
// call.
func (s *Store) CameBack() (CameBack, bool, error) {
	var back CameBack
	var found bool
	err := s.view("look back at the last run", func() error {
		if len(s.dead) == 0 {
			return nil
		}
		last := s.dead[len(s.dead)-1]
		var id string
		err := s.rows(`SELECT saved FROM runs WHERE run = ? AND told = 0 AND saved IS NOT NULL`, []any{last},
			func(row *sqlite3.Stmt) { id = row.ColumnText(0) })
		if err != nil {
			return err
		}
		if id != "" {
			back.Reflection, err = s.byID(id)
			found = err == nil
			back.Saved = back.Reflection.Updated
		}
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		// On a full disk it is said again next time, which does no harm.
		_ = s.markDead(`UPDATE runs SET told = 1 WHERE run = ?`)
		s.dead = nil
		return nil
	})
	return back, found, err
}
