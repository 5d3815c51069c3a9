package progress

import (
	"fmt"
	"time"

	"github.com/ncruces/go-sqlite3"
)

// migrations are the steps from an empty file to the present format. Format n is
// the first n of them; PRAGMA user_version holds n. A step that was released is
// never changed: add another, and a folder of testdata that it wrote.
func migrations() []string { return []string{schema1, schema2, schema3, schema4, schema5} }

// Times are milliseconds since 1970 UTC.
//
// reflections.seq grows with each save: a save of any reflection but the newest
// gives its row the next number. So descending seq is "saved last first", it is
// the row's own key, and the key of its row in the search index; lists, filtered
// lists and searches all walk it backwards and stop at their limit. An index on
// one column ends in seq by itself, so that each filter has the same order.
// The two partial indexes hold what is for supervision, which is little.
//
// reflections.marks are words that no text holds, one for each thing a search can be
// narrowed by. They are in the search index beside the text, and a narrowed
// search is the meeting of two ordered lists.
//
// search_words is the same index seen as a list of its words.
//
// search keeps no copy of the text. Where words stood that were taken out it
// keeps until it next merges its parts; Erase makes it merge them all. (Its option
// secure-delete would do so at each save, and make saves six times as long.)
const schema1 = `
CREATE TABLE meta (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta(name, value) VALUES ('made', strftime('%Y-%m-%dT%H:%M:%SZ'));

CREATE TABLE runs (
	run     INTEGER PRIMARY KEY,
	pid     INTEGER NOT NULL,
	started INTEGER NOT NULL,
	ended   INTEGER,                    -- NULL until the store was closed
	saved   TEXT,                       -- id of the reflection saved last
	checked INTEGER NOT NULL DEFAULT 0, -- the file was checked after this run's death
	told    INTEGER NOT NULL DEFAULT 0  -- the person was told of it
) STRICT;
CREATE INDEX runs_open ON runs(pid) WHERE ended IS NULL AND told = 0;

CREATE TABLE places (
	briefing TEXT PRIMARY KEY,
	part     TEXT NOT NULL,
	block    INTEGER NOT NULL,
	letters  INTEGER NOT NULL,
	prompt   TEXT NOT NULL,
	cursor   INTEGER NOT NULL,
	at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reads (
	part TEXT PRIMARY KEY,
	at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reflections (
	seq       INTEGER PRIMARY KEY,
	id        TEXT NOT NULL UNIQUE,
	prompt    TEXT NOT NULL,
	briefing  TEXT NOT NULL,
	asked     TEXT NOT NULL,
	published INTEGER NOT NULL,
	sharing   TEXT NOT NULL CHECK (sharing IN ('private', 'for supervision')),
	text      TEXT NOT NULL,
	created   INTEGER NOT NULL,
	updated   INTEGER NOT NULL,
	marks     TEXT NOT NULL GENERATED ALWAYS AS (
		'b' || hex(briefing) || ' p' || hex(prompt) ||
		CASE sharing WHEN 'private' THEN ' sprivate' ELSE ' ssupervision' END
	) VIRTUAL
) STRICT;
CREATE INDEX reflections_briefing ON reflections(briefing);
CREATE INDEX reflections_prompt ON reflections(prompt);
CREATE INDEX reflections_shared ON reflections(sharing) WHERE sharing = 'for supervision';
CREATE INDEX reflections_shared_briefing ON reflections(briefing) WHERE sharing = 'for supervision';
CREATE INDEX reflections_shared_prompt ON reflections(prompt) WHERE sharing = 'for supervision';

CREATE TABLE revisions (
	id         TEXT PRIMARY KEY,
	reflection TEXT NOT NULL REFERENCES reflections(id) ON DELETE CASCADE,
	asked      TEXT NOT NULL,
	text       TEXT NOT NULL,
	at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX revisions_reflection ON revisions(reflection);

CREATE TABLE tallies (
	prompt TEXT PRIMARY KEY,
	total  INTEGER NOT NULL,
	shared INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(
	text, marks,
	content='reflections', content_rowid='seq',
	tokenize="unicode61 remove_diacritics 2", prefix='2 3 4 5 6', columnsize=0
);
CREATE VIRTUAL TABLE search_words USING fts5vocab(search, instance);

CREATE TRIGGER reflections_added AFTER INSERT ON reflections BEGIN
	INSERT INTO search(rowid, text, marks) VALUES (new.seq, new.text, new.marks);
	INSERT INTO tallies(prompt, total, shared) VALUES (new.prompt, 1, new.sharing = 'for supervision')
		ON CONFLICT(prompt) DO UPDATE SET total = total + 1, shared = shared + excluded.shared;
END;

CREATE TRIGGER reflections_erased AFTER DELETE ON reflections BEGIN
	INSERT INTO search(search, rowid, text, marks) VALUES ('delete', old.seq, old.text, old.marks);
	UPDATE tallies SET total = total - 1, shared = shared - (old.sharing = 'for supervision')
		WHERE prompt = old.prompt;
	DELETE FROM tallies WHERE prompt = old.prompt AND total = 0;
END;

CREATE TRIGGER reflections_reworded AFTER UPDATE ON reflections
WHEN old.seq <> new.seq OR old.text <> new.text OR old.marks <> new.marks BEGIN
	INSERT INTO search(search, rowid, text, marks) VALUES ('delete', old.seq, old.text, old.marks);
	INSERT INTO search(rowid, text, marks) VALUES (new.seq, new.text, new.marks);
END;

CREATE TRIGGER reflections_moved AFTER UPDATE ON reflections
WHEN old.prompt <> new.prompt OR old.sharing <> new.sharing BEGIN
	UPDATE tallies SET total = total - 1, shared = shared - (old.sharing = 'for supervision')
		WHERE prompt = old.prompt;
	INSERT INTO tallies(prompt, total, shared) VALUES (new.prompt, 1, new.sharing = 'for supervision')
		ON CONFLICT(prompt) DO UPDATE SET total = total + 1, shared = shared + excluded.shared;
	DELETE FROM tallies WHERE prompt = old.prompt AND total = 0;
END;
`

