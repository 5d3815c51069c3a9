package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// awkward are names of folders as they are found where the program is used, or that a
// shell, a file's address or a database would take for something else.
var awkward = []string{
	"Jane's OneDrive - Example Trust",
	"Zoë Ó Néill 家",
	`O'Neil & Co; %TEMP% $HOME "q" #1?mode=ro`,
}

// The stories of everything that makes, reads, replaces and carries files are told
// again in folders with such names: the store and its key, exports, backups and what is
// restored from them, handovers, settings and passphrases.
func TestStoriesInAwkwardFolders(t *testing.T) {
	stories := []string{"backup", "restore", "restore_elsewhere", "export", "export_all", "export_archive", "handover", "lock", "passphrase", "damaged_store", "record", "erase_everything"}
	for i, name := range awkward {
		t.Run(name, func(t *testing.T) {
			root := filepath.Join(t.TempDir(), name)
			if err := os.Mkdir(root, 0o700); err != nil {
				t.Fatal(err)
			}
			var files []string
			for n, story := range stories {
				if n == 0 || n%len(awkward) == i { // each in one of them, for they take their time
					files = append(files, filepath.Join("testdata", story+".txtar"))
				}
			}
			testscript.Run(t, scripts(testscript.Params{Files: files, WorkdirRoot: root}))
		})
	}
}
