package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"prebirth/briefings/library"
	"prebirth/cmd/prebirth-measure/terminal"
	"prebirth/progress"
)

// patience is how long the program may take to show what a scene waits for.
const patience = 20 * time.Second

// A scene is one run of the program in a window: keys, waiting, pictures.
type scene struct {
	width, height int
	args          []string
	first         string // words on the first screen
	steps         []step
}

// A step sends a key (or a text), waits for words, and may take a picture of
// what is then still. Any of the three may be empty.
type step struct {
	key     string
	words   string
	picture string
	beside  *scene // played first, in a second terminal, while this one stays open
}

// What is written in the play. Nobody is in it.
const written = "Where they live. I ask about smoking every time, and take an address on the form for a home.\n\n" +
	"What holds me back is not knowing what I could offer if the answer is hard. " +
	"Next visit I will ask how long they can stay there, and who decides that."

// telling is what should not be carried into supervision as it stands. Its number
// is of a range that is never issued.
const telling = "I rang her midwife, Jane Penrose, and read NHS number 999 000 0107 out over the phone. " +
	"The mother is aged 23 and lives near the Fairhaven Surgery. I should have asked her first."

// scenes is the first ten minutes, in order and in one home.
func scenes() []scene {
	part := "unborn-babies/3"
	return []scene{
		{100, 30, nil, "Seven-minute briefings", []step{
			{picture: "library"},
			{key: "enter", words: "01  Background", picture: "reading"},
			{key: "end", words: "end of part 1"},
			{key: "2", words: "First Home"},
			{key: "end", words: "end of part 2"},
			{key: "3", words: "Potential vulnerabilities"},
			{key: "esc", words: "Continue", picture: "library-continued"},
		}},
		{120, 34, []string{"read", part}, "03  ", []step{{words: "Reflect", picture: "reading-wide"}}},
		{100, 30, []string{"read", part}, "03  ", []step{
			{key: "r", words: "Nothing written yet"},
			{key: written, words: "decides"},
			{words: "Saved "},
			{key: "ctrl+o", words: "│", picture: "reflecting"},
			{key: "esc", words: "part 3 of 7"},
			{key: "esc", words: "Continue"},
			{key: "m", words: "of 3", picture: "my-reflections"},
			{key: "esc", words: "Continue"},
			{key: "s", words: "Your supervisor"},
			{key: "enter", words: "Nothing was said"},
			{key: "c", words: "On the whole"},
			{key: "You stayed with it. What would asking twice sound like?", words: "asking twice sound like?"},
			{key: "ctrl+s", words: "sound like?", picture: "supervision"},
			{key: "esc", words: "1 comment"},
			{key: "esc", words: "Continue"},
			{key: "/", words: "Find:"},
			{key: "curious", words: "In my reflections", picture: "find"},
		}},
		{100, 30, []string{"read", "key-messages/4"}, "4", []step{
			{key: "r", words: "Nothing written yet"},
			{key: telling, words: "asked her first"},
			{words: "Saved "},
			{key: "ctrl+r", words: "What may identify someone", picture: "check"},
		}},
		{40, 12, []string{"read", part}, "03  ", []step{{picture: "reading-small"}}},
		led(),
	}
}

// led is a session with a team: the room, and the trainer's notes beside it. Their
// clock is paused, so that it does not run on in the pictures.
func led() scene {
	notes := scene{100, 30, []string{"notes"}, "To ask", []step{
		{key: "x", words: "paused", picture: "notes"},
		{key: "enter", words: "Said:"},
		{key: "We ask about smoking. We do not ask where she sleeps.", words: "she sleeps"},
		{key: "enter", words: "hidden  We ask"},
		{key: "At booking we had four weeks, and said nothing.", words: "said nothing"},
		{key: "enter", words: "hidden  At booking"},
		{key: "tab", words: "reveal, hide"},
		{key: "r", words: "shown   We ask", picture: "notes-said"},
	}}
	return scene{60, 18, []string{"present", "unborn-babies", "--team", "Red team"}, "Before the start", []step{
		{picture: "room-before"},
		{key: "enter", words: "B a c k g r o u n d"},
		{key: "2", words: "F i r s t", picture: "room"},
		{beside: &notes, words: "• We ask", picture: "room-said"},
	}}
}

