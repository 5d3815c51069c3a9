package tui_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"prebirth/briefings"
	"prebirth/progress"
	"prebirth/progress/session"
	"prebirth/tui"
	"prebirth/tui/robot"
)

// apart is long enough after a key for the same key to be another press.
const apart = 800 * time.Millisecond

// withheld is what may not reach the room.
const withheld = "Kept-from-the-room"

// presented is a library whose trainer's notes hold what may not reach the room.
func presented(t *testing.T) *briefings.Library {
	t.Helper()
	var b strings.Builder
	b.WriteString("---\nid: unborn-babies\ntitle: A title\nkind: seven-minute briefing\npublisher: P\ndate: D\norder: 1\n---\n")
	for n, title := range []string{"One", "Two", "Three", "Four", "Five", "Six", "Seven"} {
		b.WriteString("\n## " + string(rune('1'+n)) + ". Part " + title + "\n\nThe first point of " + title + ".\n\n- second point\n- third point\n\nThe last point.\n" +
			"\n### Reflect\n\n- `ask` *ours* What of " + title + "?\n- `more` *published* What else of " + title + "?\n" +
			"\n### Sources\n\n- S. Date: not given.\n\n### Trainer notes\n\n- " + withheld + " in the notes of " + title + "\n")
	}
	lib, err := briefings.Load(fstest.MapFS{"a.md": &fstest.MapFile{Data: []byte(b.String())}})
	if err != nil {
		t.Log(err) // prompts of different parts have one id: that is only said
	}
	return lib
}

// lead begins a session on that library.
func lead(t *testing.T, options ...robot.Option) *robot.App {
	t.Helper()
	return robot.Lead(t, nil, append([]robot.Option{robot.Library(presented(t))}, options...)...)
}

func TestMovingInEitherMovesBoth(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		room := robot.Lead(t, nil, lib)
		room.Shows("Before the start")
		notes := room.Notes(lib)
		notes.Shows("not begun", "1. Part One").Press("f5")
		room.Shows("P a r t   O n e")
		notes.Press("n")
		room.Shows("P a r t   T w o")
		notes.Shows("2. Part Two", "The room sees part 2.", "Then: 3. Part Three")
		room.Wait(apart).Press("pgdown").Shows("P a r t   T h r e e")
		notes.Shows("3. Part Three").Press("7").Shows("this is the last part")
		room.Shows("P a r t   S e v e n").Press("left").Shows("P a r t   S i x")
		other := room.Notes(lib) // a second one
		other.Shows("6. Part Six").Press("b").Shows("it is blank")
		room.Misses("Six")
		notes.Shows("it is blank").Press("q").Left()
		room.Wait(apart).Press("b").Shows("P a r t   S i x")
		other.Quit()
		room.Quit()
	})
}

// A terminal sends a held key some time after it was pressed, and then thirty times
// a second; a worn clicker sends it twice at once.
func TestAHeldKeyIsOneStep(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := lead(t).Press("enter")
		room.Wait(apart).Burst("pgdown", "pgdown").Shows("P a r t   T w o")
		room.Wait(apart).Press("pgdown")
		time.Sleep(250 * time.Millisecond)
		for range 10 {
			room.Burst("pgdown", "pgdown", "pgdown")
		}
		room.Shows("P a r t   T h r e e")
		room.Wait(apart).Press("pgdown").Shows("P a r t   F o u r")
		room.Wait(apart).Burst("b", "b").Misses("F o u r")
		room.Wait(apart).Press(".").Shows("F o u r")
		room.Press("left").Shows("T h r e e").Press("right").Shows("F o u r") // another key is another step
		notes := room.Notes(robot.Library(presented(t)))
		notes.Burst("pgdown", "pgdown").Shows("5. Part Five")
	})
}

// Escape and F5 are what a clicker sends to end and to begin.
func TestEscapeNeverEndsASession(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := lead(t).Press("f5").Shows("P a r t   O n e")
		room.Wait(10*time.Second).Press("esc", "f5").Shows("P a r t   O n e")
		room.Wait(apart).Press("b").Misses("O n e").Press("esc").Shows("P a r t   O n e")
		room.Press("a").Shows("What of One?").Wait(apart).Press("esc").Shows("P a r t   O n e")
		for range 20 {
			room.Press("esc")
		}
		notes := room.Notes(robot.Library(presented(t)))
		notes.Press("esc", "esc").Shows("part runs")
		if s := room.Session(); !s.Going() || s.Parts[0].Took < 10*time.Second {
			t.Errorf("the session is %+v", s)
		}
	})
}