// reflections.revision is the revision that holds the present words.
//
// revisions.seq counts the revisions of one reflection in the order they were last
// saved, which their times are not when the clock was put back.
//
// moved says what became of a revision whose words could not be saved where they
// belonged, because another copy of the program had changed them there: whoever
// goes on writing it writes that one.
//
// erased remembers for a while, by a digest of its id, that a reflection was
// erased, so that words on their way do not bring it back.
const schema2 = `
ALTER TABLE reflections ADD COLUMN revision TEXT NOT NULL DEFAULT '';
UPDATE reflections SET revision = coalesce((SELECT v.id FROM revisions v WHERE v.reflection = reflections.id
	ORDER BY v.text = reflections.text DESC, v.at DESC, v.id DESC LIMIT 1), '');

ALTER TABLE revisions ADD COLUMN seq INTEGER NOT NULL DEFAULT 0;
UPDATE revisions SET seq = place.n FROM (
	SELECT v.id, row_number() OVER (PARTITION BY v.reflection ORDER BY r.revision = v.id, v.at, v.id) AS n
	FROM revisions v JOIN reflections r ON r.id = v.reflection
) place WHERE place.id = revisions.id;
DROP INDEX revisions_reflection;
CREATE UNIQUE INDEX revisions_order ON revisions(reflection, seq, at);

CREATE TABLE moved (
	revision TEXT PRIMARY KEY,
	became   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX moved_became ON moved(became);

CREATE TABLE erased (
	digest BLOB PRIMARY KEY,
	at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept (
	reflection TEXT NOT NULL REFERENCES reflections(id) ON DELETE CASCADE ON UPDATE CASCADE,
	words      TEXT NOT NULL,
	kind       TEXT NOT NULL,
	reason     TEXT NOT NULL,
	at         INTEGER NOT NULL,
	PRIMARY KEY (reflection, words)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

// What is exchanged with others, all of it under the id of the person it is
// exchanged with.
//
// identity holds one's own keys; the row that is not retired is the present one.
//
// shown is each version of a reflection that somebody was shown, theirs or (mine)
// one's own, with each handover that showed it. The digest of the words says which
// version it is: a revision goes on changing while one stretch of writing lasts.
//
// entries are what two people say about reflections. One that has left never
// changes. The digest of its canonical form is its name, so that the same entry,
// from wherever it comes and however often, is one row.
//
// So whatever is opened, in whatever order and however often, only ever adds rows
// whose content it alone decides, and the same rows are there in the end.
//
// notes and stars leave with nobody, and stars only with what they are in.
const schema3 = `
CREATE TABLE identity (
	card    TEXT PRIMARY KEY,
	keys    TEXT NOT NULL,
	since   INTEGER NOT NULL,
	retired INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
	id      TEXT PRIMARY KEY,
	name    TEXT NOT NULL,
	role    TEXT NOT NULL,
	card    TEXT NOT NULL,
	trust   TEXT NOT NULL CHECK (trust IN ('unverified', 'verified', 'changed', 'retired')),
	since   INTEGER NOT NULL,
	checked INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE handovers (
	id       TEXT PRIMARY KEY,
	person   TEXT NOT NULL REFERENCES people(id),
	sent     INTEGER NOT NULL,
	kind     TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	hash     TEXT NOT NULL,
	manifest TEXT NOT NULL,
	created  INTEGER NOT NULL,
	at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX handovers_sequence ON handovers(person, sent, sequence);

CREATE TABLE shown (
	person     TEXT NOT NULL REFERENCES people(id),
	mine       INTEGER NOT NULL,
	reflection TEXT NOT NULL,
	digest     TEXT NOT NULL,
	revision   TEXT NOT NULL,
	prompt     TEXT NOT NULL,
	asked      TEXT NOT NULL,
	published  INTEGER NOT NULL,
	briefing   TEXT NOT NULL,
	part       TEXT NOT NULL,
	text       TEXT NOT NULL,
	stars      TEXT NOT NULL,
	written    INTEGER NOT NULL,
	at         INTEGER NOT NULL,
	handover   TEXT NOT NULL,
	PRIMARY KEY (person, mine, reflection, handover, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_overview ON shown(mine, person, reflection, written, at, digest);
CREATE INDEX shown_reflection ON shown(reflection);

CREATE TABLE entries (
	person     TEXT NOT NULL REFERENCES people(id),
	digest     TEXT NOT NULL,
	id         TEXT NOT NULL,
	mine       INTEGER NOT NULL,
	kind       TEXT NOT NULL,
	about      TEXT NOT NULL,
	at         INTEGER NOT NULL,
	body       TEXT NOT NULL,
	gone       INTEGER NOT NULL,
	PRIMARY KEY (person, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_about ON entries(about);

CREATE TABLE meetings (
	id     TEXT PRIMARY KEY,
	person TEXT NOT NULL REFERENCES people(id),
	held   INTEGER NOT NULL,
	body   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX meetings_held ON meetings(person, held);

CREATE TABLE notes (
	person TEXT NOT NULL REFERENCES people(id),
	about  TEXT NOT NULL,
	text   TEXT NOT NULL,
	at     INTEGER NOT NULL,
	PRIMARY KEY (person, about)
) STRICT, WITHOUT ROWID;

CREATE TABLE stars (
	reflection TEXT PRIMARY KEY REFERENCES reflections(id) ON DELETE CASCADE ON UPDATE CASCADE,
	passages   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

// sessions are what a trainer ran with teams. The body is a document whose form is
// not this package's; what stands beside it is there to choose by. aside is why a
// body cannot be read: it is kept as it was found.
const schema4 = `
CREATE TABLE sessions (
	id       TEXT PRIMARY KEY,
	briefing TEXT NOT NULL,
	team     TEXT NOT NULL,
	at       INTEGER NOT NULL,
	body     TEXT NOT NULL,
	aside    TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_at ON sessions(at);
`

// reflections.tags are the writer's themes, a line for each. The index has only what
// is tagged, which is little. What is to be looked back on is found by its day, without
// reading what was written on any other.
const schema5 = `
ALTER TABLE reflections ADD COLUMN tags TEXT NOT NULL DEFAULT '';
CREATE INDEX reflections_tagged ON reflections(tags) WHERE tags <> '';
CREATE INDEX reflections_updated ON reflections(updated);
`

// checkVersion returns a [*VersionError] for a store of a newer format. It only
// reads.
func (s *Store) checkVersion() (have int, err error) {
	err = s.rows(`PRAGMA user_version`, nil, func(row *sqlite3.Stmt) { have = row.ColumnInt(0) })
	if need := len(migrations()); err == nil && have > need {
		err = &VersionError{Have: have, Need: need, Path: s.folders.StorePath()}
	}
	return have, err
}

// migrate brings the file to the present format, one transaction for each step,
// after a backup of what is there.
func (s *Store) migrate() error {
	have, err := s.checkVersion()
	if err == nil && have > 0 && have < len(migrations()) {
		if err = s.backupFile(backupPath(s.folders, time.Now())); err != nil {
			err = fmt.Errorf("make a backup before the store is brought to format %d: %w", len(migrations()), err)
		}
	}
	for err == nil && have < len(migrations()) {
		err = s.transaction(func() error {
			// Another copy of the program may have done it in the meantime.
			if have, err = s.checkVersion(); err != nil || have == len(migrations()) {
				return err
			}
			step := migrations()[have]
			have++
			if err := s.db.Exec(step); err != nil {
				return fmt.Errorf("bring store to format %d: %w", have, err)
			}
			return s.db.Exec(fmt.Sprintf(`PRAGMA user_version = %d`, have))
		})
	}
	return err
}