// earlier is what was written before the play, so that there is something to
// look back on. Its year stands for the year of the pictures, whatever year it
// is now.
func earlier() []progress.Edit {
	return []progress.Edit{
		{Prompt: "unborn-babies/1/hardest-part", Sharing: progress.ForSupervision,
			At: time.Date(seedYear, time.November, 12, 16, 5, 0, 0, time.UTC),
			Text: "Staying curious when a parent says “I'm fine”. I felt I had to choose between being liked and asking again. " +
				"Next time I will say out loud that I am going to ask twice."},
		{Prompt: "key-messages/2", Sharing: progress.Private,
			At: time.Date(seedYear, time.November, 19, 9, 30, 0, 0, time.UTC),
			Text: "Early help came up in week 30. What would have made week 16 possible? We knew enough by then to offer it, " +
				"and nobody had said whose job it was."},
	}
}

// seed puts the earlier reflections into a home, each to the first prompt of
// its part where it names none.
func seed(home string) (err error) {
	lib, err := library.Open()
	if err != nil {
		return err
	}
	folders, err := progress.FoldersFor(home, func(string) string { return "" })
	if err != nil {
		return err
	}
	store, err := progress.Open(folders, progress.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	for _, e := range earlier() {
		if _, p, ok := lib.Part(e.Prompt); ok {
			e.Prompt = p.Prompts[0].ID
		}
		_, _, q, ok := lib.Prompt(e.Prompt)
		if !ok {
			return fmt.Errorf("the library has no prompt %q", e.Prompt)
		}
		e.Reflection, e.Revision = progress.NewID(), progress.NewID()
		e.Asked, e.Published = q.Text, q.Published
		if _, err := store.SaveReflection(e); err != nil {
			return err
		}
	}
	return nil
}

// play runs the scenes and answers with the pictures by file name.
func play(dir string) (map[string][]byte, error) {
	program, err := build(dir)
	if err != nil {
		return nil, err
	}
	pictures := map[string][]byte{}
	for i, sc := range scenes() {
		if i == 1 { // the first screen of all shows an empty home
			if err := seed(filepath.Join(dir, "home")); err != nil {
				return nil, err
			}
		}
		if err := sc.play(program, filepath.Join(dir, "home"), pictures); err != nil {
			return nil, fmt.Errorf("scene %d: %w", i+1, err)
		}
	}
	return pictures, nil
}

func (sc scene) play(program, home string, pictures map[string][]byte) (err error) {
	s, err := terminal.Start(terminal.Options{
		Width: sc.width, Height: sc.height, First: sc.first, Env: []string{"PREBIRTH_HOME=" + home},
	}, program, sc.args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if _, err := s.First(patience); err != nil {
		return err
	}
	for _, st := range sc.steps {
		if st.beside != nil {
			if err := st.beside.play(program, home, pictures); err != nil {
				return fmt.Errorf("beside: %w", err)
			}
		}
		if err := st.take(s, pictures); err != nil {
			return err
		}
	}
	return nil
}

// still is how long nothing must be drawn before a picture is taken: longer
// than the writer waits before it saves.
const still = 700 * time.Millisecond

func (st step) take(s *terminal.Session, pictures map[string][]byte) error {
	if st.key != "" {
		if err := s.Send(keys(st.key)); err != nil {
			return err
		}
	}
	if st.words != "" {
		if err := s.Expect(st.words, patience); err != nil {
			return err
		}
	}
	s.Quiet(still, patience)
	if st.picture != "" {
		pictures[st.picture+".svg"] = draw(shot(s))
	}
	return nil
}

// keys is what a terminal sends for a key, or for a text that is typed.
func keys(key string) string {
	if len(key) > 20 {
		return paste(key)
	}
	return terminal.Code(key)
}

func paste(text string) string { return "\x1b[200~" + text + "\x1b[201~" }
