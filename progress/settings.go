package progress

import (
	"fmt"
	"strconv"

	"github.com/ncruces/go-sqlite3"
)

// Settings are kept in the store under these names.
const (
	// SettingOffered is "yes" once a passphrase was offered.
	SettingOffered = "passphrase offered"
	// SettingNoted is "yes" once the note before the first reflection was read.
	SettingNoted = "first note read"
	// SettingToured is "yes" once a key was pressed after the first words to somebody new.
	SettingToured = "tour seen"
	// SettingLockAfter is the idle minutes after which the program locks itself,
	// as a number; "0" is never. Without it they are [DefaultLockAfter].
	SettingLockAfter = "lock after minutes"
)

// DefaultLockAfter is in minutes, and so is mostLockAfter, a day.
const (
	DefaultLockAfter = 10
	mostLockAfter    = 24 * 60
)

// LockAfter is the minutes that the value of [SettingLockAfter] says, 0 for never. ok
// is false where it says nothing that can be understood; they are then the default.
func LockAfter(value string) (minutes int, ok bool) {
	minutes, err := strconv.Atoi(value)
	if err != nil || minutes < 0 || minutes > mostLockAfter {
		return DefaultLockAfter, false
	}
	return minutes, true
}

// Setting returns the value of a setting, empty where it was never set.
func (s *Store) Setting(name string) (value string, err error) {
	err = s.view("read setting", func() error {
		return s.rows(`SELECT value FROM settings WHERE name = ?`, []any{name},
			func(row *sqlite3.Stmt) { value = row.ColumnText(0) })
	})
	return value, err
}

// SetSetting keeps the value of a setting.
func (s *Store) SetSetting(name, value string) error {
	if name == "" {
		return fmt.Errorf("keep setting: %w", errNoID)
	}
	return s.write("keep setting", func() error {
		return s.exec(`INSERT OR REPLACE INTO settings(name, value) VALUES (?, ?)`, name, value)
	})
}

// Begun says whether a person has kept anything: a place, a part that was read, a
// reflection, a session or what a supervisor was handed, or whether one of the first
// words to somebody new was answered. What can be set for them before their first start,
// such as the minutes after which it locks itself, does not count.
func (s *Store) Begun() (begun bool, err error) {
	err = s.view("look for what was kept", func() error {
		return s.rows(`SELECT EXISTS (SELECT 1 FROM places) OR EXISTS (SELECT 1 FROM reads) OR EXISTS (SELECT 1 FROM reflections)
			OR EXISTS (SELECT 1 FROM sessions) OR EXISTS (SELECT 1 FROM entries)
			OR EXISTS (SELECT 1 FROM settings WHERE name <> ?)`, []any{SettingLockAfter},
			func(row *sqlite3.Stmt) { begun = row.ColumnBool(0) })
	})
	return begun, err
}
