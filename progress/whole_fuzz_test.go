package progress

import (
	"encoding/json"
	"strings"
	"testing"
)

// reread reads an entry of one kind, writes it, and reads it once more.
func reread[T interface{ check() error }](t *testing.T, text []byte) error {
	one, err := strictly[T](text)
	if err != nil {
		return err
	}
	again, err := json.Marshal(one)
	if err != nil {
		t.Fatalf("%+v is taken in and cannot be written: %v", one, err)
	}
	if err := plainJSON(again); err != nil {
		t.Fatalf("%s is written and not read: %v", again, err)
	}
	if _, err := strictly[T](again); err != nil {
		t.Fatalf("%s is written and not read: %v", again, err)
	}
	return nil
}

// Whatever a file says, reading it ends in good order, and an entry that is taken in
// can be written, and is then read again. (Beside it, a store is far too slow to
// fuzz: TestADamagedWholeChangesNothing tries every cut on one.)
func FuzzReadWhole(f *testing.F) {
	text := wholeOf(f, fullStore(f))
	f.Add(text)
	f.Add(text[:len(text)/2])
	f.Add(strings.Replace(text, "private", "for supervision", 1))
	read := map[string]func(*testing.T, []byte) error{
		"settings": reread[setting], "places": reread[Place], "reads": reread[readPart], "reflections": reread[wholeReflection],
		"cards": reread[card], "people": reread[Person], "handovers": reread[Handover], "shown": reread[Shown], "entries": reread[Entry],
		"meetings": reread[Meeting], "notes": reread[Note], "sessions": reread[Session],
	}
	parts := wholeParts()
	f.Fuzz(func(t *testing.T, text string) {
		err := newWholeReader(withoutMark(strings.NewReader(text))).read(parts, func(part int, entry []byte) error {
			return read[parts[part].name](t, entry)
		})
		if wrong := (*ImportError)(nil); err != nil && (!asImport(err, &wrong) || wrong.Hint() == "") {
			t.Fatal(err)
		}
	})
}