// Ten minutes, with a discussion and a pause in them, are right to the second, in the
// notes, in notes that were opened late, and on the disk.
func TestTheClocksOfASession(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		room := robot.Lead(t, nil, lib)
		notes := room.Notes(lib)
		room.Press("enter")
		began := time.Now()
		at := func(after time.Duration) { time.Sleep(time.Until(began.Add(after))) }
		at(2 * time.Minute)
		notes.Press("n")
		at(3 * time.Minute)
		notes.Press("enter") // asks
		at(8 * time.Minute)
		notes.Press("tab", "pgdown", "esc")
		at(9 * time.Minute)
		notes.Press("x")
		at(10 * time.Minute)
		notes.Press("x")
		at(11*time.Minute + 500*time.Millisecond)
		notes.Wait(0)
		clocks := func(n *robot.App) {
			t.Helper()
			n.Shows("5:0", " of 7:00", "discussion 5:0", "part runs", "over, part")
			if !n.Has("5:00 of 7:00") && !n.Has("5:01 of 7:00") || !n.Has("discussion 5:00") && !n.Has("discussion 5:01") {
				t.Errorf("the clocks are wrong:\n%s", n.Screen())
			}
		}
		clocks(notes)
		clocks(room.Notes(lib))
		room.Misses("5:0", "over, part")
		room.Wait(6 * time.Second) // it is kept now and then
		s := room.Session()
		if took := s.Pace().Took; took < 5*time.Minute || took > 5*time.Minute+8*time.Second {
			t.Errorf("on the disk it took %v", took)
		}
		if s.Parts[0].Took.Round(time.Second) != 2*time.Minute {
			t.Errorf("part 1 took %v", s.Parts[0].Took)
		}
	})
}

func TestPointByPoint(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := lead(t).Press("v").Shows("one by one").Press("enter")
		room.Shows("The first point of One").Misses("second point", "last point")
		first := room.Screen()
		room.Wait(apart).Press("pgdown").Shows("second point").Misses("third point")
		if strings.Split(first, "\n")[3] != room.Rows()[3] {
			t.Error("what was there has moved")
		}
		notes := room.Notes(robot.Library(presented(t)))
		notes.Shows("point 2 of 4")
		notes.Press("n").Wait(apart).Press("n").Shows("point 4 of 4").Wait(apart).Press("n").Shows("2. Part Two", "point 1 of 4")
		room.Misses("second point").Press("pgup").Shows("P a r t   O n e", "The last point")
		notes.Press("v")
		room.Wait(apart).Press("pgdown").Shows("P a r t   T w o", "The last point")
	})
}

// What the trainer has is in no byte that the room's terminal received, nor in its
// title: the notes, the clocks, the team, what is typed, what is hidden.
func TestNothingOfTheTrainersReachesTheRoom(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		room := robot.Lead(t, func(p *tui.Presenting) { p.Team = withheld }, lib)
		notes := room.Notes(lib)
		room.Press("enter")
		for range 6 {
			notes.Shows(withheld)
			notes.Press("enter").Type("hidden " + withheld).Press("enter").Type("half " + withheld)
			notes.Press("ctrl+t").Type(withheld + " 7").Press("enter")
			notes.Press("tab", "tab").Type(" more").Press("tab")
			notes.Press("esc", "w", "enter").Type("77").Press("enter", "down", "enter").Type(withheld).Press("enter", "esc")
			room.Wait(apart).Press("b").Wait(apart).Press("b")
			room.Wait(apart).Press("f5").Wait(apart).Press("pgdown")
		}
		notes.Press("e", "y")
		room.Press("?").Press("esc")
		bytes := string(room.Bytes())
		for _, word := range []string{withheld, "0:0", "of 7:00", "in hand", "hidden", "77"} {
			if strings.Contains(bytes, word) {
				t.Errorf("the room's terminal received %q", word)
			}
		}
		if room.Title() != "prebirth" {
			t.Errorf("its title is %q", room.Title())
		}
		notes.Quit()
		room.Quit()
	})
}

