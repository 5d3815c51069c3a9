package supervision

import (
	"fmt"

	"prebirth/progress"
	"prebirth/progress/guard"
	"prebirth/progress/internal/advice"
	"prebirth/progress/record"
)

// errNoMeeting is a record where no meeting was noted.
var errNoMeeting = advice.New("no meeting was noted yet", "prebirth review end notes one")

// WriteRecord writes the record of the last meeting with a person to a new file that
// only its owner can read, without the words of the reflections, in the form that the
// file's name asks for, else as Markdown. What is certain to identify somebody stops
// it, with a [*StoppedError], and a PDF what it cannot set, with a [*record.SignError].
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
	form, _ := record.FormOf(path)
	data, err := form.Write(record.Default(), made)
	if err == nil {
		err = progress.WritePrivate(path, data)
	}
	if err != nil {
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
