package supervision

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/progress/record"
)

// errNoMeeting is a record where no meeting was noted.
var errNoMeeting = errors.New("no meeting was noted yet")

// Form is how a record is written to a file of a name: as a Word document for .docx,
// as HTML for .html, else as Markdown.
func Form(path string) func(record.Layout, record.Record) []byte {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".docx":
		return record.Docx
	case ".html", ".htm":
		return record.HTML
	}
	return record.Markdown
}

// WriteRecord writes the record of the last meeting with a person to a new file that
// only its owner can read, without the words of the reflections. What is certain to
// identify somebody stops it, with a [*StoppedError].
func (d *Desk) WriteRecord(b *Between, title Title, path string) error {
	const doing = "write the record"
	meetings, err := d.Meetings(b.Person.ID)
	if err == nil && len(meetings) == 0 {
		err = errNoMeeting
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	me, err := d.Me()
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	made := b.Record(meetings[0], me, title, false)
	if n := certain(made.Texts()); n > 0 {
		return fmt.Errorf("%s: %w", doing, &StoppedError{n})
	}
	if err := progress.WritePrivate(path, Form(path)(record.Default(), made)); err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// certain counts what is certain to identify somebody.
func certain(texts []string) (n int) {
	for _, text := range texts {
		for _, f := range guard.Find(text) {
			if f.Level == guard.Certain {
				n++
			}
		}
	}
	return n
}
