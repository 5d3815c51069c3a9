package pack

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestWhatASystemLeavesInAZipIsLeftOut(t *testing.T) {
	clean := check(t, save(t, "our-city.zip", zipped(t, named("our-city/our-city.md", good))))
	link := entry{h: zip.FileHeader{Name: "__MACOSX/our-city/._link"}, text: "/etc/passwd"}
	link.h.SetMode(fs.ModeSymlink | 0o777)
	mac := zipped(t, named("our-city/", ""), named("our-city/our-city.md", good), named("our-city/.DS_Store", "\x00\x01"),
		named("__MACOSX/", ""), named("__MACOSX/our-city/._our-city.md", "\x00\x05\x16\x07"), link,
		named("our-city/Thumbs.db", "\xff"), named("our-city/desktop.ini", "[x]"), named("our-city/._pack.json", strings.Repeat("\x00", 5<<20)))
	r := check(t, save(t, "our-city.zip", mac))
	if len(r.Faults) > 0 || r.Pack.Hash != clean.Pack.Hash {
		t.Fatalf("faults %v, hash %s and not %s", r.Faults, r.Pack.Hash, clean.Pack.Hash)
	}
	if want := []string{"__MACOSX", "our-city/.DS_Store", "our-city/._pack.json", "our-city/Thumbs.db", "our-city/desktop.ini"}; !slices.Equal(r.Pack.LeftOut, want) {
		t.Errorf("left out %q", r.Pack.LeftOut)
	}
	kept, err := r.Pack.Bytes()
	if err != nil || strings.Contains(string(kept), "DS_Store") || strings.Contains(string(kept), "passwd") {
		t.Errorf("kept with it: %v", err)
	}
}

func TestWhatAnEditorLeavesInAFolderIsLeftOut(t *testing.T) {
	names := []string{".DS_Store", "._our-city.md", "Thumbs.db", "desktop.ini", ".our-city.md.swp", ".our-city.md.swo", "our-city.md~", "#our-city.md#", ".~lock.our-city.md#"}
	folder := put(t, map[string]string{"our-city.md": good})
	hash := check(t, folder).Pack.Hash
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("\x00"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	err := os.Mkdir(filepath.Join(folder, "__MACOSX"), 0o700)
	if err == nil && runtime.GOOS != "windows" {
		names = append(names, ".#our-city.md")
		err = os.Symlink("/etc/passwd", filepath.Join(folder, ".#our-city.md"))
	}
	if err != nil {
		t.Fatal(err)
	}
	r := check(t, folder)
	if len(r.Faults) > 0 || r.Pack.Hash != hash {
		t.Fatalf("%v", r.Faults)
	}
	for _, name := range append(names, "__MACOSX") {
		if !slices.Contains(r.Pack.LeftOut, name) {
			t.Errorf("%s is not among %q", name, r.Pack.LeftOut)
		}
	}
}

// A name that leads elsewhere is refused, whatever it ends in.
func TestNoNameIsALeavingThatLeadsElsewhere(t *testing.T) {
	for name, want := range map[string]bool{
		".DS_Store": true, "a/b/.DS_Store": true, "__MACOSX/": true, "__MACOSX/a/._b": true, "a.md~": true,
		"../.DS_Store": false, "__MACOSX/../a.md": false, "/.DS_Store": false, `C:\.DS_Store`: false, "a/../__MACOSX/x": false,
		"a.md\n~": false, ".git": false, ".hidden.md": false, "our-city.md": false, "~a.md": false, "__macosx.md": false, "a//.DS_Store": false,
	} {
		if isLeaving(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
