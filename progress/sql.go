package progress

import (
	"errors"
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/internal/files"
)

// The methods of this file are called with the lock held.

// prepared returns the statement for sql, compiled once for each store.
func (s *Store) prepared(sql string, args []any) (*sqlite3.Stmt, error) {
	stmt := s.stmts[sql]
	if stmt == nil {
		var err error
		if stmt, _, err = s.db.PrepareFlags(sql, sqlite3.PREPARE_PERSISTENT); err != nil {
			return nil, err
		}
		s.stmts[sql] = stmt
	}
	for i, arg := range args {
		if err := bind(stmt, i+1, arg); err != nil {
			return nil, err
		}
	}
	return stmt, nil
}

func bind(stmt *sqlite3.Stmt, i int, arg any) error {
	switch v := arg.(type) {
	case string:
		return stmt.BindText(i, v)
	case Sharing:
		return stmt.BindText(i, string(v))
	case int:
		return stmt.BindInt(i, v)
	case int64:
		return stmt.BindInt64(i, v)
	case []byte:
		return stmt.BindBlob(i, v)
	case bool:
		return stmt.BindBool(i, v)
	case time.Time:
		return stmt.BindInt64(i, v.UnixMilli())
	}
	return fmt.Errorf("bind %T", arg)
}

// exec runs a statement that answers nothing.
func (s *Store) exec(sql string, args ...any) error {
	return s.rows(sql, args, func(*sqlite3.Stmt) {})
}

// rows calls row for each row that sql answers. The statement is always left
// reset: one that is not would hold its snapshot, and the log could not be
// emptied.
func (s *Store) rows(sql string, args []any, row func(*sqlite3.Stmt)) error {
	stmt, err := s.prepared(sql, args)
	if err != nil {
		return err
	}
	for stmt.Step() {
		row(stmt)
	}
	err = stmt.Err()
	if resetting := stmt.Reset(); err == nil {
		err = resetting
	}
	if len(args) > 0 {
		_ = stmt.ClearBindings() // a copy of the text, else, until the next use
	}
	return err
}

// transaction runs f in a transaction that may write, and commits it. When f or
// the commit fails everything is rolled back.
func (s *Store) transaction(f func() error) error {
	err := s.exec(`BEGIN IMMEDIATE`)
	if err != nil {
		return err
	}
	if err = f(); err == nil {
		err = s.exec(`COMMIT`)
	}
	if err != nil && !s.db.GetAutocommit() {
		if rolling := s.exec(`ROLLBACK`); rolling != nil {
			return fmt.Errorf("%w, and undo: %w", err, rolling)
		}
	}
	return err
}

// view locks the store and runs f, which reads. What was being done opens the
// text of an error.
func (s *Store) view(doing string, f func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	ended := false
	defer func() {
		// After a panic the connection may be in the middle of something, where
		// nothing more could be saved.
		s.again = s.again || !ended && s.db != nil
	}()
	err := s.read(doing, f)
	ended = true
	return err
}

// read is view with the lock held.
func (s *Store) read(doing string, f func() error) error {
	err := s.ready()
	if err == nil {
		err = f()
	}
	if err == nil && s.disturbed() {
		err = s.hold.busy(errNotReady) // what was read may not belong together
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, s.met(err))
	}
	return nil
}

// met notes what an error asks of the next opening, or of the next use of the
// connection, and explains it.
func (s *Store) met(err error) error {
	if damaged(err) && s.hold.why == nil {
		_ = files.MakePrivate(s.folders.suspectPath())
	}
	unsynced := errors.Is(err, sqlite3.IOERR_FSYNC) || errors.Is(err, sqlite3.IOERR_DIR_FSYNC)
	if unsynced || errors.Is(err, sqlite3.IOERR) && !full(s.folders, err, freeSpace) {
		s.again = true
	}
	s.doubt = s.doubt || unsynced
	return s.explain(err)
}

// write locks the store and runs f in a transaction of this run, after it has taken
// the store over where that is needed. On a full disk the reserve is given up,
// and f runs once more.
func (s *Store) write(doing string, f func() error) error {
	return s.view(doing, func() error {
		if err := s.takeOver(); err != nil {
			return err
		}
		err := s.commit(f)
		if err == nil || !full(s.folders, err, freeSpace) || !dropReserve(s.folders) {
			return err
		}
		_ = s.met(err)
		if err := s.ready(); err != nil {
			return err
		}
		return s.commit(f)
	})
}

func (s *Store) commit(f func() error) error {
	if err := s.settle(); err != nil {
		return err
	}
	run, saved := s.run, s.runSaved
	committed := false
	defer func() {
		if !committed {
			s.run, s.runSaved = run, saved
		}
	}()
	err := s.transaction(func() error {
		if err := s.beginRun(); err != nil {
			return err
		}
		return f()
	})
	if committed = err == nil; !committed {
		return err
	}
	if s.synced {
		return nil
	}
	// The log was made at this opening: a power cut must not take its name.
	if err := files.SyncFolder(s.folders.Data); err != nil {
		return err
	}
	s.synced = true
	return nil
}

// at reads a time of the store.
func at(row *sqlite3.Stmt, column int) time.Time {
	return time.UnixMilli(row.ColumnInt64(column)).UTC()
}
