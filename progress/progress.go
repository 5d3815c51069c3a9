// Package progress is what one person has read and written: places, parts read,
// reflections and their revisions, what was exchanged about them with a supervisor,
// and the sessions that were led with a team, in one encrypted file on their own
// machine.
//
// It knows nothing of screens or Markdown, and takes what the packages below it make
// of a handover (supervision) or of a session (session) as rows. The key of the file
// is kept by vault; what leaves is written by record, archive, whole and handover,
// and looked at by guard before. Everything is kept under the plain
// ids that are written in the content: "unborn-babies" for a briefing,
// "unborn-babies/3" for a part, "unborn-babies/3/acting-today" for a prompt.
//
// The promise a [Store] keeps: when a method that writes returns nil, what it
// was given is on the disk, synced. Nothing else is called saved.
package progress

import "time"

// A Place is where a reader stopped in one briefing. It is kept by block and
// letters and not by row of the screen, so that a window of another size opens
// it at the same words.
type Place struct {
	Briefing string    `json:"briefing"` // its id; one place is kept for each
	Part     string    `json:"part"`     // id of the part on the screen
	Block    int       `json:"block"`    // block of the part's page at the top of the screen, from 0
	Letters  int       `json:"letters"`  // of that block above the top of the screen, blanks not counted
	Prompt   string    `json:"prompt"`   // id of the prompt that was open; empty while reading
	Cursor   int       `json:"cursor"`   // byte offset of the cursor in the reflection to Prompt
	At       time.Time `json:"at"`
}

// Sharing says who a reflection is for.
type Sharing string

// A reflection is private until its writer says otherwise.
const (
	Private        Sharing = "private"
	ForSupervision Sharing = "for supervision"
)

// A Reflection is what a person wrote to a prompt, as it stands now.
type Reflection struct {
	ID        string // UUIDv7, so that ids sort by the time they were made
	Revision  string // id of the revision that holds these words
	Prompt    string // id of the prompt
	Asked     string // the prompt's wording when these words were written
	Published bool   // whether a source asks it
	Text      string // exactly as typed, with \n line ends
	Sharing   Sharing
	Created   time.Time
	Updated   time.Time
	Tags      []string // the writer's own themes, of which nobody is told
}

// A Revision is an earlier (or the present) wording of a reflection.
type Revision struct {
	ID         string // UUIDv7
	Reflection string
	Asked      string // the prompt's wording at that time
	Text       string
	At         time.Time // of its last save
}

// An Edit is a reflection on its way to the disk. Saving it creates the
// reflection or replaces its words, and creates the revision or replaces its
// words, so that the same edit saved twice is the same as once.
type Edit struct {
	Reflection string // id; from [NewID] for a new one
	Revision   string // id; the same while one stretch of writing goes on
	Base       string // id of the revision these words were made from; empty for a new reflection
	Prompt     string
	Asked      string
	Published  bool
	Text       string
	Sharing    Sharing // empty leaves it as it is; a new reflection is then private
	At         time.Time
}

// A Filter chooses reflections. The zero Filter is all of them, the one saved
// last first.
type Filter struct {
	Briefing string  // id of a briefing; empty for all
	Prompt   string  // id of a prompt; empty for all
	Sharing  Sharing // empty for both
	Tag      string  // whatever its capitals; empty for all
	Words    string  // words to find, each at least two letters or the start of a word; empty for all
	Limit    int     // at most so many; 0 means 100
	Offset   int
}

// A Tally counts the reflections to one prompt.
type Tally struct {
	Prompt         string
	Total          int
	ForSupervision int
}

// A CameBack is what an earlier run that ended without closing left behind:
// the reflection it wrote last, as it is on disk.
type CameBack struct {
	Reflection Reflection
	Saved      time.Time
}