func TestWhatTheRoomSaysIsRevealed(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		room := robot.Lead(t, nil, lib)
		notes := room.Notes(lib)
		room.Press("enter")
		notes.Press("down", "enter").Type("alpha").Press("enter").Type("beta").Press("enter").Type("gamma").Press("enter", "tab")
		room.Shows("What else of One?").Misses("alpha", "beta", "gamma")
		room.Press("r").Shows("alpha").Misses("beta")
		notes.Shows("shown   alpha", "hidden  beta").Press("up", "up", "down", "down", "r")
		room.Shows("alpha", "gamma").Misses("beta")
		notes.Press("K", "K").Press("down", "m").Press("end").Type(" mended").Press("enter")
		room.Shows("• gamma • alpha mended").Misses("beta")
		notes.Press("d").Shows("Deleted", "gamma").Misses("alpha").Press("u").Shows("alpha mended")
		notes.Press("+").Shows("alpha mended; beta")
		room.Misses("alpha", "beta") // joined with what was hidden
		notes.Press("u", "a")
		room.Shows("beta")
		notes.Press("g").Type("Yes 3").Press("enter").Type("No: 1").Press("enter", "tab")
		room.Misses("hands")
		notes.Press("f")
		room.Shows("Yes: 3 hands", "No: 1 hand", "████")
		notes.Press("up", "up", "up", "up", "down", "down", "down", "right")
		room.Shows("Yes: 4 hands")
		room.Wait(apart).Press("pgdown").Shows("P a r t   O n e").Misses("Yes")
		room.Press("q", "y").Shows("A   t i t l e")
		notes.Wait(2*time.Second).Shows("How long it took", "Saved.")
		s := room.Session()
		if a := s.Asked[0]; len(a.Said) != 3 || a.Said[0].Text != "gamma" || a.Hands[0] != (session.Hand{Label: "Yes", Count: 4}) || !s.Over() {
			t.Errorf("on the disk: %+v", s.Asked)
		}
	})
}

// A session of which the process was killed comes back whole, with the line that was
// being typed, and its clock does not count the time between.
func TestAKilledSessionComesBack(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		room := robot.Lead(t, nil, lib)
		notes := room.Notes(lib)
		room.Press("enter")
		room.Wait(time.Minute).Press("2")
		notes.Press("enter").Type("said already").Press("enter").Type("half a contrib")
		room.Wait(2 * time.Second)
		home := room.Crash()
		place, killed := room.Place()
		killed()
		notes.Wait(time.Second).Shows("The room is not there").Type("ution")
		time.Sleep(time.Hour)
		again := robot.LeadAt(t, place, killed, nil, lib, robot.Home(home))
		again.Shows("was interrupted at part 2").Press("enter").Shows("What of Two?").Misses("said already")
		notes.Wait(time.Second).Shows("hidden  said already", "half a contribution", "1:0").Press("enter").Shows("half a contribution")
		again.Press("r").Shows("said already").Wait(2 * time.Second)
		s := again.Session()
		if took := s.Pace().Took + s.Talk; took > 2*time.Minute || len(s.Asked[0].Said) != 2 {
			t.Errorf("it took %v and holds %+v", took, s.Asked)
		}
	})
}

func TestASecondTerminalTakesOver(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		room := robot.Lead(t, nil, lib)
		notes := room.Notes(lib)
		room.Press("enter").Wait(time.Minute).Press("3")
		place, killed := room.Place()
		who, err := tui.WhoLeads(place)
		if err != nil || who.Team != "Red team" || who.Title != "A title" {
			t.Fatalf("%+v, %v", who, err)
		}
		if err := tui.TakeOver(place); err != nil {
			t.Fatal(err)
		}
		room.Wait(time.Second).Left()
		second := robot.LeadAt(t, place, killed, func(p *tui.Presenting) { p.GoOn = who.Session }, lib, robot.Home(room.Dir()))
		second.Shows("P a r t   T h r e e")
		notes.Wait(time.Second).Shows("3. Part Three", "1:0")
		if _, err := tui.WhoLeads(place); err != nil {
			t.Error(err)
		}
	})
}

