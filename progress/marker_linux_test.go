package progress

import (
	"os"
	"testing"
)

// A marker whose name cannot be synced is no reason to move anything yet.
func TestNothingIsMovedBeforeTheMarkerIsSynced(t *testing.T) {
	f := testFolders(t)
	must(t, os.MkdirAll(f.Data, 0o700))
	must(t, os.WriteFile(f.newStorePath(), []byte("new"), 0o600))
	c := &change{folders: f, name: rekeyMarker}
	c.move("data/reflections.db.new", "data/reflections.db")
	must(t, c.commit())
	must(t, os.Chmod(f.Data, 0o300)) // names can be changed, and the folder not opened
	asNobody(t, homeOf(f), func() {
		if err := c.finish(func(string) {}); err == nil {
			t.Error("it was synced")
		}
	})
	must(t, os.Chmod(f.Data, 0o700))
	if _, err := os.Stat(f.newStorePath()); err != nil {
		t.Errorf("it was moved: %v", err)
	}
}
