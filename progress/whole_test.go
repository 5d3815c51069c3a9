package progress

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/ncruces/go-sqlite3"

	"prebirth/progress/whole"
)

// wholeOf is everything in a store, as it is carried.
func wholeOf(t testing.TB, s *Store) string {
	t.Helper()
	var text bytes.Buffer
	_, err := s.Export(&text, noon, "test")
	must(t, err)
	return text.String()
}

func takeIn(t testing.TB, s *Store, text string) Imported {
	t.Helper()
	got, err := s.Import(strings.NewReader(text), false)
	must(t, err)
	return got
}

// notCarried are the tables of a store that a whole leaves out, and why.
var notCarried = map[string]string{
	"meta": "about the file", "runs": "about the file", "moved": "about the file", "erased": "about the file",
	"identity": "keys", "tallies": "follows from the reflections", "search": "an index", "search_words": "an index",
	"search_config": "an index", "search_data": "an index", "search_idx": "an index", "search_docsize": "an index",
}

// rowsOf is every row of every table that is carried, column by column, read past
// everything that this package knows of them. Numbers of rows are told by their order.
func rowsOf(t testing.TB, s *Store) string {
	t.Helper()
	var out strings.Builder
	must(t, s.view("dump", func() error {
		var tables []string
		err := s.rows(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`, nil,
			func(row *sqlite3.Stmt) { tables = append(tables, row.ColumnText(0)) })
		for _, table := range tables {
			if notCarried[table] != "" || err != nil {
				continue
			}
			var lines []string
			err = s.rows(`SELECT * FROM `+table+order(table), nil, func(row *sqlite3.Stmt) {
				if table == "settings" && row.ColumnText(0) == SettingOffered {
					return
				}
				line := table + ":"
				for i := range row.ColumnCount() {
					if row.ColumnName(i) != "seq" {
						line += fmt.Sprintf(" %s=%q", row.ColumnName(i), row.ColumnText(i))
					}
				}
				lines = append(lines, line+"\n")
			})
			if order(table) == "" {
				slices.Sort(lines)
			}
			out.WriteString(strings.Join(lines, ""))
		}
		return err
	}))
	return out.String()
}

func order(table string) string {
	switch table {
	case "reflections":
		return " ORDER BY seq"
	case "revisions":
		return " ORDER BY reflection, seq"
	}
	return ""
}

// fullStore is a store with everything in it, each kind with each column.
func fullStore(t testing.TB) *Store {
	t.Helper()
	s := mustOpen(t, testFolders(t))
	for n, e := range fixtureEdits() {
		if n == 1 {
			e.Base = fixtureID(10)
		}
		save(t, s, e)
	}
	must(t, s.Keep(fixtureID(3), fixtureKept()))
	must(t, s.SetSetting(SettingLockAfter, "5"))
	must(t, s.SetSetting(SettingNoted, "yes"))
	must(t, s.SetSetting(SettingOffered, "yes"))
	must(t, s.SetSetting(RemarkSetting+"comment ruth x", "Not said <yet> & \u2028"))
	must(t, s.SetSharing(fixtureID(2), ForSupervision))
	must(t, s.SavePlace(fixturePlace()))
	must(t, s.MarkRead("unborn-babies/1", noon))
	must(t, s.SetIdentity(Identity{Card: "own card", Keys: "own keys that nobody may see", Since: noon}, false))
	must(t, s.SavePerson(fixturePerson()))
	must(t, s.SavePerson(Person{ID: Myself, Name: "Sian", Role: "Manager", Trust: Verified, Since: noon}))
	must(t, s.SaveHandover(fixtureHandover(), []Shown{fixtureShown()}, []Entry{fixtureEntry()}))
	must(t, s.SaveEntry(Entry{Person: Myself, Digest: "other", ID: fixtureID(43), Mine: true, Kind: "action", At: noon, Body: "{}"}, ""))
	must(t, s.SaveMeeting(fixtureMeeting()))
	must(t, s.SaveNote(fixtureNote()))
	must(t, s.SetStars(fixtureID(2), `["Dŵr"]`))
	must(t, s.SetTags(fixtureID(2), fixtureTags()))
	must(t, s.SaveSession(fixtureSession()))
	must(t, s.SaveSession(Session{ID: fixtureID(51), Briefing: "key-messages", At: noon, Body: "not JSON"}))
	must(t, s.SetSessionAside(fixtureID(51), "it is damaged"))
	return s
}

// Every table is either carried or left out for a reason: a new one fails here
// until it is.
func TestEveryTableIsCarriedOrNot(t *testing.T) {
	dump := rowsOf(t, fullStore(t))
	s := mustOpen(t, testFolders(t))
	must(t, s.view("tables", func() error {
		return s.rows(`SELECT name FROM sqlite_schema WHERE type = 'table'`, nil, func(row *sqlite3.Stmt) {
			if name := row.ColumnText(0); notCarried[name] == "" && !strings.Contains("\n"+dump, "\n"+name+":") {
				t.Errorf("the table %s is neither filled by this test nor said to stay behind", name)
			}
		})
	}))
}

func TestEverythingComesOverWhole(t *testing.T) {
	first := fullStore(t)
	text := wholeOf(t, first)
	second := mustOpen(t, testFolders(t))
	got := takeIn(t, second, text)
	if a, b := rowsOf(t, first), rowsOf(t, second); a != b {
		t.Errorf("the store was\n%s\nand is\n%s", a, b)
	}
	have, err := first.Held()
	must(t, err)
	for part, n := range have {
		switch {
		case part == "versions":
			if got.Versions != n {
				t.Errorf("%d versions of %d", got.Versions, n)
			}
		case part == "cards":
			if got.Parts[part].Left != n {
				t.Errorf("%s: %+v of %d", part, got.Parts[part], n)
			}
		case got.Parts[part] != Taken{Added: n}:
			t.Errorf("%s: %+v of %d", part, got.Parts[part], n)
		}
	}
	// What a search finds, and the counts, followed.
	wantTexts(t, second, Filter{Words: "dwr"}, fixtureEdits()[2].Text)
	one, err := first.Tallies()
	must(t, err)
	two, err := second.Tallies()
	must(t, err)
	if fmt.Sprint(one) != fmt.Sprint(two) {
		t.Errorf("tallies %v and %v", one, two)
	}
	must(t, second.view("check", func() error {
		return second.exec(`INSERT INTO search(search, rank) VALUES ('integrity-check', 1)`)
	}))
	if again := takeIn(t, second, text); again.Changed || rowsOf(t, second) != rowsOf(t, first) {
		t.Errorf("the same file again: %+v", again)
	}
	if strings.ReplaceAll(text, `"cards": [
{"card":"own card","since":"2026-11-20T12:00:00Z"}
]`, `"cards": [
]`) != wholeOf(t, second) {
		t.Errorf("what is written of the second is not what was written of the first")
	}
}

// No key, no passphrase, nothing of the computer.
func TestAWholeHasNoSecrets(t *testing.T) {
	text := wholeOf(t, fullStore(t))
	for _, secret := range []string{"own keys", "keys\"", SettingOffered, "AGE-SECRET"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q is in it", secret)
		}
	}
	if strings.Contains(text, "\r") || !strings.HasSuffix(text, "}\n") {
		t.Error("its lines do not end as they should")
	}
	if text != wholeOf(t, fullStore(t)) {
		t.Error("the same store gives another file")
	}
}

// A file that is damaged anywhere leaves the store as it was.
func TestADamagedWholeChangesNothing(t *testing.T) {
	text := wholeOf(t, fullStore(t))
	s := mustOpen(t, testFolders(t))
	save(t, s, edit("unborn-babies/3/acting-today", "What was here before", 0))
	before := rowsOf(t, s)
	end := strings.LastIndex(text, "}") + 1
	for n := range end {
		if _, err := s.Import(strings.NewReader(text[:n]), false); err == nil {
			t.Fatalf("the first %d bytes are taken for a whole file", n)
		} else if wrong := (*whole.Error)(nil); !asImport(err, &wrong) || wrong.Hint() == "" {
			t.Fatalf("cut after %d bytes: %v", n, err)
		}
		if n%97 == 0 && rowsOf(t, s) != before {
			t.Fatalf("the first %d bytes changed the store", n)
		}
	}
	if rowsOf(t, s) != before {
		t.Fatal("a cut file changed the store")
	}
	takeIn(t, s, "\xef\xbb\xbf"+strings.ReplaceAll(text, "\n", "\r\n"))
	if len(texts(t, s, Filter{})) != 4 {
		t.Error("an editor's line ends and mark keep it from being read")
	}
}

func TestWhatIsNotAWholeIsRefused(t *testing.T) {
	text := wholeOf(t, fullStore(t))
	one := func(from, to string) string {
		if !strings.Contains(text, from) {
			t.Fatalf("%q is not in it", from)
		}
		return strings.Replace(text, from, to, 1)
	}
	for _, c := range []struct{ text, says, hint string }{
		{"", "ends too early", "carry it over whole"},
		{"words", "not a file of prebirth export", "prebirth export --all"},
		{"[]", "not a file of prebirth export", "prebirth export --all"},
		{`{"schema": 1, "reflections": []}`, "not a file of prebirth export", "prebirth restore"},
		{one(`"schema": 1`, `"schema": 2`), "a newer version", "use that version"},
		{one(`"schema": 1`, `"schema": 0`), "not a file of", ""},
		{one(`"schema": 1`, `"schema": "x"`), "not a file of", ""},
		{one("everything in prebirth", "something"), "not a file of", ""},
		{text + "{}", "after its end", ""},
		{one(`"places"`, `"plaices"`), "places: its parts are not those", ""},
		{one(`"name":"first note read"`, `"nom":"x","name":"first note read"`), "entry 1 of settings", ""},
		{one(`"name":"first note read"`, `"name":"x","name":"first note read"`), "is there twice", ""},
		{one(`"name":"first note read"`, `"Name":"first note read"`), "capitals", ""},
		{one(`"name":"first note read"`, `"name":"`+SettingOffered+`"`), "about one computer", ""},
		{one(`"name":"first note read"`, `"name":7`), "not as prebirth writes it", ""},
		{one(`"name":"first note read"`, "\"name\":\"\xff\""), "UTF-8", ""},
		{one(`"value":"yes"`, `"value":`+strings.Repeat("[", 3000)+strings.Repeat("]", 3000)), "deep", ""},
		{one(`"sharing":"private"`, `"sharing":"public"`), "entry 1 of reflections", ""},
		{one(`"trust":"verified"`, `"trust":"always"`), "no trust", ""},
		{one(`"person":"SHA256:ruth"`, `"person":"SHA256:mallory"`), "entry 1 of handovers: it is about a person who is not in the file", ""},
		{one(`"revision":"`+fixtureID(12), `"revision":"`+fixtureID(99)), "present version is not among", ""},
		{one(`"at":"2026-11-20T12:00:00Z"`, `"at":"yesterday"`), "not as prebirth writes it", ""},
		{one(`"id":"`+fixtureID(50)+`"`, `"id":""`), "entry 1 of sessions: its id is empty", ""},
		{one(`"id":"`+fixtureID(50)+`"`, `"id":"`+strings.Repeat("x", 2000)+`"`), "longer than", ""},
	} {
		s := mustOpen(t, testFolders(t))
		before := rowsOf(t, s)
		_, err := s.Import(strings.NewReader(c.text), true)
		wrong := (*whole.Error)(nil)
		if !asImport(err, &wrong) || !strings.Contains(err.Error(), c.says) || !strings.Contains(wrong.Hint(), c.hint) || wrong.Hint() == "" {
			t.Errorf("%.60q: %v (%v)", c.says, err, wrong)
		}
		if rowsOf(t, s) != before {
			t.Errorf("%s: the store was changed", c.says)
		}
	}
}

func TestPartsHaveDifferentNames(t *testing.T) {
	var names []string
	for _, p := range wholeParts() {
		names = append(names, p.name)
	}
	if slices.Sort(names); len(slices.Compact(names)) != len(wholeParts()) {
		t.Error(names)
	}
}

func asImport(err error, to **whole.Error) bool { return errors.As(err, to) }