// Each team goes on at its own part, and the trainer's own reading is not touched.
func TestTeamsAndOnesOwnStudyAreApart(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		home := robot.Furnish(t, func(s *progress.Store) error {
			return s.SavePlace(progress.Place{Briefing: "unborn-babies", Part: "unborn-babies/5", At: time.Now()})
		})
		begin := func(team string) *robot.App {
			return robot.Lead(t, func(p *tui.Presenting) { p.Team = team }, lib, robot.Home(home))
		}
		red := begin("Red").Press("enter").Wait(apart).Press("2").Wait(apart).Press("3").Press("q", "y", "q")
		red.Left()
		begin("Blue").Shows("[x]  1  Part One").Misses("goes on at").Quit()
		again := begin("RED").Shows("This team has seen 3 parts", "It goes on at part 4", "[ ]  3", "[x]  4").Misses("RED")
		again.Press("enter").Shows("F o u r")
		again.Disk(func(s *progress.Store) {
			places, err := s.Places()
			reads, err2 := s.Reads()
			if err != nil || err2 != nil || places["unborn-babies"].Part != "unborn-babies/5" || len(reads) != 0 {
				t.Errorf("the trainer's own places are %+v, read %v, %v %v", places, reads, err, err2)
			}
		})
	})
}

func TestARehearsalKeepsNothing(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := robot.Lead(t, func(p *tui.Presenting) { p.Rehearse = true }, robot.Library(presented(t)))
		notes := room.Notes(robot.Library(presented(t)))
		room.Press("enter").Wait(30 * time.Second)
		notes.Shows("A rehearsal: nothing of it is kept.", "0:30 of 7:00")
		room.Press("q", "y", "q").Left()
		room.Disk(func(s *progress.Store) {
			if all, err := s.Sessions(); err != nil || len(all) != 0 {
				t.Errorf("kept: %v, %v", all, err)
			}
		})
	})
}

// Where another copy of the program writes, the room is shown and the trainer told;
// it is all kept once that copy has gone.
func TestASessionBesideAnotherCopy(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		lib := robot.Library(presented(t))
		first := robot.Start(t, lib)
		room := robot.Lead(t, nil, lib, robot.Home(first.Dir()))
		room.Shows("Nothing can be kept yet: another copy").Press("enter").Shows("O n e")
		notes := room.Notes(lib)
		room.Wait(2 * time.Second).Misses("NOT SAVED")
		notes.Shows("NOT SAVED")
		first.Quit()
		notes.Wait(6 * time.Second).Shows("Saved.")
		if !room.Session().Going() {
			t.Error("it is not kept")
		}
	})
}

// Without a second terminal the notes are shown in the room's, after a warning.
func TestTheNotesOnTheRoomsOwnScreen(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		room := lead(t).Press("enter", "t").Shows("for everybody who sees it").Misses(withheld)
		room.Press("x").Shows("P a r t   O n e").Misses(withheld)
		room.Wait(apart).Press("t", "y").Shows(withheld, "To ask", "everybody sees what is here").Press("enter").Type("said here").Press("enter", "tab", "r", "t")
		room.Shows("What of One?", "said here").Misses(withheld)
		room.Wait(apart).Resize(40, 12).Press("t", "y").Shows("t hide notes").Press("t").Resize(80, 24)
		for _, away := range []string{"t", "f5", "b"} {
			room.Wait(apart).Press("t", "y").Shows("everybody sees").Press(away).Misses("everybody sees")
		}
		room.Wait(apart).Press("b").Shows("What of One?")
		room.Press("?").Shows("The room's screen").Press("esc").Shows("What of One?")
		room.Press("i").Shows("What of One?")
		if room.Unpainted() != 0 {
			t.Error("the ground is not painted")
		}
	})
}

func TestTheKeyMessagesAreLedOneOrSeveral(t *testing.T) {
	robot.Story(t, func(t *testing.T) {
		messages := func(numbers ...int) func(*tui.Presenting) {
			return func(p *tui.Presenting) {
				p.Briefing, _ = p.Library.Briefing("key-messages")
				p.Parts = numbers
			}
		}
		room := robot.Lead(t, messages())
		room.Shows("[x]  1", "[ ]  2").Press("enter").Shows("1 ").Press("q", "y", "q").Left()
		next := robot.Lead(t, messages(), robot.Home(room.Dir())).Shows("[ ]  1", "[x]  2", "[ ]  3")
		next.Press("space").Shows("Choose at least one part").Press("enter").Shows("Before the start").Press("space", "down", "space", "enter")
		notes := next.Notes()
		notes.Press("n").Wait(apart)
		for range 8 {
			notes.Press("n").Wait(apart)
		}
		notes.Shows("The room sees part 3, screen 7 of 7")
		next.Press("q", "y", "q").Left()
		robot.Lead(t, messages(2, 10)).Shows("[x]  2", "[ ]  3", "[x] 10").Press("enter").Wait(apart).Press("0").Shows("10. Provide")
	})
}
